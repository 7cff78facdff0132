// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/target_state.h"

#include "base/files.h"
#include "deployment/plan/core_state.h"
#include "schema/schema_reader.h"

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

QString hashOf(const QJsonObject &object) {
    return sha256Hex(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// Every row of every table that is not for tracking, so also what the release does not keep (columns and tables that
/// it drops): a way back has to bring that back as well.
Status takeFingerprints(db::Connection &connection, TargetState &state, const Release &release,
                        const TaskContext &context) {
    state.schemaHash = hashOfStructure(state.schema, [&](const QString &table) { return release.isTracking(table); });
    STELLWERK_ASSIGN(state.tables, backup::hashTables(connection, context));
    std::erase_if(state.tables, [&](const backup::BackupTable &table) { return release.isTracking(table.name); });
    CoreState core{state.version.current ? state.version.current->toString() : QString(), state.schemaHash, {}};
    QJsonArray userRows;
    for (const backup::BackupTable &table : state.tables) {
        if (!std::ranges::contains(state.proofs, table.name, &TableProof::tableBefore)) {
            core.rows.push_back(table);
            continue;
        }
        userRows << QJsonArray{table.name, table.rows, table.hash};
        state.userRows[table.name] = {table.rows, table.hash};
    }
    state.coreFingerprint = core.fingerprint();
    state.fingerprint =
        hashOf({{QStringLiteral("core"), state.coreFingerprint}, {QStringLiteral("user_rows"), userRows}});
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
    STELLWERK_TRY(takeFingerprints(connection, state, release, context));
    return state;
}

QStringList differentRows(const QMap<QString, Fingerprint> &before, const QMap<QString, Fingerprint> &now) {
    QStringList names;
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (now.value(it.key()) != it.value())
            names << it.key();
    }
    for (auto it = now.begin(); it != now.end(); ++it) {
        if (!before.contains(it.key()))
            names << it.key();
    }
    return names;
}

} // namespace stellwerk::deployment
