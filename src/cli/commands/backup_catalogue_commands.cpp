// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/text/backup_text.h"
#include "deployment/backups/backup_owner.h"

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

using backup::CatalogueEntry;
using backup::VerifyDepth;

struct CatalogueWords {
    std::string file;
    std::string depth = "contents";
    std::string reason;
    bool latest = false;
    bool all = false;
};

Result<CommandResult> list(const CommandContext &context) {
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(const auto backups, deployment::listBackups(target.session, target.environment, context.task()));
    const backup::Catalogue &catalogue = backups.catalogue;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    CommandResult result;
    QJsonArray entries;
    for (const CatalogueEntry &entry : catalogue.entries) {
        entries << entryToJson(entry, now);
        if (const QString problem = problemText(entry); !problem.isEmpty())
            result.warnings << QFileInfo(entry.info.file).fileName() + QLatin1String(": ") + problem;
    }
    result.warnings << backups.warnings;
    result.json[QStringLiteral("folder")] = catalogue.folder;
    result.json[QStringLiteral("backups")] = entries;
    result.text =
        catalogue.entries.empty()
            ? QString(Tr::tr("No backup of “%1”.").arg(target.environment.name) + u'\n')
            : QString(catalogue.folder + QLatin1String("\n\n") + backupTable(catalogue.entries, now, context.width()));
    return result;
}

/// The workspace and the server that a verification can use; a single file can be checked without either.
struct VerifyPlace {
    deployment::Session session;
    std::optional<project::Environment> environment;
    std::optional<db::ConnectionProfile> server;
};

Result<VerifyPlace> verifyPlace(const CommandContext &context, bool environmentNeeded, VerifyDepth depth) {
    VerifyPlace place;
    const GlobalOptions &options = context.options();
    if (environmentNeeded || !options.environment.empty()) {
        STELLWERK_ASSIGN(Target target, context.target());
        place.session = std::move(target.session);
        place.environment = std::move(target.environment);
    } else if (auto session = context.session()) {
        place.session = *std::move(session);
    } else if (!options.workspace.empty()) {
        return std::unexpected(std::move(session).error());
    }
    if (depth == VerifyDepth::Restored) {
        STELLWERK_ASSIGN(place.server, place.session.profile(*place.environment, context.task()));
    }
    return place;
}

Result<QStringList> filesToVerify(const VerifyPlace &place, const CatalogueWords &words) {
    const QString file = QString::fromStdString(words.file);
    if (!file.isEmpty() && !place.environment)
        return QStringList{file};
    if (!file.isEmpty()) {
        STELLWERK_ASSIGN(const QString found, deployment::findBackup(place.session, *place.environment, file));
        return QStringList{found};
    }
    const project::Workspace &workspace = place.session.workspace;
    STELLWERK_ASSIGN(auto catalogue, backup::readCatalogue(workspace.backupsFolder(*place.environment)));
    deployment::OwnerFinder(workspace, *place.environment).fillIn(catalogue);
    QStringList files;
    for (const CatalogueEntry &entry : catalogue.entries) {
        // What does not say whose it is may be the environment's, but "the newest" must be.
        if (entry.owner == backup::BackupOwner::Ours || (words.all && entry.owner == backup::BackupOwner::Unknown))
            files << entry.info.file;
    }
    if (files.isEmpty())
        return fail(ErrorCode::NotFound, Tr::tr("No backup of “%1”.").arg(place.environment->name),
                    Tr::tr("Make one with: %1")
                        .arg(QStringLiteral("stellwerk-cli backup create --env %1").arg(place.environment->name)));
    return words.latest ? QStringList{files.front()} : files;
}

QJsonObject verificationToJson(const deployment::Verification &verification) {
    QJsonObject json = backupToJson(verification.info);
    json[QStringLiteral("depth")] = backup::verifyDepthName(verification.depth);
    json[QStringLiteral("recorded")] = verification.recorded;
    if (const auto &restored = verification.restored) {
        json[QStringLiteral("same_as_source")] = restored->sameAsSource;
        json[QStringLiteral("changed_since")] = restored->changedSince;
    }
    return json;
}

