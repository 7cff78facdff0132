// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/signing.h"
#include "cli/text/plan_text.h"
#include "cli/text/text_table.h"
#include "deployment/workspace/prepare.h"
#include "package/package.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QSet>
#include <QTemporaryDir>

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
        migrations << QJsonObject{{QStringLiteral("number"), migration.number},
                                  {QStringLiteral("version"), migration.version.toString()},
                                  {QStringLiteral("file"), migration.fileName},
                                  {QStringLiteral("sha256"), migration.sha256}};
    return {{QStringLiteral("project"), metadata.projectId},
            {QStringLiteral("version"), metadata.version.toString()},
            {QStringLiteral("required_db_version"), metadata.requiredDbVersion.toString()},
            {QStringLiteral("export_version"), metadata.exportVersion},
            {QStringLiteral("created_at"), metadata.createdAt},
            {QStringLiteral("created_by"), metadata.createdBy},
            {QStringLiteral("source_environment"), metadata.sourceEnvironment},
            {QStringLiteral("tool_version"), metadata.toolVersion},
            {QStringLiteral("counts"), counts},
            {QStringLiteral("migrations"), migrations}};
}

QString metadataText(const package::Metadata &metadata) {
    qint64 rows = 0;
    for (const qint64 count : metadata.counts)
        rows += count;
    QSet<int> numbers; // some have a file for each engine
    for (const package::PackagedMigration &migration : metadata.migrations)
        numbers << migration.number;
    return textTable(
        {{Tr::tr("Project"), metadata.projectId},
         {Tr::tr("Database version"), metadata.requiredDbVersion.toString()},
         {Tr::tr("Backend version"), metadata.version.toString()},
         {Tr::tr("Created (UTC)"), metadata.createdAt},
         {Tr::tr("Created by"), metadata.createdBy},
         {Tr::tr("From"), metadata.sourceEnvironment},
         {Tr::tr("Master data"), Tr::tr("%n row(s)", nullptr, static_cast<int>(rows)) + u' ' +
                                     Tr::tr("in %n kind(s)", nullptr, static_cast<int>(metadata.counts.size()))},
         {Tr::tr("Migrations"), QString::number(numbers.size())}});
}

struct PackageWords {
    std::string folder;
    std::string file;
    std::string entity;
    std::string publicKey;
    KeyWords sign;
    bool allRows = false;
};

Result<CommandResult> prepare(const CommandContext &context, const PackageWords &words) {
    STELLWERK_ASSIGN(const Target source, context.target());
    // A wrong password is told before the work, not after it.
    std::optional<package::SecretKey> key;
    if (!words.sign.key.empty()) {
        STELLWERK_ASSIGN(key, readSecretKey(context, words.sign));
    }
    // A dry run does everything, in a folder that nobody sees.
    const bool dryRun = context.options().dryRun;
    const QTemporaryDir scratch;
    const QString folder = dryRun ? scratch.path() : QString::fromStdString(words.folder);
    const TaskContext task = dryRun ? TaskContext(context.task().stopToken(), {}, {}) : context.task();
    STELLWERK_ASSIGN(const auto prepared, deployment::preparePackage(source.session, source.environment, folder, task));
    CommandResult result;
    if (key) {
        STELLWERK_ASSIGN(const QString signature, signPackage(prepared.path, *key, task));
        result.json[QStringLiteral("key_id")] = key->publicKey().idText();
        result.json[QStringLiteral("signature")] = dryRun ? QJsonValue() : QJsonValue(signature);
    }
    result.warnings = prepared.warnings;
    const QJsonObject metadata = metadataToJson(prepared.metadata);
    for (auto it = metadata.begin(); it != metadata.end(); ++it)
        result.json[it.key()] = it.value();
    result.json[QStringLiteral("path")] = dryRun ? QJsonValue() : QJsonValue(prepared.path);
    result.text = dryRun ? QString(metadataText(prepared.metadata) + u'\n' + Tr::tr("No package was written.") + u'\n')
                         : QString(prepared.path + u'\n');
    return result;
}

Result<CommandResult> showPackage(const CommandContext &context, const PackageWords &words) {
    STELLWERK_ASSIGN(const package::SignatureRule rule, signatureRule(context, words.publicKey));
    STELLWERK_ASSIGN(const package::Package package,
                     package::readPackage(QString::fromStdString(words.file), context.task(), rule));
    CommandResult result;
    result.json = metadataToJson(package.metadata);
    result.json[QStringLiteral("sha256")] = package.sha256;
    result.json[QStringLiteral("signature")] = signatureToJson(package.signature);
    result.text =
        metadataText(package.metadata) + textTable({{Tr::tr("Signature"), signatureText(package.signature)}}) + u'\n';
    for (auto it = package.files.begin(); it != package.files.end(); ++it)
        result.text += QStringLiteral("%1  %2\n").arg(it.value().size(), 10).arg(it.key());
    return result;
}

