// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "cli/command.h"
#include "cli/text/masterdata_text.h"
#include "cli/text/report_text.h"
#include "deployment/report/diff_html.h"
#include "deployment/state/health.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using deployment::DeploymentReport;
using deployment::MasterDataFinding;
using deployment::MasterDataPlan;

struct MasterDataRunWords {
    MasterDataWords source;
    std::string folder;
    std::string entity;
    std::string html;
    std::string run;
    int wait = 5;
    bool allRows = false;
    bool strict = false;
    bool noBackup = false;
};

deployment::MasterDataInput inputOf(const MasterDataWords &words) {
    return {QString::fromStdString(words.path), QString::fromStdString(words.environment)};
}

Result<CommandResult> exportData(const CommandContext &context, const MasterDataRunWords &words) {
    STELLWERK_ASSIGN(const Target source, context.target());
    const project::Workspace &workspace = source.session.workspace;
    const QString folder = words.folder.empty()
                               ? workspace.path(QStringLiteral("masterdata/") + source.environment.name)
                               : QString::fromStdString(words.folder);
    const bool write = !context.options().dryRun;
    STELLWERK_ASSIGN(const auto exported, deployment::exportMasterData(source.session, source.environment, folder,
                                                                       {words.strict, write}, context.task()));
    CommandResult result;
    result.json = exportToJson(exported);
    result.text = exportText(exported, write, context.width());
    result.warnings = exported.warnings;
    if (!exported.report.skipped.empty())
        result.warnings << Tr::tr("%n row(s) cannot travel.", nullptr,
                                  static_cast<int>(exported.report.skipped.size()));
    return result;
}

/// A comparison with the options that it is shown by.
struct Shown {
    Target target;
    MasterDataPlan plan;
    DiffView view;
};

Result<Shown> compare(const CommandContext &context, const MasterDataRunWords &words) {
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(MasterDataPlan plan, deployment::compareMasterData(target.session, target.environment,
                                                                        inputOf(words.source), context.task()));
    const QString entity = QString::fromStdString(words.entity);
    return Shown{target,
                 std::move(plan),
                 {entity, words.allRows || !entity.isEmpty() ? RowList::All : RowList::First, context.width()}};
}

ExitCode exitCodeOfDiff(const masterdata::DataDiff &diff) {
    if (diff.openDecisions() > 0)
        return ExitCode::Conflicts;
    return diff.empty() ? ExitCode::Ok : ExitCode::Differences;
}

Result<CommandResult> diff(const CommandContext &context, const MasterDataRunWords &words) {
    STELLWERK_ASSIGN(Shown shown, compare(context, words));
    auto &entities = shown.plan.diff.entities;
    if (!shown.view.entity.isEmpty()) {
        if (!std::ranges::contains(entities, shown.view.entity, &masterdata::EntityDiff::entity))
            return fail(ErrorCode::Usage, Tr::tr("The project has no entity “%1”.").arg(shown.view.entity));
        std::erase_if(entities,
                      [&](const masterdata::EntityDiff &entity) { return entity.entity != shown.view.entity; });
    }
    CommandResult result;
    result.json[QStringLiteral("plan")] = shown.plan.toJson();
    result.text = masterDataPlanText(shown.plan, shown.view);
    if (const QString page = QString::fromStdString(words.html); !page.isEmpty()) {
        STELLWERK_TRY(writeFileAtomically(page, deployment::diffPage(shown.plan)));
        result.json[QStringLiteral("html")] = page;
    }
    if (context.options().exitCode)
        result.exitCode = exitCodeOfDiff(shown.plan.diff);
    return result;
}

