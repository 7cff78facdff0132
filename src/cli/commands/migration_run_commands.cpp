// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/text/words.h"
#include "deployment/workspace/migrate.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct ApplyWords {
    std::string version;
    int wait = 0;
    bool noBackup = false;
};

struct ResolveWords {
    qint64 number = 0;
    int retryFrom = 0;
    bool applied = false;
    bool notApplied = false;
    std::string reason;
};

QString planText(const deployment::MigratePlan &plan) {
    QString text =
        Tr::tr("%1 → %2 on “%3”:").arg(versionText(plan.from), plan.to.toString(), plan.environment.name) + u'\n';
    for (const deployment::PlannedMigration &migration : plan.migrations)
        text += QStringLiteral("  %1 (%2)\n")
                    .arg(migration.label,
                         Tr::tr("%n statement(s)", nullptr, static_cast<int>(migration.statements.size())));
    if (plan.migrations.empty())
        text += QStringLiteral("  %1\n").arg(Tr::tr("No migration is pending."));
    for (const migration::UnfinishedMigration &unfinished : plan.unfinished)
        text += QStringLiteral("! %1\n").arg(unfinished.toText());
    for (const deployment::CheckResult &check : plan.checks) {
        if (check.level != deployment::CheckResult::Level::Passed)
            text += QStringLiteral("%1 %2\n").arg(
                check.level == deployment::CheckResult::Level::Error ? QStringLiteral("✕") : QStringLiteral("!"),
                check.message);
    }
    return text;
}

Result<CommandResult> apply(const CommandContext &context, const ApplyWords &words) {
    const auto version = Version::parse(QString::fromStdString(words.version));
    if (!words.version.empty() && !version)
        return fail(ErrorCode::Usage,
                    Tr::tr("“%1” is no version; it looks like 0.4.0.").arg(QString::fromStdString(words.version)));
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(const deployment::MigratePlan plan,
                     deployment::planMigrate(target.session, target.environment, version, context.task()));
    CommandResult result;
    result.text = planText(plan);
    result.json[QStringLiteral("plan")] = plan.toJson();
    if (context.options().dryRun)
        return result;
    if (plan.runnable() && plan.migrations.empty())
        return result;
    const Result<QString> confirmation = plan.runnable() ? context.confirmation(target.environment, result.text)
                                                         : QString::fromStdString(context.options().confirm);
    if (!confirmation)
        return std::unexpected(confirmation.error());
    const deployment::MigrateOptions options{*confirmation, std::chrono::seconds(words.wait), !words.noBackup};
    const deployment::MigrateReport report = deployment::applyMigrate(target.session, plan, options, context.task());
    QJsonArray applied;
    for (const migration::MigrationOutcome &outcome : report.run.migrations) {
        applied << QJsonObject{{QStringLiteral("number"), outcome.number},
                               {QStringLiteral("name"), outcome.label},
                               {QStringLiteral("success"), outcome.success},
                               {QStringLiteral("statements"), outcome.statements},
                               {QStringLiteral("milliseconds"), outcome.milliseconds}};
        result.warnings += outcome.warnings;
    }
    result.json[QStringLiteral("applied")] = applied;
    if (report.backup)
        result.json[QStringLiteral("backup")] = report.backup->file;
    if (report.run.error) {
        result.error = report.run.error;
        // 4 would say that nothing was changed.
        const bool changed = std::ranges::any_of(report.run.migrations, [](const migration::MigrationOutcome &outcome) {
            return outcome.success || outcome.statements > 0;
        });
        if (changed && exitCodeOf(result.error->code) == ExitCode::CheckFailed)
            result.failureExitCode = ExitCode::RollbackFailed;
    } else {
        result.text += Tr::tr("Done. “%1” is at version %2.").arg(target.environment.name, plan.to.toString()) + u'\n';
    }
    return result;
}

Result<CommandResult> resolve(const CommandContext &context, const ResolveWords &words) {
    using Kind = migration::Resolution::Kind;
    const int ways = (words.retryFrom > 0 ? 1 : 0) + (words.applied ? 1 : 0) + (words.notApplied ? 1 : 0);
    if (ways != 1)
        return fail(ErrorCode::Usage,
                    Tr::tr("Say what is true: one of --retry-from K with K > 0, --applied or --not-applied."));
    STELLWERK_ASSIGN(const Target target, context.target());
    const Kind kind = words.applied ? Kind::Applied : words.notApplied ? Kind::NotApplied : Kind::RetryFrom;
    QString sentence;
    switch (kind) {
    case Kind::RetryFrom:
        sentence = Tr::tr("Migration %1 on “%2” goes on at statement %3.")
                       .arg(words.number)
                       .arg(target.environment.name)
                       .arg(words.retryFrom);
        break;
    case Kind::Applied:
        sentence = Tr::tr("Migration %1 on “%2” counts as applied.").arg(words.number).arg(target.environment.name);
        break;
    case Kind::NotApplied:
        sentence = Tr::tr("Migration %1 on “%2” counts as not applied.").arg(words.number).arg(target.environment.name);
        break;
    }
    STELLWERK_ASSIGN(const QString confirmation, context.confirmation(target.environment, sentence));
    STELLWERK_TRY(deployment::resolve(target.session, target.environment, words.number,
                                      {kind, words.retryFrom, QString::fromStdString(words.reason)}, confirmation,
                                      context.task()));
    CommandResult result;
    result.text = sentence + u'\n';
    return result;
}

} // namespace

void addMigrationRunCommands(CommandTable &commands) {
    const auto apply_ = std::make_shared<ApplyWords>();
    CLI::App &applyCommand = commands.add({.path = QStringLiteral("migrations apply"),
                                           .help = Tr::tr("run the pending ones, without a package"),
                                           .example = QStringLiteral("migrations apply --env dev --dry-run"),
                                           .effect = Effect::Plans},
                                          [apply_](const CommandContext &context) { return apply(context, *apply_); });
    applyCommand.add_option("--to-version", apply_->version, Tr::tr("up to this version").toStdString())
        ->type_name("VERSION");
    applyCommand.add_flag("--no-backup", apply_->noBackup,
                          Tr::tr("without a backup first; production makes one all the same").toStdString());
    addWait(applyCommand, apply_->wait);

    const auto resolve_ = std::make_shared<ResolveWords>();
    CLI::App &resolveCommand = commands.add(
        {.path = QStringLiteral("migrations resolve"),
         .help = Tr::tr("say what is true of a migration that was repaired by hand"),
         .example = QStringLiteral("migrations resolve 7 --retry-from 3 --env dev --reason \"index made\""),
         .effect = Effect::Writes},
        [resolve_](const CommandContext &context) { return resolve(context, *resolve_); });
    resolveCommand.add_option("number", resolve_->number, Tr::tr("its number").toStdString())
        ->required()
        ->type_name("N");
    resolveCommand
        .add_option("--retry-from", resolve_->retryFrom,
                    Tr::tr("the statements before this one are applied, the rest is not").toStdString())
        ->type_name("K");
    resolveCommand.add_flag("--applied", resolve_->applied, Tr::tr("all of it is applied").toStdString());
    resolveCommand.add_flag("--not-applied", resolve_->notApplied, Tr::tr("nothing of it is applied").toStdString());
    resolveCommand.add_option("--reason", resolve_->reason, Tr::tr("why; kept in the journal").toStdString())
        ->required()
        ->type_name("TEXT");
}

} // namespace stellwerk::cli
