// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/state/version_checks.h"

#include "migration/files/script_diff.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(VersionState)
};

/// Goes through the rules one by one; one object per state.
class Checker final {
public:
    Checker(VersionState &state, const std::vector<Migration> &migrations) : m_state(state), m_migrations(migrations) {
        for (const HistoryEntry &entry : state.history)
            (entry.success ? m_succeeded : m_failed).insert(entry.number);
        for (const Migration &migration : migrations)
            m_files.emplace(migration.number, &migration);
    }

    void checkVersion() {
        if (!m_state.current) {
            if (!m_state.history.empty())
                disagree(Tr::tr("migration_history has rows, but schema_version states no version."));
            return;
        }
        const Version current = *m_state.current;
        const std::vector<Version> steps = versionSteps(m_migrations);
        // A version below the first step is where the migrations begin.
        if (!steps.empty() && current > steps.front() && current < m_state.required &&
            !std::ranges::contains(steps, current))
            disagree(Tr::tr("The database is at version %1, which belongs to no migration.").arg(current.toString()));
        if (current < m_state.required && !std::ranges::contains(steps, m_state.required))
            block(Tr::tr("No migration leads to the required version %1.").arg(m_state.required.toString()));
        QStringList missing;
        for (const Migration &migration : m_migrations) {
            if (migration.version <= current && !m_succeeded.contains(migration.number) &&
                !m_failed.contains(migration.number))
                missing << QString::number(migration.number);
        }
        if (!missing.isEmpty())
            disagree(
                Tr::tr("schema_version says %1, but migration_history has no row for %n migration(s) up to it: %2.",
                       nullptr, static_cast<int>(missing.size()))
                    .arg(current.toString(), missing.join(QLatin1StringView(", "))));
    }

    void checkHistory() {
        QStringList ahead;
        for (const HistoryEntry &entry : m_state.history) {
            if (!entry.success)
                disagree(Tr::tr("Migration %1 failed in an earlier run: %2").arg(entry.number).arg(entry.errorMessage));
            const auto file = m_files.find(entry.number);
            if (file == m_files.end())
                disagree(Tr::tr("migration_history names migration %1 (“%2”), for which there is no file.")
                             .arg(entry.number)
                             .arg(entry.description));
            else if (file->second->version != entry.version)
                disagree(Tr::tr("migration_history says that migration %1 belongs to version %2, its file says %3.")
                             .arg(entry.number)
                             .arg(entry.version.toString(), file->second->version.toString()));
            if (entry.success && m_state.current && entry.version > *m_state.current)
                ahead << QString::number(entry.number);
        }
        if (!ahead.isEmpty())
            disagree(Tr::tr("schema_version says %1, but %n migration(s) of a higher version are applied: %2.", nullptr,
                            static_cast<int>(ahead.size()))
                         .arg(m_state.current->toString(), ahead.join(QLatin1StringView(", "))));
    }

    /// Migrations run in the order of their numbers. One that was added below what the database has would run on a
    /// schema that it was not written for.
    void checkOrder() {
        if (m_succeeded.empty())
            return;
        const qint64 last = *m_succeeded.rbegin();
        for (const Migration &migration : m_state.pending) {
            const bool triedBefore = m_failed.contains(migration.number) && !migration.critical;
            if (migration.number < last && !triedBefore)
                block(Tr::tr("%1 is out of order: migration %2 was applied before it. Give the file a higher number.")
                          .arg(migration.fileName)
                          .arg(last));
        }
    }

    void checkScripts(const std::map<qint64, StoredScript> &stored) {
        for (const auto &[number, script] : stored) {
            const auto file = m_files.find(number);
            if (file == m_files.end() || !m_succeeded.contains(number) || file->second->checksum == script.checksum)
                continue;
            const Migration &migration = *file->second;
            const bool cosmetic = migration.tokenChecksum == script.tokenChecksum;
            m_state.changedScripts.push_back(
                {number, migration.fileName, cosmetic, scriptDiff(script.script, migration.script)});
            if (cosmetic)
                disagree(Tr::tr("%1 has changed since it was applied, but only in comments or white space.")
                             .arg(migration.fileName));
            else
                block(Tr::tr("%1 has changed since it was applied: what the file says is not what the database got.")
                          .arg(migration.fileName));
        }
    }

private:
    void disagree(const QString &sentence) { m_state.disagreements << sentence; }
    void block(const QString &sentence) {
        disagree(sentence);
        m_state.blockers << sentence;
    }

    VersionState &m_state;
    const std::vector<Migration> &m_migrations;
    std::map<qint64, const Migration *> m_files;
    std::set<qint64> m_succeeded;
    std::set<qint64> m_failed;
};

} // namespace

void findDisagreements(VersionState &state, const std::vector<Migration> &migrations,
                       const std::map<qint64, StoredScript> &stored) {
    Checker checker(state, migrations);
    checker.checkVersion();
    checker.checkHistory();
    checker.checkOrder();
    checker.checkScripts(stored);
}

} // namespace stellwerk::migration
