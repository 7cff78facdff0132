// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/deployment_record.h"

#include "base/files.h"
#include "deployment/past/past_note.h"
#include "deployment/run/deploy.h"
#include "migration/state/journal.h"
#include "migration/state/tracking_tables.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTimeZone>

namespace stellwerk::deployment {

using db::Value;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(DeploymentRecord)
};

/// The id with time and counter fits into the columns that hold it (64 characters in stellwerk_journal).
constexpr qsizetype kLongestName = 40;

constexpr QStringView kRunning(u"running");
constexpr QStringView kCommitted(u"committed");

Value textOrNull(const QString &text) {
    return text.isEmpty() ? Value::null() : Value::text(text.left(migration::kLongestError));
}

Status insert(db::Connection &connection, const DeploymentRecord &record, const QString &state, const QString &error,
              const QByteArray &checkpoint) {
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    STELLWERK_TRY(connection.exec(
        QStringLiteral("INSERT INTO stellwerk_deployment (run_id, project, state, version_before, version_after, "
                       "package_sha256, plan_sha256, deployed_by, backup_file, started_at, finished_at, error, "
                       "checkpoint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {Value::text(record.runId), Value::text(record.projectId), Value::text(state),
         record.from ? Value::text(record.from->toString()) : Value::null(), Value::text(record.to.toString()),
         Value::text(record.packageSha256), Value::text(record.planSha256), Value::text(record.operatorName),
         Value::text(record.backupFile), Value::integer(now), state == kRunning ? Value::null() : Value::integer(now),
         textOrNull(error), checkpoint.isEmpty() ? Value::null() : Value::text(checkpoint.toStdString())}));
    return {};
}

Status setState(db::Connection &connection, const QString &runId, QStringView state, const Checkpoint &checkpoint) {
    STELLWERK_TRY(connection.exec(
        QStringLiteral("UPDATE stellwerk_deployment SET state = ?, checkpoint = ? WHERE run_id = ?"),
        {Value::text(state.toString()), Value::text(checkpoint.toJson().toStdString()), Value::text(runId)}));
    return {};
}

struct Row {
    QString state;
    UnfinishedRun run;
};

/// The newest row; nothing when the table is not there.
Result<std::optional<Row>> lastRow(db::Connection &connection, const QString &condition) {
    STELLWERK_ASSIGN(const bool exists, migration::tableExists(connection, migration::TrackingTable::Deployment));
    if (!exists)
        return std::optional<Row>();
    STELLWERK_ASSIGN(
        const auto last,
        connection.select(QStringLiteral("SELECT run_id, project, state, version_before, version_after, "
                                         "package_sha256, plan_sha256, deployed_by, backup_file, started_at, "
                                         "checkpoint FROM stellwerk_deployment%1 ORDER BY id DESC LIMIT 1")
                              .arg(condition)));
    if (last.rows.empty())
        return std::optional<Row>();
    const auto &row = last.rows.front();
    UnfinishedRun run;
    run.runId = row[0].toString();
    run.operatorName = row[7].toString();
    run.startedAt = QDateTime::fromSecsSinceEpoch(row[9].toInteger().value_or(0), QTimeZone::UTC);
    run.record = {run.runId,
                  row[1].toString(),
                  Version::parse(row[3].toString()),
                  Version::parse(row[4].toString()).value_or(Version{}),
                  row[5].toString(),
                  row[6].toString(),
                  run.operatorName,
                  row[8].toString()};
    run.checkpoint = QByteArray::fromStdString(row[10].bytes);
    return std::optional(Row{row[2].toString(), std::move(run)});
}

} // namespace

Status beginDeployment(db::Connection &connection, const DeploymentRecord &record, const Checkpoint &checkpoint) {
    return insert(connection, record, kRunning.toString(), {}, checkpoint.toJson());
}

Status commitDeployment(db::Connection &connection, const DeploymentRecord &record, const Checkpoint &checkpoint) {
    return setState(connection, record.runId, kCommitted, checkpoint);
}

Status beginRun(db::Connection &connection, const DeploymentRecord &record, const QByteArray &checkpoint) {
    return insert(connection, record, kRunning.toString(), {}, checkpoint);
}

