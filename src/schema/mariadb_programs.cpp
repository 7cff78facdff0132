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

/// The server writes `database`.`table` everywhere in a view; without the database it fits any.
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

QString parameterType(const QString &type, const db::Value &charset, const db::Value &collation) {
    return charset.isNull()
               ? type
               : QString(type + u" CHARACTER SET " + charset.toString() + u" COLLATE " + collation.toString());
}

/// Routine -> "IN `a` int(11), OUT `b` …"; the result type of a function is under the same key with "=" before it.
Result<Definitions> readParameters(db::Connection &connection) {
    STELLWERK_ASSIGN(
        const db::ResultSet result,
        connection.select(QStringLiteral(
            "SELECT ROUTINE_TYPE, SPECIFIC_NAME, ORDINAL_POSITION, PARAMETER_MODE, PARAMETER_NAME, DTD_IDENTIFIER, "
            "CHARACTER_SET_NAME, COLLATION_NAME FROM information_schema.PARAMETERS "
            "WHERE SPECIFIC_SCHEMA = DATABASE() ORDER BY ROUTINE_TYPE, SPECIFIC_NAME, ORDINAL_POSITION")));
    Definitions parameters;
    for (const Row &row : result.rows) {
        const QString routine = QString(row[0].toString().toLower() + u' ' + row[1].toString());
        const QString type = parameterType(row[5].toString(), row[6], row[7]);
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
    STELLWERK_ASSIGN(const Definitions parameters, readParameters(connection));
    STELLWERK_ASSIGN(
        const db::ResultSet result,
        connection.select(QStringLiteral(
            "SELECT ROUTINE_TYPE, ROUTINE_NAME, IS_DETERMINISTIC, SQL_DATA_ACCESS, SECURITY_TYPE, ROUTINE_COMMENT, "
            "ROUTINE_DEFINITION FROM information_schema.ROUTINES "
            "WHERE ROUTINE_SCHEMA = DATABASE() AND ROUTINE_TYPE IN ('PROCEDURE', 'FUNCTION')")));
    Definitions routines;
    for (const Row &row : result.rows) {
        const QString name = row[1].toString();
        const QString key = QString(row[0].toString().toLower() + u' ' + name);
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

} // namespace stellwerk::schema
