// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "deployment/workspace/workspace_lint.h"
#include "migration/files/new_migration.h"
#include "migration/files/sum_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

#include <CLI/CLI.hpp>

#include <algorithm>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using migration::LintFinding;
using migration::LintLevel;

struct FileWords {
    std::vector<qint64> numbers;
    bool prove = false;
    bool check = false;
    std::string title;
    std::string version;
    bool bothEngines = false;
};

const char *signOf(LintLevel level) {
    return level == LintLevel::Error ? "✕" : level == LintLevel::Warning ? "!" : "·";
}

QJsonObject findingToJson(const LintFinding &finding) {
    return {{QStringLiteral("code"), finding.code},
            {QStringLiteral("level"), project::lintLevelName(finding.level)},
            {QStringLiteral("file"), finding.position.file},
            {QStringLiteral("line"), finding.position.line},
            {QStringLiteral("column"), finding.position.column},
            {QStringLiteral("statement"), finding.position.statement},
            {QStringLiteral("message"), finding.message}};
}

int countOf(const std::vector<LintFinding> &findings, LintLevel level) {
    return static_cast<int>(std::ranges::count(findings, level, &LintFinding::level));
}

Result<CommandResult> lint(const CommandContext &context, const FileWords &words) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    deployment::LintRequest request{words.numbers, {}, words.prove};
    if (!context.options().environment.empty()) {
        STELLWERK_ASSIGN(request.environment,
                         session.workspace.environment(QString::fromStdString(context.options().environment)));
    }
    STELLWERK_ASSIGN(const auto report, deployment::lintWorkspace(session, request, context.task()));
    CommandResult result;
    result.warnings = report.notes;
    QJsonArray findings;
    for (const LintFinding &finding : report.findings) {
        findings << findingToJson(finding);
        result.text += QStringLiteral("%1 %2: [%3] %4\n")
                           .arg(QString::fromUtf8(signOf(finding.level)), finding.position.toString(), finding.code,
                                finding.message);
    }
    result.json[QStringLiteral("findings")] = findings;
    if (words.prove)
        result.json[QStringLiteral("proved_steps")] = report.provedSteps;
    const int errors = countOf(report.findings, LintLevel::Error);
    result.text += Tr::tr("%n error(s)", nullptr, errors) + QLatin1String(", ") +
                   Tr::tr("%n warning(s)", nullptr, countOf(report.findings, LintLevel::Warning)) +
                   QLatin1String(", ") + Tr::tr("%n remark(s)", nullptr, countOf(report.findings, LintLevel::Info)) +
                   u'\n';
    if (report.hasErrors())
        result.error = Error{ErrorCode::CheckFailed,
                             Tr::tr("The migrations have %n finding(s) of the level error.", nullptr, errors),
                             Tr::tr("docs/lint.md explains each code and how to deal with it.")};
    return result;
}

Result<CommandResult> hash(const CommandContext &context, const FileWords &words) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    const QString folder = session.workspace.migrationsFolder();
    const QString file = folder + u'/' + QLatin1String(migration::kSumFileName);
    CommandResult result;
    result.json[QStringLiteral("file")] = file;
    if (!words.check) {
        STELLWERK_TRY(migration::writeSumFile(folder));
        result.text = Tr::tr("%1 is written.").arg(QDir::current().relativeFilePath(file)) + u'\n';
        return result;
    }
    if (!migration::hasSumFile(folder))
        return fail(ErrorCode::NotFound, Tr::tr("There is no %1.").arg(file),
                    Tr::tr("Write it: stellwerk-cli migrations hash"));
    STELLWERK_TRY(migration::requireSumFile(folder));
    result.text = Tr::tr("The migrations are those of the sum file.") + u'\n';
    return result;
}

Result<CommandResult> makeNew(const CommandContext &context, const FileWords &words) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    migration::NewMigration wanted{QString::fromStdString(words.title), session.workspace.project.requiredDbVersion,
                                   words.bothEngines};
    if (!words.version.empty()) {
        const QString word = QString::fromStdString(words.version);
        const auto version = Version::parse(word);
        if (!version)
            return fail(ErrorCode::Usage, Tr::tr("“%1” is no version; it looks like 0.4.0.").arg(word));
        wanted.version = *version;
    }
    STELLWERK_ASSIGN(const QStringList files, migration::createMigration(session.workspace.migrationsFolder(), wanted));
    CommandResult result;
    result.json[QStringLiteral("files")] = QJsonArray::fromStringList(files);
    for (const QString &file : files)
        result.text += QDir::current().relativeFilePath(file) + u'\n';
    return result;
}

} // namespace

void addMigrationFileCommands(CommandTable &commands) {
    const auto words = std::make_shared<FileWords>();
    CLI::App &lints = commands.add({.path = QStringLiteral("migrations lint"),
                                    .help = Tr::tr("what is risky about the migrations of the workspace"),
                                    .example = QStringLiteral("migrations lint --env dev --prove")},
                                   [words](const CommandContext &context) { return lint(context, *words); });
    lints.add_option("number", words->numbers, Tr::tr("only these").toStdString())->type_name("N");
    lints.add_flag(
        "--prove", words->prove,
        Tr::tr("run them forth and back on a scratch database and compare with the snapshots").toStdString());
    CLI::App &hashes = commands.add({.path = QStringLiteral("migrations hash"),
                                     .help = Tr::tr("write the checksums of all migrations"),
                                     .example = QStringLiteral("migrations hash --check"),
                                     .effect = Effect::Writes},
                                    [words](const CommandContext &context) { return hash(context, *words); });
    hashes.add_flag("--check", words->check, Tr::tr("only compare").toStdString());
    CLI::App &news = commands.add({.path = QStringLiteral("migrations new"),
                                   .help = Tr::tr("begin the next migration"),
                                   .example = QStringLiteral("migrations new \"add racks\" --version 0.5.0"),
                                   .effect = Effect::Writes},
                                  [words](const CommandContext &context) { return makeNew(context, *words); });
    news.add_option("title", words->title, Tr::tr("what it does, in a few words").toStdString())
        ->required()
        ->type_name("TITLE");
    news.add_option("--version", words->version,
                    Tr::tr("the database version that it belongs to (default: the required one)").toStdString())
        ->type_name("VERSION");
    news.add_flag("--both-engines", words->bothEngines, Tr::tr("a file for MariaDB and one for SQLite").toStdString());
}

} // namespace stellwerk::cli
