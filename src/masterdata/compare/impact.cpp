// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/impact.h"

#include "db/row_reader.h"
#include "masterdata/catalogue/cell_type.h"
#include "masterdata/compare/pointing_rows.h"
#include "masterdata/compare/text_rules.h"
#include "masterdata/compare/written_rows.h"

#include <QStringList>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;

namespace {

constexpr size_t kIdsAtOnce = 1000;

/// The target's value of a column; nothing when the row does not say or it is NULL, which equals nothing.
const Value *targetCell(const RowChange &row, const QString &column) {
    const auto cell = std::ranges::find(row.cells, column, &CellChange::column);
    return cell == row.cells.end() || cell->target.isNull() ? nullptr : &cell->target;
}

/// Counts what points at the rows of one node.
class NodeImpact {
public:
    NodeImpact(db::Connection &connection, const Node &node, const schema::Table &table, EntityDiff &diff,
               const TaskContext &context)
        : m_connection(connection), m_node(node), m_table(table), m_diff(diff), m_context(context) {
        std::set<std::string, std::less<>> hinted;
        for (const RowChange &row : diff.rows) {
            if (row.rename)
                hinted.insert(row.rename->fromKey);
        }
        for (RowChange &row : diff.rows) {
            row.impact.clear();
            if (!row.targetId.isNull() &&
                (isOnlyInTarget(node, row) || row.state == RowState::Renamed || hinted.contains(row.keyBytes)))
                m_rows.push_back(&row);
        }
    }

    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }

    Status byForeignKey(const schema::Table &user, const schema::ForeignKey &key) {
        std::unordered_map<std::string, RowChange *> byId;
        for (RowChange *row : m_rows)
            byId[row->targetId.bytes] = row;
        for (size_t begin = 0; begin < m_rows.size(); begin += kIdsAtOnce) {
            STELLWERK_TRY(m_context.checkStop());
            const auto batch = std::span(m_rows).subspan(begin, std::min(kIdsAtOnce, m_rows.size() - begin));
            STELLWERK_ASSIGN(db::RowReader reader, db::RowReader::open(m_connection, queryOf(user, key, batch)));
            while (true) {
                STELLWERK_ASSIGN(const bool more, reader.next());
                if (!more)
                    break;
                const auto row = byId.find(std::string(reader.at(0).bytes));
                if (row == byId.end())
                    continue;
                Impact impact{user.name, key.columns.join(QLatin1String(", ")), key.onDelete};
                impact.rows = Value::copyOf(reader.at(1)).toInteger().value_or(0);
                row->second->impact.push_back(std::move(impact));
            }
        }
        return {};
    }

    Status byValue(const schema::Table &user, const project::UsedBy &use) {
        const schema::Column *keyColumn = m_table.column(use.key);
        if (!user.column(use.column) || !keyColumn)
            return {};
        STELLWERK_ASSIGN(const TextRules rules, TextRules::of(m_connection, user));
        const CellType type = cellTypeOf(keyColumn->type);
        CandidateList candidates(m_connection.dialect());
        QStringList list;
        const auto flush = [&]() -> Status {
            if (candidates.isEmpty())
                return {};
            const QString sql = candidates.take() + queryOf(user, use, rules, list);
            list.clear();
            return readByValue(sql, user, use, type, rules.isText(use.column));
        };
        for (size_t i = 0; i < m_rows.size(); ++i) {
            const Value *value = targetCell(*m_rows[i], use.key);
            if (!value)
                continue;
            // MariaDB compares a text with a number as doubles, SQLite as the column's affinity says.
            const bool asText = m_connection.engine() == db::Engine::MariaDb && rules.isText(use.column);
            const Value candidate = asText ? Value::text(value->bytes) : *value;
            candidates.add(i, std::span(&candidate, 1));
            list << rules.converted(use.column, QString::fromStdString(m_connection.dialect().literal(candidate)));
            if (candidates.isFull())
                STELLWERK_TRY(flush());
        }
        return flush();
    }

    /// A row that may be an old one under a new name has that row's users.
    void copyToHints() {
        for (RowChange &row : m_diff.rows) {
            if (!row.rename)
                continue;
            const auto from = std::ranges::find_if(m_rows, [&](const RowChange *candidate) {
                return candidate != &row && candidate->keyBytes == row.rename->fromKey;
            });
            if (from != m_rows.end())
                row.impact = (*from)->impact;
        }
    }

private:
    /// One row per referenced row that has users.
    [[nodiscard]] QString queryOf(const schema::Table &user, const schema::ForeignKey &key,
                                  std::span<RowChange *const> batch) const {
        const QString id = m_connection.dialect().quote(m_node.idColumn);
        return QString(u"SELECT p." + id + u", COUNT(*)" +
                       pointingRows(m_connection.dialect(), m_table, m_node.idColumn, batch, user, key) +
                       u" GROUP BY p." + id);
    }

