// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/text_table.h"
#include "deployment/maintenance.h"
#include "deployment/status.h"
#include "deployment/validate.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using deployment::CheckResult;
using deployment::EnvironmentStatus;

QString glyph(const EnvironmentStatus &status) {
    if (status.error)
        return QStringLiteral("?");
    return status.version.compatibility == migration::Compatibility::Compatible && status.version.blockers.isEmpty() ? QStringLiteral("=") : QStringLiteral("↑");
}

QString statusText(const std::vector<EnvironmentStatus> &all) {
    std::vector<QStringList> rows{{QString(), Tr::tr("Environment"), Tr::tr("Version"), Tr::tr("Required"), Tr::tr("Pending"), Tr::tr("Last backup"), Tr::tr("State")}};
    for (const EnvironmentStatus &status : all) {
        const auto &version = status.version;
        rows.push_back({glyph(status), status.environment.name, version.current ? version.current->toString() : QStringLiteral("—"),
                        status.error ? QStringLiteral("—") : version.required.toString(), status.error ? QStringLiteral("—") : QString::number(version.pending.size()),
                        status.lastBackup ? QLocale().toString(status.lastBackup->createdAt.toLocalTime(), QStringLiteral("yyyy-MM-dd HH:mm")) : Tr::tr("none"),
                        status.error ? status.error->message : version.reason});
    }
    QString text = textTable(rows) + u'\n';
    for (const EnvironmentStatus &status : all)
        text += QStringLiteral("→ %1\n").arg(status.nextStepText);
    return text;
}

Result<CommandResult> status(const CommandContext &context) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    std::vector<project::Environment> wanted = session.workspace.environments;
    if (!context.options().environment.empty()) {
        STELLWERK_ASSIGN(const project::Environment one, context.environment(session));
        wanted = {one};
    }
    std::vector<EnvironmentStatus> all;
    QJsonArray list;
    CommandResult result;
    bool pending = false;
    for (const project::Environment &environment : wanted) {
        all.push_back(deployment::readStatus(session, environment, context.task()));
        STELLWERK_TRY(context.task().checkStop());
        list << all.back().toJson();
        for (const QString &warning : all.back().warnings)
            result.warnings << environment.name + QLatin1String(": ") + warning;
        pending = pending || all.back().version.compatibility != migration::Compatibility::Compatible;
    }
    result.json[QStringLiteral("environments")] = list;
    result.text = statusText(all);
    // One environment that was asked for and cannot be read is a failure; in an overview it is a line.
    if (all.size() == 1 && all.front().error)
        result.error = all.front().error;
    else if (pending && context.options().exitCode)
        result.exitCode = ExitCode::Differences;
    return result;
}

Result<CommandResult> validate(const CommandContext &context) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    STELLWERK_ASSIGN(const project::Environment environment, context.environment(session));
    STELLWERK_ASSIGN(const auto checks, deployment::validateEnvironment(session, environment, context.task()));
    CommandResult result;
    result.json[QStringLiteral("checks")] = deployment::checksToJson(checks);
    std::vector<QStringList> rows;
    for (const CheckResult &check : checks) {
        rows.push_back({check.level == CheckResult::Level::Passed ? QStringLiteral("✓") : check.level == CheckResult::Level::Warning ? QStringLiteral("!") : QStringLiteral("✕"), check.title, check.message});
        if (check.level == CheckResult::Level::Error && !result.error)
            result.error = Error{check.errorCode, Tr::tr("“%1” is not as it should be. %2: %3").arg(environment.name, check.title, check.message), check.hint};
    }
    result.text = textTable(rows);
    return result;
}

