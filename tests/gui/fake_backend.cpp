// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fake_backend.h"

namespace stellwerk::gui::test {

using deployment::CheckResult;
using deployment::DeploymentReport;
using deployment::EnvironmentStatus;
using deployment::Outcome;
using deployment::Plan;
using migration::Compatibility;

namespace {
constexpr Version kOld{0, 3, 0};
constexpr Version kNew{0, 4, 0};
} // namespace

project::Environment development() {
    project::Environment environment;
    environment.name = QStringLiteral("dev");
    environment.kind = project::EnvironmentKind::Development;
    return environment;
}

project::Environment production() {
    project::Environment environment;
    environment.name = QStringLiteral("prod");
    environment.kind = project::EnvironmentKind::Production;
    return environment;
}

project::Workspace sampleWorkspace() {
    project::Workspace workspace;
    workspace.folder = QStringLiteral("/nowhere/workspace");
    workspace.project.id = QStringLiteral("sample");
    workspace.project.name = QStringLiteral("Sample");
    workspace.project.version = kNew;
    workspace.project.requiredDbVersion = kNew;
    workspace.environments = {development(), production()};
    return workspace;
}

deployment::Session sampleSession() {
    return {sampleWorkspace(), {}, QStringLiteral("somebody@somewhere")};
}

PackageEntry samplePackage() {
    package::Metadata metadata;
    metadata.projectId = QStringLiteral("sample");
    metadata.version = kNew;
    metadata.requiredDbVersion = kNew;
    metadata.createdAt = QStringLiteral("2026-01-31T12:34:56Z");
    metadata.createdBy = QStringLiteral("somebody@somewhere");
    metadata.sourceEnvironment = QStringLiteral("dev");
    metadata.counts = {{QStringLiteral("skills"), 40}, {QStringLiteral("spells"), 2}};
    return {.path = QStringLiteral("/nowhere/deployment_package_0.4.0_20260131-123456.tar.gz"),
            .size = 4321,
            .metadata = metadata,
            .sha256 = QStringLiteral("ab")};
}

PackageEntry damagedPackage() {
    return {.path = QStringLiteral("/nowhere/damaged.tar.gz"),
            .size = 12,
            .error =
                Error{.code = ErrorCode::Damaged, .message = QStringLiteral("masterdata/skills.json is damaged.")}};
}

EnvironmentStatus statusOf(const project::Environment &environment) {
    EnvironmentStatus status;
    status.environment = environment;
    status.checkedAt = QDateTime::currentDateTimeUtc();
    status.version.required = kNew;
    const bool current = environment.kind == project::EnvironmentKind::Development;
    status.version.current = current ? kNew : kOld;
    status.version.compatibility = current ? Compatibility::Compatible : Compatibility::MigrationRequired;
    if (!current) {
        status.version.path = {kNew};
        migration::Migration pending;
        pending.number = 1;
        pending.title = QStringLiteral("rename_tables");
        pending.version = kNew;
        status.version.pending = {pending};
        status.nextStep = deployment::NextStep::Deploy;
    }
    return status;
}

EnvironmentStatus unreachable(const project::Environment &environment) {
    EnvironmentStatus status;
    status.environment = environment;
    status.checkedAt = QDateTime::currentDateTimeUtc();
    status.error = Error{.code = ErrorCode::ConnectionFailed, .message = QStringLiteral("The server does not answer.")};
    status.nextStep = deployment::NextStep::Connect;
    return status;
}

Plan samplePlan(const project::Environment &target) {
    Plan plan;
    plan.target = target;
    plan.from = kOld;
    plan.to = kNew;
    plan.sha256 = QStringLiteral("plan-1");
    plan.checks = {{QStringLiteral("package"),
                    CheckResult::Level::Passed,
                    QStringLiteral("Package"),
                    QStringLiteral("Intact."),
                    {}},
                   {QStringLiteral("clock"),
                    CheckResult::Level::Warning,
                    QStringLiteral("Clock"),
                    QStringLiteral("2 s apart."),
                    {}},
                   {QStringLiteral("version-rule"),
                    CheckResult::Level::Passed,
                    QStringLiteral("Version rule"),
                    QStringLiteral("One step."),
                    {}}};
    plan.migrations = {
        {1, QStringLiteral("0001_rename"), kNew, {QStringLiteral("ALTER TABLE a RENAME TO b")}, {}, true, {}, {}},
        {2,
         QStringLiteral("0002_copy"),
         kNew,
         {QStringLiteral("UPDATE b SET c = 1")},
         {},
         true,
         {QStringLiteral("b")},
         {}}};
    masterdata::EntityDiff same;
    same.entity = QStringLiteral("sources");
    same.table = QStringLiteral("gsm_sources");
    same.same = 5;
    masterdata::EntityDiff skills;
    skills.entity = QStringLiteral("skills");
    skills.table = QStringLiteral("gsm_skills");
    skills.same = 7;
    for (const char *key : {"Climbing", "Riding", "Swimming"}) {
        masterdata::RowChange row;
        row.key = QString::fromLatin1(key);
        skills.rows.push_back(row);
    }
    plan.data.entities = {same, skills};
    plan.phases = {QStringLiteral("preflight"), QStringLiteral("backup"), QStringLiteral("migrate"),
                   QStringLiteral("record")};
    deployment::TableProof proof;
    proof.table = QStringLiteral("char_chars");
    proof.before = {12, QStringLiteral("hash")};
    plan.protectedTables = {proof};
    return plan;
}

DeploymentReport reportOf(const Plan &plan, Outcome outcome) {
    DeploymentReport report;
    report.environment = plan.target.name;
    report.outcome = outcome;
    report.versionBefore = plan.from;
    report.versionAfter = outcome == Outcome::Succeeded ? plan.to : plan.from;
    return report;
}

void startPhase(const TaskContext &context, const QString &phase) {
    context.info(QStringLiteral("phase_started"), phase, {{QStringLiteral("phase"), phase}});
}

void finishPhase(const TaskContext &context, const QString &phase, bool success) {
    context.info(QStringLiteral("phase_finished"), phase,
                 {{QStringLiteral("phase"), phase}, {QStringLiteral("success"), success}});
}

void announceFirstWrite(const TaskContext &context) {
    context.info(QStringLiteral("first_write"), QStringLiteral("From here on the database is changed."));
}

FakeBackend::FakeBackend() : status(statusOf), packages{samplePackage()} {
    plan = [](const project::Environment &target, const TaskContext &) -> Result<Plan> { return samplePlan(target); };
    apply = [](const Plan &approved, const deployment::DeployOptions &, const TaskContext &) {
        return reportOf(approved, Outcome::Succeeded);
    };
    prepare = [](const project::Environment &, const TaskContext &) -> Result<deployment::PreparedPackage> {
        return deployment::PreparedPackage{samplePackage().path, *samplePackage().metadata, {}};
    };
}

Result<OpenedWorkspace> FakeBackend::openWorkspace(const QString &, const TaskContext &) const {
    if (openError)
        return std::unexpected(*openError);
    return OpenedWorkspace{sampleWorkspace(), true};
}

EnvironmentStatus FakeBackend::readStatus(const deployment::Session &, const project::Environment &environment,
                                          const TaskContext &) const {
    return status(environment);
}

Result<std::vector<PackageEntry>> FakeBackend::listPackages(const deployment::Session &, const TaskContext &) const {
    return packages;
}

PackageEntry FakeBackend::readPackage(const QString &, const TaskContext &) const {
    return samplePackage();
}

Result<deployment::PreparedPackage> FakeBackend::preparePackage(const deployment::Session &,
                                                                const project::Environment &source,
                                                                const TaskContext &context) const {
    return prepare(source, context);
}

Result<Plan> FakeBackend::planDeployment(const deployment::Session &, const QString &,
                                         const project::Environment &target, const TaskContext &context) const {
    return plan(target, context);
}

Status FakeBackend::keepTargetRows(const deployment::Session &, const QString &, const project::Environment &,
                                   const TaskContext &) const {
    ++decided;
    return {};
}

DeploymentReport FakeBackend::applyDeployment(const deployment::Session &, const Plan &approved,
                                              const deployment::DeployOptions &options,
                                              const TaskContext &context) const {
    return apply(approved, options, context);
}

Result<QString> FakeBackend::createDemo(const QString &folder, const TaskContext &) const {
    return folder;
}

} // namespace stellwerk::gui::test