Result<CommandResult> verifyPackage(const CommandContext &context, const PackageWords &words) {
    const QString file = QString::fromStdString(words.file);
    STELLWERK_ASSIGN(const package::SignatureRule rule, signatureRule(context, words.publicKey));
    STELLWERK_ASSIGN(const package::Package package, package::readPackage(file, context.task(), rule));
    CommandResult result;
    result.json = {{QStringLiteral("sha256"), package.sha256},
                   {QStringLiteral("files"), package.files.size()},
                   {QStringLiteral("signature"), signatureToJson(package.signature)}};
    result.text = QStringLiteral("✓ %1\n").arg(
        Tr::tr("%1: every checksum is right (%n file(s)).", nullptr, static_cast<int>(package.files.size()))
            .arg(QFileInfo(file).fileName()));
    const bool trusted = package.signature.kind == package::SignatureState::Kind::Trusted;
    result.text += QStringLiteral("%1 %2\n").arg(trusted ? u"✓" : u"-",
                                                 Tr::tr("Signature: %1").arg(signatureText(package.signature)));
    if (!package.unknownFiles.isEmpty())
        result.warnings << Tr::tr("Unknown files: %1").arg(package.unknownFiles.join(QLatin1String(", ")));
    return result;
}

Result<CommandResult> diff(const CommandContext &context, const PackageWords &words) {
    STELLWERK_ASSIGN(const Target target, context.target());
    const QString entity = QString::fromStdString(words.entity);
    if (!entity.isEmpty() && !target.session.workspace.project.entity(entity))
        return fail(ErrorCode::Usage, Tr::tr("The project has no entity “%1”.").arg(entity));
    STELLWERK_ASSIGN(const deployment::Plan plan,
                     deployment::planDeployment(target.session, QString::fromStdString(words.file), target.environment,
                                                context.task()));
    CommandResult result;
    result.json[QStringLiteral("plan")] = plan.toJson();
    result.text =
        planText(plan, {entity, words.allRows || !entity.isEmpty() ? RowList::All : RowList::First, context.width()});
    if (context.options().exitCode && !plan.nothingToDo())
        result.exitCode = ExitCode::Differences;
    return result;
}

} // namespace

void addPackageCommands(CommandTable &commands) {
    const auto words = std::make_shared<PackageWords>();
    const QString fileHelp = Tr::tr("the package file");
    const QString example = QStringLiteral("packages/deployment_package_0.4.0_20260131-221500.tar.gz");

    CLI::App &prepareCommand =
        commands.add({.path = QStringLiteral("prepare"),
                      .help = Tr::tr("export master data and bundle it with the migrations"),
                      .example = QStringLiteral("prepare --env dev"),
                      .effect = Effect::Plans},
                     [words](const CommandContext &context) { return prepare(context, *words); });
    prepareCommand
        .add_option("-o,--output", words->folder,
                    Tr::tr("the folder for the package (default: packages/)").toStdString())
        ->type_name("DIR");

    addKey(prepareCommand, words->sign, "--sign", Tr::tr("sign the package with this secret key"));

    commands.addParent(QStringLiteral("package"), Tr::tr("what carries a version to an environment"));
    const auto addPublicKey = [words](CLI::App &command) {
        command
            .add_option(
                "--public-key", words->publicKey,
                Tr::tr("it must be signed by this key, RW… or a .pub file (default: as --env says)").toStdString())
            ->type_name("KEY");
    };
    CLI::App &showCommand =
        commands.add({.path = QStringLiteral("package show"),
                      .help = Tr::tr("what a package brings, and who signed it"),
                      .example = QStringLiteral("package show ") + example},
                     [words](const CommandContext &context) { return showPackage(context, *words); });
    addFile(showCommand, words->file, "package", fileHelp);
    addPublicKey(showCommand);
    CLI::App &verifyCommand =
        commands.add({.path = QStringLiteral("package verify"),
                      .help = Tr::tr("check every byte of a package, and its signature"),
                      .example = QStringLiteral("package verify %1 --env prod").arg(example)},
                     [words](const CommandContext &context) { return verifyPackage(context, *words); });
    addFile(verifyCommand, words->file, "package", fileHelp);
    addPublicKey(verifyCommand);

    CLI::App &diffCommand = commands.add({.path = QStringLiteral("diff"),
                                          .help = Tr::tr("what a package would change in an environment"),
                                          .example = QStringLiteral("diff %1 --env prod").arg(example)},
                                         [words](const CommandContext &context) { return diff(context, *words); });
    addFile(diffCommand, words->file, "package", fileHelp);
    diffCommand.add_option("--entity", words->entity, Tr::tr("only this kind of master data").toStdString())
        ->type_name("NAME");
    diffCommand.add_flag("--rows", words->allRows, Tr::tr("every row, not only the first few").toStdString());
}

} // namespace stellwerk::cli