    /// Every spelling in the user table that the server calls equal to a candidate, once, with its number of rows. The
    /// table is gone through once for all candidates of a batch; only what was found is joined with them.
    [[nodiscard]] QString queryOf(const schema::Table &user, const project::UsedBy &use, const TextRules &rules,
                                  const QStringList &list) const {
        const db::Dialect &dialect = m_connection.dialect();
        const QString column = QLatin1String("u.") + dialect.quote(use.column);
        const QString bytes = !rules.isText(use.column) ? column
                              : m_connection.engine() == db::Engine::MariaDb
                                  ? QString(QLatin1String("CAST(") + column + QLatin1String(" AS BINARY)"))
                                  : QString(QLatin1String("CAST(") + column + QLatin1String(" AS BLOB)"));
        return QStringLiteral("SELECT c.k, g.v, g.n FROM (SELECT %1 AS v, COUNT(*) AS n FROM %2 u WHERE %1 IN (%3) "
                              "GROUP BY %4) g JOIN c ON g.v = %5")
            .arg(column, dialect.quote(user.name), list.join(u','), bytes,
                 rules.stored(use.column, QStringLiteral("c.v0")));
    }

    Status readByValue(const QString &sql, const schema::Table &user, const project::UsedBy &use, CellType type,
                       bool isText) {
        STELLWERK_TRY(m_context.checkStop());
        std::map<size_t, Impact> found;
        STELLWERK_ASSIGN(db::RowReader reader, db::RowReader::open(m_connection, sql));
        while (true) {
            STELLWERK_ASSIGN(const bool more, reader.next());
            if (!more)
                break;
            const auto index = static_cast<size_t>(Value::copyOf(reader.at(0)).toInteger().value_or(0));
            const qint64 count = Value::copyOf(reader.at(2)).toInteger().value_or(0);
            const bool exact =
                normalised(reader.at(1), type).bytes == normalised(*targetCell(*m_rows[index], use.key), type).bytes;
            // Without a collation only one spelling is equal; a server also takes "5 apples" for 5.
            if (!exact && !isText)
                continue;
            Impact &impact = found.try_emplace(index, Impact{user.name, use.column, {}}).first->second;
            (exact ? impact.rows : impact.rowsByCollation) += count;
        }
        for (auto &[index, impact] : found)
            m_rows[index]->impact.push_back(std::move(impact));
        return {};
    }

    db::Connection &m_connection;
    const Node &m_node;
    const schema::Table &m_table;
    EntityDiff &m_diff;
    const TaskContext &m_context;
    std::vector<RowChange *> m_rows; ///< rows of the target whose users count
};

/// The tables of this database by the names that the catalogue expects.
class Tables {
public:
    Tables(db::Engine engine, const schema::Schema &actual, const Catalogue &catalogue, const ReadOptions &options)
        : m_engine(engine), m_actual(actual), m_options(options) {
        for (const Node &node : catalogue.nodes()) {
            if (const schema::Table *table = named(node.table))
                m_ofNodes.insert(table);
        }
    }

    [[nodiscard]] const schema::Table *named(const QString &name) const {
        const schema::Table *table = m_actual.table(name);
        return table ? table : m_actual.table(m_options.tableNow.value(name));
    }

    /// Every foreign key of a table that is no master data and points at that one.
    [[nodiscard]] std::vector<std::pair<const schema::Table *, const schema::ForeignKey *>>
    pointingAt(const schema::Table &table) const {
        const Qt::CaseSensitivity matching = m_engine == db::Engine::Sqlite ? Qt::CaseInsensitive : Qt::CaseSensitive;
        std::vector<std::pair<const schema::Table *, const schema::ForeignKey *>> found;
        for (const schema::Table &user : m_actual.tables) {
            if (m_ofNodes.contains(&user))
                continue;
            for (const schema::ForeignKey &key : user.foreignKeys) {
                if (key.table.compare(table.name, matching) == 0 && key.columns.size() == key.referencedColumns.size())
                    found.emplace_back(&user, &key);
            }
        }
        return found;
    }

private:
    db::Engine m_engine;
    const schema::Schema &m_actual;
    const ReadOptions &m_options;
    std::set<const schema::Table *> m_ofNodes;
};

} // namespace

Status countImpact(db::Connection &connection, const schema::Schema &actual, const Catalogue &catalogue,
                   const ReadOptions &options, DataDiff &diff, const TaskContext &context) {
    const Tables tables(connection.engine(), actual, catalogue, options);
    for (EntityDiff &entity : diff.entities) {
        const Node *node = catalogue.node(entity.entity);
        const schema::Table *table = node ? tables.named(node->table) : nullptr;
        if (!table)
            continue;
        NodeImpact impact(connection, *node, *table, entity, context);
        if (impact.isEmpty())
            continue;
        for (const auto &[user, key] : tables.pointingAt(*table))
            STELLWERK_TRY(impact.byForeignKey(*user, *key));
        for (const project::UsedBy &use : node->definition.usedBy) {
            if (const schema::Table *user = tables.named(use.table))
                STELLWERK_TRY(impact.byValue(*user, use));
        }
        impact.copyToHints();
    }
    return {};
}

} // namespace stellwerk::masterdata
