// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/bulk_writer.h"

#include "db/connection_native.h"

#include <QCoreApplication>

#include <charconv>
#include <cstring>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(BulkWriter)
};

/// One LOAD DATA carries about this much: large enough that the statement's own cost vanishes, small enough for memory.
constexpr size_t kLoadBytes = 8 << 20;
/// Multi-row INSERTs stay below half of what every server accepts in one packet by default (16 MiB).
constexpr size_t kInsertBytes = 1 << 20;

} // namespace

struct BulkWriter::Sink {
    Sink(Connection &target, const QString &tableName, const QStringList &columnNames)
        : connection(target), native(target.native()), table(tableName), columns(columnNames) {}
    virtual ~Sink() = default;
    Sink(const Sink &) = delete;
    Sink &operator=(const Sink &) = delete;

    virtual Status open() = 0;
    virtual Status add(std::span<const ValueView> row) = 0;
    virtual Status flush() = 0;

    [[nodiscard]] Error error(const QString &detail = {}) const {
        Error result = native.lastError(
            Tr::tr("Rows cannot be written to the table %1 of “%2”.").arg(table, native.profile.label));
        if (!detail.isEmpty())
            result.detail = detail;
        return result;
    }

    Connection &connection;
    Connection::Native &native;
    QString table;
    QStringList columns;
    qint64 written = 0;
};

/// LOAD DATA LOCAL INFILE whose "file" is a buffer in memory; one statement per buffer.
struct LoadDataSink final : BulkWriter::Sink {
    using Sink::Sink;