QString verificationLine(const deployment::Verification &verification) {
    QString line = QStringLiteral("✓ ") + backupLine(verification.info);
    line.chop(1);
    line += QLatin1String(", ") + depthText(verification.depth);
    if (const auto &restored = verification.restored; restored && restored->sameAsSource + restored->changedSince > 0)
        line += QLatin1String(", ") + Tr::tr("%1 tables as in the database now, %2 changed since")
                                          .arg(restored->sameAsSource)
                                          .arg(restored->changedSince);
    return line + u'\n';
}

/// One that fails does not keep the others from being looked at.
Result<CommandResult> verify(const CommandContext &context, const CatalogueWords &words) {
    const bool byName = !words.file.empty();
    if (int(byName) + int(words.latest) + int(words.all) != 1)
        return fail(ErrorCode::Usage, Tr::tr("Say which backup: one of FILE, --latest or --all."));
    const VerifyDepth depth =
        backup::verifyDepthOf(QString::fromStdString(words.depth)).value_or(VerifyDepth::Contents);
    STELLWERK_ASSIGN(const VerifyPlace place, verifyPlace(context, !byName || depth == VerifyDepth::Restored, depth));
    STELLWERK_ASSIGN(const QStringList files, filesToVerify(place, words));
    CommandResult result;
    QJsonArray list;
    for (const QString &file : files) {
        auto verified = deployment::verifyAndRecord(place.session, file, depth, place.server, context.task());
        if (verified) {
            result.text += verificationLine(*verified);
            const QJsonObject json = verificationToJson(*verified);
            list << json;
            if (!words.all)
                result.json = json;
            continue;
        }
        list << QJsonObject{{QStringLiteral("file"), file},
                            {QStringLiteral("error"), errorCodeName(verified.error().code)},
                            {QStringLiteral("message"), verified.error().message}};
        result.text += QStringLiteral("✕ %1: %2\n").arg(QFileInfo(file).fileName(), verified.error().message);
        const bool stopped = verified.error().code == ErrorCode::Cancelled;
        if (!result.error || stopped)
            result.error = std::move(verified).error();
        if (stopped)
            break;
    }
    if (words.all)
        result.json[QStringLiteral("backups")] = list;
    else if (result.error)
        result.text.clear(); // the error says it
    return result;
}

Result<CommandResult> pin(const CommandContext &context, const CatalogueWords &words, bool pinned) {
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(const QString file,
                     deployment::findBackup(target.session, target.environment, QString::fromStdString(words.file)));
    std::optional<backup::BackupPin> mark;
    if (pinned)
        mark = backup::BackupPin{target.session.operatorName, QString::fromStdString(words.reason),
                                 QDateTime::currentDateTimeUtc()};
    if (!deployment::isCatalogued(target.session, file))
        return fail(ErrorCode::NotFound,
                    Tr::tr("%1 is no backup of this workspace, so nothing removes it. Nothing was changed.").arg(file));
    STELLWERK_ASSIGN(const CatalogueEntry entry, backup::recordPin(file, mark));
    CommandResult result;
    result.json = entryToJson(entry, QDateTime::currentDateTimeUtc());
    const QString name = QFileInfo(file).fileName();
    result.text = QStringLiteral("✓ %1\n").arg(pinned ? Tr::tr("%1 is pinned: it stays until it is unpinned.").arg(name)
                                                      : Tr::tr("%1 is not pinned any more.").arg(name));
    return result;
}

