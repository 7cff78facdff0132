// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/database_content.h"
#include "backup/native/mariadb_columns.h"

#include <QCoreApplication>
#include <QHash>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

using L = QLatin1StringView;

/// One kind of object: where its names are, and which column of SHOW CREATE holds its text.
struct ObjectKind {
    QLatin1StringView kind;
    QLatin1StringView names; ///< a query for one column of names, in the order of making
    QLatin1StringView text;
};

constexpr std::array kKinds{
    ObjectKind{L("sequence"),
               L("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = "
                 "'SEQUENCE' ORDER BY 1"),
               L("Create Table")},
    ObjectKind{L("function"),
               L("SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE() AND "
                 "ROUTINE_TYPE = 'FUNCTION' ORDER BY 1"),
               L("Create Function")},
    ObjectKind{L("procedure"),
               L("SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE() AND "
                 "ROUTINE_TYPE = 'PROCEDURE' ORDER BY 1"),
               L("Create Procedure")},
    ObjectKind{L("package"),
               L("SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE() AND "
                 "ROUTINE_TYPE = 'PACKAGE' ORDER BY 1"),
               L("Create Package")},
    ObjectKind{L("package body"),
               L("SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE() AND "
                 "ROUTINE_TYPE = 'PACKAGE BODY' ORDER BY 1"),
               L("Create Package Body")},
    ObjectKind{L("view"),
               L("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = "
                 "'VIEW' ORDER BY 1"),
               L("Create View")},
    ObjectKind{L("trigger"),
               L("SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY "
                 "EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER"),
               L("SQL Original Statement")},
    ObjectKind{L("event"),
               L("SELECT EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE() ORDER BY 1"),
               L("Create Event")},
};

/// What SHOW CREATE prints must have every name in quotes, whatever the server's own setting is.
Status quoteNames(db::Connection &connection) {
    STELLWERK_TRY(connection.exec(QStringLiteral("SET SESSION sql_quote_show_create = 1")));
    return {};
}

Result<QHash<QString, QStringList>> readPrimaryKeys(db::Connection &connection) {
    STELLWERK_ASSIGN(
        const db::ResultSet rows,
        connection.select(QStringLiteral(
            "SELECT TABLE_NAME AS t, COLUMN_NAME AS c FROM information_schema.STATISTICS "
            "WHERE TABLE_SCHEMA = DATABASE() AND INDEX_NAME = 'PRIMARY' ORDER BY TABLE_NAME, SEQ_IN_INDEX")));
    QHash<QString, QStringList> keys;
    for (size_t i = 0; i < rows.rows.size(); ++i)
        keys[cellText(rows, i, L("t"))] << cellText(rows, i, L("c"));
    return keys;
}

Result<db::ResultSet> showCreate(db::Connection &connection, const QString &kind, const QString &name) {
    return connection.select(QStringLiteral("SHOW CREATE %1 %2").arg(kind.toUpper(), connection.dialect().quote(name)));
}

/// A sequence goes on where it was, cached numbers included as used.
Result<QStringList> readSequence(db::Connection &connection, const QString &name) {
    STELLWERK_ASSIGN(const db::ResultSet rows,
                     connection.select(QStringLiteral("SELECT next_not_cached_value AS n, cycle_count AS c FROM %1")
                                           .arg(connection.dialect().quote(name))));
    return QStringList{cellText(rows, 0, L("n")), cellText(rows, 0, L("c"))};
}

Result<SchemaObject> readObject(db::Connection &connection, const ObjectKind &kind, const QString &name) {
    STELLWERK_ASSIGN(const db::ResultSet rows, showCreate(connection, kind.kind, name));
    SchemaObject object;
    object.kind = kind.kind;
    object.name = name;
    object.create = rows.rows.empty() ? QString() : cellText(rows, 0, kind.text);
    if (object.create.isEmpty())
        return fail(ErrorCode::AccessDenied,
                    Tr::tr("The definition of the %1 %2 may not be read by the user %3.")
                        .arg(object.kind, name, connection.profile().user),
                    Tr::tr("Without it the backup would not be complete. Give the user the right SHOW CREATE ROUTINE "
                           "or SELECT on mysql.proc."));
    object.sqlMode = cellText(rows, 0, L("sql_mode"));
    object.collation = cellText(rows, 0, L("collation_connection"));
    object.timeZone = cellText(rows, 0, L("time_zone"));
    if (object.kind == L("view"))
        object.broken =
            !connection.select(QStringLiteral("SELECT 1 FROM %1 LIMIT 0").arg(connection.dialect().quote(name)));
    if (object.kind == L("sequence")) {
        STELLWERK_ASSIGN(object.state, readSequence(connection, name));
    } else {
        object.state = {cellText(rows, 0, L("character_set_client")), cellText(rows, 0, L("Database Collation"))};
    }
    return object;
}

