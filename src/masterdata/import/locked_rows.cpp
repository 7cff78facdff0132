// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/locked_rows.h"

#include "db/row_reader.h"
#include "masterdata/import/import_transaction.h"

#include <algorithm>
#include <functional>
#include <span>

namespace stellwerk::masterdata {

using db::Value;

namespace {

/// Below the number from which on MariaDB makes a subquery of a list (in_predicate_conversion_threshold).
constexpr size_t kIdsAtOnce = 500;

Status inBatches(const db::Dialect &dialect, std::span<const Value> ids, const TaskContext &context,
                 const std::function<Status(const QString &list)> &work) {
    while (!ids.empty()) {
        STELLWERK_TRY(context.checkStop());
        const auto batch = ids.first(std::min(kIdsAtOnce, ids.size()));
        QStringList list;
        for (const Value &id : batch)
            list << QString::fromStdString(dialect.literal(id));
        STELLWERK_TRY(work(list.join(u',')));
        ids = ids.subspan(batch.size());
    }
    return {};
}

/// "2026-01-31 12:34:56.123456" with as many digits as the column has.
std::string cutFor(const schema::Column &column, const std::string &now) {
    constexpr size_t kSeconds = 19;
    const qsizetype digits = column.type.mid(column.type.indexOf(u'(') + 1).left(1).toLongLong();
    return now.substr(0, digits == 0 ? kSeconds : kSeconds + 1 + static_cast<size_t>(digits));
}

/// The index that the key needs; empty = unknown. Going through the whole table would lock it.
QString indexOf(const schema::Table &table, const QStringList &columns) {
    if (table.primaryKey.mid(0, columns.size()) == columns)
        return QStringLiteral("PRIMARY");
    const auto index = std::ranges::find_if(table.indexes, [&](const schema::Index &candidate) {
        return candidate.kind.isEmpty() && candidate.columns.mid(0, columns.size()) == columns;
    });
    return index == table.indexes.end() ? QString() : index->name;
}

Result<std::vector<std::string>> sortedRows(db::Connection &connection, const QString &sql) {
    std::vector<std::string> rows;
    STELLWERK_ASSIGN(db::RowReader reader, db::RowReader::open(connection, sql));
    while (true) {
        STELLWERK_ASSIGN(const bool more, reader.next());
        if (!more)
            break;
        std::string row;
        for (const db::ValueView &cell : reader.row())
            row += std::to_string(cell.bytes.size()) + ':' + std::string(cell.bytes);
        rows.push_back(std::move(row));
    }
    std::ranges::sort(rows);
    return rows;
}

/// What of @p from points at rows with the ids that stand for %1.
QString pointingQuery(const db::Dialect &dialect, const schema::Table &from, const schema::ForeignKey &key,
                      const schema::Table &table, const QString &idColumn, const QString &ids) {
    QStringList conditions;
    for (qsizetype i = 0; i < key.columns.size(); ++i)
        conditions << QString(QStringLiteral("u.") + dialect.quote(key.columns[i]) + QStringLiteral(" = p.") +
                              dialect.quote(key.referencedColumns[i]));
    QStringList names;
    for (const QString &column : from.primaryKey.isEmpty() ? key.columns : from.primaryKey)
        names << QString(QStringLiteral("u.") + dialect.quote(column));
    const QString index = indexOf(from, key.columns);
    const QString hint =
        index.isEmpty() ? QString() : QString(QStringLiteral(" FORCE INDEX (") + dialect.quote(index) + u')');
    return QString(QStringLiteral("SELECT ") + names.join(QLatin1String(", ")) + QStringLiteral(" FROM ") +
                   dialect.quote(table.name) + QStringLiteral(" p STRAIGHT_JOIN ") + dialect.quote(from.name) +
                   QStringLiteral(" u") + hint + QStringLiteral(" ON ") + conditions.join(QLatin1String(" AND ")) +
                   QStringLiteral(" WHERE p.") + dialect.quote(idColumn) + QStringLiteral(" IN (") + ids + u')');
}

} // namespace

LockedRows::LockedRows(db::Connection &connection, const Node &node, const schema::Table &table, Columns columns,
                       bool logged)
    : m_connection(connection), m_node(node), m_table(table), m_logged(logged) {
    for (const schema::Column &column : table.columns) {
        if (column.name == node.idColumn || !column.generated.isEmpty())
            continue;
        if (columns == Columns::All || node.columnIndex(column.name) || !column.onUpdate.isEmpty())
            m_columns.push_back(&column);
    }
}

Status LockedRows::read(const QString &sql, Rows &rows) {
    STELLWERK_ASSIGN(db::RowReader reader, db::RowReader::open(m_connection, sql));
    while (true) {
        STELLWERK_ASSIGN(const bool more, reader.next());
        if (!more)
            return {};
        std::vector<Value> cells;
        for (size_t i = 1; i < reader.columnCount(); ++i)
            cells.push_back(Value::copyOf(reader.at(i)));
        rows.insert_or_assign(std::string(reader.at(0).bytes), std::move(cells));
    }
}

Status LockedRows::lock(const std::vector<Value> &ids, const TaskContext &context) {
    const db::Dialect &dialect = m_connection.dialect();
    const bool isMariaDb = m_connection.engine() == db::Engine::MariaDb;
    if (!isMariaDb && !m_logged)
        return {};
    QStringList names{dialect.quote(m_node.idColumn)};
    for (const schema::Column *column : m_columns)
        names << dialect.readExpression(column->name, column->type);
    const QString select = QStringLiteral("SELECT %1 FROM %2 WHERE %3 IN (")
                               .arg(names.join(QLatin1String(", ")), dialect.quote(m_table.name), names.front());
    return inBatches(dialect, ids, context, [&](const QString &list) -> Status {
        const QString sql = QString(select + list + u')');
        Rows rows;
        STELLWERK_TRY(read(sql, rows));
        if (isMariaDb) {
            Rows latest;
            STELLWERK_TRY(read(QString(sql + QStringLiteral(" FOR UPDATE")), latest));
            if (rows != latest)
                return overtaken(m_table.name);
        }
        m_rows.merge(rows);
        return {};
    });
}

Status LockedRows::addStamps(std::vector<std::pair<QString, Value>> &cells, const std::vector<Value> &before) {
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const schema::Column &column = *m_columns[i];
        if (column.onUpdate.isEmpty() || std::ranges::contains(cells, column.name, &std::pair<QString, Value>::first))
            continue;
        if (m_node.columnIndex(column.name)) {
            cells.emplace_back(column.name, before[i]);
            continue;
        }
        if (m_now.empty()) {
            STELLWERK_ASSIGN(const auto now,
                             m_connection.selectValue(QStringLiteral("SELECT CAST(CURRENT_TIMESTAMP(6) AS CHAR)")));
            m_now = now.value_or(Value()).bytes;
        }
        cells.emplace_back(column.name, Value::text(cutFor(column, m_now)));
    }
    return {};
}

