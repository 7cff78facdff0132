// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/core_state.h"

#include "base/files.h"
#include "schema/snapshot.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace stellwerk::deployment {

QString CoreState::fingerprint() const {
    QJsonArray list;
    for (const backup::BackupTable &table : rows)
        list << QJsonArray{table.name, table.rows, table.hash};
    const QJsonObject all{
        {QStringLiteral("version"), version}, {QStringLiteral("schema"), schemaHash}, {QStringLiteral("rows"), list}};
    return sha256Hex(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

QString hashOfStructure(schema::Schema schema, const TableTest &isTracking) {
    std::erase_if(schema.tables, [&](const schema::Table &table) { return isTracking(table.name); });
    return sha256Hex(schema::snapshotToJson(schema));
}

} // namespace stellwerk::deployment
