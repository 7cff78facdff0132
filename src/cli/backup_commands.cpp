// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/text_table.h"
#include "cli/words.h"
#include "deployment/maintenance.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocale>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using backup::BackupInfo;

QJsonObject backupToJson(const BackupInfo &info) {
    return {{QStringLiteral("file"), info.file},
            {QStringLiteral("created_at"), info.createdAt.toString(Qt::ISODate)},
            {QStringLiteral("version"), versionJson(info.databaseVersion)},
            {QStringLiteral("trigger"), info.trigger},
            {QStringLiteral("rows"), info.rows()},
            {QStringLiteral("tables"), static_cast<qint64>(info.tables.size())},
            {QStringLiteral("bytes"), info.fileSize}};
}

/// The file keeps English words; people read theirs.
QString triggerText(const QString &trigger) {
    if (trigger == QLatin1String("manual"))
        return Tr::tr("made by hand");
    if (trigger == QLatin1String("before restore"))
        return Tr::tr("before a restore");
    if (trigger == QLatin1String("before rollback"))
        return Tr::tr("before a rollback");
    if (trigger.startsWith(QLatin1String("deployment ")))
        return Tr::tr("deployment of %1").arg(trigger.section(u' ', 1));
    return trigger;
}

QString rowCount(qint64 rows) {
    return Tr::tr("%n row(s)", nullptr, static_cast<int>(rows));
}

QString backupLine(const BackupInfo &info) {
    return QStringLiteral("%1: %2, %3, %4\n")
        .arg(QFileInfo(info.file).fileName(), versionText(info.databaseVersion), rowCount(info.rows()),
             QLocale().formattedDataSize(info.fileSize));
}

Result<CommandResult> create(const CommandContext &context) {
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(const BackupInfo info, deployment::backUp(target.session, target.environment, context.task()));
    CommandResult result;
    result.json = backupToJson(info);
    result.text = info.file + u'\n';
    return result;
}

Result<CommandResult> list(const CommandContext &context) {
    STELLWERK_ASSIGN(const Target target, context.target());
    QStringList damaged;
    CommandResult result;
    QJsonArray files;
    std::vector<QStringList> rows{
        {Tr::tr("Backup"), Tr::tr("Made"), Tr::tr("Version"), Tr::tr("Rows"), Tr::tr("Size"), Tr::tr("Made for")}};
    const QString folder = target.session.workspace.backupsFolder(target.environment);
    for (const BackupInfo &info : backup::listBackups(folder, &damaged)) {
        files << backupToJson(info);
        rows.push_back({QFileInfo(info.file).fileName(), timeText(info.createdAt), versionText(info.databaseVersion),
                        QString::number(info.rows()), QLocale().formattedDataSize(info.fileSize),
                        triggerText(info.trigger)});
    }
    for (const QString &file : damaged)
        result.warnings << Tr::tr("%1 is damaged.").arg(file);
    result.json[QStringLiteral("folder")] = folder;
    result.json[QStringLiteral("backups")] = files;
    result.text = rows.size() > 1 ? QString(folder + QLatin1String("\n\n") + textTable(rows, context.width()))
                                  : QString(Tr::tr("No backup of “%1”.").arg(target.environment.name) + u'\n');
    return result;
}

Result<CommandResult> verify(const CommandContext &context, const std::string &file) {
    STELLWERK_ASSIGN(const BackupInfo info, backup::verifyBackup(QString::fromStdString(file), context.task()));
    CommandResult result;
    result.json = backupToJson(info);
    result.text = QStringLiteral("✓ ") + backupLine(info);
    return result;
}

Result<CommandResult> restore(const CommandContext &context, const std::string &file) {
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(const auto plan, deployment::planRestore(target.session, target.environment,
                                                              QString::fromStdString(file), context.task()));
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
    result.text += Tr::tr("Restored: %1, every table equals the backup.").arg(rowCount(outcome->report.rows)) + u'\n';
    if (outcome->safetyBackup)
        result.text += Tr::tr("What was there before: %1").arg(outcome->safetyBackup->file) + u'\n';
    return result;
}

} // namespace

void addBackupCommands(CommandTable &commands) {
    const auto file = std::make_shared<std::string>();
    const QString fileHelp = Tr::tr("the backup file");
    commands.addParent(QStringLiteral("backup"), Tr::tr("restorable copies of a database"));
    commands.add({.path = QStringLiteral("backup create"),
                  .help = Tr::tr("back an environment up and read the backup back"),
                  .example = QStringLiteral("backup create --env prod"),
                  .effect = Effect::Writes},
                 create);
    commands.add({.path = QStringLiteral("backup list"),
                  .help = Tr::tr("the backups of an environment"),
                  .example = QStringLiteral("backup list --env prod")},
                 list);
    CLI::App &verifyCommand = commands.add(
        {.path = QStringLiteral("backup verify"),
         .help = Tr::tr("read a backup completely"),
         .example = QStringLiteral("backup verify backups/prod/backup_20260131_221500_v0.4.0_m8.jsonl.zst")},
        [file](const CommandContext &context) { return verify(context, *file); });
    addFile(verifyCommand, *file, "file", fileHelp);
    CLI::App &restoreCommand =
        commands.add({.path = QStringLiteral("restore"),
                      .help = Tr::tr("make an environment what a backup says"),
                      .example = QStringLiteral(
                          "restore backups/prod/backup_20260131_221500_v0.4.0_m8.jsonl.zst --env prod --dry-run"),
                      .effect = Effect::Plans},
                     [file](const CommandContext &context) { return restore(context, *file); });
    addFile(restoreCommand, *file, "file", fileHelp);
}

} // namespace stellwerk::cli
