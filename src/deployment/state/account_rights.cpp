// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/state/account_rights.h"

#include <QRegularExpression>

namespace stellwerk::deployment {

namespace {

/// Does a database's name fit the name in a grant, in which % and _ stand for others unless a backslash precedes them?
bool fits(const QString &database, const QString &granted) {
    QString pattern;
    for (qsizetype i = 0; i < granted.size(); ++i) {
        if (granted[i] == u'\\' && i + 1 < granted.size())
            pattern += QRegularExpression::escape(granted[++i]);
        else if (granted[i] == u'%')
            pattern += QLatin1String(".*");
        else
            pattern += granted[i] == u'_' ? QStringLiteral(".") : QRegularExpression::escape(granted[i]);
    }
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern), QRegularExpression::CaseInsensitiveOption)
        .match(database)
        .hasMatch();
}

} // namespace

Result<QStringList> missingRights(db::Connection &connection) {
    if (connection.engine() == db::Engine::Sqlite)
        return QStringList();
    QStringList missing{QStringLiteral("SELECT"), QStringLiteral("INSERT"), QStringLiteral("UPDATE"),
                        QStringLiteral("DELETE"), QStringLiteral("CREATE"), QStringLiteral("DROP"),
                        QStringLiteral("ALTER"),  QStringLiteral("INDEX"),  QStringLiteral("REFERENCES")};
    // The tables of information_schema name the accounts of others, too, to those who may see them; this one does not.
    STELLWERK_ASSIGN(const auto grants, connection.select(QStringLiteral("SHOW GRANTS")));
    static const QRegularExpression kGrant(
        QStringLiteral("^GRANT (?<rights>.+) ON (\\*|`(?<database>(?:[^`]|``)*)`)\\.\\* TO "));
    for (const auto &row : grants.rows) {
        const QRegularExpressionMatch match = kGrant.match(row.front().toString());
        if (!match.hasMatch())
            continue; // a role, or rights on one table
        const QString database =
            match.captured(QStringLiteral("database")).replace(QLatin1String("``"), QLatin1String("`"));
        if (match.hasCaptured(QStringLiteral("database")) && !fits(connection.profile().database, database))
            continue;
        const QString rights = match.captured(QStringLiteral("rights"));
        if (rights == QLatin1String("ALL PRIVILEGES"))
            return QStringList();
        for (const QString &right : rights.split(QLatin1String(", ")))
            missing.removeAll(right);
    }
    return missing;
}

} // namespace stellwerk::deployment
