// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "cli/command.h"
#include "cli/text/plan_text.h"
#include "deployment/plan/plan_file.h"
#include "deployment/report/plan_html.h"
#include "deployment/state/health.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct PlanWords {
    std::string file;
    std::string output;
    std::string html;
    bool allRows = false;
};

/// A plan that must not be executed is written all the same, to be looked at; the failed check decides the exit code.
Result<CommandResult> plan(const CommandContext &context, const PlanWords &words) {
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(const deployment::Plan plan,
                     deployment::planDeployment(target.session, QString::fromStdString(words.file), target.environment,
                                                context.task()));
    CommandResult result;
    result.json[QStringLiteral("plan")] = plan.toJson();
    result.text = planText(plan, {.rows = words.allRows ? RowList::All : RowList::First, .width = context.width()});
    if (const QString output = QString::fromStdString(words.output); !output.isEmpty()) {
        STELLWERK_ASSIGN(const QByteArray content, deployment::planFileContent(plan, target.session.operatorName));
        STELLWERK_TRY(writeFileAtomically(output, content));
        result.json[QStringLiteral("output")] = QFileInfo(output).absoluteFilePath();
        result.text += Tr::tr("The plan was written to %1.").arg(output) + u'\n';
        if (plan.deployable())
            result.text += Tr::tr("Execute it with: stellwerk-cli deploy --plan %1 --env %2")
                               .arg(output, target.environment.name) +
                           u'\n';
    }
    if (const QString page = QString::fromStdString(words.html); !page.isEmpty()) {
        STELLWERK_TRY(writeFileAtomically(page, deployment::planPage(plan, target.session.operatorName)));
        result.json[QStringLiteral("html")] = QFileInfo(page).absoluteFilePath();
    }
    if (const Status checked = deployment::statusOf(plan.checks); !checked)
        result.error = checked.error();
    return result;
}

} // namespace

void addPlanCommand(CommandTable &commands) {
    const auto words = std::make_shared<PlanWords>();
    CLI::App &command = commands.add(
        {.path = QStringLiteral("plan"),
         .help = Tr::tr("write down what deploying a package would do, to be approved"),
         .example = QStringLiteral("plan packages/deployment_package_0.4.0_20260131-221500.tar.gz --env prod --output "
                                   "plan.json --html plan.html")},
        [words](const CommandContext &context) { return plan(context, *words); });
    addFile(command, words->file, "package", Tr::tr("the package file"));
    command.add_option("--output", words->output, Tr::tr("write the plan for “deploy --plan”").toStdString())
        ->type_name("FILE");
    command.add_option("--html", words->html, Tr::tr("write it as a page, too").toStdString())->type_name("FILE");
    command.add_flag("--rows", words->allRows,
                     Tr::tr("every row, statement and table, not only the first few").toStdString());
}

} // namespace stellwerk::cli
