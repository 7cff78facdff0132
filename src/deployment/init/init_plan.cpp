// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/init/init.h"
#include "deployment/init/init_checks.h"
#include "deployment/init/init_record.h"
#include "deployment/plan/package_data.h"
#include "deployment/plan/plan_parts.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Init)
};

QStringList phasesOf(const InitPlan &plan) {
    QStringList phases{QStringLiteral("preflight")};
    if (plan.interrupted)
        phases << QStringLiteral("undo");
    phases << QStringLiteral("schema") << QStringLiteral("tracking") << QStringLiteral("import");
    if (plan.admin)
        phases << QStringLiteral("admin");
    return phases << QStringLiteral("validate") << QStringLiteral("record");
}

QStringList applicationTables(const Release &release) {
    QStringList names;
    for (const schema::Table &table : release.snapshot().tables)
        names << table.name;
    return names;
}

} // namespace

bool InitPlan::deployable() const {
    return std::ranges::none_of(checks,
                                [](const CheckResult &check) { return check.level == CheckResult::Level::Error; });
}

QJsonObject InitPlan::toJson() const {
    QJsonObject rows;
    for (auto it = package.counts.begin(); it != package.counts.end(); ++it)
        rows[it.key()] = it.value();
    QJsonObject json{{QStringLiteral("package"), QFileInfo(packagePath).fileName()},
                     {QStringLiteral("package_sha256"), packageSha256},
                     {QStringLiteral("environment"), target.name},
                     {QStringLiteral("server_version"), serverVersion},
                     {QStringLiteral("to"), version.toString()},
                     {QStringLiteral("phases"), QJsonArray::fromStringList(phases)},
                     {QStringLiteral("checks"), checksToJson(checks)},
                     {QStringLiteral("tables"), QJsonArray::fromStringList(tables)},
                     {QStringLiteral("programs"), QJsonArray::fromStringList(programs)},
                     {QStringLiteral("migrations"), QJsonArray::fromStringList(migrations)},
                     {QStringLiteral("rows"), rows},
                     {QStringLiteral("plan_sha256"), sha256}};
    if (admin)
        json[QStringLiteral("admin")] =
            QJsonObject{{QStringLiteral("name"), account.name},
                        {QStringLiteral("table"), admin->table},
                        {QStringLiteral("algorithm"), project::passwordAlgorithmName(admin->algorithm)}};
    if (interrupted)
        json[QStringLiteral("interrupted")] =
            QJsonObject{{QStringLiteral("run_id"), interrupted->runId},
                        {QStringLiteral("tables"), QJsonArray::fromStringList(interrupted->tables)}};
    return json;
}

Result<InitPlan> planInit(const Session &session, const QString &packagePath, const project::Environment &target,
                          const InitAccount &account, const TaskContext &context) {
    STELLWERK_ASSIGN(const package::Package package,
                     package::readPackage(packagePath, context, package::SignatureRule::of(target)));
    if (package.metadata.projectId != session.workspace.project.id)
        return fail(
            ErrorCode::Foreign,
            Tr::tr("The package %1 belongs to the project “%2”, this workspace to “%3”. Nothing was changed.")
                .arg(QFileInfo(packagePath).fileName(), package.metadata.projectId, session.workspace.project.id),
            Tr::tr("Choose a package of this project."));
    STELLWERK_ASSIGN(const Release release, releaseOf(package, target.driver));
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(target, context));

    InitPlan plan;
    plan.packagePath = QFileInfo(packagePath).absoluteFilePath();
    plan.package = package.metadata;
    plan.packageSha256 = package.sha256;
    plan.target = target;
    plan.version = release.version;
    plan.tables = applicationTables(release);
    plan.programs = programsOf(release.snapshot());
    for (const migration::Migration &migration : release.migrations)
        plan.migrations << migration.label();
    plan.account = account;
    if (!account.none)
        plan.admin = release.project.initAdmin;

    std::optional<db::Connection> connection;
    schema::Schema actual;
    std::optional<UnfinishedRun> unfinished;
    if (profile.engine == db::Engine::MariaDb || QFileInfo::exists(profile.database)) {
        STELLWERK_ASSIGN(auto opened, db::Connection::open(profile));
        connection.emplace(std::move(opened));
        connection->stopWith(context.stopToken());
        plan.serverVersion = connection->serverVersion();
        STELLWERK_ASSIGN(actual, schema::readSchema(*connection));
        STELLWERK_ASSIGN(unfinished, unfinishedRun(*connection));
    }
    if (const auto note = unfinished ? initNoteOf(*unfinished) : std::nullopt)
        plan.interrupted = InterruptedInit{unfinished->runId, unfinished->operatorName, unfinished->startedAt,
                                           tablesLeft(*note, actual)};
    plan.phases = phasesOf(plan);
    plan.checks =
        checkInit({target, release, package, account, actual, unfinished, connection ? &*connection : nullptr});
    // What is there counts, not the sentences about it; a file that is made meanwhile is as empty as none.
    QJsonObject hashed = plan.toJson();
    hashed.remove(QStringLiteral("checks"));
    hashed.remove(QStringLiteral("server_version"));
    hashed[QStringLiteral("email")] = account.email;
    hashed[QStringLiteral("content")] = QJsonArray::fromStringList(contentOf(actual));
    plan.sha256 = planHash(hashed);
    return plan;
}

} // namespace stellwerk::deployment
