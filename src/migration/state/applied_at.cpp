// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/state/applied_at.h"

#include <QTimeZone>

namespace stellwerk::migration {

using db::Value;

std::optional<QDateTime> readAppliedAt(const Value &cell) {
    if (const auto seconds = cell.toInteger(); seconds && cell.kind == db::ValueKind::Integer)
        return QDateTime::fromSecsSinceEpoch(*seconds, QTimeZone::UTC);
    if (cell.kind != db::ValueKind::Text)
        return {};
    QDateTime time = QDateTime::fromString(cell.toString(), Qt::ISODateWithMs);
    if (!time.isValid())
        return {};
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::UTC);
    return time.toUTC();
}

Result<Value> appliedNow(db::Connection &connection, TrackingTable table, AppliedAtColumns &columns) {
    if (!columns.contains(table)) {
        const QString sql =
            connection.engine() == db::Engine::MariaDb
                ? QStringLiteral("SELECT data_type FROM information_schema.columns WHERE table_schema = DATABASE()"
                                 " AND table_name = ? AND column_name = 'applied_at'")
                : QStringLiteral("SELECT type FROM pragma_table_info(?) WHERE name = 'applied_at'");
        STELLWERK_ASSIGN(const auto type, connection.selectValue(sql, {Value::text(tableName(table))}));
        columns[table] = type && type->toString().contains(QLatin1StringView("int"), Qt::CaseInsensitive);
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return columns[table] ? Value::integer(now.toSecsSinceEpoch())
                          : Value::text(now.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
}

} // namespace stellwerk::migration
