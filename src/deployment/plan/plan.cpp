// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "db/row_hash.h"
#include "deployment/plan/live_writes.h"
#include "deployment/plan/migration_rules.h"
#include "deployment/plan/package_data.h"
#include "deployment/plan/plan_parts.h"
#include "deployment/plan/preflight.h"
#include "deployment/plan/target_state.h"
#include "deployment/run/deployment_record.h"
#include "deployment/run/health_check.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Plan)
};

QStringList phasesOf(const Plan &plan, const project::Project &project) {
    QStringList phases{QStringLiteral("preflight"), QStringLiteral("backup")};
    if (plan.target.rehearsal)
        phases << QStringLiteral("rehearsal");
    phases << QStringLiteral("maintenance_on");
    if (!plan.migrations.empty())
        phases << QStringLiteral("migrate") << QStringLiteral("safety_net");
    return phases << QStringLiteral("import") << QStringLiteral("validate") << QStringLiteral("record")
                  << lastPhases(project, plan.target);
}

/// A document without its sentences for people: the same plan has the same hash in every language.
QJsonValue withoutTexts(const QJsonValue &value) {
    if (value.isArray()) {
        QJsonArray list;
        for (const QJsonValue &item : value.toArray())
            list << withoutTexts(item);
        return list;
    }
    if (!value.isObject())
        return value;
    static const QStringList texts{QStringLiteral("message"), QStringLiteral("reason"), QStringLiteral("note"),
                                   QStringLiteral("remarks")};
    QJsonObject object = value.toObject();
    for (const QString &text : texts)
        object.remove(text);
    for (auto member = object.begin(); member != object.end(); ++member)
        member.value() = withoutTexts(member.value());
    return object;
}

