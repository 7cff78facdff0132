// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/baseline.h"

#include "db/bulk_writer.h"
#include "db/row_reader.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <zstd.h>

#include <cstdint>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;
using db::ValueView;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Baseline)
};

constexpr int kFormatVersion = 1;
constexpr size_t kPartBytes = size_t(1) << 20; ///< before compression
constexpr unsigned long long kPartLimit = 1ULL << 30;
constexpr int kCompression = 1;

QString tableName() {
    return QString::fromLatin1(kBaselineTable);
}

void appendLength(std::string &out, size_t length) {
    for (int shift = 0; shift < 32; shift += 8)
        out += static_cast<char>(length >> shift & 0xff);
}

Result<std::string> compressed(const std::string &bytes) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    const size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kCompression);
    if (ZSTD_isError(size))
        return fail(ErrorCode::Internal, Tr::tr("The baseline cannot be compressed."), {},
                    QString::fromLatin1(ZSTD_getErrorName(size)));
    out.resize(size);
    return out;
}

std::vector<size_t> presentColumns(const Coverage &coverage) {
    std::vector<size_t> columns;
    for (size_t i = 0; i < coverage.present.size(); ++i) {
        if (coverage.present[i])
            columns.push_back(i);
    }
    return columns;
}

void appendCells(std::string &bytes, const std::vector<ValueView> &cells, const std::vector<size_t> &columns) {
    for (const size_t column : columns) {
        const ValueView &cell = cells[column];
        bytes += static_cast<char>(cell.kind);
        if (cell.isNull())
            continue;
        appendLength(bytes, cell.bytes.size());
        bytes += cell.bytes;
    }
}

/// Writes parts: the first one is a head in JSON, the others are rows.
class PartWriter {
public:
    static Result<PartWriter> open(db::Connection &connection, const Node &node, qint64 firstPart) {
        STELLWERK_ASSIGN(db::BulkWriter writer,
                         db::BulkWriter::open(connection, tableName(),
                                              {QStringLiteral("entity"), QStringLiteral("generation"),
                                               QStringLiteral("part"), QStringLiteral("data")}));
        return PartWriter(std::move(writer), node.name, firstPart);
    }

    Status add(const std::string &bytes) {
        STELLWERK_ASSIGN(const std::string packed, compressed(bytes));
        const Value part = Value::integer(m_part++);
        const std::array<ValueView, 4> row{ValueView{ValueKind::Text, m_entity}, ValueView{ValueKind::Integer, "0"},
                                           part.view(), ValueView{ValueKind::Blob, packed}};
        return m_writer.add(row);
    }
    Status finish() {
        STELLWERK_TRY(m_writer.finish());
        return {};
    }

private:
    PartWriter(db::BulkWriter writer, const QString &entity, qint64 part)
        : m_writer(std::move(writer)), m_entity(entity.toStdString()), m_part(part) {}

    db::BulkWriter m_writer;
    std::string m_entity;
    qint64 m_part;
};

/// Takes the bytes of a part apart; they come from a database, so every length is checked.
class PartReader {
public:
    explicit PartReader(std::string_view bytes) : m_bytes(bytes) {}
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }
    /// Nothing when the bytes end in the middle of a cell.
    std::optional<ValueView> cell() {
        if (m_at >= m_bytes.size() || m_bytes[m_at] < 0 || m_bytes[m_at] > static_cast<char>(ValueKind::Blob))
            return {};
        const auto kind = static_cast<ValueKind>(m_bytes[m_at++]);
        if (kind == ValueKind::Null)
            return ValueView{};
        if (m_bytes.size() - m_at < 4)
            return {};
        size_t length = 0;
        for (int shift = 0; shift < 32; shift += 8)
            length |= static_cast<size_t>(static_cast<unsigned char>(m_bytes[m_at++])) << shift;
        if (m_bytes.size() - m_at < length)
            return {};
        const ValueView view{kind, m_bytes.substr(m_at, length)};
        m_at += length;
        return view;
    }

private:
    std::string_view m_bytes;
    size_t m_at = 0;
};

std::unexpected<Error> damaged(const Node &node) {
    return fail(
        ErrorCode::Damaged,
        Tr::tr("The baseline of %1 in the table %2 cannot be read. Nothing was changed.").arg(node.name, tableName()),
        Tr::tr("Delete its rows (DELETE FROM %1 WHERE entity = '%2'); without them the comparison does not know "
               "who changed a cell, until the next deployment.")
            .arg(tableName(), node.name));
}

Result<std::string> decompressed(const Node &node, std::string_view bytes) {
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kPartLimit)
        return damaged(node);
    std::string out(size, '\0');
    if (ZSTD_isError(ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size())))
        return damaged(node);
    return out;
}

} // namespace

