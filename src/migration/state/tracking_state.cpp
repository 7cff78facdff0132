// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/state/tracking_state.h"

#include <QCoreApplication>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(VersionState)
};

constexpr int kTableChanged = 1412; ///< ER_TABLE_DEF_CHANGED: somebody made a table after the snapshot began

/// Inside a transaction the tables are read as it sees them: whoever has one open is the writer.
Result<TrackingState> readAtOneMoment(db::Connection &connection) {
    std::optional<db::Transaction> snapshot;
    if (!connection.inTransaction()) {
        STELLWERK_ASSIGN(auto begun, db::Transaction::beginSnapshot(connection));
        snapshot.emplace(std::move(begun));
    }
    TrackingState state;
    STELLWERK_ASSIGN(const bool hasVersions, tableExists(connection, TrackingTable::SchemaVersion));
    if (hasVersions) {
        STELLWERK_ASSIGN(state.version, readVersionRow(connection));
    }
    STELLWERK_ASSIGN(state.history, readHistory(connection));
    STELLWERK_ASSIGN(state.scripts, readStoredScripts(connection));
    STELLWERK_ASSIGN(state.open.rows, readOpenJournal(connection));
    return state;
}

} // namespace

Result<std::optional<Version>> TrackingState::currentVersion(const QString &label) const {
    if (!version)
        return std::optional<Version>();
    const auto current = Version::parse(version->version);
    if (!current)
        return fail(
            ErrorCode::VersionUnknown,
            Tr::tr("The newest row of schema_version of “%1” holds “%2”, which is not a version.")
                .arg(label, version->version),
            Tr::tr("Find out which version the database has and correct the row by hand; nothing was changed."));
    return current;
}

std::set<qint64> TrackingState::finished() const {
    std::set<qint64> numbers;
    for (const HistoryEntry &entry : history) {
        if (entry.success)
            numbers.insert(entry.number);
    }
    return numbers;
}

Result<TrackingState> readTrackingState(db::Connection &connection) {
    std::set<db::ServerSession> ended;
    while (true) {
        auto state = readAtOneMoment(connection);
        if (!state && state.error().nativeCode == kTableChanged)
            continue;
        if (!state)
            return state;
        bool allKnown = true;
        for (const JournalRow &row : state->open.rows) {
            if (!row.session || ended.contains(*row.session) || state->open.live.contains(*row.session))
                continue;
            STELLWERK_ASSIGN(const auto process, db::findProcess(connection, *row.session));
            if (process) {
                state->open.live.emplace(*row.session, *process);
            } else {
                ended.insert(*row.session);
                allKnown = false;
            }
        }
        if (allKnown)
            return state;
    }
}

} // namespace stellwerk::migration