Result<CommandResult> prune(const CommandContext &context) {
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(const auto plan, deployment::planPrune(target.session, target.environment,
                                                            QDateTime::currentDateTimeUtc(), context.task()));
    CommandResult result;
    result.json[QStringLiteral("plan")] = pruneToJson(plan);
    result.warnings = plan.warnings;
    if (plan.count() == 0) {
        result.text = Tr::tr("No backup of “%1” has to go.").arg(target.environment.name) + u'\n';
        return result;
    }
    const QString preview = pruneText(plan, context.width());
    if (context.options().dryRun) {
        result.text = preview + Tr::tr("Nothing was changed.") + u'\n';
        return result;
    }
    STELLWERK_ASSIGN(const QString confirmation, context.agreement(target.environment, preview));
    STELLWERK_ASSIGN(auto report, deployment::applyPrune(target.session, plan, confirmation, context.task()));
    QJsonArray removed;
    for (const CatalogueEntry &entry : report.removed) {
        removed << entry.info.file;
        result.text += QStringLiteral("− %1\n").arg(QFileInfo(entry.info.file).fileName());
    }
    QJsonArray stayed;
    for (const CatalogueEntry &entry : report.stayed) {
        stayed << entry.info.file;
        result.warnings << Tr::tr("%1 was to go, but stays: something has changed since the preview.")
                               .arg(QFileInfo(entry.info.file).fileName());
    }
    result.json[QStringLiteral("removed")] = removed;
    result.json[QStringLiteral("stayed")] = stayed;
    result.json[QStringLiteral("bytes")] = report.bytes();
    result.text += Tr::tr("%n backup(s) removed, %1 freed.", nullptr, static_cast<int>(report.removed.size()))
                       .arg(QLocale().formattedDataSize(report.bytes())) +
                   u'\n';
    result.error = std::move(report.error);
    return result;
}

void addVerifyCommand(CommandTable &commands) {
    const auto words = std::make_shared<CatalogueWords>();
    CLI::App &command = commands.add({.path = QStringLiteral("backup verify"),
                                      .help = Tr::tr("look whether a backup can be trusted, and remember it"),
                                      .example = QStringLiteral("backup verify --latest --depth restored --env prod")},
                                     [words](const CommandContext &context) { return verify(context, *words); });
    command.add_option("file", words->file, Tr::tr("the backup file").toStdString())->type_name("FILE");
    command.add_flag("--latest", words->latest, Tr::tr("the newest backup of the environment").toStdString());
    command.add_flag("--all", words->all, Tr::tr("every backup of the environment").toStdString());
    command
        .add_option("--depth", words->depth,
                    Tr::tr("checksum: the bytes are those that were written; contents: read completely and counted; "
                           "restored: restored into a scratch database on the environment's server and compared")
                        .toStdString())
        ->type_name("DEPTH")
        ->check(CLI::IsMember({"checksum", "contents", "restored"}))
        ->capture_default_str();
}

void addPinCommands(CommandTable &commands) {
    const auto words = std::make_shared<CatalogueWords>();
    const QString file = Tr::tr("the backup, by its path or its name in the environment's folder");
    CLI::App &pinCommand = commands.add(
        {.path = QStringLiteral("backup pin"),
         .help = Tr::tr("never remove a backup"),
         .example = QStringLiteral("backup pin backup_20260131_221500_v0.4.0_m8.jsonl.zst --reason audit --env prod"),
         .effect = Effect::Writes},
        [words](const CommandContext &context) { return pin(context, *words, true); });
    addFile(pinCommand, words->file, "file", file);
    pinCommand.add_option("--reason", words->reason, Tr::tr("why, for those who come later").toStdString())
        ->required()
        ->type_name("TEXT");
    CLI::App &unpinCommand =
        commands.add({.path = QStringLiteral("backup unpin"),
                      .help = Tr::tr("let a pinned backup go when its time has come"),
                      .example = QStringLiteral("backup unpin backup_20260131_221500_v0.4.0_m8.jsonl.zst --env prod"),
                      .effect = Effect::Writes},
                     [words](const CommandContext &context) { return pin(context, *words, false); });
    addFile(unpinCommand, words->file, "file", file);
}

} // namespace

void addBackupCatalogueCommands(CommandTable &commands) {
    commands.add({.path = QStringLiteral("backup list"),
                  .help = Tr::tr("the backups of an environment and how far they can be trusted"),
                  .example = QStringLiteral("backup list --env prod")},
                 list);
    addVerifyCommand(commands);
    addPinCommands(commands);
    commands.add({.path = QStringLiteral("backup prune"),
                  .help = Tr::tr("remove backups that the environment's retention lets go"),
                  .example = QStringLiteral("backup prune --env prod --dry-run"),
                  .effect = Effect::Plans},
                 [](const CommandContext &context) { return prune(context); });
}

} // namespace stellwerk::cli