Status ensureBaselineTable(db::Connection &connection) {
    const bool isMariaDb = connection.engine() == db::Engine::MariaDb;
    STELLWERK_TRY(connection.exec(
        QStringLiteral("CREATE TABLE IF NOT EXISTS %1 (entity %2 NOT NULL, generation bigint NOT NULL, part bigint NOT "
                       "NULL, data %3 NOT NULL, PRIMARY KEY (entity, generation, part))%4")
            .arg(tableName(), QLatin1String(isMariaDb ? "varchar(191)" : "text"),
                 QLatin1String(isMariaDb ? "longblob" : "blob"),
                 QLatin1String(isMariaDb ? " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin" : ""))));
    return {};
}

Status writeBaseline(db::Connection &connection, const Node &node, const NodeRows &package,
                     const std::set<std::string, std::less<>> &leftOut, const TaskContext &context) {
    const std::vector<size_t> present = presentColumns(package.coverage);
    // Where the package says nothing about the entity, what was deployed last counts on.
    for (const char *sql :
         {"DELETE FROM %1 WHERE entity = ? AND generation = 1",
          present.empty() ? "INSERT INTO %1 (entity, generation, part, data) SELECT entity, 1, part, data FROM %1 "
                            "WHERE entity = ? AND generation = 0"
                          : "UPDATE %1 SET generation = 1 WHERE entity = ? AND generation = 0"})
        STELLWERK_TRY(connection.exec(QString::fromLatin1(sql).arg(tableName()), {Value::text(node.name)}));
    if (present.empty())
        return {};
    QJsonArray columns;
    for (const size_t column : present)
        columns << node.columns[column].name;
    STELLWERK_ASSIGN(PartWriter parts, PartWriter::open(connection, node, 0));
    STELLWERK_TRY(parts.add(QJsonDocument(QJsonObject{{QStringLiteral("format"), QStringLiteral("stellwerk-baseline")},
                                                      {QStringLiteral("format_version"), kFormatVersion},
                                                      {QStringLiteral("key"), QJsonArray::fromStringList(node.key)},
                                                      {QStringLiteral("columns"), columns}})
                                .toJson(QJsonDocument::Compact)
                                .toStdString()));
    std::string bytes;
    std::vector<ValueView> cells;
    RowTable::Reader reader = package.table.read();
    while (true) {
        STELLWERK_ASSIGN(const bool more, reader.next());
        if (!more)
            break;
        if (reader.isDoubtful() || leftOut.contains(reader.row().key))
            continue;
        reader.row().cells(node, cells);
        appendCells(bytes, cells, present);
        if (bytes.size() >= kPartBytes) {
            STELLWERK_TRY(context.checkStop());
            STELLWERK_TRY(parts.add(bytes));
            bytes.clear();
        }
    }
    if (!bytes.empty())
        STELLWERK_TRY(parts.add(bytes));
    return parts.finish();
}

Status addToBaseline(db::Connection &connection, const Node &node, const Coverage &package,
                     const std::vector<std::vector<Value>> &rows) {
    STELLWERK_ASSIGN(
        const auto last,
        connection.selectValue(
            QStringLiteral("SELECT MAX(part) FROM %1 WHERE entity = ? AND generation = 0").arg(tableName()),
            {Value::text(node.name)}));
    STELLWERK_ASSIGN(PartWriter parts,
                     PartWriter::open(connection, node, last ? last->toInteger().value_or(0) + 1 : 1));
    const std::vector<size_t> present = presentColumns(package);
    std::string bytes;
    for (const std::vector<Value> &row : rows) {
        appendCells(bytes, std::vector<ValueView>(row.begin(), row.end()), present);
        if (bytes.size() >= kPartBytes)
            STELLWERK_TRY(parts.add(std::exchange(bytes, {})));
    }
    if (!bytes.empty())
        STELLWERK_TRY(parts.add(bytes));
    return parts.finish();
}

Status returnToFormerBaseline(db::Connection &connection) {
    for (const char *sql : {"DELETE FROM %1 WHERE generation = 0", "UPDATE %1 SET generation = 0"})
        STELLWERK_TRY(connection.exec(QString::fromLatin1(sql).arg(tableName())));
    return {};
}

