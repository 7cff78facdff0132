// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/grants.h"

#include <QRegularExpression>

#include <algorithm>

namespace stellwerk::db {

Result<Grants> Grants::read(Connection &connection, const QString &database) {
    static const QRegularExpression form(QStringLiteral("\\AGRANT (.+) ON (?:\\*\\.\\*|`((?:[^`]|``)+)`\\.\\*) TO "));
    STELLWERK_ASSIGN(const ResultSet rows, connection.select(QStringLiteral("SHOW GRANTS")));
    Grants grants;
    for (const auto &row : rows.rows) {
        const auto grant = form.match(row.front().toString());
        if (!grant.hasMatch())
            continue;
        if (const QString pattern = grant.captured(2).replace(QLatin1String("``"), QLatin1String("`"));
            !pattern.isEmpty()) {
            STELLWERK_ASSIGN(const auto covers, connection.selectValue(QStringLiteral("SELECT ? LIKE ?"),
                                                                       {Value::text(database), Value::text(pattern)}));
            if (covers.value_or(Value()).toInteger() != 1)
                continue;
        }
        for (const QString &right : grant.captured(1).split(QLatin1String(", "))) {
            grants.m_rights.insert(right);
            if (grant.captured(2).isEmpty())
                grants.m_onServer.insert(right);
        }
    }
    return grants;
}

QStringList Grants::missing(const QStringList &rights) const {
    QStringList lacking;
    std::ranges::copy_if(rights, std::back_inserter(lacking), [this](const QString &right) { return !has(right); });
    return lacking;
}

} // namespace stellwerk::db
