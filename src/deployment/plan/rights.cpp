// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/rights.h"

namespace stellwerk::deployment {

Result<QStringList> missingRights(db::Connection &connection) {
    if (connection.engine() != db::Engine::MariaDb)
        return QStringList();
    STELLWERK_ASSIGN(const auto grants, connection.select(QStringLiteral("SHOW GRANTS")));
    QStringList missing{QStringLiteral("SELECT"), QStringLiteral("INSERT"), QStringLiteral("UPDATE"),
                        QStringLiteral("DELETE"), QStringLiteral("CREATE"), QStringLiteral("DROP"),
                        QStringLiteral("ALTER"),  QStringLiteral("INDEX"),  QStringLiteral("REFERENCES")};
    for (const auto &row : grants.rows) {
        const QString grant = row.front().toString();
        const QString object = grant.section(QLatin1String(" ON "), 1).section(QLatin1String(" TO "), 0, 0);
        const QString database = object.section(u'.', 0, 0).remove(u'`').remove(u'\\');
        if (database != QLatin1String("*") &&
            database.compare(connection.profile().database, Qt::CaseInsensitive) != 0 && !database.contains(u'%'))
            continue;
        const QString privileges = grant.section(QLatin1String(" ON "), 0, 0).mid(6);
        if (privileges.contains(QLatin1String("ALL PRIVILEGES")))
            missing.clear();
        for (const QString &privilege : privileges.split(u','))
            missing.removeAll(privilege.trimmed());
    }
    return missing;
}

} // namespace stellwerk::deployment