    Status open() override {
        STELLWERK_TRY(findBinaryColumns());
        const Dialect &dialect = connection.dialect();
        QStringList targets;
        QStringList assignments;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            if (!binary[static_cast<size_t>(i)]) {
                targets << dialect.quote(columns[i]);
                continue;
            }
            // Bytes that are no text travel as hex digits.
            targets << QStringLiteral("@c%1").arg(i);
            assignments << QStringLiteral("%1 = UNHEX(@c%2)").arg(dialect.quote(columns[i])).arg(i);
        }
        statement =
            QStringLiteral(
                "LOAD DATA LOCAL INFILE 'memory' INTO TABLE %1 CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' "
                "ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' (%2)%3")
                .arg(dialect.quote(table), targets.join(QLatin1String(", ")),
                     assignments.isEmpty() ? QString()
                                           : QString(QLatin1String(" SET ") + assignments.join(QLatin1String(", "))))
                .toUtf8();
        buffer.reserve(kLoadBytes + (kLoadBytes >> 3));
        return {};
    }

    Status findBinaryColumns() {
        const QByteArray probe = QStringLiteral("SELECT %1 FROM %2 LIMIT 0")
                                     .arg(connection.dialect().quoteList(columns), connection.dialect().quote(table))
                                     .toUtf8();
        if (mysql_real_query(native.mysql, probe.constData(), static_cast<unsigned long>(probe.size())) != 0)
            return std::unexpected(error());
        MYSQL_RES *result = mysql_store_result(native.mysql);
        const MYSQL_FIELD *fields = mysql_fetch_fields(result);
        for (unsigned i = 0; i < mysql_num_fields(result); ++i) {
            const bool stringType = fields[i].type == MYSQL_TYPE_STRING || fields[i].type == MYSQL_TYPE_VAR_STRING ||
                                    (fields[i].type >= MYSQL_TYPE_TINY_BLOB && fields[i].type <= MYSQL_TYPE_BLOB);
            binary.push_back(fields[i].type == MYSQL_TYPE_BIT || fields[i].type == MYSQL_TYPE_GEOMETRY ||
                             (stringType && fields[i].charsetnr == 63));
        }
        mysql_free_result(result);
        return {};
    }

    Status add(std::span<const ValueView> row) override {
        for (size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                buffer += '\t';
            // Text in a binary column (uuid, inet6) is read by the server as text, so only bytes become hex.
            appendCell(row[i], binary[i]);
        }
        buffer += '\n';
        ++pending;
        return buffer.size() >= kLoadBytes ? flush() : Status{};
    }

    void appendCell(const ValueView &cell, bool asHex) {
        if (cell.isNull()) {
            buffer += "\\N";
            return;
        }
        if (asHex) {
            appendHex(cell.bytes);
            return;
        }
        size_t from = 0;
        while (true) {
            const size_t at = cell.bytes.find_first_of(kSpecial, from);
            buffer.append(cell.bytes, from, at - from);
            if (at == std::string_view::npos)
                return;
            buffer += '\\';
            const char c = cell.bytes[at];
            buffer += c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\0' ? '0' : c;
            from = at + 1;
        }
    }

    void appendHex(std::string_view bytes) {
        static constexpr std::string_view kDigits = "0123456789ABCDEF";
        for (const char c : bytes) {
            const auto byte = static_cast<unsigned char>(c);
            buffer += kDigits[byte >> 4];
            buffer += kDigits[byte & 15];
        }
    }

    Status flush() override {
        if (pending == 0)
            return {};
        position = 0;
        mysql_set_local_infile_handler(
            native.mysql,
            [](void **state, const char *, void *self) {
                *state = self;
                return 0;
            },
            [](void *state, char *target, unsigned size) {
                return static_cast<LoadDataSink *>(state)->read(target, size);
            },
            [](void *) {}, [](void *, char *, unsigned) { return 0; }, this);
        const int failed =
            mysql_real_query(native.mysql, statement.constData(), static_cast<unsigned long>(statement.size()));
        mysql_set_local_infile_default(native.mysql);
        if (failed != 0)
            return std::unexpected(error());
        // LOCAL turns errors into warnings and skips rows, so both must be looked at.
        const auto arrived = static_cast<qint64>(mysql_affected_rows(native.mysql));
        if (mysql_warning_count(native.mysql) != 0 || arrived != pending)
            return std::unexpected(firstWarning(arrived));
        written += pending;
        pending = 0;
        buffer.clear();
        return {};
    }

    int read(char *target, unsigned size) {
        const size_t count = std::min<size_t>(size, buffer.size() - position);
        std::memcpy(target, buffer.data() + position, count);
        position += count;
        return static_cast<int>(count);
    }

    Error firstWarning(qint64 arrived) {
        QString detail = QStringLiteral("%1 of %2 rows").arg(arrived).arg(pending);
        int code = 0;
        if (const auto warnings = connection.select(QStringLiteral("SHOW WARNINGS LIMIT 1"));
            warnings && !warnings->rows.empty()) {
            code = static_cast<int>(warnings->rows.front()[1].toInteger().value_or(0));
            detail = warnings->rows.front()[2].toString();
        }
        return sqlError(
            Engine::MariaDb, code,
            Tr::tr("The table %1 of “%2” does not take the rows as they are.").arg(table, native.profile.label), detail,
            false);
    }

    static constexpr std::string_view kSpecial{"\\\t\n\r\0", 5};
    QByteArray statement;
    std::vector<bool> binary;
    std::string buffer;
    size_t position = 0;
    qint64 pending = 0;
};

/// For servers that forbid LOAD DATA LOCAL: INSERT with many rows.
struct InsertSink final : BulkWriter::Sink {
    using Sink::Sink;

    Status open() override {
        head = QStringLiteral("INSERT INTO %1 (%2) VALUES ")
                   .arg(connection.dialect().quote(table), connection.dialect().quoteList(columns))
                   .toStdString();
        return {};
    }

    Status add(std::span<const ValueView> row) override {
        buffer += pending == 0 ? head + '(' : std::string(",\n(");
        for (size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                buffer += ',';
            buffer += connection.dialect().literal(row[i]);
        }
        buffer += ')';
        ++pending;
        return buffer.size() >= kInsertBytes ? flush() : Status{};
    }

    Status flush() override {
        if (pending == 0)
            return {};
        if (mysql_real_query(native.mysql, buffer.data(), static_cast<unsigned long>(buffer.size())) != 0)
            return std::unexpected(error());
        written += pending;
        pending = 0;
        buffer.clear();
        return {};
    }

    std::string head;
    std::string buffer;
    qint64 pending = 0;
};

