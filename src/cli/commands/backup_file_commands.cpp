// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/text/backup_text.h"
#include "deployment/backups/backup_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct BackupFileWords {
    std::string file;
    std::string target;
    std::string form = "backup";
};

Result<CommandResult> remove(const CommandContext &context, const BackupFileWords &words) {
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(const auto plan,
                     deployment::planDelete(target.session, target.environment, QString::fromStdString(words.file),
                                            QDateTime::currentDateTimeUtc(), context.task()));
    CommandResult result;
    const backup::CatalogueEntry &entry = plan.decisions.front().entry;
    result.json[QStringLiteral("backup")] = entryToJson(entry, plan.now);
    result.warnings = plan.warnings;
    const QString preview = QStringLiteral("− ") + backupLine(entry.info);
    if (context.options().dryRun) {
        result.text = preview + Tr::tr("Nothing was changed.") + u'\n';
        return result;
    }
    STELLWERK_ASSIGN(const QString confirmation, context.agreement(target.environment, preview));
    STELLWERK_ASSIGN(auto report, deployment::applyPrune(target.session, plan, confirmation, context.task()));
    if (report.error)
        return std::unexpected(*std::move(report.error));
    if (report.removed.empty())
        return fail(ErrorCode::PlanOutdated,
                    Tr::tr("%1 stays: something has changed since it was looked at. Nothing was removed.")
                        .arg(QFileInfo(entry.info.file).fileName()),
                    Tr::tr("Look at it again with --dry-run."));
    result.text = preview;
    return result;
}

Result<CommandResult> exportFile(const CommandContext &context, const BackupFileWords &words) {
    QString file = QString::fromStdString(words.file);
    if (!context.options().environment.empty()) {
        STELLWERK_ASSIGN(const Target target, context.target());
        STELLWERK_ASSIGN(file, deployment::findBackup(target.session, target.environment, file));
    }
    const QString target = QString::fromStdString(words.target);
    STELLWERK_ASSIGN(const auto written, words.form == "sqlite"
                                             ? deployment::exportAsSqlite(file, target, context.task())
                                             : deployment::exportBackup(file, target, context.task()));
    CommandResult result;
    result.json = {{QStringLiteral("file"), written.file},
                   {QStringLiteral("bytes"), written.bytes},
                   {QStringLiteral("sha256"), written.sha256},
                   {QStringLiteral("not_carried"), QJsonArray::fromStringList(written.notCarried)}};
    result.text = QStringLiteral("%1  %2\n").arg(written.sha256, written.file);
    return result;
}

} // namespace

void addBackupFileCommands(CommandTable &commands) {
    const auto words = std::make_shared<BackupFileWords>();
    const QString file = Tr::tr("the backup, by its path or its name in the environment's folder");
    CLI::App &deleteCommand =
        commands.add({.path = QStringLiteral("backup delete"),
                      .help = Tr::tr("remove one backup that nothing needs"),
                      .example = QStringLiteral("backup delete backup_20260131_221500_v0.4.0_m8.jsonl.zst --env prod "
                                                "--confirm prod"),
                      .effect = Effect::Plans},
                     [words](const CommandContext &context) { return remove(context, *words); });
    addFile(deleteCommand, words->file, "file", file);
    CLI::App &exportCommand =
        commands.add({.path = QStringLiteral("backup export"),
                      .help = Tr::tr("bring a backup elsewhere, checked byte by byte, or make a SQLite database of it"),
                      .example = QStringLiteral("backup export backups/prod/backup_20260131_221500_v0.4.0_m8.jsonl.zst "
                                                "/mnt/stick"),
                      .effect = Effect::Writes},
                     [words](const CommandContext &context) { return exportFile(context, *words); });
    addFile(exportCommand, words->file, "file", file);
    exportCommand.add_option("target", words->target, Tr::tr("a new file, or a folder that is there").toStdString())
        ->required()
        ->type_name("FILE");
    exportCommand
        .add_option("--as", words->form, Tr::tr("backup: the file as it is; sqlite: a database").toStdString())
        ->check(CLI::IsMember({"backup", "sqlite"}))
        ->type_name("FORM")
        ->capture_default_str();
}

} // namespace stellwerk::cli