Result<std::vector<ReverseCell>> LockedRows::write(const Value &id, std::vector<std::pair<QString, Value>> &cells) {
    const auto row = m_rows.find(id.bytes);
    if (row != m_rows.end())
        STELLWERK_TRY(addStamps(cells, row->second));
    std::vector<ReverseCell> changes;
    for (const auto &[name, value] : cells) {
        changes.push_back({name, Value::null(), value});
        const auto column = std::ranges::find(m_columns, name, &schema::Column::name);
        if (row != m_rows.end() && column != m_columns.end())
            changes.back().before = std::exchange(row->second[static_cast<size_t>(column - m_columns.begin())], value);
    }
    return changes;
}

std::vector<ReverseCell> LockedRows::whole(const Value &id) const {
    std::vector<ReverseCell> cells;
    const auto row = m_rows.find(id.bytes);
    for (size_t i = 0; row != m_rows.end() && i < m_columns.size(); ++i)
        cells.push_back({m_columns[i]->name, row->second[i], Value::null()});
    return cells;
}

Status lockReferences(db::Connection &connection, const schema::Schema &actual, const schema::Table &table,
                      const QString &idColumn, const std::vector<Value> &ids, const TaskContext &context) {
    if (connection.engine() != db::Engine::MariaDb)
        return {};
    for (const schema::Table &from : actual.tables) {
        for (const schema::ForeignKey &key : from.foreignKeys) {
            if (key.table != table.name || key.columns.size() != key.referencedColumns.size())
                continue;
            STELLWERK_TRY(inBatches(connection.dialect(), ids, context, [&](const QString &list) -> Status {
                const QString sql = pointingQuery(connection.dialect(), from, key, table, idColumn, list);
                STELLWERK_ASSIGN(const auto known, sortedRows(connection, sql));
                STELLWERK_ASSIGN(const auto latest,
                                 sortedRows(connection, QString(sql + QStringLiteral(" LOCK IN SHARE MODE"))));
                return known == latest ? Status{} : overtaken(table.name);
            }));
        }
    }
    return {};
}

} // namespace stellwerk::masterdata
