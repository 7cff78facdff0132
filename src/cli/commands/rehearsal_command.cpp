// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/text/text_table.h"
#include "cli/text/words.h"
#include "deployment/rehearsal/rehearsal.h"
#include "deployment/rehearsal/rehearsal_html.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using deployment::RehearsalReport;

/// The statements that took longest, for whoever wonders where the time goes.
QString slowestText(const RehearsalReport &report, int width) {
    constexpr size_t kShown = 5;
    std::vector<deployment::StatementTime> slowest = report.statements;
    std::ranges::stable_sort(slowest, std::greater(), &deployment::StatementTime::milliseconds);
    std::vector<QStringList> rows;
    for (const deployment::StatementTime &statement : slowest) {
        if (rows.size() == kShown)
            break;
        rows.push_back(
            {Tr::tr("migration %1, %2, statement %3")
                 .arg(statement.migration)
                 .arg(statement.section)
                 .arg(statement.statement),
             durationText(statement.milliseconds),
             statement.rows < 0 ? QString() : Tr::tr("%n row(s)", nullptr, static_cast<int>(statement.rows))});
    }
    return rows.empty() ? QString() : QString(Tr::tr("Slowest statements:") + u'\n' + textTable(rows, width) + u'\n');
}

QString rehearsalText(const RehearsalReport &report, int width) {
    QString text = QStringLiteral("%1 %2\n%3\n\n")
                       .arg(report.works() ? QStringLiteral("✓") : QStringLiteral("✕"), deployment::verdictText(report),
                            report.work.databaseState);
    if (!report.place.isEmpty())
        text += Tr::tr("It ran %1.").arg(report.place) + u'\n';
    std::vector<QStringList> rows;
    for (const deployment::PhaseResult &step : report.work.phases)
        rows.push_back({step.success ? QStringLiteral("✓") : QStringLiteral("✕"), deployment::phaseText(step.phase),
                        durationText(step.milliseconds)});
    if (!rows.empty())
        text += textTable(rows, width) + u'\n';
    text += slowestText(report, width);
    if (const auto &error = report.work.error; error && error->position && !error->position->statement.isEmpty())
        text += Tr::tr("The statement that failed (%1):").arg(error->position->toString()) + u'\n' +
                error->position->statement + QStringLiteral("\n\n");
    if (report.works())
        text += Tr::tr("%n row(s) changed, and every protected table is as it was, except those that a migration "
                       "declares.",
                       nullptr, static_cast<int>(report.rowsChanged())) +
                u'\n' + report.prediction->text() + u'\n' + report.prediction->method() + u'\n';
    if (report.backupVerified)
        text += Tr::tr("The backup %1 was restored and compared: it is verified.")
                    .arg(QFileInfo(report.work.backup->file).fileName()) +
                u'\n';
    return text + Tr::tr("Report: %1").arg(report.work.folder + QLatin1String("/rehearsal.html")) + u'\n';
}

Result<CommandResult> rehearse(const CommandContext &context, const std::string &file) {
    STELLWERK_ASSIGN(Target target, context.target());
    target.environment.rehearsal = true; // so that the preflight looks whether one is possible
    STELLWERK_ASSIGN(
        const deployment::Plan plan,
        deployment::planDeployment(target.session, QString::fromStdString(file), target.environment, context.task()));
    const RehearsalReport report = deployment::applyRehearsal(target.session, plan, context.task());
    CommandResult result;
    result.json[QStringLiteral("rehearsal")] = report.toJson();
    result.json[QStringLiteral("report_folder")] = report.work.folder;
    result.text = rehearsalText(report, context.width());
    result.warnings = report.work.warnings;
    if (!report.works()) {
        result.error = deployment::rehearsalError(report, target.environment.name);
        result.failureExitCode = report.exitCode();
    }
    return result;
}

} // namespace

void addRehearsalCommand(CommandTable &commands) {
    const auto file = std::make_shared<std::string>();
    CLI::App &command = commands.add(
        {.path = QStringLiteral("rehearse"),
         .help = Tr::tr("try a deployment on a copy of the environment's database, made from a fresh backup"),
         .example = QStringLiteral("rehearse packages/deployment_package_0.4.0_20260131-221500.tar.gz --env prod"),
         .effect = Effect::Writes},
        [file](const CommandContext &context) { return rehearse(context, *file); });
    addFile(command, *file, "package", Tr::tr("the package file"));
}

} // namespace stellwerk::cli
