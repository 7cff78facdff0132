// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/workspace/workspace_lint.h"

#include "migration/files/sum_file.h"
#include "migration/lint/prove.h"
#include "schema/snapshot.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <set>
#include <tuple>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(WorkspaceLint)
};

using migration::LintFinding;
using Snapshots = std::map<Version, schema::Schema>;

/// Every schema/<version>.json.
Result<Snapshots> snapshotsOf(const project::Workspace &workspace) {
    Snapshots snapshots;
    const QDir folder = QFileInfo(workspace.snapshotFile(workspace.project.requiredDbVersion)).dir();
    for (const QFileInfo &file : folder.entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        if (const auto version = Version::parse(file.completeBaseName())) {
            STELLWERK_ASSIGN(snapshots[*version], schema::readSnapshot(file.filePath()));
        }
    }
    return snapshots;
}

/// Lints one workspace; one object per request.
class WorkspaceLint final {
public:
    WorkspaceLint(const Session &session, const LintRequest &request, const TaskContext &context)
        : m_session(session), m_request(request), m_context(context) {}

    Result<LintReport> run() {
        STELLWERK_ASSIGN(m_snapshots, snapshotsOf(m_session.workspace));
        STELLWERK_TRY(checkSum());
        for (const db::Engine engine : engines())
            STELLWERK_TRY(lint(engine));
        if (const auto unknown =
                std::ranges::find_if(m_request.numbers, [this](qint64 number) { return !m_numbers.contains(number); });
            unknown != m_request.numbers.end())
            return fail(ErrorCode::NotFound, Tr::tr("There is no migration %1.").arg(*unknown));
        migration::sortFindings(m_report.findings);
        // A file for both engines is read twice.
        const auto same = [](const LintFinding &finding) {
            return std::tuple(finding.position.file, finding.position.line, finding.position.column, finding.code,
                              finding.message);
        };
        const auto repeats = std::ranges::unique(m_report.findings, {}, same);
        m_report.findings.erase(repeats.begin(), repeats.end());
        m_report.notes.removeDuplicates();
        return std::move(m_report);
    }

private:
    [[nodiscard]] std::set<db::Engine> engines() const {
        if (m_request.environment)
            return {m_request.environment->driver};
        std::set<db::Engine> all;
        for (const project::Environment &environment : m_session.workspace.environments)
            all.insert(environment.driver);
        return all.empty() ? std::set{db::Engine::MariaDb, db::Engine::Sqlite} : all;
    }

    Status checkSum() {
        STELLWERK_ASSIGN(const auto mismatch, migration::checkSumFile(m_session.workspace.migrationsFolder()));
        if (mismatch)
            m_report.findings.push_back({QStringLiteral("migration-sum"),
                                         migration::LintLevel::Error,
                                         mismatch->reason(),
                                         {mismatch->file, 0, 0, {}}});
        return {};
    }

    Status lint(db::Engine engine) {
        const project::Project &project = m_session.workspace.project;
        STELLWERK_ASSIGN(auto migrations, migration::loadMigrations(m_session.workspace.migrationsFolder(), engine,
                                                                    project.requiredDbVersion));
        migration::LintOptions options;
        options.engine = engine;
        options.levels = project.lint;
        options.snapshots = &m_snapshots;
        options.isProtected = [&project](const QString &table) { return project::isProtected(project.classOf(table)); };
        std::optional<db::ConnectionProfile> profile;
        if (m_request.environment) {
            STELLWERK_ASSIGN(profile, m_session.profile(*m_request.environment, m_context));
            STELLWERK_ASSIGN(options.sizes, sizesOf(*profile));
        }
        for (const migration::Migration &migration : migrations)
            m_numbers.insert(migration.number);
        keep(migration::lintMigrations(migrations, options), migrations);
        return m_request.prove ? prove(migrations, options, profile) : Status();
    }

    Result<migration::TableSizes> sizesOf(const db::ConnectionProfile &profile) {
        if (profile.engine != db::Engine::MariaDb)
            return migration::TableSizes();
        STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
        connection.stopWith(m_context.stopToken());
        return migration::readTableSizes(connection);
    }

    Status prove(const std::vector<migration::Migration> &migrations, const migration::LintOptions &lint,
                 const std::optional<db::ConnectionProfile> &profile) {
        migration::ProofOptions options;
        if (!profile && lint.engine == db::Engine::MariaDb)
            return fail(ErrorCode::Usage,
                        Tr::tr("The proof for MariaDB needs a server that may hold a scratch database."),
                        Tr::tr("Name an environment on it with --env; its own database is not touched."));
        if (profile)
            options.server = *profile;
        options.server.engine = lint.engine;
        options.lint = lint;
        const project::Project &project = m_session.workspace.project;
        options.ignoreTable = [&project](const QString &table) {
            return project.classOf(table) == project::TableClass::Tracking;
        };
        for (const migration::Migration &migration : migrations) {
            if (std::ranges::contains(m_request.numbers, migration.number))
                options.versions.push_back(migration.version);
        }
        STELLWERK_ASSIGN(const auto proof, migration::proveMigrations(migrations, options, m_context));
        keep(proof.findings, migrations);
        m_report.notes += proof.notes;
        m_report.provedSteps += proof.steps;
        return {};
    }

    void keep(const std::vector<LintFinding> &findings, const std::vector<migration::Migration> &migrations) {
        std::ranges::copy_if(findings, std::back_inserter(m_report.findings), [&](const LintFinding &finding) {
            return m_request.numbers.empty() ||
                   std::ranges::any_of(migrations, [&](const migration::Migration &migration) {
                       return std::ranges::contains(m_request.numbers, migration.number) &&
                              (finding.position.file == migration.fileName ||
                               finding.position.file == migration.downFileName);
                   });
        });
    }

    const Session &m_session;
    const LintRequest &m_request;
    const TaskContext &m_context;
    Snapshots m_snapshots;
    std::set<qint64> m_numbers; ///< those that exist
    LintReport m_report;
};

} // namespace

bool LintReport::hasErrors() const {
    return std::ranges::contains(findings, migration::LintLevel::Error, &LintFinding::level);
}

Result<LintReport> lintWorkspace(const Session &session, const LintRequest &request, const TaskContext &context) {
    return WorkspaceLint(session, request, context).run();
}

} // namespace stellwerk::deployment
