// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/target_state.h"

#include "base/files.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace stellwerk::deployment {

namespace {

/// Old -> new names over all pending migrations, chains followed.
QMap<QString, QString> pendingRenames(const std::vector<migration::Migration> &pending) {
    QMap<QString, QString> renames;
    for (const migration::Migration &migration : pending) {
        for (auto it = migration.renames.begin(); it != migration.renames.end(); ++it) {
            const QString origin = renames.key(it.key(), it.key());
            renames[origin] = it.value();
        }
    }
    return renames;
}

QStringList touchedTables(const std::vector<migration::Migration> &pending) {
    QStringList touched;
    for (const migration::Migration &migration : pending)
        touched += migration.touches;
    return touched;
}

/// Every row of every table that is not for tracking, so also what the release does not keep (columns and tables that
/// it drops): a way back has to bring that back as well.
Status takeFingerprint(db::Connection &connection, TargetState &state, const Release &release,
                       const TaskContext &context) {
    schema::Schema schema = state.schema;
    std::erase_if(schema.tables, [&](const schema::Table &table) { return release.isTracking(table.name); });
    state.schemaHash = sha256Hex(schema::snapshotToJson(schema));
    STELLWERK_ASSIGN(state.tables, backup::hashTables(connection, context));
    std::erase_if(state.tables, [&](const backup::BackupTable &table) { return release.isTracking(table.name); });
    QJsonArray rows;
    for (const backup::BackupTable &table : state.tables)
        rows << QJsonArray{table.name, table.rows, table.hash};
    const QJsonObject all{
        {QStringLiteral("version"), state.version.current ? state.version.current->toString() : QString()},
        {QStringLiteral("schema"), state.schemaHash},
        {QStringLiteral("rows"), rows}};
    state.fingerprint = sha256Hex(QJsonDocument(all).toJson(QJsonDocument::Compact));
    return {};
}

} // namespace

Result<TargetView> readTargetView(db::Connection &connection, const Release &release) {
    TargetView view;
    STELLWERK_ASSIGN(view.version, migration::readVersionState(connection, release.version, release.migrations));
    STELLWERK_ASSIGN(view.schema, schema::readSchema(connection));
    const QMap<QString, QString> renames = pendingRenames(view.version.pending);
    for (auto it = renames.begin(); it != renames.end(); ++it)
        view.tableNow[it.value()] = it.key();
    return view;
}

Result<TargetState> readTargetState(db::Connection &connection, const Release &release, const TaskContext &context) {
    TargetState state;
    STELLWERK_ASSIGN(static_cast<TargetView &>(state), readTargetView(connection, release));
    STELLWERK_ASSIGN(state.proofs, fingerprintBefore(connection, state.schema, release.snapshot(), release.project,
                                                     pendingRenames(state.version.pending),
                                                     touchedTables(state.version.pending), context));
    STELLWERK_TRY(takeFingerprint(connection, state, release, context));
    return state;
}

} // namespace stellwerk::deployment
