// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/database_content.h"

#include "db/row_hash.h"

#include <QRegularExpression>

namespace stellwerk::backup {

namespace {

constexpr qint64 kCheckEvery = 1000; // rows

Result<QJsonObject> readPragmas(db::Connection &connection) {
    QJsonObject settings;
    for (const QString &name : {QStringLiteral("encoding"), QStringLiteral("user_version"),
                                QStringLiteral("application_id"), QStringLiteral("auto_vacuum")}) {
        STELLWERK_ASSIGN(const auto value, connection.selectValue(QString(u"PRAGMA " + name)));
        settings.insert(name, value.value_or(db::Value()).toString());
    }
    return settings;
}

} // namespace

QString restoreName(int number) {
    return QStringLiteral("stellwerk_restore_%1").arg(number);
}

QString oldName(int number) {
    return QStringLiteral("stellwerk_old_%1").arg(number);
}

bool isTemporaryName(const QString &table) {
    static const QRegularExpression form(QStringLiteral("\\Astellwerk_((restore|old)_[0-9]+|switch)\\z"));
    return form.match(table).hasMatch();
}

QString cellText(const db::ResultSet &result, size_t row, QLatin1StringView column) {
    for (qsizetype i = 0; i < result.columns.size(); ++i) {
        if (result.columns[i].compare(column, Qt::CaseInsensitive) == 0)
            return result.rows[row][static_cast<size_t>(i)].toString();
    }
    return {};
}

Result<std::vector<TableContent>> readTables(db::Connection &connection, const TableFilter &wanted) {
    const TableFilter filter = wanted ? wanted : [](const QString &table) { return !isTemporaryName(table); };
    auto tables = connection.engine() == db::Engine::MariaDb ? readMariaDbTables(connection, filter)
                                                             : readSqliteTables(connection, filter);
    if (tables)
        std::ranges::sort(*tables, {}, [](const TableContent &table) { return table.definition.name; });
    return tables;
}

Result<std::vector<SchemaObject>> readObjects(db::Connection &connection) {
    return connection.engine() == db::Engine::MariaDb ? readMariaDbObjects(connection) : readSqliteObjects(connection);
}

Result<QJsonObject> readSettings(db::Connection &connection) {
    if (connection.engine() == db::Engine::Sqlite)
        return readPragmas(connection);
    STELLWERK_ASSIGN(
        const db::ResultSet result,
        connection.select(QStringLiteral("SELECT @@character_set_database AS cs, @@collation_database AS co")));
    return QJsonObject{{QStringLiteral("character_set"), cellText(result, 0, QLatin1StringView("cs"))},
                       {QStringLiteral("collation"), cellText(result, 0, QLatin1StringView("co"))}};
}

Result<db::RowReader> openRows(db::Connection &connection, const TableContent &table, const QString &condition) {
    const db::Dialect &dialect = connection.dialect();
    const QString name = dialect.quote(table.rowsIn());
    QString sql = QStringLiteral("SELECT %1 FROM %2").arg(table.expressions.join(QLatin1String(", ")), name);
    if (table.history)
        sql += QStringLiteral(" FOR SYSTEM_TIME ALL");
    // Several ranges of one table must not each read all of it, whatever the server estimates.
    if (!condition.isEmpty())
        sql += QString(u" FORCE INDEX (PRIMARY) WHERE " + condition);
    QStringList order;
    for (const QString &column : table.order) // qualified: the bare name may mean the expression and cost a sort
        order << QString(name + u'.' + dialect.quote(column));
    if (!order.isEmpty())
        sql += QStringLiteral(" ORDER BY ") + order.join(QLatin1String(", "));
    return db::RowReader::open(connection, sql);
}

Result<BackupTable> hashTable(db::Connection &connection, const TableContent &table, const TaskContext &context) {
    context.report({table.definition.name, 0, table.estimatedRows});
    TableContent unordered = table;
    unordered.order.clear(); // the hash does not depend on it
    STELLWERK_ASSIGN(db::RowReader reader, openRows(connection, unordered));
    db::RowHash hash;
    while (true) {
        STELLWERK_ASSIGN(const bool found, reader.next());
        if (!found)
            break;
        hash.add(reader.row());
        if (hash.rows() % kCheckEvery == 0)
            STELLWERK_TRY(context.checkStop());
    }
    return BackupTable{table.definition.name, hash.rows(), hash.toHex()};
}

Result<std::vector<BackupTable>> hashTables(db::Connection &connection, const TaskContext &context) {
    STELLWERK_ASSIGN(const std::vector<TableContent> tables, readTables(connection));
    std::vector<BackupTable> result;
    for (const TableContent &table : tables) {
        STELLWERK_TRY(context.checkStop());
        STELLWERK_ASSIGN(BackupTable hashed, hashTable(connection, table, context));
        result.push_back(std::move(hashed));
    }
    return result;
}

} // namespace stellwerk::backup
