// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint/prove.h"

#include "db/scratch_database.h"
#include "migration/lint/lint_rules.h"
#include "migration/run/runner.h"
#include "migration/state/version_state.h"
#include "schema/schema_diff.h"
#include "schema/schema_reader.h"
#include "schema/schema_sql.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationProof)
};

constexpr qsizetype kMostDifferences = 10;

/// What most tables of a snapshot have is what the database had as its default.
QString usualCollation(const schema::Schema &snapshot) {
    QMap<QString, int> counts;
    for (const schema::Table &table : snapshot.tables)
        ++counts[table.collation];
    counts.remove(QString());
    const auto most = std::max_element(counts.begin(), counts.end());
    return most == counts.end() ? QString() : most.key();
}

QString inWords(const std::vector<schema::Difference> &differences) {
    QStringList words;
    for (const schema::Difference &difference : differences)
        words << QString(difference.object + QLatin1StringView(": ") + difference.reason);
    const qsizetype more = words.size() - kMostDifferences;
    words = words.first(std::min(words.size(), kMostDifferences));
    if (more > 0)
        words << Tr::tr("and %n more", nullptr, static_cast<int>(more));
    return words.join(QLatin1StringView("; "));
}

/// Proves the migrations of one version; one object per version step.
class StepProof final {
public:
    StepProof(const std::vector<Migration> &all, const Version &version, const ProofOptions &options,
              const TaskContext &context, ProofReport &report)
        : m_all(all), m_version(version), m_options(options), m_context(context), m_report(report) {
        std::ranges::copy_if(all, std::back_inserter(m_step),
                             [&version](const Migration &one) { return one.version == version; });
        const auto *snapshots = options.lint.snapshots;
        if (!snapshots)
            return;
        if (const auto after = snapshots->find(version); after != snapshots->end())
            m_after = &after->second;
        if (const auto next = snapshots->lower_bound(version); next != snapshots->begin()) {
            m_before = &std::prev(next)->second;
            m_base = std::prev(next)->first;
        }
    }

    Status run() {
        if (!m_before && m_all.front().version != m_version) {
            m_report.notes
                << Tr::tr("There is no snapshot before %1, so the step to it was not tried.").arg(m_version.toString());
            return {};
        }
        STELLWERK_ASSIGN(const db::ScratchDatabase scratch,
                         db::ScratchDatabase::create(m_options.server,
                                                     m_before  ? usualCollation(*m_before)
                                                     : m_after ? usualCollation(*m_after)
                                                               : QString(),
                                                     QStringLiteral("proof"), m_context));
        STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(scratch.profile()));
        connection.stopWith(m_context.stopToken());
        STELLWERK_TRY(begin(connection));
        ++m_report.steps;
        STELLWERK_ASSIGN(const bool complete, goUp(connection));
        if (complete)
            STELLWERK_TRY(compareWithSnapshot());
        return goDown(connection);
    }

