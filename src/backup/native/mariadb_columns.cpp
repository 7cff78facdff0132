// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/mariadb_columns.h"

#include "backup/native/database_content.h"

#include <QCoreApplication>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

using L = QLatin1StringView;

/// A column whose way of being read depends on the rows in it.
struct Doubt {
    qsizetype column;
    QString condition;  ///< true for a row that the usual way of reading would change
    QString expression; ///< reads it then; empty = nothing does
};

struct Table {
    TableColumns columns;
    std::vector<Doubt> doubts;
};

void addColumn(Table &table, const db::Dialect &dialect, const QString &name, const QString &type,
               const QString &characterSet) {
    const QString quoted = dialect.quote(name);
    QString expression = dialect.readExpression(name, type);
    const bool listed = type.startsWith(L("enum(")) || type.startsWith(L("set("));
    if (listed && hasValuesAlike(type))
        expression = QStringLiteral("CAST(%1 AS UNSIGNED) AS %1").arg(quoted);
    if (type.startsWith(L("double("))) // its own digits behind the point are fewer than it holds
        expression = QStringLiteral("CAST(%1 AS DOUBLE) AS %1").arg(quoted);
    // By way of utf16 as well: utf8mb4 lets single surrogates pass, which are no UTF-8 for anybody but the server.
    if (!listed && !characterSet.isEmpty() && !survivesUnicode(characterSet))
        table.doubts.push_back(
            {table.columns.names.size(),
             QStringLiteral(
                 "NOT (BINARY CONVERT(CONVERT(CONVERT(%1 USING utf8mb4) USING utf16) USING %2) <=> BINARY %1)")
                 .arg(quoted, characterSet),
             QStringLiteral("CAST(%1 AS BINARY) AS %1").arg(quoted)});
    if (type.startsWith(L("year(2)"))) // 00 is the year 2000 as well as the zero of a wrong value
        table.doubts.push_back({table.columns.names.size(), QStringLiteral("%1 = 0").arg(quoted), {}});
    table.columns.names << name;
    table.columns.expressions << expression;
}

/// Looks at the rows and settles the doubts.
Status settle(db::Connection &connection, const QString &name, bool history, Table &table) {
    if (table.doubts.empty())
        return {};
    QStringList conditions;
    for (const Doubt &doubt : table.doubts)
        conditions << QString(u"MAX(" + doubt.condition + u')');
    const QString from = QString(connection.dialect().quote(name) + (history ? u" FOR SYSTEM_TIME ALL" : u""));
    STELLWERK_ASSIGN(const db::ResultSet found,
                     connection.select(QString(u"SELECT " + conditions.join(L(", ")) + u" FROM " + from)));
    for (size_t i = 0; i < table.doubts.size(); ++i) {
        const Doubt &doubt = table.doubts[i];
        if (found.rows.front()[i].toInteger() != 1)
            continue;
        if (doubt.expression.isEmpty())
            table.columns.obstacle =
                Tr::tr("its column %1 of the type YEAR(2) has the value 00, which may be the year 2000 or none")
                    .arg(table.columns.names[doubt.column]);
        else
            table.columns.expressions[doubt.column] = doubt.expression;
    }
    return {};
}

/// The beginning and end of every row's life are columns that only have a definition when they are named in it.
void completeHistory(Table &table, bool named) {
    if (named)
        return;
    for (const QString &name : {QStringLiteral("row_start"), QStringLiteral("row_end")}) {
        table.columns.names << name;
        table.columns.expressions << QString(u'`' + name + u'`');
    }
}

} // namespace

bool hasValuesAlike(QStringView type) {
    QStringList members;
    for (qsizetype at = type.indexOf(u'(') + 1; at < type.size() && type[at] == u'\''; ++at) {
        QString member;
        for (++at; at < type.size(); ++at) {
            if (type[at] == u'\'' && (at + 1 == type.size() || type[++at] != u'\''))
                break;
            member += type[at];
        }
        members << member.normalized(QString::NormalizationForm_KD).toCaseFolded().trimmed();
        if (at >= type.size() || type[at] != u',')
            break;
    }
    return members.contains(QString()) || members.removeDuplicates() > 0;
}

bool survivesUnicode(QStringView characterSet) {
    return characterSet == u"utf8mb4" || characterSet == u"utf8mb3" || characterSet == u"utf8" ||
           characterSet == u"latin1" || characterSet == u"binary";
}

Result<QHash<QString, TableColumns>> readMariaDbColumns(db::Connection &connection, const QStringList &tables,
                                                        const QStringList &histories) {
    STELLWERK_ASSIGN(
        const db::ResultSet rows,
        connection.select(QStringLiteral(
            "SELECT TABLE_NAME AS t, COLUMN_NAME AS c, COLUMN_TYPE AS ty, IS_GENERATED AS g, GENERATION_EXPRESSION AS "
            "ge, COALESCE(CHARACTER_SET_NAME, '') AS cs FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = "
            "DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION")));
    QHash<QString, Table> found;
    QStringList named; // histories whose columns have names
    for (size_t i = 0; i < rows.rows.size(); ++i) {
        const QString name = cellText(rows, i, L("t"));
        const QString type = cellText(rows, i, L("ty"));
        const QString expression = cellText(rows, i, L("ge"));
        Table &table = found[name];
        if (cellText(rows, i, L("g")) == L("ALWAYS")) {
            if (!histories.contains(name) || (expression != L("ROW START") && expression != L("ROW END")))
                continue;
            named << name;
            if (!type.startsWith(L("timestamp")))
                table.columns.obstacle =
                    Tr::tr("it keeps the history of its rows by the numbers of transactions, which "
                           "mean nothing on any other server");
        }
        addColumn(table, connection.dialect(), cellText(rows, i, L("c")), type, cellText(rows, i, L("cs")));
    }
    QHash<QString, TableColumns> result;
    for (const QString &name : tables) {
        Table &table = found[name];
        if (histories.contains(name))
            completeHistory(table, named.contains(name));
        if (table.columns.names.isEmpty())
            table.columns.obstacle = Tr::tr("all its columns are generated, so its rows cannot be written");
        STELLWERK_TRY(settle(connection, name, histories.contains(name), table));
        result[name] = std::move(table.columns);
    }
    return result;
}

} // namespace stellwerk::backup
