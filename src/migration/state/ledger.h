// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "migration/files/migration.h"
#include "migration/run/runner.h"
#include "migration/state/tracking_state.h"
#include "migration/state/tracking_tables.h"
#include "migration/state/version_state.h"

#include <optional>
#include <vector>

namespace stellwerk::migration {

/// What the version tables are told about migrations: one object per run, which knows the version that is current.
/// Nothing here begins or ends a transaction, so that the caller decides what is atomic with it.
class Ledger final {
public:
    Ledger(SqlBatch &batch, const std::vector<Migration> &all, const RunOptions &options)
        : m_batch(batch), m_all(all), m_options(options) {}

    /// Takes over what the tables say as the run begins. VersionUnknown when the version is unreadable.
    [[nodiscard]] Status begin(const TrackingState &tracked);
    [[nodiscard]] bool isApplied(qint64 number) const;

    /// History row, script and, after the last migration of a version, the version's row.
    [[nodiscard]] Status applied(const Migration &migration, qint64 milliseconds);
    /// History row of a failure. @p goesOn: the version counts as reached although this migration is still pending.
    [[nodiscard]] Status failed(const Migration &migration, qint64 milliseconds, const Error &error, bool goesOn);
    /// Takes history row and script away; the version's row is that of the version before, when it was higher.
    [[nodiscard]] Status reverted(const Migration &migration, const Version &baseVersion);
    /// The rows written since the last call are committed: the version that they told is the current one now.
    void committed();

private:
    [[nodiscard]] bool raisesVersion(const Migration &migration) const;
    [[nodiscard]] Version versionBefore(const Version &version, const Version &baseVersion) const;
    [[nodiscard]] HistoryEntry entryOf(const Migration &migration, qint64 milliseconds, const Error *error) const;
    [[nodiscard]] Status addVersion(const Version &version, qint64 number, const QString &description,
                                    const QString &checksum);

    SqlBatch &m_batch;
    const std::vector<Migration> &m_all;
    const RunOptions &m_options;
    std::vector<HistoryEntry> m_history;
    std::optional<Version> m_current;
    std::optional<Version> m_next; ///< written, not yet committed
    AppliedAtColumns m_columns;
};

} // namespace stellwerk::migration