/// What new tables and programs of the database get when they do not say otherwise, as the statement that sets it.
Result<SchemaObject> readDefaults(db::Connection &connection) {
    STELLWERK_ASSIGN(
        const db::ResultSet rows,
        connection.select(QStringLiteral(
            "SELECT DEFAULT_CHARACTER_SET_NAME AS cs, DEFAULT_COLLATION_NAME AS co, SCHEMA_COMMENT AS c FROM "
            "information_schema.SCHEMATA WHERE SCHEMA_NAME = DATABASE()")));
    const std::string comment = connection.dialect().literal(db::Value::text(cellText(rows, 0, L("c"))));
    SchemaObject object;
    object.kind = kDefaultsKind;
    object.create = QStringLiteral("ALTER DATABASE CHARACTER SET %1 COLLATE %2 COMMENT ")
                        .arg(cellText(rows, 0, L("cs")), cellText(rows, 0, L("co"))) +
                    QString::fromStdString(comment);
    return object;
}

} // namespace

bool holdsItsRows(const QString &engine) {
    return !QStringList{QStringLiteral("MRG_MyISAM"), QStringLiteral("MERGE"),     QStringLiteral("FEDERATED"),
                        QStringLiteral("CONNECT"),    QStringLiteral("SPIDER"),    QStringLiteral("SPHINX"),
                        QStringLiteral("S3"),         QStringLiteral("FEDERATEDX")}
                .contains(engine, Qt::CaseInsensitive);
}

Result<std::vector<TableContent>> readMariaDbTables(db::Connection &connection, const TableFilter &wanted) {
    STELLWERK_TRY(quoteNames(connection));
    STELLWERK_ASSIGN(const db::ResultSet rows,
                     connection.select(QStringLiteral(
                         "SELECT TABLE_NAME AS t, TABLE_TYPE AS ty, ENGINE AS e, TABLE_ROWS AS r, "
                         "COALESCE(TRANSACTIONS, 'NO') AS tx "
                         "FROM information_schema.TABLES LEFT JOIN information_schema.ENGINES USING (ENGINE) "
                         "WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')")));
    QStringList names;
    QStringList histories;
    for (size_t i = 0; i < rows.rows.size(); ++i) {
        const QString name = cellText(rows, i, L("t"));
        if (wanted(name) && holdsItsRows(cellText(rows, i, L("e"))))
            names << name;
        if (cellText(rows, i, L("ty")) != L("BASE TABLE"))
            histories << name;
    }
    STELLWERK_ASSIGN(const auto columns, readMariaDbColumns(connection, names, histories));
    STELLWERK_ASSIGN(const auto keys, readPrimaryKeys(connection));
    std::vector<TableContent> tables;
    for (size_t i = 0; i < rows.rows.size(); ++i) {
        TableContent table;
        const QString name = cellText(rows, i, L("t"));
        if (!wanted(name))
            continue;
        const TableColumns read = columns.value(name);
        table.definition.name = name;
        table.definition.columns = read.names;
        table.expressions = read.expressions;
        table.order = keys.value(name);
        table.estimatedRows = cellText(rows, i, L("r")).toLongLong();
        table.transactional = cellText(rows, i, L("tx")) == L("YES");
        table.history = histories.contains(name);
        table.obstacle = names.contains(name)
                             ? read.obstacle
                             : Tr::tr("the storage engine %1 keeps its rows elsewhere").arg(cellText(rows, i, L("e")));
        STELLWERK_ASSIGN(const db::ResultSet create, showCreate(connection, QStringLiteral("table"), name));
        table.definition.create = cellText(create, 0, L("Create Table"));
        tables.push_back(std::move(table));
    }
    return tables;
}

Result<std::vector<SchemaObject>> readMariaDbObjects(db::Connection &connection) {
    STELLWERK_TRY(quoteNames(connection));
    std::vector<SchemaObject> objects;
    STELLWERK_ASSIGN(SchemaObject defaults, readDefaults(connection));
    objects.push_back(std::move(defaults)); // first: what follows is made under them
    for (const ObjectKind &kind : kKinds) {
        STELLWERK_ASSIGN(const db::ResultSet names, connection.select(kind.names));
        for (const auto &row : names.rows) {
            STELLWERK_ASSIGN(SchemaObject object, readObject(connection, kind, row.front().toString()));
            objects.push_back(std::move(object));
        }
    }
    return objects;
}

Result<std::vector<SchemaObject>> readMariaDbObjectNames(db::Connection &connection) {
    std::vector<SchemaObject> objects;
    for (const ObjectKind &kind : kKinds) {
        STELLWERK_ASSIGN(const db::ResultSet names, connection.select(kind.names));
        for (const auto &row : names.rows) {
            SchemaObject object;
            object.kind = kind.kind;
            object.name = row.front().toString();
            objects.push_back(std::move(object));
        }
    }
    return objects;
}

} // namespace stellwerk::backup
