// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/mariadb_programs.h"

namespace stellwerk::schema {

namespace {

using Row = std::vector<db::Value>;
using Definitions = QMap<QString, QString>;

/// The offset behind the quoted piece that begins at @p begin.
qsizetype quotedEnd(const QString &sql, qsizetype begin) {
    const QChar quote = sql[begin];
    for (qsizetype i = begin + 1; i < sql.size(); ++i) {
        if (sql[i] == u'\\' && quote == u'\'')
            ++i;
        else if (sql[i] == quote && i + 1 < sql.size() && sql[i + 1] == quote)
            ++i;
        else if (sql[i] == quote)
            return i + 1;
    }
    return sql.size();
}

} // namespace

QString withoutDatabase(const QString &sql, const QString &quotedDatabase) {
    QString result;
    for (qsizetype i = 0; i < sql.size();) {
        if (sql[i] != u'`' && sql[i] != u'\'') {
            result += sql[i++];
            continue;
        }
        const qsizetype end = quotedEnd(sql, i);
        const QStringView piece = QStringView(sql).sliced(i, end - i);
        const bool isDatabase =
            piece == quotedDatabase && end < sql.size() && sql[end] == u'.' && !result.endsWith(u'.');
        if (!isDatabase)
            result += piece;
        i = isDatabase ? end + 1 : end;
    }
    return result;
}

namespace {

/// A text parameter takes the database's collation when the routine is made; only another one was written.
QString parameterType(const QString &type, const db::Value &charset, const db::Value &collation,
                      const QString &databaseCollation) {
    return charset.isNull() || collation.toString() == databaseCollation
               ? type
               : QString(type + u" CHARACTER SET " + charset.toString() + u" COLLATE " + collation.toString());
}

/// Routine -> "IN `a` int(11), OUT `b` …"; the result type of a function is under the same key with "=" before it.
/// @p collations: routine -> the database's collation when it was made.
Result<Definitions> readParameters(db::Connection &connection, const Definitions &collations) {
    STELLWERK_ASSIGN(
        const db::ResultSet result,
        connection.select(QStringLiteral(
            "SELECT ROUTINE_TYPE, SPECIFIC_NAME, ORDINAL_POSITION, PARAMETER_MODE, PARAMETER_NAME, DTD_IDENTIFIER, "
            "CHARACTER_SET_NAME, COLLATION_NAME FROM information_schema.PARAMETERS "
            "WHERE SPECIFIC_SCHEMA = DATABASE() ORDER BY ROUTINE_TYPE, SPECIFIC_NAME, ORDINAL_POSITION")));
    Definitions parameters;
    for (const Row &row : result.rows) {
        const QString routine = QString(row[0].toString().toLower() + u' ' + row[1].toString());
        const QString type = parameterType(row[5].toString(), row[6], row[7], collations.value(routine));
        if (row[2].toString() == u"0") {
            parameters.insert(QString(u'=' + routine), type);
            continue;
        }
        // A function's parameters are always IN and must not say so.
        const QString mode = row[0].toString() == u"PROCEDURE" ? QString(row[3].toString() + u' ') : QString();
        QString &list = parameters[routine];
        list += QString((list.isEmpty() ? u"" : u", ") + mode + connection.dialect().quote(row[4].toString()) + u' ' +
                        type);
    }
    return parameters;
}

} // namespace

Result<Definitions> readMariaDbViews(db::Connection &connection) {
    const QString database = connection.dialect().quote(connection.profile().database);
    STELLWERK_ASSIGN(
        const db::ResultSet result,
        connection.select(QStringLiteral("SELECT TABLE_NAME, VIEW_DEFINITION, CHECK_OPTION, SECURITY_TYPE, ALGORITHM "
                                         "FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()")));
    Definitions views;
    for (const Row &row : result.rows) {
        QString sql = QStringLiteral("CREATE ");
        if (row[4].toString() != u"UNDEFINED")
            sql += QString(u"ALGORITHM=" + row[4].toString() + u' ');
        if (row[3].toString() == u"INVOKER")
            sql += QStringLiteral("SQL SECURITY INVOKER ");
        sql += QString(u"VIEW " + connection.dialect().quote(row[0].toString()) + u" AS " +
                       withoutDatabase(row[1].toString(), database));
        if (row[2].toString() != u"NONE")
            sql += QString(u" WITH " + row[2].toString() + u" CHECK OPTION");
        views.insert(row[0].toString(), sql);
    }
    return views;
}

Result<Definitions> readMariaDbTriggers(db::Connection &connection) {
    const db::Dialect &dialect = connection.dialect();
    STELLWERK_ASSIGN(const db::ResultSet result,
                     connection.select(QStringLiteral(
                         "SELECT TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, EVENT_OBJECT_TABLE, "
                         "ACTION_STATEMENT, ACTION_ORDER "
                         "FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() "
                         "ORDER BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER")));
    Definitions triggers;
    QString before;
    for (const Row &row : result.rows) {
        const QString name = row[0].toString();
        const QString order =
            row[5].toString() == u"1" ? QString() : QString(u"FOLLOWS " + dialect.quote(before) + u' ');
        triggers.insert(name, QString(u"CREATE TRIGGER " + dialect.quote(name) + u' ' + row[1].toString() + u' ' +
                                      row[2].toString() + u" ON " + dialect.quote(row[3].toString()) +
                                      u" FOR EACH ROW " + order + row[4].toString()));
        before = name;
    }
    return triggers;
}

Result<Definitions> readMariaDbRoutines(db::Connection &connection) {
    const db::Dialect &dialect = connection.dialect();
    STELLWERK_ASSIGN(
        const db::ResultSet result,
        connection.select(QStringLiteral(
            "SELECT ROUTINE_TYPE, ROUTINE_NAME, IS_DETERMINISTIC, SQL_DATA_ACCESS, SECURITY_TYPE, ROUTINE_COMMENT, "
            "ROUTINE_DEFINITION, DATABASE_COLLATION FROM information_schema.ROUTINES "
            "WHERE ROUTINE_SCHEMA = DATABASE() AND ROUTINE_TYPE IN ('PROCEDURE', 'FUNCTION')")));
    const auto keyOf = [](const Row &row) { return QString(row[0].toString().toLower() + u' ' + row[1].toString()); };
    Definitions collations;
    for (const Row &row : result.rows)
        collations.insert(keyOf(row), row[7].toString());
    STELLWERK_ASSIGN(const Definitions parameters, readParameters(connection, collations));
    Definitions routines;
    for (const Row &row : result.rows) {
        const QString name = row[1].toString();
        const QString key = keyOf(row);
        QString sql =
            QString(u"CREATE " + row[0].toString() + u' ' + dialect.quote(name) + u'(' + parameters.value(key) + u')');
        if (row[0].toString() == u"FUNCTION")
            sql += QString(u" RETURNS " + parameters.value(QString(u'=' + key)));
        if (row[2].toString() == u"YES")
            sql += QStringLiteral(" DETERMINISTIC");
        if (row[3].toString() != u"CONTAINS SQL")
            sql += QString(u' ' + row[3].toString());
        if (row[4].toString() == u"INVOKER")
            sql += QStringLiteral(" SQL SECURITY INVOKER");
        if (!row[5].bytes.empty())
            sql += QString(u" COMMENT " + QString::fromStdString(dialect.literal(row[5])));
        routines.insert(key, QString(sql + u'\n' + row[6].toString()));
    }
    return routines;
}

Result<Definitions> readMariaDbEvents(db::Connection &connection) {
    const db::Dialect &dialect = connection.dialect();
    const auto literal = [&dialect](const db::Value &value) { return QString::fromStdString(dialect.literal(value)); };
    STELLWERK_ASSIGN(const db::ResultSet result,
                     connection.select(QStringLiteral(
                         "SELECT EVENT_NAME, EVENT_DEFINITION, CAST(EXECUTE_AT AS CHAR), INTERVAL_VALUE, "
                         "INTERVAL_FIELD, CAST(STARTS AS CHAR), CAST(ENDS AS CHAR), STATUS, ON_COMPLETION, "
                         "EVENT_COMMENT FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()")));
    Definitions events;
    for (const Row &row : result.rows) {
        const QString name = row[0].toString();
        QString sql = QString(u"CREATE EVENT " + dialect.quote(name) + u" ON SCHEDULE ");
        if (!row[2].isNull())
            sql += QString(u"AT " + literal(row[2]));
        else
            sql += QString(u"EVERY " + row[3].toString() + u' ' + row[4].toString());
        if (!row[5].isNull())
            sql += QString(u" STARTS " + literal(row[5]));
        if (!row[6].isNull())
            sql += QString(u" ENDS " + literal(row[6]));
        if (row[8].toString() == u"PRESERVE")
            sql += QStringLiteral(" ON COMPLETION PRESERVE");
        if (row[7].toString() != u"ENABLED")
            sql += row[7].toString() == u"DISABLED" ? QStringLiteral(" DISABLE") : QStringLiteral(" DISABLE ON SLAVE");
        if (!row[9].bytes.empty())
            sql += QString(u" COMMENT " + literal(row[9]));
        events.insert(name, QString(sql + u" DO " + row[1].toString()));
    }
    return events;
}

/// Servers before 11.5 have no list of sequences and their options, but every sequence can be read like a table.
Result<Definitions> readMariaDbSequences(db::Connection &connection, const QMap<QString, QString> &types) {
    if (types.isEmpty())
        return Definitions();
    QStringList parts;
    for (const QString &name : types.keys())
        parts << QString(u"SELECT " + QString::fromStdString(connection.dialect().literal(db::Value::text(name))) +
                         u", start_value, minimum_value, maximum_value, increment, cache_size, cycle_option FROM " +
                         connection.dialect().quote(name));
    STELLWERK_ASSIGN(const db::ResultSet result, connection.select(parts.join(QLatin1StringView(" UNION ALL "))));
    Definitions sequences;
    for (const Row &row : result.rows) {
        const QString name = row[0].toString();
        // Before 11.5 all are bigint, and AS is no word of the grammar.
        QString type = types.value(name);
        type.remove(type.indexOf(u'('), type.indexOf(u')') + 1 - type.indexOf(u'('));
        sequences.insert(name, QString(u"CREATE SEQUENCE " + connection.dialect().quote(name) +
                                       (type == u"bigint" ? QString() : QString(u" AS " + type)) + u" START WITH " +
                                       row[1].toString() + u" MINVALUE " + row[2].toString() + u" MAXVALUE " +
                                       row[3].toString() + u" INCREMENT BY " + row[4].toString() + u" CACHE " +
                                       row[5].toString() + (row[6].toString() == u"0" ? u" NOCYCLE" : u" CYCLE")));
    }
    return sequences;
}

} // namespace stellwerk::schema
