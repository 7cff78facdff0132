// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/past_rollback_command.h"

#include "cli/text/past_text.h"
#include "cli/text/report_text.h"

#include <QCoreApplication>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

} // namespace

Result<CommandResult> rollBackPast(const CommandContext &context, const Target &target,
                                   const deployment::PastRollbackOptions &options) {
    STELLWERK_ASSIGN(const auto plan,
                     deployment::planPastRollback(target.session, target.environment, options, context.task()));
    CommandResult result;
    const QString preview = pastRollbackText(plan, context.width());
    if (context.options().dryRun) {
        result.json[QStringLiteral("plan")] = plan.toJson();
        result.text = preview + Tr::tr("Nothing was changed.") + u'\n';
        return result;
    }
    STELLWERK_ASSIGN(const QString confirmation, context.confirmation(target.environment, preview));
    const deployment::DeploymentReport report =
        deployment::applyPastRollback(target.session, plan, confirmation, context.task());
    result.json[QStringLiteral("plan")] = plan.toJson();
    result.json[QStringLiteral("report")] = report.toJson();
    result.json[QStringLiteral("report_folder")] = report.folder;
    result.text = reportText(report.toJson(), report.folder, context.width());
    result.warnings = report.warnings;
    if (report.exitCode() != ExitCode::Ok) {
        result.error = report.error.value_or(Error{ErrorCode::Internal, deployment::outcomeText(report.outcome)});
        result.failureExitCode = report.exitCode();
    }
    return result;
}

} // namespace stellwerk::cli