QString levelName(CheckResult::Level level) {
    switch (level) {
    case CheckResult::Level::Passed:
        return QStringLiteral("passed");
    case CheckResult::Level::Warning:
        return QStringLiteral("warning");
    case CheckResult::Level::Error:
        return QStringLiteral("error");
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonObject migrationToJson(const PlannedMigration &migration) {
    QJsonArray findings;
    for (const migration::LintFinding &finding : migration.findings)
        findings << QJsonObject{{QStringLiteral("code"), finding.code},
                                {QStringLiteral("message"), finding.message},
                                {QStringLiteral("position"), finding.position.toString()}};
    return {{QStringLiteral("number"), migration.number},
            {QStringLiteral("name"), migration.label},
            {QStringLiteral("version"), migration.version.toString()},
            {QStringLiteral("touches"), QJsonArray::fromStringList(migration.touches)},
            {QStringLiteral("critical"), migration.critical},
            {QStringLiteral("statements"), QJsonArray::fromStringList(migration.statements)},
            {QStringLiteral("verify"), QJsonArray::fromStringList(migration.verify)},
            {QStringLiteral("findings"), findings}};
}

} // namespace

std::vector<PlannedMigration> plannedMigrations(const std::vector<migration::Migration> &pending,
                                                const std::vector<migration::LintFinding> &findings) {
    std::vector<PlannedMigration> planned;
    for (const migration::Migration &migration : pending) {
        PlannedMigration entry;
        entry.number = migration.number;
        entry.label = migration.label();
        entry.version = migration.version;
        entry.touches = migration.touches;
        entry.critical = migration.critical;
        for (const auto *section : {&migration.up, &migration.data}) {
            for (const db::SqlStatement &statement : *section)
                entry.statements << statement.text;
        }
        for (const db::SqlStatement &statement : migration.verify)
            entry.verify << statement.text;
        std::ranges::copy_if(findings, std::back_inserter(entry.findings), [&](const auto &finding) {
            return finding.position.file == migration.fileName || finding.position.file == migration.downFileName;
        });
        planned.push_back(std::move(entry));
    }
    return planned;
}

QString planHash(const QJsonObject &json) {
    return sha256Hex(QJsonDocument(withoutTexts(json).toObject()).toJson(QJsonDocument::Compact));
}

QJsonArray checksToJson(const std::vector<CheckResult> &checks) {
    QJsonArray list;
    for (const CheckResult &check : checks)
        list << QJsonObject{{QStringLiteral("code"), check.code},
                            {QStringLiteral("level"), levelName(check.level)},
                            {QStringLiteral("title"), check.title},
                            {QStringLiteral("message"), check.message},
                            {QStringLiteral("hint"), check.hint}};
    return list;
}

bool Plan::deployable() const {
    return std::ranges::none_of(checks,
                                [](const CheckResult &check) { return check.level == CheckResult::Level::Error; });
}

bool Plan::nothingToDo() const {
    return migrations.empty() && data.empty();
}

QJsonObject Plan::toJson() const {
    QJsonArray plannedSteps;
    for (const PlannedMigration &migration : migrations)
        plannedSteps << migrationToJson(migration);
    QJsonArray drift;
    for (const schema::Difference &difference : schemaNow)
        drift << QJsonObject{{QStringLiteral("type"), difference.objectType},
                             {QStringLiteral("object"), difference.object},
                             {QStringLiteral("reason"), difference.reason}};
    QJsonArray proofs;
    for (const TableProof &proof : protectedTables)
        proofs << proof.toJson();
    QJsonArray contents;
    for (const backup::BackupTable &table : tables)
        contents << QJsonObject{{QStringLiteral("table"), table.name},
                                {QStringLiteral("rows"), table.rows},
                                {QStringLiteral("hash"), table.hash}};
    return {{QStringLiteral("package"), QFileInfo(packagePath).fileName()},
            {QStringLiteral("package_sha256"), packageSha256},
            {QStringLiteral("environment"), target.name},
            {QStringLiteral("live"), target.live},
            {QStringLiteral("server_version"), serverVersion},
            {QStringLiteral("from"), from ? QJsonValue(from->toString()) : QJsonValue()},
            {QStringLiteral("to"), to.toString()},
            {QStringLiteral("phases"), QJsonArray::fromStringList(phases)},
            {QStringLiteral("checks"), checksToJson(checks)},
            {QStringLiteral("migrations"), plannedSteps},
            {QStringLiteral("schema_now"), drift},
            {QStringLiteral("data"), data.toJson()},
            {QStringLiteral("protected_tables"), proofs},
            {QStringLiteral("tables"), contents},
            {QStringLiteral("target_schema"), targetSchema},
            {QStringLiteral("resumes"), resumed ? QJsonValue(resumed->runId) : QJsonValue()},
            {QStringLiteral("target_fingerprint"), targetFingerprint},
            {QStringLiteral("plan_sha256"), sha256}};
}

QJsonObject Plan::content() const {
    QJsonObject json = toJson();
    json.remove(QStringLiteral("checks"));
    json.remove(QStringLiteral("plan_sha256"));
    if (target.live) {
        // Users go on writing; which of their tables there are is the structure's.
        json.remove(QStringLiteral("protected_tables"));
        QJsonArray kept;
        for (const QJsonValue &table : json[QStringLiteral("tables")].toArray()) {
            if (!userRows.contains(table[QStringLiteral("table")].toString()))
                kept << table;
        }
        json[QStringLiteral("tables")] = kept;
    }
    return withoutTexts(json).toObject();
}

Result<Plan> planDeployment(const Session &session, const QString &packagePath, const project::Environment &target,
                            const TaskContext &context) {
    STELLWERK_ASSIGN(const package::Package package,
                     package::readPackage(packagePath, context, package::SignatureRule::of(target)));
    if (package.metadata.projectId != session.workspace.project.id)
        return fail(
            ErrorCode::Foreign,
            Tr::tr("The package %1 belongs to the project “%2”, this workspace to “%3”. Nothing was changed.")
                .arg(QFileInfo(packagePath).fileName(), package.metadata.projectId, session.workspace.project.id),
            Tr::tr("Choose a package of this project."));
    STELLWERK_ASSIGN(const Release release, releaseOf(package, target.driver));
    STELLWERK_ASSIGN(const PackageData data, PackageData::open(package, packagePath, release, target));

    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(target, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    context.info(QStringLiteral("reading_target"), Tr::tr("Reading “%1”.").arg(target.name));
    STELLWERK_ASSIGN(const TargetState now, readTargetState(connection, release, context));

    Plan plan;
    plan.packagePath = QFileInfo(packagePath).absoluteFilePath();
    plan.package = package.metadata;
    plan.packageSha256 = package.sha256;
    plan.target = target;
    plan.serverVersion = connection.serverVersion();
    plan.from = now.version.current;
    plan.to = release.version;
    STELLWERK_ASSIGN(const migration::TableSizes sizes, migration::readTableSizes(connection));
    plan.migrations =
        plannedMigrations(now.version.pending,
                          lintRelease(release, connection.engine(),
                                      project::stricter(session.workspace.project.lint, release.project.lint), sizes));
    if (const schema::Schema *snapshot = plan.from ? release.snapshotOf(*plan.from) : nullptr)
        plan.schemaNow = schema::compareSchemas(*snapshot, now.schema, connection.engine(), release.compareOptions());
    STELLWERK_ASSIGN(plan.data, data.compare(connection, now, context));
    plan.protectedTables = now.proofs;
    plan.review = data.review();
    plan.tables = now.tables;
    plan.targetSchema = now.schemaHash;
    plan.targetFingerprint = now.planFingerprint(target);
    plan.coreFingerprint = now.coreFingerprint;
    plan.userRows = now.userRows;
    plan.phases = phasesOf(plan, session.workspace.project);
    STELLWERK_ASSIGN(const auto unfinished, unfinishedRun(connection));
    plan.checks = runPreflight({session, target, release, package, now.version, now.schema, plan.schemaNow,
                                plan.migrations, plan.data, unfinished ? unfinished->runId : QString()},
                               connection);
    if (target.live) {
        const auto findings =
            checkLiveWrites(reachOf(now.version.pending, now.schema, connection.engine()), plan.protectedTables);
        plan.checks.insert(plan.checks.end(), findings.begin(), findings.end());
    }
    plan.sha256 = planHash(plan.content());
    return plan;
}

} // namespace stellwerk::deployment
