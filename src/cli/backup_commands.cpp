// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/text_table.h"
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

QJsonObject backupToJson(const backup::BackupInfo &info) {
    return {{QStringLiteral("file"), info.file},
            {QStringLiteral("created_at"), info.createdAt.toString(Qt::ISODate)},
            {QStringLiteral("version"), info.databaseVersion ? QJsonValue(info.databaseVersion->toString()) : QJsonValue()},
            {QStringLiteral("trigger"), info.trigger},
            {QStringLiteral("rows"), info.rows()},
            {QStringLiteral("tables"), static_cast<qint64>(info.tables.size())},
            {QStringLiteral("bytes"), info.fileSize}};
}

QString backupLine(const backup::BackupInfo &info) {
    return Tr::tr("%1: %n row(s)", nullptr, static_cast<int>(info.rows())).arg(QFileInfo(info.file).fileName()) + QLatin1String(", ") + QLocale().formattedDataSize(info.fileSize) + u'\n';
}

Result<CommandResult> create(const CommandContext &context) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    STELLWERK_ASSIGN(const project::Environment environment, context.environment(session));
    STELLWERK_ASSIGN(const backup::BackupInfo info, deployment::backUp(session, environment, context.task()));
    CommandResult result;
    result.json = backupToJson(info);
    result.text = info.file + u'\n';
    return result;
}

Result<CommandResult> list(const CommandContext &context) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    STELLWERK_ASSIGN(const project::Environment environment, context.environment(session));
    QStringList damaged;
    CommandResult result;
    QJsonArray files;
    std::vector<QStringList> rows{{Tr::tr("Backup"), Tr::tr("Version"), Tr::tr("Rows"), Tr::tr("Size"), Tr::tr("Made for")}};
    for (const backup::BackupInfo &info : backup::listBackups(session.workspace.backupsFolder(environment), &damaged)) {
        files << backupToJson(info);
        rows.push_back({QFileInfo(info.file).fileName(), info.databaseVersion ? info.databaseVersion->toString() : QStringLiteral("—"), QString::number(info.rows()), QLocale().formattedDataSize(info.fileSize), info.trigger});
    }
    for (const QString &file : damaged)
        result.warnings << Tr::tr("%1 is damaged.").arg(file);
    result.json[QStringLiteral("backups")] = files;
    result.text = rows.size() > 1 ? textTable(rows) : Tr::tr("No backup of “%1”.").arg(environment.name) + u'\n';
    return result;
}

Result<CommandResult> verify(const CommandContext &context, const std::string &file) {
    STELLWERK_ASSIGN(const backup::BackupInfo info, backup::verifyBackup(QString::fromStdString(file), context.task()));
    CommandResult result;
    result.json = backupToJson(info);
    result.text = backupLine(info);
    return result;
}

Result<CommandResult> restore(const CommandContext &context, const std::string &file) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    STELLWERK_ASSIGN(const project::Environment environment, context.environment(session));
    STELLWERK_ASSIGN(const auto plan, deployment::planRestore(session, environment, QString::fromStdString(file), context.task()));
    CommandResult result;
    result.json[QStringLiteral("backup")] = backupToJson(plan.backup);
    result.json[QStringLiteral("lost")] = QJsonArray::fromStringList(plan.lost);
    result.text = backupLine(plan.backup);
    for (const QString &line : plan.lost)
        result.text += QStringLiteral("  − %1\n").arg(line);
    if (context.options().dryRun)
        return result;
    auto outcome = deployment::applyRestore(session, plan, QString::fromStdString(context.options().confirm), context.task());
    if (!outcome) {
        result.error = std::move(outcome).error();
        return result;
    }
    result.json[QStringLiteral("rows")] = outcome->report.rows;
    if (outcome->safetyBackup)
        result.json[QStringLiteral("safety_backup")] = outcome->safetyBackup->file;
    result.text += Tr::tr("Restored: %n row(s), every table equals the backup.", nullptr, static_cast<int>(outcome->report.rows)) + u'\n';
    return result;
}

} // namespace

void addBackupCommands(CommandTable &commands) {
    auto file = std::make_shared<std::string>();
    const std::string fileHelp = Tr::tr("the backup file").toStdString();
    commands.add(QStringLiteral("backup create"), Tr::tr("back an environment up and read the backup back"), create);
    commands.add(QStringLiteral("backup list"), Tr::tr("the backups of an environment"), list);
    commands.add(QStringLiteral("backup verify"), Tr::tr("read a backup completely"), [file](const CommandContext &context) { return verify(context, *file); })
        .add_option("file", *file, fileHelp)->required()->type_name("FILE");
    commands.add(QStringLiteral("restore"), Tr::tr("make an environment what a backup says"), [file](const CommandContext &context) { return restore(context, *file); })
        .add_option("file", *file, fileHelp)->required()->type_name("FILE");
}

} // namespace stellwerk::cli