Result<CommandResult> import(const CommandContext &context, const MasterDataRunWords &words) {
    STELLWERK_ASSIGN(const Shown shown, compare(context, words));
    CommandResult result;
    result.json[QStringLiteral("plan")] = shown.plan.toJson();
    const QString preview = masterDataPlanText(shown.plan, shown.view);
    if (context.options().dryRun) {
        result.text = preview;
        if (const Status ready = deployment::statusOf(shown.plan.checks); !ready)
            result.error = ready.error();
        else if (context.options().exitCode)
            result.exitCode = exitCodeOfDiff(shown.plan.diff);
        return result;
    }
    // What cannot be imported anyway needs no confirmation.
    const project::Environment &environment = shown.target.environment;
    const Result<QString> confirmation = shown.plan.importable() ? context.confirmation(environment, preview)
                                                                 : QString::fromStdString(context.options().confirm);
    if (!confirmation)
        return std::unexpected(confirmation.error());
    const DeploymentReport report = deployment::importMasterData(
        shown.target.session, shown.plan, {*confirmation, std::chrono::seconds(words.wait), !words.noBackup},
        context.task());
    result.json[QStringLiteral("report")] = report.toJson();
    result.json[QStringLiteral("report_folder")] = report.folder;
    result.warnings = report.warnings;
    if (report.exitCode() == ExitCode::Ok)
        result.text = importText(report.import, words.allRows, context.width());
    else if (!shown.plan.importable())
        result.text = preview;
    if (!report.folder.isEmpty())
        result.text += reportText(report.toJson(), report.folder, context.width());
    if (report.exitCode() != ExitCode::Ok) {
        result.error = report.error.value_or(Error{ErrorCode::Internal, deployment::outcomeText(report.outcome)});
        result.failureExitCode = report.exitCode();
    }
    return result;
}

Result<CommandResult> validate(const CommandContext &context, const MasterDataRunWords &words) {
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(const std::vector<MasterDataFinding> findings,
                     deployment::validateMasterData(target.session, target.environment, context.task()));
    CommandResult result;
    QJsonArray list;
    for (const MasterDataFinding &finding : findings)
        list << finding.toJson();
    result.json[QStringLiteral("findings")] = list;
    result.text = findingsText(findings, words.allRows, context.width());
    const auto warnings = std::ranges::count(findings, true, &MasterDataFinding::warning);
    const auto errors = std::ssize(findings) - warnings;
    if (warnings > 0)
        result.warnings << Tr::tr("%n warning(s)", nullptr, static_cast<int>(warnings));
    if (errors > 0)
        result.error = Error{ErrorCode::CheckFailed,
                             Tr::tr("The master data of “%1” has %n mistake(s).", nullptr, static_cast<int>(errors))
                                 .arg(target.environment.name),
                             Tr::tr("Correct them in development; the rows concerned are not deployed.")};
    return result;
}

Result<CommandResult> undo(const CommandContext &context, const MasterDataRunWords &words) {
    STELLWERK_ASSIGN(const Target target, context.target());
    const QString what = QString::fromStdString(words.run);
    const QString preview = Tr::tr("Take the import %1 on “%2” back.").arg(what, target.environment.name);
    STELLWERK_ASSIGN(const QString confirmation, context.confirmation(target.environment, preview));
    STELLWERK_ASSIGN(const auto undone,
                     deployment::undoMasterData(target.session, target.environment, what,
                                                {confirmation, std::chrono::seconds(words.wait), !words.noBackup},
                                                context.task()));
    CommandResult result;
    QJsonArray proofs;
    for (const deployment::TableProof &proof : undone.proofs)
        proofs << proof.toJson();
    result.json = {{QStringLiteral("run_id"), undone.runId},
                   {QStringLiteral("restored"), undone.restored},
                   {QStringLiteral("left_alone"), QJsonArray::fromStringList(undone.leftAlone)},
                   {QStringLiteral("protected_tables"), proofs}};
    if (undone.backup)
        result.json[QStringLiteral("backup")] = undone.backup->file;
    result.text = QStringLiteral("✓ %1\n").arg(
        Tr::tr("%n row(s) are what they were before the import.", nullptr, static_cast<int>(undone.restored)));
    for (const QString &row : undone.leftAlone)
        result.text += QStringLiteral("! %1\n").arg(row);
    if (!undone.leftAlone.isEmpty())
        result.warnings << Tr::tr("%n row(s) were left alone.", nullptr, static_cast<int>(undone.leftAlone.size()));
    return result;
}

