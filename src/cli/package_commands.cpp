// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/plan_text.h"
#include "cli/text_table.h"
#include "deployment/prepare.h"
#include "package/package.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QJsonObject metadataToJson(const package::Metadata &metadata) {
    QJsonObject counts;
    for (auto it = metadata.counts.begin(); it != metadata.counts.end(); ++it)
        counts[it.key()] = it.value();
    QJsonArray migrations;
    for (const package::PackagedMigration &migration : metadata.migrations)
        migrations << QJsonObject{{QStringLiteral("number"), migration.number}, {QStringLiteral("version"), migration.version.toString()}, {QStringLiteral("file"), migration.fileName}, {QStringLiteral("sha256"), migration.sha256}};
    return {{QStringLiteral("project"), metadata.projectId},           {QStringLiteral("version"), metadata.version.toString()},
            {QStringLiteral("required_db_version"), metadata.requiredDbVersion.toString()},
            {QStringLiteral("export_version"), metadata.exportVersion}, {QStringLiteral("created_at"), metadata.createdAt},
            {QStringLiteral("created_by"), metadata.createdBy},         {QStringLiteral("source_environment"), metadata.sourceEnvironment},
            {QStringLiteral("tool_version"), metadata.toolVersion},     {QStringLiteral("counts"), counts},
            {QStringLiteral("migrations"), migrations}};
}

QString metadataText(const package::Metadata &metadata) {
    qint64 rows = 0;
    for (const qint64 count : metadata.counts)
        rows += count;
    return textTable({{Tr::tr("Project"), metadata.projectId},
                      {Tr::tr("Database version"), metadata.requiredDbVersion.toString()},
                      {Tr::tr("Backend version"), metadata.version.toString()},
                      {Tr::tr("Created (UTC)"), metadata.createdAt},
                      {Tr::tr("Created by"), metadata.createdBy},
                      {Tr::tr("From"), metadata.sourceEnvironment},
                      {Tr::tr("Master data"), Tr::tr("%n row(s)", nullptr, static_cast<int>(rows)) + Tr::tr(" in %n entities", nullptr, static_cast<int>(metadata.counts.size()))},
                      {Tr::tr("Migrations"), QString::number(metadata.migrations.size())}});
}

Result<CommandResult> prepare(const CommandContext &context, const std::string &folder) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    STELLWERK_ASSIGN(const project::Environment source, context.environment(session));
    STELLWERK_ASSIGN(const auto prepared, deployment::preparePackage(session, source, QString::fromStdString(folder), context.task()));
    CommandResult result;
    result.warnings = prepared.warnings;
    result.json = metadataToJson(prepared.metadata);
    result.json[QStringLiteral("path")] = prepared.path;
    result.text = prepared.path + u'\n';
    return result;
}

Result<CommandResult> showPackage(const CommandContext &context, const std::string &file) {
    STELLWERK_ASSIGN(const package::Package package, package::readPackage(QString::fromStdString(file), context.task()));
    CommandResult result;
    result.json = metadataToJson(package.metadata);
    result.json[QStringLiteral("sha256")] = package.sha256;
    result.text = metadataText(package.metadata) + u'\n';
    for (auto it = package.files.begin(); it != package.files.end(); ++it)
        result.text += QStringLiteral("%1  %2\n").arg(it.value().size(), 10).arg(it.key());
    return result;
}

Result<CommandResult> verifyPackage(const CommandContext &context, const std::string &file) {
    STELLWERK_ASSIGN(const package::Package package, package::readPackage(QString::fromStdString(file), context.task()));
    CommandResult result;
    result.json = {{QStringLiteral("sha256"), package.sha256}, {QStringLiteral("files"), package.files.size()}};
    result.text = Tr::tr("%1: every checksum is right (%n file(s)).", nullptr, static_cast<int>(package.files.size())).arg(QFileInfo(QString::fromStdString(file)).fileName()) + u'\n';
    if (!package.unknownFiles.isEmpty())
        result.warnings << Tr::tr("Unknown files: %1").arg(package.unknownFiles.join(QLatin1String(", ")));
    return result;
}

Result<CommandResult> diff(const CommandContext &context, const std::string &file, const std::string &entity, bool allRows) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    STELLWERK_ASSIGN(const project::Environment target, context.environment(session));
    const QString wanted = QString::fromStdString(entity);
    if (!wanted.isEmpty() && !session.workspace.project.entity(wanted))
        return fail(ErrorCode::Usage, Tr::tr("The project has no entity “%1”.").arg(wanted));
    STELLWERK_ASSIGN(const deployment::Plan plan, deployment::planDeployment(session, QString::fromStdString(file), target, context.task()));
    CommandResult result;
    result.json[QStringLiteral("plan")] = plan.toJson();
    result.text = planText(plan, wanted, allRows || !wanted.isEmpty() ? RowList::All : RowList::First);
    if (context.options().exitCode && !plan.nothingToDo())
        result.exitCode = ExitCode::Differences;
    return result;
}

} // namespace

void addPackageCommands(CommandTable &commands) {
    auto folder = std::make_shared<std::string>();
    auto file = std::make_shared<std::string>();
    auto entity = std::make_shared<std::string>();
    auto rows = std::make_shared<bool>(false);
    const std::string fileHelp = Tr::tr("the package file").toStdString();

    CLI::App &prepareCommand = commands.add(QStringLiteral("prepare"), Tr::tr("export master data and bundle it with the migrations"),
                                            [folder](const CommandContext &context) { return prepare(context, *folder); });
    prepareCommand.add_option("-o,--output", *folder, Tr::tr("the folder for the package (default: packages/)").toStdString())->type_name("DIR");

    CLI::App &show = commands.add(QStringLiteral("package show"), Tr::tr("what a package brings"), [file](const CommandContext &context) { return showPackage(context, *file); });
    show.add_option("package", *file, fileHelp)->required()->type_name("FILE");
    CLI::App &verify = commands.add(QStringLiteral("package verify"), Tr::tr("check every byte of a package"), [file](const CommandContext &context) { return verifyPackage(context, *file); });
    verify.add_option("package", *file, fileHelp)->required()->type_name("FILE");

    CLI::App &diffCommand = commands.add(QStringLiteral("diff"), Tr::tr("what a package would change in an environment"),
                                         [file, entity, rows](const CommandContext &context) { return diff(context, *file, *entity, *rows); });
    diffCommand.add_option("package", *file, fileHelp)->required()->type_name("FILE");
    diffCommand.add_option("--entity", *entity, Tr::tr("only this kind of master data").toStdString())->type_name("NAME");
    diffCommand.add_flag("--rows", *rows, Tr::tr("every row, not only the first few").toStdString());
}

} // namespace stellwerk::cli
