// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/text/masterdata_text.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using deployment::DecisionRequest;
using deployment::DecisionTarget;
using deployment::RowWord;
using Kind = DecisionTarget::Kind;

struct DecideWords {
    MasterDataWords source;
    std::string entity;
    std::string key;
    std::string id;
    std::string take;
    std::vector<std::string> keepCells;
    std::string allOpen;
    std::string reason;
    bool empty = false;
    bool list = false;
    bool withdraw = false;
};

/// Which row or rows; Usage unless it is said once.
Result<DecisionTarget> aboutOf(const DecideWords &words) {
    DecisionTarget about;
    about.entity = QString::fromStdString(words.entity);
    about.key = QString::fromStdString(words.key);
    about.id = QString::fromStdString(words.id);
    const int ways = (words.key.empty() ? 0 : 1) + (words.id.empty() ? 0 : 1) + (words.empty ? 1 : 0) +
                     (words.allOpen.empty() ? 0 : 1);
    if (ways != 1)
        return fail(ErrorCode::Usage, Tr::tr("Which row? Give one of --key, --id, --empty and --all-open."));
    about.kind = words.empty ? Kind::EmptyEntity : words.allOpen.empty() ? Kind::Row : Kind::AllOpen;
    if (about.kind != Kind::AllOpen && about.entity.isEmpty())
        return fail(ErrorCode::Usage, Tr::tr("Of which kind of master data? The option --entity is missing."));
    return about;
}

Result<DecisionRequest> requestOf(const DecideWords &words, bool save) {
    DecisionRequest request;
    STELLWERK_ASSIGN(request.about, aboutOf(words));
    request.reason = QString::fromStdString(words.reason);
    request.save = save;
    for (const std::string &column : words.keepCells)
        request.keepCells << QString::fromStdString(column);
    if (words.withdraw)
        return request;
    const Kind kind = request.about.kind;
    const bool takesCells = !request.keepCells.isEmpty();
    if (takesCells && (kind != Kind::Row || (!words.take.empty() && words.take != "package")))
        return fail(ErrorCode::Usage,
                    Tr::tr("--keep-cell is about single columns of one row; the others are taken from the package."));
    if (kind == Kind::EmptyEntity) {
        if (!words.take.empty() && words.take != "target" && words.take != "keep")
            return fail(ErrorCode::Usage,
                        Tr::tr("--empty means that the target's rows stay; nothing else can be taken."));
        request.word = RowWord::Target;
        return request;
    }
    if (kind == Kind::AllOpen && !words.take.empty())
        return fail(ErrorCode::Usage, Tr::tr("--all-open says what is taken; leave --take out."));
    if (kind == Kind::Row && words.take.empty() && !takesCells)
        return fail(
            ErrorCode::Usage,
            Tr::tr("What is taken? Give --take package, target, rename, delete or keep, or --keep-cell COLUMN."));
    const std::string &word = kind == Kind::AllOpen ? words.allOpen : words.take;
    request.word = deployment::rowWordFrom(QString::fromStdString(word)).value_or(RowWord::Package);
    return request;
}

Result<CommandResult> list(const CommandContext &context, const Target &target,
                           const deployment::MasterDataInput &input) {
    STELLWERK_ASSIGN(const auto plan,
                     deployment::compareMasterData(target.session, target.environment, input, context.task()));
    CommandResult result;
    result.json = decisionsToJson(plan);
    result.text = decisionsText(plan, context.width());
    if (context.options().exitCode && plan.diff.openDecisions() > 0)
        result.exitCode = ExitCode::Conflicts;
    return result;
}

Result<CommandResult> decide(const CommandContext &context, const DecideWords &words) {
    STELLWERK_ASSIGN(const Target target, context.target());
    const deployment::MasterDataInput input{QString::fromStdString(words.source.path),
                                            QString::fromStdString(words.source.environment)};
    if (words.list)
        return list(context, target, input);
    const bool save = !context.options().dryRun;
    STELLWERK_ASSIGN(const DecisionRequest request, requestOf(words, save));
    const auto decided =
        words.withdraw
            ? deployment::withdrawDecision(target.session, target.environment, input, request, context.task())
            : deployment::decideMasterData(target.session, target.environment, input, request, context.task());
    if (!decided)
        return std::unexpected(decided.error());
    CommandResult result;
    QJsonArray decisions;
    for (const masterdata::Decision &decision : decided->decisions) {
        decisions << decisionToJson(decision);
        result.text += QStringLiteral("✓ %1\n").arg(decisionText(decision));
    }
    result.json = {{QStringLiteral("decisions"), decisions},
                   {QStringLiteral("withdrawn"), words.withdraw},
                   {QStringLiteral("open_decisions"), decided->open},
                   {QStringLiteral("review_file"), decided->reviewFile}};
    if (words.withdraw)
        result.text += Tr::tr("The decision was taken back.") + u'\n';
    else if (decided->decisions.empty())
        result.text += Tr::tr("Nothing is open that could be decided so.") + u'\n';
    result.text += Tr::tr("%n decision(s) are missing.", nullptr, static_cast<int>(decided->open)) + u'\n';
    if (!save)
        result.text += Tr::tr("Nothing was written.") + u'\n';
    return result;
}

} // namespace

void addMasterDataDecideCommand(CommandTable &commands) {
    const auto words = std::make_shared<DecideWords>();
    CLI::App &command =
        commands.add({.path = QStringLiteral("masterdata decide"),
                      .help = Tr::tr("say what becomes of rows in doubt"),
                      .example = QStringLiteral("masterdata decide masterdata/dev --env prod --entity skills --key "
                                                "\"Climbing / midgard\" --take target"),
                      .effect = Effect::Plans},
                     [words](const CommandContext &context) { return decide(context, *words); });
    const auto text = [](const QString &help) { return help.toStdString(); };
    addMasterDataSource(command, words->source);
    command.add_option("--entity", words->entity, text(Tr::tr("the kind of master data")))->type_name("NAME");
    command.add_option("--key", words->key, text(Tr::tr("the row, by its key as it is shown")))->type_name("KEY");
    command.add_option("--id", words->id, text(Tr::tr("the row, by its id in the target")))->type_name("ID");
    command.add_option("--take", words->take, text(Tr::tr("package, target, rename, delete or keep")))
        ->check(CLI::IsMember({"package", "target", "rename", "delete", "keep"}))
        ->type_name("WORD");
    command
        .add_option("--keep-cell", words->keepCells,
                    text(Tr::tr("a column that stays as it is in the target; the others are taken")))
        ->allow_extra_args(false)
        ->type_name("COLUMN");
    command.add_flag("--empty", words->empty,
                     text(Tr::tr("the rows of the entity stay although the package has none")));
    command
        .add_option("--all-open", words->allOpen,
                    text(Tr::tr("everything that is open: package, target, delete or keep")))
        ->check(CLI::IsMember({"package", "target", "delete", "keep"}))
        ->type_name("WORD");
    command.add_option("--reason", words->reason, text(Tr::tr("why; kept with the decision")))->type_name("TEXT");
    command.add_flag("--list", words->list, text(Tr::tr("show what is open and what was decided")));
    command.add_flag("--withdraw", words->withdraw, text(Tr::tr("take the decision back")));
}

} // namespace stellwerk::cli