Result<std::unique_ptr<BaselineSource>> BaselineSource::open(db::Connection &connection, const Catalogue &catalogue,
                                                             AcceptedRenames renames) {
    const QString exists =
        connection.engine() == db::Engine::MariaDb
            ? QStringLiteral(
                  "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?")
            : QStringLiteral("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
    STELLWERK_ASSIGN(const auto table, connection.selectValue(exists, {Value::text(tableName())}));
    if (!table)
        return nullptr;
    STELLWERK_ASSIGN(
        const auto row,
        connection.selectValue(QStringLiteral("SELECT 1 FROM %1 WHERE generation = 0 LIMIT 1").arg(tableName())));
    if (!row)
        return nullptr;
    return std::unique_ptr<BaselineSource>(new BaselineSource(connection, catalogue, std::move(renames)));
}

namespace {

/// Turns the cells of a stored row into a row of the catalogue, with keys as accepted renames have made them.
class RowConverter {
public:
    RowConverter(const Node &node, size_t index, const QStringList &columns, AcceptedRenames &moved)
        : m_node(node), m_index(index), m_moved(moved), m_packer(node), m_values(node.columns.size()) {
        for (const QString &column : columns)
            m_position.push_back(node.columnIndex(column));
    }

    /// Nothing when the bytes end too early.
    std::optional<PackedRow> next(PartReader &part) {
        for (const auto &position : m_position) {
            const auto cell = part.cell();
            if (!cell)
                return {};
            if (position)
                m_values[*position] = *cell;
        }
        for (const NodeReference &reference : m_node.references)
            followRename(reference);
        for (const ValueView &value : m_values)
            m_packer.add(value);
        PackedRow row = m_packer.finish({}, {});
        if (const auto to = newKey(m_index, row.key))
            row.key = *to;
        else if (m_changed)
            m_moved[m_index].emplace(m_oldKey, row.key);
        m_changed = false;
        return row;
    }

private:
    [[nodiscard]] std::optional<std::string_view> newKey(size_t node, std::string_view key) const {
        const auto renames = m_moved.find(node);
        if (renames == m_moved.end())
            return {};
        const auto found = renames->second.find(key);
        return found == renames->second.end() ? std::nullopt : std::optional<std::string_view>(found->second);
    }

    /// A row that was renamed, or whose key contains a renamed one, is meant by its new key everywhere.
    void followRename(const NodeReference &reference) {
        ValueView &cell = m_values[reference.column];
        const auto to = cell.kind == ValueKind::Text ? newKey(reference.target, cell.bytes) : std::nullopt;
        if (!to)
            return;
        if (!m_changed) {
            m_changed = true;
            RowPacker before(m_node);
            for (const ValueView &value : m_values)
                before.add(value);
            m_oldKey = before.finish({}, {}).key;
        }
        cell.bytes = *to;
    }

    const Node &m_node;
    size_t m_index;
    AcceptedRenames &m_moved;
    RowPacker m_packer;
    std::vector<std::optional<size_t>> m_position; ///< of each stored column
    std::vector<ValueView> m_values;
    bool m_changed = false;
    std::string m_oldKey;
};

} // namespace

Result<NodeRows> BaselineSource::read(size_t index, const TaskContext &context) {
    const Node &node = m_catalogue.nodes()[index];
    // What was found when it was read before does not count.
    m_renames.erase(m_renames.lower_bound(index), m_renames.end());
    m_renames.insert(m_accepted.lower_bound(index), m_accepted.end());
    RowSorter sorter;
    Coverage coverage;
    coverage.present.assign(node.columns.size(), false);
    std::optional<RowConverter> converter;
    {
        STELLWERK_ASSIGN(
            db::RowReader reader,
            db::RowReader::open(
                m_connection,
                QStringLiteral("SELECT data FROM %1 WHERE generation = 0 AND entity = %2 ORDER BY part")
                    .arg(tableName(), QString::fromStdString(m_connection.dialect().literal(Value::text(node.name))))));
        while (true) {
            STELLWERK_TRY(context.checkStop());
            STELLWERK_ASSIGN(const bool more, reader.next());
            if (!more)
                break;
            STELLWERK_ASSIGN(const std::string bytes, decompressed(node, reader.at(0).bytes));
            if (!converter) {
                const QJsonObject head = QJsonDocument::fromJson(QByteArray::fromStdString(bytes)).object();
                const QStringList columns = head[QStringLiteral("columns")].toVariant().toStringList();
                if (head[QStringLiteral("format_version")].toInt() != kFormatVersion || columns.isEmpty())
                    return damaged(node);
                if (head[QStringLiteral("key")].toVariant().toStringList() != node.key)
                    break; // rows with another kind of key say nothing about those of today
                for (const QString &column : columns) {
                    if (const auto known = node.columnIndex(column))
                        coverage.present[*known] = true;
                }
                converter.emplace(node, index, columns, m_renames);
                continue;
            }
            for (PartReader part(bytes); !part.atEnd();) {
                const auto row = converter->next(part);
                if (!row)
                    return damaged(node);
                STELLWERK_TRY(sorter.add(*row));
            }
        }
    }
    STELLWERK_ASSIGN(RowTable table, sorter.finish());
    return NodeRows{std::move(table), std::move(coverage)};
}

} // namespace stellwerk::masterdata
