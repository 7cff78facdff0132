// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/state/version_state.h"

#include "migration/state/tracking_state.h"
#include "migration/state/tracking_tables.h"
#include "migration/state/version_checks.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(VersionState)
};

/// True when there are tables beside the tool's own and the version tables.
Result<bool> hasOtherTables(db::Connection &connection) {
    const QString sql =
        connection.engine() == db::Engine::MariaDb
            ? QStringLiteral("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")
            : QStringLiteral("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')");
    STELLWERK_ASSIGN(const auto tables, connection.select(sql));
    return std::ranges::any_of(tables.rows, [](const auto &row) {
        const QString name = row[0].toString();
        return !name.startsWith(QLatin1StringView("stellwerk_")) && !name.startsWith(QLatin1StringView("sqlite_")) &&
               name != tableName(TrackingTable::SchemaVersion) && name != tableName(TrackingTable::MigrationHistory);
    });
}

Status judge(db::Connection &connection, VersionState &state) {
    const QString required = state.required.toString();
    if (!state.current) {
        STELLWERK_ASSIGN(const bool otherTables, hasOtherTables(connection));
        state.compatibility = otherTables ? Compatibility::Untracked : Compatibility::Empty;
        state.reason = otherTables ? Tr::tr("The database has tables, but its version is not recorded")
                                   : Tr::tr("The database is empty");
    } else if (*state.current == state.required) {
        state.compatibility = Compatibility::Compatible;
        state.reason = Tr::tr("Database version matches required version");
    } else if (*state.current < state.required) {
        state.compatibility = Compatibility::MigrationRequired;
        state.reason = Tr::tr("Database migration required: %1 → %2").arg(state.current->toString(), required);
    } else {
        state.compatibility = Compatibility::BackendTooOld;
        state.reason = Tr::tr("Backend too old for database version. Backend requires %1, database is %2")
                           .arg(required, state.current->toString());
    }
    return {};
}

/// With an unfinished one that cannot go on by itself, or is on its way back, nothing may be deployed.
void findBlockers(VersionState &state) {
    for (const UnfinishedMigration &unfinished : state.unfinished) {
        const bool backwards = unfinished.section == u"down" && !unfinished.applied.empty();
        if (!backwards && unfinished.obstacles.isEmpty())
            continue;
        state.disagreements << unfinished.toText();
        state.blockers << unfinished.toText();
    }
}

void findPath(VersionState &state, const std::vector<Migration> &migrations) {
    std::map<qint64, bool> recorded; // number -> success
    for (const HistoryEntry &entry : state.history)
        recorded[entry.number] = entry.success;
    for (const Migration &migration : migrations) {
        const auto record = recorded.find(migration.number);
        const bool succeeded = record != recorded.end() && record->second;
        const bool ahead =
            migration.version <= state.required && (!state.current || migration.version > *state.current);
        const bool failedBefore =
            record != recorded.end() && !migration.critical && migration.version <= state.required;
        if (!succeeded && (ahead || failedBefore))
            state.pending.push_back(migration);
    }
    for (const Version &step : versionSteps(migrations)) {
        if (step <= state.required && (!state.current || step > *state.current))
            state.path.push_back(step);
    }
}

} // namespace

QString compatibilityName(Compatibility compatibility) {
    switch (compatibility) {
    case Compatibility::Compatible:
        return QStringLiteral("compatible");
    case Compatibility::MigrationRequired:
        return QStringLiteral("migration_required");
    case Compatibility::BackendTooOld:
        return QStringLiteral("backend_too_old");
    case Compatibility::Untracked:
        return QStringLiteral("untracked");
    case Compatibility::Empty:
        return QStringLiteral("empty");
    case Compatibility::Unknown:
        return QStringLiteral("unknown");
    }
    Q_UNREACHABLE_RETURN({});
}

std::map<qint64, Version> recordedVersions(const std::vector<HistoryEntry> &history) {
    std::map<qint64, Version> versions;
    for (const HistoryEntry &entry : history) {
        if (entry.success)
            versions[entry.number] = entry.version;
    }
    return versions;
}

Result<VersionState> readVersionState(db::Connection &connection, const Version &required,
                                      const std::vector<Migration> &migrations) {
    VersionState state;
    state.required = required;
    STELLWERK_ASSIGN(TrackingState tracked, readTrackingState(connection));
    STELLWERK_ASSIGN(state.current, tracked.currentVersion(connection.profile().label));
    state.migrationNumber = tracked.version ? tracked.version->migrationNumber : 0;
    const std::set<qint64> finished = tracked.finished();
    STELLWERK_TRY(judge(connection, state));
    state.history = std::move(tracked.history);
    std::vector<Migration> known = migrations;
    adoptVersions(known, recordedVersions(state.history));
    STELLWERK_ASSIGN(state.unfinished, judgeOpenJournal(connection, tracked.open, known, finished));
    findBlockers(state);
    findPath(state, known);
    findDisagreements(state, known, tracked.scripts);
    return state;
}

Status ensureMigrationTables(db::Connection &connection) {
    for (const TrackingTable table : {TrackingTable::SchemaVersion, TrackingTable::MigrationHistory,
                                      TrackingTable::StoredScript, TrackingTable::Journal})
        STELLWERK_TRY(ensureTable(connection, table));
    return {};
}

Status ensureTrackingTables(db::Connection &connection) {
    STELLWERK_TRY(ensureMigrationTables(connection));
    STELLWERK_TRY(ensureTable(connection, TrackingTable::Lock));
    return ensureTable(connection, TrackingTable::Deployment);
}

Status recordBaseline(db::Connection &connection, const Version &version, const Version &backendVersion,
                      const std::vector<Migration> &migrations, const QString &appliedBy) {
    STELLWERK_TRY(ensureTrackingTables(connection));
    STELLWERK_ASSIGN(auto transaction, db::Transaction::begin(connection));
    STELLWERK_TRY(recordInstalled(connection, version, backendVersion, migrations, appliedBy,
                                  QStringLiteral("baseline: recorded without running migrations")));
    return transaction.commit();
}

Status recordInstalled(db::Connection &connection, const Version &version, const Version &backendVersion,
                       const std::vector<Migration> &migrations, const QString &appliedBy, const QString &description) {
    STELLWERK_ASSIGN(const auto history, readHistory(connection));
    SqlBatch batch(connection);
    AppliedAtColumns columns;
    qint64 lastNumber = 0;
    for (const Migration &migration : migrations) {
        if (migration.version > version)
            continue;
        lastNumber = std::max(lastNumber, migration.number);
        const bool recorded = std::ranges::any_of(
            history, [&](const HistoryEntry &entry) { return entry.success && entry.number == migration.number; });
        if (recorded)
            continue;
        HistoryEntry entry;
        entry.number = migration.number;
        entry.version = migration.version;
        entry.description = migration.title;
        entry.appliedBy = appliedBy;
        entry.rollbackAvailable = migration.hasDown;
        STELLWERK_TRY(writeHistory(batch, entry, columns));
        STELLWERK_TRY(storeScript(batch, migration, columns));
    }
    return addVersionRow(batch, version, lastNumber, backendVersion, description, {}, columns);
}

} // namespace stellwerk::migration