void addAllRows(CLI::App &command, bool &into) {
    command.add_flag("--rows", into, Tr::tr("every row, not only the first few").toStdString());
}

void addNoBackup(CLI::App &command, bool &into) {
    command.add_flag("--no-backup", into,
                     Tr::tr("without a backup first; production makes one all the same").toStdString());
}

} // namespace

void addMasterDataSource(CLI::App &command, MasterDataWords &into) {
    command.add_option("source", into.path, Tr::tr("a package, or a folder of export files").toStdString())
        ->type_name("SOURCE");
    command.add_option("--from", into.environment, Tr::tr("another environment instead").toStdString())
        ->type_name("NAME");
}

void addMasterDataCommands(CommandTable &commands) {
    const auto words = std::make_shared<MasterDataRunWords>();
    commands.addParent(QStringLiteral("masterdata"), Tr::tr("the rows that travel, without migrations"));

    CLI::App &exportCommand =
        commands.add({.path = QStringLiteral("masterdata export"),
                      .help = Tr::tr("write the rows of an environment as files"),
                      .example = QStringLiteral("masterdata export masterdata/dev --env dev"),
                      .effect = Effect::Plans},
                     [words](const CommandContext &context) { return exportData(context, *words); });
    exportCommand.add_option("folder", words->folder, Tr::tr("where to (default: masterdata/NAME)").toStdString())
        ->type_name("DIR");
    exportCommand.add_flag("--strict", words->strict, Tr::tr("write nothing when a row cannot travel").toStdString());

    CLI::App &diffCommand = commands.add({.path = QStringLiteral("masterdata diff"),
                                          .help = Tr::tr("what an import would change"),
                                          .example = QStringLiteral("masterdata diff --env prod --from dev --rows")},
                                         [words](const CommandContext &context) { return diff(context, *words); });
    addMasterDataSource(diffCommand, words->source);
    diffCommand.add_option("--entity", words->entity, Tr::tr("only this kind of master data").toStdString())
        ->type_name("NAME");
    addAllRows(diffCommand, words->allRows);
    diffCommand.add_option("--html", words->html, Tr::tr("write it as a page, too").toStdString())->type_name("FILE");

    addMasterDataDecideCommand(commands);

    CLI::App &importCommand =
        commands.add({.path = QStringLiteral("masterdata import"),
                      .help = Tr::tr("bring the rows of an environment up to date"),
                      .example = QStringLiteral("masterdata import masterdata/dev --env staging --dry-run"),
                      .effect = Effect::Plans},
                     [words](const CommandContext &context) { return import(context, *words); });
    addMasterDataSource(importCommand, words->source);
    addAllRows(importCommand, words->allRows);
    addNoBackup(importCommand, words->noBackup);
    addWait(importCommand, words->wait);

    CLI::App &undoCommand =
        commands.add({.path = QStringLiteral("masterdata undo"),
                      .help = Tr::tr("take the last import back, but for what was changed since"),
                      .example = QStringLiteral("masterdata undo 20260131-221500-prod-masterdata-3fa9 --env prod"),
                      .effect = Effect::Writes},
                     [words](const CommandContext &context) { return undo(context, *words); });
    undoCommand.add_option("run", words->run, Tr::tr("the run, by its id, or its reverse file").toStdString())
        ->required()
        ->type_name("RUN");
    addNoBackup(undoCommand, words->noBackup);
    addWait(undoCommand, words->wait);

    CLI::App &validateCommand =
        commands.add({.path = QStringLiteral("masterdata validate"),
                      .help = Tr::tr("find rows that cannot travel or contradict each other"),
                      .example = QStringLiteral("masterdata validate --env dev --rows")},
                     [words](const CommandContext &context) { return validate(context, *words); });
    addAllRows(validateCommand, words->allRows);
}

} // namespace stellwerk::cli
