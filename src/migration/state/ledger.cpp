// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/state/ledger.h"

#include "migration/state/journal.h"
#include "migration/state/tracking_tables.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationRunner)
};

QString description(const Migration &migration) {
    return QString(migration.title).replace(u'_', u' ');
}

} // namespace

Status Ledger::begin(const TrackingState &tracked) {
    m_history = tracked.history;
    STELLWERK_ASSIGN(m_current, tracked.currentVersion(m_batch.connection().profile().label));
    return {};
}

bool Ledger::isApplied(qint64 number) const {
    return std::ranges::any_of(m_history,
                               [number](const HistoryEntry &entry) { return entry.success && entry.number == number; });
}

Status Ledger::applied(const Migration &migration, qint64 milliseconds) {
    STELLWERK_TRY(writeHistory(m_batch, entryOf(migration, milliseconds, nullptr), m_columns));
    STELLWERK_TRY(storeScript(m_batch, migration, m_columns));
    return raisesVersion(migration)
               ? addVersion(migration.version, migration.number, description(migration), migration.checksum)
               : Status();
}

Status Ledger::failed(const Migration &migration, qint64 milliseconds, const Error &error, bool goesOn) {
    STELLWERK_TRY(writeHistory(m_batch, entryOf(migration, milliseconds, &error), m_columns));
    return goesOn && raisesVersion(migration)
               ? addVersion(migration.version, migration.number, description(migration), migration.checksum)
               : Status();
}

Status Ledger::reverted(const Migration &migration, const Version &baseVersion) {
    STELLWERK_TRY(removeHistory(m_batch, migration.number));
    STELLWERK_TRY(removeScript(m_batch, migration.number));
    const Version before = versionBefore(migration.version, baseVersion);
    if (!m_current || *m_current <= before)
        return {};
    qint64 number = 0;
    for (const Migration &other : m_all) {
        if (other.version <= before)
            number = std::max(number, other.number);
    }
    return addVersion(before, number, QStringLiteral("reverted ") + migration.label(), {});
}

void Ledger::committed() {
    if (m_next)
        m_current = std::exchange(m_next, std::nullopt);
}

bool Ledger::raisesVersion(const Migration &migration) const {
    const bool isLast = std::ranges::none_of(m_all, [&migration](const Migration &other) {
        return other.version == migration.version && other.number > migration.number;
    });
    return isLast && (!m_current || *m_current < migration.version);
}

Version Ledger::versionBefore(const Version &version, const Version &baseVersion) const {
    Version result = baseVersion;
    for (const Version &step : versionSteps(m_all)) {
        if (step < version)
            result = step;
    }
    return result;
}

HistoryEntry Ledger::entryOf(const Migration &migration, qint64 milliseconds, const Error *error) const {
    HistoryEntry entry;
    entry.number = migration.number;
    entry.version = migration.version;
    entry.description = description(migration);
    entry.appliedBy = m_options.appliedBy;
    entry.executionMs = milliseconds;
    entry.success = !error;
    entry.rollbackAvailable = migration.hasDown;
    if (error)
        entry.errorMessage = error->toText().left(kLongestError);
    return entry;
}

Status Ledger::addVersion(const Version &version, qint64 number, const QString &text, const QString &checksum) {
    m_next = version;
    return addVersionRow(m_batch, version, number, m_options.backendVersion, text, checksum, m_columns);
}

} // namespace stellwerk::migration
