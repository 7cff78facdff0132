// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/pointing_rows.h"

#include <QStringList>

namespace stellwerk::masterdata {

QString pointingRows(const db::Dialect &dialect, const schema::Table &target, const QString &idColumn,
                     std::span<RowChange *const> rows, const schema::Table &user, const schema::ForeignKey &key) {
    QStringList conditions;
    for (qsizetype i = 0; i < key.columns.size(); ++i)
        conditions << QStringLiteral("u.%1 = p.%2")
                          .arg(dialect.quote(key.columns[i]), dialect.quote(key.referencedColumns[i]));
    QStringList ids;
    for (const RowChange *row : rows)
        ids << QString::fromStdString(dialect.literal(row->targetId));
    return QStringLiteral(" FROM %1 p JOIN %2 u ON %3 WHERE p.%4 IN (%5)")
        .arg(dialect.quote(target.name), dialect.quote(user.name), conditions.join(QLatin1String(" AND ")),
             dialect.quote(idColumn), ids.join(u','));
}

} // namespace stellwerk::masterdata
