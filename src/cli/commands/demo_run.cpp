// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/demo_run.h"

#include "cli/text/masterdata_text.h"
#include "cli/text/plan_text.h"
#include "deployment/maintenance.h"
#include "deployment/run/deploy.h"
#include "deployment/state/status.h"
#include "deployment/workspace/prepare.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Demo)
};

using backup::BackupTable;

/// Tables that the tool keeps for itself change with every run; the application's must not.
std::vector<BackupTable> applicationTables(std::vector<BackupTable> tables) {
    std::erase_if(tables, [](const BackupTable &table) { return backup::isToolTable(table.name); });
    std::ranges::sort(tables, {}, &BackupTable::name);
    return tables;
}

QStringList differingTables(const std::vector<BackupTable> &a, const std::vector<BackupTable> &b) {
    QStringList names;
    for (const BackupTable &table : a) {
        const auto other = std::ranges::find(b, table.name, &BackupTable::name);
        if (other == b.end() || other->rows != table.rows || other->hash != table.hash)
            names << table.name;
    }
    for (const BackupTable &table : b) {
        if (std::ranges::find(a, table.name, &BackupTable::name) == a.end())
            names << table.name;
    }
    return names;
}

class DemoRun {
public:
    DemoRun(const demo::DemoOptions &options, const std::function<void(const QString &)> &say,
            const TaskContext &context)
        : m_options(options), m_say(say), m_context(context) {}

    Result<DemoReport> run() {
        STELLWERK_TRY(create());
        STELLWERK_TRY(adoptDev());
        STELLWERK_TRY(prepare());
        STELLWERK_TRY(hashProd(m_before));
        STELLWERK_TRY(deploy());
        STELLWERK_TRY(compareAgain());
        STELLWERK_TRY(validate());
        STELLWERK_TRY(restoreIntoScratch());
        return std::move(m_report);
    }

private:
    void prove(const char *code, const QString &text, bool held, const QString &found) {
        m_report.proofs.push_back({QString::fromLatin1(code), text, held, found});
        m_say(QStringLiteral("%1 %2 (%3)").arg(held ? QStringLiteral("✓") : QStringLiteral("✕"), text, found));
    }

    Status create() {
        m_say(Tr::tr("1. A workspace with invented databases: %1").arg(m_options.folder));
        STELLWERK_ASSIGN(const demo::DemoWorkspace made, demo::createDemo(m_options, m_context));
        m_report.folder = made.folder;
        m_say(Tr::tr("   dev holds %1 rows, prod %2.").arg(made.devRows).arg(made.prodRows));
        STELLWERK_ASSIGN(m_session.workspace, project::openWorkspace(made.folder));
        m_session.operatorName = deployment::Session::currentOperator();
        // The demo's own password stays in this process.
        m_session.prompt = [password = m_options.server.password](const project::Environment &) -> Result<QString> {
            return password;
        };
        STELLWERK_ASSIGN(m_dev, m_session.workspace.environment(QStringLiteral("dev")));
        STELLWERK_ASSIGN(m_prod, m_session.workspace.environment(QStringLiteral("prod")));
        for (const project::Environment &environment : {m_dev, m_prod}) {
            const auto status = deployment::readStatus(m_session, environment, m_context);
            if (status.error)
                return std::unexpected(*status.error);
            m_say(QStringLiteral("   %1: %2 · %3").arg(environment.name, status.version.reason, status.nextStepText));
            for (const QString &warning : status.warnings)
                m_say(QStringLiteral("   ! %1").arg(warning));
        }
        return {};
    }

    /// Like real development databases, dev has a version row made by hand and an empty history.
    Status adoptDev() {
        m_say(Tr::tr("2. Record in dev what its schema proves"));
        STELLWERK_ASSIGN(
            const auto plan,
            deployment::planBaseline(m_session, m_dev, m_session.workspace.project.requiredDbVersion, m_context));
        m_say(Tr::tr("   %n difference(s) to the snapshot of %1.", nullptr, static_cast<int>(plan.differences.size()))
                  .arg(plan.version.toString()));
        return deployment::applyBaseline(m_session, plan, false, m_dev.name, m_context);
    }

    Status prepare() {
        m_say(Tr::tr("3. A package from dev"));
        STELLWERK_ASSIGN(const auto prepared, deployment::preparePackage(m_session, m_dev, {}, m_context));
        m_report.package = prepared.path;
        m_say(QStringLiteral("   %1").arg(QFileInfo(prepared.path).fileName()));
        for (const QString &warning : prepared.warnings)
            m_say(QStringLiteral("   ! %1").arg(warning));
        return {};
    }

    Status hashProd(std::vector<BackupTable> &into) {
        STELLWERK_ASSIGN(const db::ConnectionProfile profile, m_session.profile(m_prod, m_context));
        STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
        STELLWERK_ASSIGN(auto tables, backup::hashTables(connection, m_context));
        into = applicationTables(std::move(tables));
        return {};
    }

    Status deploy() {
        m_say(Tr::tr("4. The comparison with prod"));
        STELLWERK_ASSIGN(deployment::Plan plan,
                         deployment::planDeployment(m_session, m_report.package, m_prod, m_context));
        m_say(planText(plan, {.rows = RowList::None}));
        if (plan.data.openDecisions() > 0) {
            STELLWERK_TRY(decide());
            STELLWERK_ASSIGN(plan, deployment::planDeployment(m_session, m_report.package, m_prod, m_context));
        }
        m_say(Tr::tr("5. The deployment"));
        const deployment::DeploymentReport report =
            deployment::applyDeployment(m_session, plan, {m_prod.name}, m_context);
        m_report.reportFolder = report.folder;
        if (report.exitCode() != ExitCode::Ok)
            return std::unexpected(report.error.value_or(Error{ErrorCode::Internal, report.databaseState}));
        m_say(Tr::tr("6. The proof"));
        m_backup = report.backup ? report.backup->file : QString();
        proveProtection(report);
        return {};
    }

