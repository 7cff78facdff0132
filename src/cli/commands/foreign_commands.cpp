// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/foreign/foreign_export.h"
#include "base/files.h"
#include "cli/command.h"
#include "cli/text/text_table.h"
#include "demo/foreign_formats.h"
#include "deployment/run/confirmation.h"
#include "migration/lock/lock.h"
#include "schema/snapshot.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using backup::ForeignContents;

constexpr std::chrono::seconds kLockPatience{5};

struct ForeignWords {
    std::string file;
    std::string loadInto;
};

/// The workspace's own description, or the one that is built in for the project.
Result<backup::ForeignFormat> formatOf(const project::Workspace &workspace) {
    const QString own = workspace.path(QStringLiteral("foreign.toml"));
    if (QFileInfo::exists(own)) {
        STELLWERK_ASSIGN(const QByteArray text, readFile(own));
        return backup::readForeignFormat(text, own);
    }
    STELLWERK_ASSIGN(const QByteArray text, demo::foreignFormatText(workspace.project.id));
    return backup::readForeignFormat(text, QStringLiteral("foreign.toml"));
}

QJsonObject contentsJson(const ForeignContents &contents) {
    QJsonArray tables;
    for (const backup::ForeignTable &table : contents.contained)
        tables << QJsonObject{{QStringLiteral("table"), table.table},
                              {QStringLiteral("list"), table.list},
                              {QStringLiteral("rows"), table.rows},
                              {QStringLiteral("unreadable"), table.unreadable},
                              {QStringLiteral("left_out"), QJsonArray::fromStringList(table.leftOut)}};
    QJsonArray problems;
    for (const backup::ForeignProblem &problem : contents.problems)
        problems << QJsonObject{{QStringLiteral("list"), problem.list},
                                {QStringLiteral("row"), problem.row},
                                {QStringLiteral("line"), problem.line},
                                {QStringLiteral("reason"), problem.reason}};
    return {{QStringLiteral("file"), contents.file},
            {QStringLiteral("format"), contents.format},
            {QStringLiteral("application_version"), contents.applicationVersion},
            {QStringLiteral("created_at"), contents.createdAt},
            {QStringLiteral("rows"), contents.rows()},
            {QStringLiteral("contained"), tables},
            {QStringLiteral("missing"), QJsonArray::fromStringList(contents.missing)},
            {QStringLiteral("problems"), problems},
            {QStringLiteral("problem_count"), contents.problemCount}};
}

QString contentsText(const ForeignContents &contents, int width) {
    QString text = Tr::tr("%1 of %2, version %3, written %4")
                       .arg(QFileInfo(contents.file).fileName(), contents.format, contents.applicationVersion,
                            contents.createdAt) +
                   QLatin1StringView("\n\n");
    std::vector<QStringList> lines{{Tr::tr("Table"), Tr::tr("Rows"), Tr::tr("Not in the file")}};
    for (const backup::ForeignTable &table : contents.contained)
        lines.push_back({table.table, QString::number(table.rows), table.leftOut.join(QLatin1StringView(", "))});
    text += textTable(lines, width) + u'\n';
    if (!contents.missing.isEmpty())
        text += Tr::tr("%n table(s) are missing; loading leaves them as they are:", nullptr,
                       static_cast<int>(contents.missing.size())) +
                u'\n';
    for (const QString &table : contents.missing)
        text += QString(QLatin1StringView("  − ") + table + u'\n');
    if (contents.problemCount > 0)
        text += QString(u'\n' +
                        Tr::tr("%n problem(s) forbid loading it:", nullptr, static_cast<int>(contents.problemCount)) +
                        u'\n');
    for (const backup::ForeignProblem &problem : contents.problems)
        text += QString(QLatin1StringView("  ✕ ") + problem.toText() + u'\n');
    return text;
}

Status load(const CommandContext &context, const deployment::Session &session, const project::Environment &environment,
            const backup::ForeignFormat &format, const schema::Schema &schema, const ForeignContents &contents) {
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(environment, context.task()));
    STELLWERK_ASSIGN(const auto lock, migration::DatabaseLock::acquire(profile, Tr::tr("loading an export"),
                                                                       kLockPatience, context.task()));
    STELLWERK_TRY(backup::loadForeignExport(contents.file, format, schema, profile, context.task()));
    return {};
}

Result<CommandResult> foreign(const CommandContext &context, const ForeignWords &words) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    STELLWERK_ASSIGN(const backup::ForeignFormat format, formatOf(session.workspace));
    STELLWERK_ASSIGN(const schema::Schema schema,
                     schema::readSnapshot(session.workspace.snapshotFile(session.workspace.project.requiredDbVersion)));
    STELLWERK_ASSIGN(const ForeignContents contents,
                     backup::readForeignExport(QString::fromStdString(words.file), format, schema, context.task()));
    CommandResult result;
    result.json = contentsJson(contents);
    result.text = contentsText(contents, context.width());
    if (words.loadInto.empty() || context.options().dryRun) {
        if (contents.problemCount > 0)
            result.exitCode = ExitCode::CheckFailed;
        return result;
    }
    STELLWERK_ASSIGN(const project::Environment environment,
                     session.workspace.environment(QString::fromStdString(words.loadInto)));
    STELLWERK_ASSIGN(const QString confirmation, context.confirmation(environment, result.text));
    Status loaded = deployment::checkConfirmation(environment, confirmation);
    if (loaded)
        loaded = load(context, session, environment, format, schema, contents);
    if (!loaded)
        result.error = std::move(loaded).error();
    else
        result.text += Tr::tr("Loaded into “%1”: %n row(s), every foreign key leads to a row.", nullptr,
                              static_cast<int>(contents.rows()))
                           .arg(environment.name) +
                       u'\n';
    return result;
}

} // namespace

void addForeignCommands(CommandTable &commands) {
    const auto words = std::make_shared<ForeignWords>();
    CLI::App &command =
        commands.add({.path = QStringLiteral("backup foreign"),
                      .help = Tr::tr("what the application's own export of its database holds and lacks"),
                      .example = QStringLiteral("backup foreign database_export_20260131_221500.json"),
                      .effect = Effect::Plans},
                     [words](const CommandContext &context) { return foreign(context, *words); });
    addFile(command, words->file, "file", Tr::tr("the export file"));
    command
        .add_option("--load-into", words->loadInto,
                    Tr::tr("load it into this environment, whose tables must be empty").toStdString())
        ->type_name("NAME");
}

} // namespace stellwerk::cli