Result<CommandResult> baseline(const CommandContext &context, const std::string &versionText, bool accept) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    STELLWERK_ASSIGN(const project::Environment environment, context.environment(session));
    const auto version = Version::parse(QString::fromStdString(versionText));
    if (!version)
        return fail(ErrorCode::Usage, Tr::tr("“%1” is no version; it looks like 0.4.0.").arg(QString::fromStdString(versionText)));
    STELLWERK_ASSIGN(const auto plan, deployment::planBaseline(session, environment, *version, context.task()));
    CommandResult result;
    QJsonArray differences;
    for (const schema::Difference &difference : plan.differences) {
        differences << QJsonObject{{QStringLiteral("object"), difference.object}, {QStringLiteral("reason"), difference.reason}};
        result.text += QStringLiteral("≠ %1: %2\n").arg(difference.object, difference.reason);
    }
    result.json[QStringLiteral("differences")] = differences;
    result.json[QStringLiteral("version")] = version->toString();
    if (context.options().dryRun) {
        result.text += Tr::tr("%n difference(s) to the schema of %1; nothing was recorded.", nullptr, static_cast<int>(plan.differences.size())).arg(version->toString()) + u'\n';
        return result;
    }
    if (const Status status = deployment::applyBaseline(session, plan, accept, QString::fromStdString(context.options().confirm), context.task()); !status)
        result.error = status.error();
    else
        result.text += Tr::tr("“%1” is now recorded at version %2.").arg(environment.name, version->toString()) + u'\n';
    return result;
}

Result<CommandResult> listEnvironments(const CommandContext &context) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    CommandResult result;
    QJsonArray list;
    std::vector<QStringList> rows{{Tr::tr("Environment"), Tr::tr("Kind"), Tr::tr("Driver"), Tr::tr("Database")}};
    for (const project::Environment &environment : session.workspace.environments) {
        rows.push_back({environment.name, project::environmentKindName(environment.kind), db::engineName(environment.driver), environment.database});
        list << QJsonObject{{QStringLiteral("name"), environment.name},
                            {QStringLiteral("kind"), project::environmentKindName(environment.kind)},
                            {QStringLiteral("driver"), db::engineName(environment.driver)},
                            {QStringLiteral("database"), environment.database}};
    }
    result.json[QStringLiteral("environments")] = list;
    result.text = textTable(rows);
    return result;
}

Result<CommandResult> dumpSchema(const CommandContext &context, bool csv) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    STELLWERK_ASSIGN(const project::Environment environment, context.environment(session));
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(environment, context.task()));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    STELLWERK_ASSIGN(schema::Schema schema, schema::readSchema(connection));
    const project::Project &project = session.workspace.project;
    // The tool's own tables are no part of the application's schema.
    std::erase_if(schema.tables, [](const schema::Table &table) { return table.name.startsWith(QLatin1String("stellwerk_")); });
    CommandResult result;
    const QByteArray document = csv ? schema::columnLayoutCsv(schema, [&](const QString &table) { return project::tableClassName(project.classOf(table)); })
                                    : schema::snapshotToJson(schema);
    result.text = QString::fromUtf8(document);
    result.json[QStringLiteral("schema")] = result.text;
    return result;
}

} // namespace

void addEnvironmentCommands(CommandTable &commands) {
    commands.add(QStringLiteral("status"), Tr::tr("versions, pending migrations and the next sensible step"), status);
    commands.add(QStringLiteral("validate"), Tr::tr("check a database against the project"), validate);
    commands.add(QStringLiteral("environments list"), Tr::tr("the environments of the workspace"), listEnvironments);

    auto version = std::make_shared<std::string>();
    auto accept = std::make_shared<bool>(false);
    CLI::App &base = commands.add(QStringLiteral("baseline"), Tr::tr("adopt an untracked database at a version"),
                                  [version, accept](const CommandContext &context) { return baseline(context, *version, *accept); });
    base.add_option("--version", *version, Tr::tr("the database version that it has").toStdString())->required()->type_name("VERSION");
    base.add_flag("--accept-differences", *accept, Tr::tr("record the version although the schema differs").toStdString());

    auto csv = std::make_shared<bool>(false);
    CLI::App &dump = commands.add(QStringLiteral("schema dump"), Tr::tr("write the schema of an environment as a snapshot"),
                                  [csv](const CommandContext &context) { return dumpSchema(context, *csv); });
    dump.add_flag("--csv", *csv, Tr::tr("one line per column instead").toStdString());
}

} // namespace stellwerk::cli