    /// Production has rows of a kind that development has none of: somebody must say that they stay.
    Status decide() {
        const deployment::DecisionRequest request{
            .about = {.kind = deployment::DecisionTarget::Kind::AllOpen, .entity = {}, .key = {}, .id = {}},
            .word = deployment::RowWord::Target,
            .keepCells = {},
            .reason = Tr::tr("decided by the demo")};
        STELLWERK_ASSIGN(const auto decided,
                         deployment::decideMasterData(m_session, m_prod, {m_report.package, {}}, request, m_context));
        for (const masterdata::Decision &decision : decided.decisions)
            m_say(QStringLiteral("   ✓ %1").arg(decisionText(decision)));
        return {};
    }

    void proveProtection(const deployment::DeploymentReport &report) {
        QStringList undeclared;
        QStringList declared;
        qint64 lost = 0;
        for (const deployment::TableProof &proof : report.proofs) {
            lost += std::max<qint64>(0, proof.before.rows - proof.after.rows);
            if (!proof.unchanged())
                (proof.declared ? declared : undeclared) << proof.table;
        }
        prove("protected-tables", Tr::tr("Every protected table is unchanged, except those that a migration declares"),
              undeclared.isEmpty() && declared == QStringList{QStringLiteral("char_wealth")},
              Tr::tr("%n table(s) proved, declared: %1", nullptr, static_cast<int>(report.proofs.size()))
                  .arg(declared.join(QLatin1String(", "))));
        prove("no-lost-rows", Tr::tr("No protected row is lost"), lost == 0,
              Tr::tr("%n row(s) lost", nullptr, static_cast<int>(lost)));
    }

    Status compareAgain() {
        STELLWERK_ASSIGN(const deployment::Plan again,
                         deployment::planDeployment(m_session, m_report.package, m_prod, m_context));
        prove("comparison-empty", Tr::tr("The comparison with the package is empty"), again.nothingToDo(),
              Tr::tr("%1 new, %2 changed")
                  .arg(again.data.count(masterdata::RowState::New))
                  .arg(again.data.count(masterdata::RowState::Changed)));
        return {};
    }

    Status validate() {
        const auto status = deployment::readStatus(m_session, m_prod, m_context);
        prove("version", Tr::tr("prod has the required version"),
              status.version.compatibility == migration::Compatibility::Compatible,
              status.version.current ? status.version.current->toString() : QString());
        STELLWERK_ASSIGN(const auto checks, deployment::validateEnvironment(m_session, m_prod, m_context));
        for (const deployment::CheckResult &check : checks) {
            if (check.code == QLatin1String("schema"))
                prove("schema-equal", Tr::tr("The schema equals the snapshot"),
                      check.level == deployment::CheckResult::Level::Passed, check.message);
            else if (check.code == QLatin1String("foreign-keys"))
                prove("foreign-keys", Tr::tr("No foreign key points at nothing"),
                      check.level == deployment::CheckResult::Level::Passed, check.message);
        }
        return {};
    }

    /// The backup of the deployment must give back exactly what was there before it.
    Status restoreIntoScratch() {
        STELLWERK_ASSIGN(db::ConnectionProfile profile, m_session.profile(m_prod, m_context));
        profile.label = QStringLiteral("scratch");
        if (profile.engine == db::Engine::Sqlite) {
            profile.database = m_report.folder + QLatin1String("/data/restored.sqlite");
            profile.createFile = true;
        } else {
            db::ConnectionProfile server = profile;
            server.database.clear();
            profile.database += QLatin1String("_restored");
            STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(server));
            STELLWERK_TRY(connection.exec(
                QStringLiteral("CREATE DATABASE %1").arg(connection.dialect().quote(profile.database))));
        }
        {
            STELLWERK_TRY(db::Connection::open(profile));
        } // makes the file
        STELLWERK_TRY(backup::restoreBackup(m_backup, profile, m_context));
        STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
        STELLWERK_ASSIGN(auto tables, backup::hashTables(connection, m_context));
        const QStringList differing = differingTables(m_before, applicationTables(std::move(tables)));
        prove("restore-exact", Tr::tr("The backup gives back exactly the state before"), differing.isEmpty(),
              differing.isEmpty()
                  ? Tr::tr("%n table(s) with equal checksums", nullptr, static_cast<int>(m_before.size()))
                  : differing.join(QLatin1String(", ")));
        return {};
    }

    const demo::DemoOptions &m_options;
    const std::function<void(const QString &)> &m_say;
    const TaskContext &m_context;
    deployment::Session m_session;
    project::Environment m_dev;
    project::Environment m_prod;
    std::vector<BackupTable> m_before;
    QString m_backup;
    DemoReport m_report;
};

} // namespace

bool DemoReport::allHeld() const {
    return !proofs.empty() && std::ranges::all_of(proofs, &DemoProof::held);
}

Result<DemoReport> runDemo(const demo::DemoOptions &options, const std::function<void(const QString &)> &say,
                           const TaskContext &context) {
    return DemoRun(options, say, context).run();
}

} // namespace stellwerk::cli
