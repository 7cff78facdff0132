// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "cli/command.h"
#include "cli/signing.h"
#include "cli/text/plan_text.h"
#include "deployment/plan/approval.h"
#include "deployment/plan/plan_file.h"
#include "deployment/report/plan_html.h"
#include "deployment/state/health.h"

#include <QCoreApplication>
#include <QDateTime>
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

struct ApproveWords {
    std::string file;
    KeyWords key;
};

/// Nothing is asked of the environment: who approves has read the plan and need not be able to reach the database.
Result<CommandResult> approve(const CommandContext &context, const ApproveWords &words) {
    STELLWERK_ASSIGN(const deployment::PlanFile plan, deployment::readPlanFile(QString::fromStdString(words.file)));
    CommandResult result;
    result.json = {{QStringLiteral("plan_sha256"), plan.sha256},
                   {QStringLiteral("environment"), plan.environment},
                   {QStringLiteral("package"), plan.package}};
    result.text = Tr::tr("Plan %1: %2 to “%3”, made by %4.")
                      .arg(plan.sha256.first(12), plan.package, plan.environment, plan.madeBy) +
                  u'\n';
    if (context.options().dryRun)
        return result;
    STELLWERK_ASSIGN(const package::SecretKey key, readSecretKey(context, words.key));
    STELLWERK_ASSIGN(const QByteArray approval,
                     deployment::approve(plan.sha256, plan.environment, key, deployment::Session::currentOperator(),
                                         QDateTime::currentDateTimeUtc()));
    const QString file = deployment::approvalFile(plan.file, key);
    STELLWERK_TRY(writeFileAtomically(file, approval));
    result.json[QStringLiteral("approval")] = file;
    result.text += Tr::tr("Approved: %1").arg(file) + u'\n';
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

void addApproveCommand(CommandTable &commands) {
    const auto words = std::make_shared<ApproveWords>();
    CLI::App &command = commands.add({.path = QStringLiteral("approve"),
                                      .help = Tr::tr("sign a plan, so that “deploy --plan” may execute it"),
                                      .example = QStringLiteral("approve plan.json --key erika.key"),
                                      .effect = Effect::Plans},
                                     [words](const CommandContext &context) { return approve(context, *words); });
    addFile(command, words->file, "plan", Tr::tr("the plan file"));
    addKey(command, words->key, "--key", Tr::tr("the file with the secret key of an approver"));
    command.get_option("--key")->required();
}

} // namespace stellwerk::cli
