// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/rehearsal/rehearsal.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Rehearsal)
};

} // namespace

qint64 RehearsalReport::rowsChanged() const {
    qint64 rows = 0;
    for (const StatementTime &statement : statements)
        rows += std::max<qint64>(statement.rows, 0);
    for (const masterdata::ImportCounts &counts : work.import.entities)
        rows += counts.inserted + counts.updated + counts.deleted;
    return rows;
}

ExitCode RehearsalReport::exitCode() const {
    if (work.outcome == Outcome::Cancelled)
        return ExitCode::Interrupted;
    if (works())
        return ExitCode::Ok;
    return wouldFail || !work.error ? ExitCode::CheckFailed : exitCodeOf(work.error->code);
}

QJsonObject RehearsalReport::toJson() const {
    QJsonObject json = work.toJson();
    QJsonArray times;
    for (const StatementTime &statement : statements)
        times << QJsonObject{{QStringLiteral("migration"), statement.migration},
                             {QStringLiteral("section"), statement.section},
                             {QStringLiteral("statement"), statement.statement},
                             {QStringLiteral("rows"), statement.rows < 0 ? QJsonValue() : QJsonValue(statement.rows)},
                             {QStringLiteral("milliseconds"), statement.milliseconds}};
    json[QStringLiteral("works")] = works();
    json[QStringLiteral("would_fail")] = wouldFail;
    json[QStringLiteral("place")] = place;
    json[QStringLiteral("private_server")] = onPrivateServer;
    json[QStringLiteral("same_state")] = sameState;
    json[QStringLiteral("backup_verified")] = backupVerified;
    json[QStringLiteral("rows_changed")] = rowsChanged();
    json[QStringLiteral("statements")] = times;
    json[QStringLiteral("prediction")] = prediction ? QJsonValue(prediction->toJson()) : QJsonValue();
    if (work.error && work.error->position) {
        QJsonObject error = json[QStringLiteral("error")].toObject();
        error[QStringLiteral("position")] = work.error->position->toString();
        error[QStringLiteral("statement")] = work.error->position->statement;
        json[QStringLiteral("error")] = error;
    }
    return json;
}

Error rehearsalError(const RehearsalReport &report, const QString &environment) {
    Error error = report.work.error.value_or(Error{});
    if (error.code == ErrorCode::Cancelled)
        return error;
    if (!report.wouldFail) {
        error.message =
            Tr::tr("The rehearsal for “%1” was not possible: %2 Nothing was changed.").arg(environment, error.message);
        return error;
    }
    error.code = ErrorCode::CheckFailed;
    error.message =
        Tr::tr("On a copy of “%1” the deployment fails: %2 Nothing was changed.").arg(environment, error.message);
    error.hint = Tr::tr("Mend what fails, make the package again, and rehearse again.");
    return error;
}

} // namespace stellwerk::deployment