private:
    Status begin(db::Connection &connection) {
        if (m_before) {
            for (const QString &sql : schema::createStatements(*m_before, connection.engine()))
                STELLWERK_TRY(connection.exec(sql));
        }
        std::vector<Migration> earlier;
        std::ranges::copy_if(m_all, std::back_inserter(earlier),
                             [this](const Migration &one) { return one.version < m_version; });
        STELLWERK_TRY(recordBaseline(connection, m_base, m_base, earlier, QStringLiteral("stellwerk")));
        return readState(connection);
    }

    Status readState(db::Connection &connection) {
        STELLWERK_ASSIGN(schema::Schema state, schema::readSchema(connection));
        m_states.push_back(std::move(state));
        return {};
    }

    [[nodiscard]] RunOptions runOptions() const { return {QStringLiteral("proof"), QStringLiteral("stellwerk"), {}}; }

    /// False when a migration failed: then there is nothing to compare with the snapshot.
    Result<bool> goUp(db::Connection &connection) {
        for (const Migration &migration : m_step) {
            STELLWERK_TRY(m_context.checkStop());
            const RunReport run = applyMigrations(connection, {migration}, m_all, runOptions(), m_context);
            if (run.error && run.error->code == ErrorCode::Cancelled)
                return std::unexpected(*run.error);
            if (run.error || run.migrations.front().skippedWithWarning) {
                const QString reason = run.error ? run.error->message + u' ' + run.error->detail
                                                 : run.migrations.front().warnings.join(u' ');
                const std::optional<SourcePosition> at = run.error ? run.error->position : std::nullopt;
                add("fails-on-scratch", migration,
                    Tr::tr("It fails on an empty database of the version before: %1").arg(reason.simplified()), at);
                return false;
            }
            STELLWERK_TRY(readState(connection));
        }
        return true;
    }

    Status compareWithSnapshot() {
        if (!m_after) {
            m_report.notes << Tr::tr("There is no snapshot of %1 to compare with.").arg(m_version.toString());
            return {};
        }
        const auto differences = schema::compareSchemas(*m_after, m_states.back(), m_options.server.engine,
                                                        {.ignoreTable = m_options.ignoreTable});
        if (!differences.empty())
            add("scripts-differ-from-snapshot", m_step.back(),
                Tr::tr("After the migrations to %1 the schema is not what the snapshot says: %2")
                    .arg(m_version.toString(), inWords(differences)));
        return {};
    }

    Status goDown(db::Connection &connection) {
        // What one way back leaves behind is still there after the next one, and is told once.
        std::vector<schema::Difference> known;
        for (size_t i = m_states.size() - 1; i-- > 0;) {
            const Migration &migration = m_step[i];
            STELLWERK_TRY(m_context.checkStop());
            if (!migration.hasDown) {
                m_report.notes
                    << Tr::tr("%1 has no way back, so those before it were not taken back.").arg(migration.fileName);
                return {};
            }
            const RunReport run = revertMigrations(connection, {migration}, m_all, m_base, runOptions(), m_context);
            if (run.error && run.error->code == ErrorCode::Cancelled)
                return std::unexpected(*run.error);
            if (run.error) {
                add("down-does-not-undo", migration,
                    Tr::tr("Its way back fails: %1")
                        .arg(QString(run.error->message + u' ' + run.error->detail).simplified()),
                    run.error->position);
                return {};
            }
            STELLWERK_ASSIGN(const schema::Schema now, schema::readSchema(connection));
            const auto differences = schema::compareSchemas(m_states[i], now, m_options.server.engine,
                                                            {.ignoreTable = m_options.ignoreTable});
            std::vector<schema::Difference> fresh;
            std::ranges::copy_if(differences, std::back_inserter(fresh), [&known](const schema::Difference &one) {
                return !std::ranges::contains(known, one);
            });
            if (!fresh.empty())
                add("down-does-not-undo", migration,
                    Tr::tr("After its way back the schema is not what it was: %1").arg(inWords(fresh)));
            known = differences;
        }
        return {};
    }

    void add(const char *code, const Migration &migration, const QString &message,
             const std::optional<SourcePosition> &at = {}) {
        std::vector<LintFinding> findings;
        LintCollector(migration, m_options.lint, findings).add(code, message, nullptr);
        for (LintFinding &finding : findings) {
            if (at)
                finding.position = *at;
            m_report.findings.push_back(std::move(finding));
        }
    }

    const std::vector<Migration> &m_all;
    Version m_version;
    const ProofOptions &m_options;
    const TaskContext &m_context;
    ProofReport &m_report;
    std::vector<Migration> m_step;
    const schema::Schema *m_before = nullptr;
    const schema::Schema *m_after = nullptr;
    Version m_base;                       ///< 0.0.0 where nothing was before
    std::vector<schema::Schema> m_states; ///< before the first migration of the step, and after each
};

} // namespace

Result<ProofReport> proveMigrations(const std::vector<Migration> &all, const ProofOptions &options,
                                    const TaskContext &context) {
    ProofReport report;
    for (const Version &version : versionSteps(all)) {
        STELLWERK_TRY(context.checkStop());
        if (options.versions.empty() || std::ranges::contains(options.versions, version))
            STELLWERK_TRY(StepProof(all, version, options, context, report).run());
    }
    sortFindings(report.findings);
    return report;
}

} // namespace stellwerk::migration
