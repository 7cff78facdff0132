// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/deployment_record.h"

#include "base/files.h"
#include "migration/tracking_tables.h"

#include <QDateTime>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTimeZone>

namespace stellwerk::deployment {

using db::Value;

namespace {
/// The id with time and counter fits into the columns that hold it (64 characters in stellwerk_journal).
constexpr qsizetype kLongestName = 40;
} // namespace

Status ensureDeploymentTable(db::Connection &connection) {
    // Both engines read this text; "id" alone counts up on SQLite.
    const QString id = connection.engine() == db::Engine::MariaDb
                           ? QStringLiteral("id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY")
                           : QStringLiteral("id INTEGER PRIMARY KEY AUTOINCREMENT");
    STELLWERK_TRY(connection.exec(
        QStringLiteral(
            "CREATE TABLE IF NOT EXISTS stellwerk_deployment (%1, run_id VARCHAR(191) NOT NULL UNIQUE, project "
            "VARCHAR(191) NOT NULL, "
            "version_before VARCHAR(20), version_after VARCHAR(20) NOT NULL, package_sha256 VARCHAR(64) NOT NULL, "
            "plan_sha256 VARCHAR(64) NOT NULL, deployed_by VARCHAR(191) NOT NULL, backup_file VARCHAR(191) NOT NULL, "
            "deployed_at VARCHAR(20) NOT NULL)")
            .arg(id)));
    return {};
}

Status recordDeployment(db::Connection &connection, const DeploymentRecord &record) {
    STELLWERK_TRY(connection.exec(
        QStringLiteral("INSERT INTO stellwerk_deployment (run_id, project, version_before, version_after, "
                       "package_sha256, plan_sha256, "
                       "deployed_by, backup_file, deployed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {Value::text(record.runId), Value::text(record.projectId),
         record.from ? Value::text(record.from->toString()) : Value::null(), Value::text(record.to.toString()),
         Value::text(record.packageSha256), Value::text(record.planSha256), Value::text(record.operatorName),
         Value::text(record.backupFile), Value::text(utcTimestamp())}));
    return {};
}

Result<QString> unfinishedRun(db::Connection &connection) {
    STELLWERK_ASSIGN(const bool journalled, migration::tableExists(connection, migration::TrackingTable::Journal));
    if (!journalled)
        return QString();
    STELLWERK_ASSIGN(
        const auto last,
        connection.select(QStringLiteral(
            "SELECT deployment_id, section, state, started_at FROM stellwerk_journal ORDER BY id DESC LIMIT 1")));
    if (last.rows.empty())
        return QString();
    const auto &row = last.rows.front();
    // A way back ends with the down sections, a failure that left nothing behind with "failed".
    if (row[1].toString() == QLatin1String("down") || row[2].toString() == QLatin1String("failed"))
        return QString();
    const QDateTime begun = QDateTime::fromMSecsSinceEpoch(row[3].toInteger().value_or(0), QTimeZone::UTC);
    // The table may not be there yet, which select() tells as well as any other failure to read it.
    const auto recorded = connection.selectValue(
        QStringLiteral("SELECT COUNT(*) FROM stellwerk_deployment WHERE run_id = ? OR deployed_at > ?"),
        {Value::text(row[0].toString()), Value::text(begun.toString(Qt::ISODate))});
    const bool finished = recorded && *recorded && (*recorded)->toInteger().value_or(0) > 0;
    return finished ? QString() : row[0].toString();
}

QString newRunId(const project::Workspace &workspace, const QString &environment) {
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9_-]+"));
    QString name = environment;
    name.replace(unsafe, QStringLiteral("_"));
    name.truncate(kLongestName);
    const QString base = fileTimestamp(u'-') + u'-' + name;
    QString id = base;
    for (int counter = 2; QFileInfo::exists(workspace.reportsFolder() + u'/' + id); ++counter)
        id = base + u'-' + QString::number(counter);
    return id;
}

} // namespace stellwerk::deployment