Status noteOfRun(db::Connection &connection, const QString &runId, const QByteArray &checkpoint) {
    STELLWERK_TRY(connection.exec(QStringLiteral("UPDATE stellwerk_deployment SET checkpoint = ? WHERE run_id = ?"),
                                  {Value::text(checkpoint.toStdString()), Value::text(runId)}));
    return {};
}

Status endDeployment(db::Connection &connection, const DeploymentRecord &record, const QString &outcome,
                     const QString &error) {
    STELLWERK_ASSIGN(const auto known, connection.selectValue(
                                           QStringLiteral("SELECT COUNT(*) FROM stellwerk_deployment WHERE run_id = ?"),
                                           {Value::text(record.runId)}));
    if (!known || known->toInteger().value_or(0) == 0)
        return insert(connection, record, outcome, error, {});
    // What succeeded may be taken back by hand one day; what it remembers says what users wrote since.
    const bool keeps = outcome == outcomeName(Outcome::Succeeded);
    STELLWERK_TRY(connection.exec(
        QStringLiteral("UPDATE stellwerk_deployment SET state = ?, finished_at = ?, error = ?%1 WHERE run_id = ?")
            .arg(keeps ? QString() : QStringLiteral(", checkpoint = NULL")),
        {Value::text(outcome), Value::integer(QDateTime::currentSecsSinceEpoch()), textOrNull(error),
         Value::text(record.runId)}));
    return {};
}

QString UnfinishedRun::toText() const {
    if (const auto past = pastNoteOf(*this))
        return Tr::tr(
                   "The rollback %1 of the deployment %2 was not finished; rollback --deployment %2 goes on with it.")
            .arg(runId, past->deployment);
    if (committed)
        return Tr::tr("The deployment %1 was not finished: maintenance_off and health check are missing.").arg(runId);
    return Tr::tr("The deployment %1 was not finished.").arg(runId);
}

Result<std::optional<UnfinishedRun>> unfinishedRun(db::Connection &connection) {
    STELLWERK_ASSIGN(auto last, lastRow(connection, QString()));
    if (!last || (last->state != kRunning && last->state != kCommitted))
        return std::optional<UnfinishedRun>();
    last->run.committed = last->state == kCommitted;
    return std::optional(std::move(last->run));
}

Status uncommitDeployment(db::Connection &connection) {
    STELLWERK_ASSIGN(const auto run, unfinishedRun(connection));
    if (!run || !run->committed)
        return {};
    STELLWERK_ASSIGN(Checkpoint checkpoint, Checkpoint::fromJson(run->checkpoint));
    checkpoint.importedBy.clear();
    return setState(connection, run->runId, kRunning, checkpoint);
}

Result<DeploymentRecord> lastSucceeded(db::Connection &connection, const QString &runId) {
    STELLWERK_ASSIGN(const auto last, lastRow(connection, QStringLiteral(" WHERE state = 'succeeded'")));
    if (last && last->run.runId == runId)
        return last->run.record;
    return fail(ErrorCode::NotFound,
                last ? Tr::tr("The last deployment to “%1” is %2, not %3. Nothing was changed.")
                           .arg(connection.profile().label, last->run.runId, runId)
                     : Tr::tr("“%1” remembers no deployment. Nothing was changed.").arg(connection.profile().label),
                Tr::tr("Only the last one can be taken back; before it those that came later."));
}

QString reverseFileOf(const project::Workspace &workspace, const QString &runId) {
    return workspace.reportsFolder() + u'/' + runId + QLatin1String("/reverse.jsonl");
}

QString newRunId(const project::Workspace &workspace, const QString &environment) {
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9_-]+"));
    QString name = environment;
    name.replace(unsafe, QStringLiteral("_"));
    name.truncate(kLongestName);
    const QString base = fileTimestamp(u'-') + u'-' + name;
    // Two workspaces may deploy to one database in the same second, and its list of deployments must tell them apart.
    QString id;
    do
        id = QStringLiteral("%1-%2").arg(base).arg(QRandomGenerator::system()->bounded(0x10000), 4, 16,
                                                   QLatin1Char('0'));
    while (QFileInfo::exists(workspace.reportsFolder() + u'/' + id));
    return id;
}

} // namespace stellwerk::deployment