struct SqliteSink final : BulkWriter::Sink {
    using Sink::Sink;
    ~SqliteSink() override { sqlite3_finalize(statement); }

    Status open() override {
        const QString marks = QStringList(columns.size(), QStringLiteral("?")).join(u',');
        const QByteArray sql =
            QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                .arg(connection.dialect().quote(table), connection.dialect().quoteList(columns), marks)
                .toUtf8();
        if (sqlite3_prepare_v3(native.sqlite, sql.constData(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                               &statement, nullptr) != SQLITE_OK)
            return std::unexpected(error());
        return {};
    }

    Status add(std::span<const ValueView> row) override {
        for (size_t i = 0; i < row.size(); ++i)
            STELLWERK_TRY(bind(static_cast<int>(i) + 1, row[i]));
        const int code = sqlite3_step(statement);
        if (code != SQLITE_DONE) {
            Error failure = error();
            sqlite3_reset(statement);
            return std::unexpected(std::move(failure));
        }
        sqlite3_reset(statement);
        ++written;
        return {};
    }

    Status bind(int index, const ValueView &cell) {
        const char *bytes = cell.bytes.data() ? cell.bytes.data() : ""; // a null pointer would bind NULL
        switch (cell.kind) {
        case ValueKind::Null:
            sqlite3_bind_null(statement, index);
            break;
        case ValueKind::Integer: {
            qint64 number = 0;
            if (std::from_chars(cell.bytes.data(), cell.bytes.data() + cell.bytes.size(), number).ec != std::errc())
                return fail(ErrorCode::InvalidInput,
                            Tr::tr("SQLite cannot hold the number %1 of the column %2.%3 exactly; its limit is "
                                   "9223372036854775807.")
                                .arg(QString::fromUtf8(cell.bytes.data(), static_cast<qsizetype>(cell.bytes.size())),
                                     table, columns[index - 1]));
            sqlite3_bind_int64(statement, index, number);
            break;
        }
        case ValueKind::Real:
            sqlite3_bind_double(statement, index,
                                QByteArray(cell.bytes.data(), static_cast<qsizetype>(cell.bytes.size())).toDouble());
            break;
        case ValueKind::Text:
            sqlite3_bind_text64(statement, index, bytes, cell.bytes.size(), SQLITE_STATIC, SQLITE_UTF8);
            break;
        case ValueKind::Blob:
            sqlite3_bind_blob64(statement, index, bytes, cell.bytes.size(), SQLITE_STATIC);
            break;
        }
        return {};
    }

    Status flush() override { return {}; }

    sqlite3_stmt *statement = nullptr;
};

BulkWriter::BulkWriter(std::unique_ptr<Sink> sink) : m_sink(std::move(sink)) {}
BulkWriter::BulkWriter(BulkWriter &&) noexcept = default;
BulkWriter &BulkWriter::operator=(BulkWriter &&) noexcept = default;
BulkWriter::~BulkWriter() = default;

Result<BulkWriter> BulkWriter::open(Connection &connection, const QString &table, const QStringList &columns) {
    std::unique_ptr<Sink> sink;
    if (connection.engine() == Engine::Sqlite) {
        sink = std::make_unique<SqliteSink>(connection, table, columns);
    } else {
        STELLWERK_ASSIGN(const auto allowed, connection.selectValue(QStringLiteral("SELECT @@global.local_infile")));
        if (allowed && allowed->toInteger() == 1)
            sink = std::make_unique<LoadDataSink>(connection, table, columns);
        else
            sink = std::make_unique<InsertSink>(connection, table, columns);
    }
    STELLWERK_TRY(sink->open());
    return BulkWriter(std::move(sink));
}

Status BulkWriter::add(std::span<const ValueView> row) {
    Q_ASSERT(row.size() == static_cast<size_t>(m_sink->columns.size()));
    const auto &watch = m_sink->native.watch;
    if (watch && watch->stopRequested())
        return fail(ErrorCode::Cancelled, Tr::tr("Writing was cancelled."));
    return m_sink->add(row);
}

Result<qint64> BulkWriter::finish() {
    STELLWERK_TRY(m_sink->flush());
    return m_sink->written;
}

} // namespace stellwerk::db
