// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/report/report.h"

#include "base/files.h"
#include "deployment/report/report_html.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace stellwerk::deployment {

namespace {

QJsonValue versionJson(const std::optional<Version> &version) {
    return version ? QJsonValue(version->toString()) : QJsonValue();
}

Status writeReport(const DeploymentReport &report, const Plan &plan, const QString &folder) {
    QJsonObject json = report.toJson();
    json[QStringLiteral("plan")] = plan.toJson();
    STELLWERK_TRY(writeFileAtomically(folder + QLatin1String("/report.json"), QJsonDocument(json).toJson()));
    return writeFileAtomically(folder + QLatin1String("/report.html"), reportPage(report, plan));
}

} // namespace

ExitCode DeploymentReport::exitCode() const {
    switch (outcome) {
    case Outcome::Succeeded:
    case Outcome::SucceededWithWarnings:
        return ExitCode::Ok;
    case Outcome::Refused:
        return error ? exitCodeOf(error->code) : ExitCode::CheckFailed;
    case Outcome::Cancelled:
        return ExitCode::Interrupted;
    case Outcome::RolledBack:
        return ExitCode::RolledBack;
    case Outcome::RollbackFailed:
    case Outcome::Unknown:
        return ExitCode::RollbackFailed;
    }
    Q_UNREACHABLE_RETURN(ExitCode::Internal);
}

QJsonObject DeploymentReport::toJson() const {
    QJsonArray phaseList;
    for (const PhaseResult &phase : phases)
        phaseList << QJsonObject{{QStringLiteral("phase"), phase.phase},
                                 {QStringLiteral("success"), phase.success},
                                 {QStringLiteral("milliseconds"), phase.milliseconds}};
    QJsonArray migrationList;
    for (const migration::MigrationOutcome &outcome_ : migrations)
        migrationList << QJsonObject{{QStringLiteral("number"), outcome_.number},
                                     {QStringLiteral("name"), outcome_.label},
                                     {QStringLiteral("success"), outcome_.success},
                                     {QStringLiteral("skipped"), outcome_.skippedWithWarning},
                                     {QStringLiteral("statements"), outcome_.statements},
                                     {QStringLiteral("milliseconds"), outcome_.milliseconds}};
    QJsonArray proofList;
    for (const TableProof &proof : proofs)
        proofList << proof.toJson();
    QJsonObject json{{QStringLiteral("run_id"), runId},
                     {QStringLiteral("environment"), environment},
                     {QStringLiteral("operator"), operatorName},
                     {QStringLiteral("package"), package},
                     {QStringLiteral("started_at"), startedAt.toString(Qt::ISODate)},
                     {QStringLiteral("finished_at"), finishedAt.toString(Qt::ISODate)},
                     {QStringLiteral("milliseconds"), startedAt.msecsTo(finishedAt)},
                     {QStringLiteral("version_before"), versionJson(versionBefore)},
                     {QStringLiteral("version_after"), versionJson(versionAfter)},
                     {QStringLiteral("outcome"), outcomeName(outcome)},
                     {QStringLiteral("database_state"), databaseState},
                     {QStringLiteral("next_steps"), QJsonArray::fromStringList(nextSteps)},
                     {QStringLiteral("phases"), phaseList},
                     {QStringLiteral("migrations"), migrationList},
                     {QStringLiteral("import"), import.toJson()},
                     {QStringLiteral("protected_tables"), proofList},
                     {QStringLiteral("validation"), checksToJson(validation)},
                     {QStringLiteral("warnings"), QJsonArray::fromStringList(warnings)}};
    if (predicted)
        json[QStringLiteral("rehearsal")] =
            QJsonObject{{QStringLiteral("prediction"), predicted->toJson()},
                        {QStringLiteral("away_milliseconds"), awayMilliseconds()},
                        {QStringLiteral("text"), predicted->compare(awayMilliseconds())}};
    if (backup) {
        json[QStringLiteral("backup")] = QFileInfo(backup->file).fileName();
        json[QStringLiteral("backup_rows")] = backup->rows();
    }
    if (error)
        json[QStringLiteral("error")] = QJsonObject{{QStringLiteral("code"), errorCodeName(error->code)},
                                                    {QStringLiteral("message"), error->message},
                                                    {QStringLiteral("detail"), error->detail},
                                                    {QStringLiteral("hint"), error->hint}};
    return json;
}

void concludeRun(DeploymentReport &report, const Plan &plan, EventStream &events) {
    if (const Status logged = events.written(); !logged)
        report.warnings << logged.error().toText();
    if (const Status written = writeReport(report, plan, report.folder); !written)
        report.warnings << written.error().toText();
    events.setPhase({});
    events.add({report.exitCode() == ExitCode::Ok ? EventLevel::Info : EventLevel::Error,
                QStringLiteral("run_finished"),
                outcomeText(report.outcome),
                {{QStringLiteral("outcome"), outcomeName(report.outcome)}}});
}

} // namespace stellwerk::deployment
