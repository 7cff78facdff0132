// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "migration/state/tracking_tables.h"
#include "migration/state/unfinished.h"
#include "migration/state/version_state.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace stellwerk::migration {

/// The rows of the version tables and the journal, all of one moment.
struct TrackingState {
    std::optional<VersionRow> version; ///< nothing when there is no such table or row
    std::vector<HistoryEntry> history; ///< by id
    std::map<qint64, StoredScript> scripts;
    OpenJournal open;

    /// The version of the row; VersionUnknown when it is unreadable. @p label names the database.
    [[nodiscard]] Result<std::optional<Version>> currentVersion(const QString &label) const;
    /// The numbers with a successful history row.
    [[nodiscard]] std::set<qint64> finished() const;
};

/// Reads them. A run that is gone may still commit until its session ends, so nothing is read for good before that:
/// whoever is not among the live sessions has written all that it ever will.
[[nodiscard]] Result<TrackingState> readTrackingState(db::Connection &connection);

} // namespace stellwerk::migration
