// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/catalogue/listed_file.h"
#include "cli/command.h"
#include "cli/text/backup_text.h"
#include "deployment/maintenance.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using backup::BackupInfo;

struct CreateOptions {
    std::string reason;
    std::string kind = "native";
};

Result<CommandResult> create(const CommandContext &context, const CreateOptions &options) {
    STELLWERK_ASSIGN(const Target target, context.target());
    const auto kind = backup::backupKindOf(QString::fromStdString(options.kind));
    STELLWERK_ASSIGN(const BackupInfo info, deployment::backUp(target.session, target.environment, context.task(),
                                                               QString::fromStdString(options.reason),
                                                               kind.value_or(backup::BackupKind::Native)));
    CommandResult result;
    result.json = backupToJson(info);
    result.text = info.file + u'\n';
    return result;
}

Result<CommandResult> restore(const CommandContext &context, const std::string &file) {
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(const QString path,
                     deployment::findBackup(target.session, target.environment, QString::fromStdString(file)));
    STELLWERK_ASSIGN(const auto plan,
                     deployment::planRestore(target.session, target.environment, path, context.task()));
    CommandResult result;
    result.json[QStringLiteral("backup")] = backupToJson(plan.backup);
    result.json[QStringLiteral("lost")] = QJsonArray::fromStringList(plan.lost);
    result.text = backupLine(plan.backup);
    for (const QString &line : plan.lost)
        result.text += QStringLiteral("  − %1\n").arg(line);
    if (context.options().dryRun) {
        result.text += Tr::tr("Nothing was changed.") + u'\n';
        return result;
    }
    STELLWERK_ASSIGN(const QString confirmation, context.confirmation(target.environment, result.text));
    auto outcome = deployment::applyRestore(target.session, plan, confirmation, context.task());
    if (!outcome) {
        result.error = std::move(outcome).error();
        return result;
    }
    result.json[QStringLiteral("rows")] = outcome->report.rows;
    result.json[QStringLiteral("safety_backup")] =
        outcome->safetyBackup ? QJsonValue(outcome->safetyBackup->file) : QJsonValue();
    result.json[QStringLiteral("replaced_backup")] =
        outcome->report.replaced.isEmpty() ? QJsonValue() : QJsonValue(outcome->report.replaced);
    result.text += Tr::tr("Restored: %1, every table equals the backup.").arg(rowCount(outcome->report.rows)) + u'\n';
    if (outcome->safetyBackup)
        result.text += Tr::tr("What was there before: %1").arg(outcome->safetyBackup->file) + u'\n';
    if (!outcome->report.replaced.isEmpty())
        result.text += Tr::tr("With what was written meanwhile: %1").arg(outcome->report.replaced) + u'\n';
    return result;
}

} // namespace

void addBackupCommands(CommandTable &commands) {
    const auto file = std::make_shared<std::string>();
    commands.addParent(QStringLiteral("backup"), Tr::tr("restorable copies of a database"));
    const auto options = std::make_shared<CreateOptions>();
    CLI::App &createCommand =
        commands.add({.path = QStringLiteral("backup create"),
                      .help = Tr::tr("back an environment up and read the backup back"),
                      .example = QStringLiteral("backup create --env prod --reason inventory"),
                      .effect = Effect::Writes},
                     [options](const CommandContext &context) { return create(context, *options); });
    createCommand
        .add_option("--kind", options->kind,
                    Tr::tr("native: Stellwerk's own form; sql: mariadb-dump; physical: mariadb-backup").toStdString())
        ->check(CLI::IsMember({"native", "sql", "physical"}));
    createCommand
        .add_option("--reason", options->reason, Tr::tr("what it is made for; kept in the backup").toStdString())
        ->type_name("TEXT");
    addBackupCatalogueCommands(commands);
    addBackupFileCommands(commands);
    CLI::App &restoreCommand =
        commands.add({.path = QStringLiteral("restore"),
                      .help = Tr::tr("make an environment what a backup says"),
                      .example = QStringLiteral(
                          "restore backups/prod/backup_20260131_221500_v0.4.0_m8.jsonl.zst --env prod --dry-run"),
                      .effect = Effect::Plans},
                     [file](const CommandContext &context) { return restore(context, *file); });
    addFile(restoreCommand, *file, "file", Tr::tr("the backup, by its path or its name in the environment's folder"));
}

} // namespace stellwerk::cli
