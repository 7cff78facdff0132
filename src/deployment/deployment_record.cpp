// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/deployment_record.h"

#include "base/files.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace stellwerk::deployment {

using db::Value;

Status ensureDeploymentTable(db::Connection &connection) {
    // Both engines read this text; "id" alone counts up on SQLite.
    const QString id = connection.engine() == db::Engine::MariaDb ? QStringLiteral("id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY")
                                                                  : QStringLiteral("id INTEGER PRIMARY KEY AUTOINCREMENT");
    STELLWERK_TRY(connection.exec(QStringLiteral("CREATE TABLE IF NOT EXISTS stellwerk_deployment (%1, run_id VARCHAR(191) NOT NULL UNIQUE, project VARCHAR(191) NOT NULL, "
                                                 "version_before VARCHAR(20), version_after VARCHAR(20) NOT NULL, package_sha256 VARCHAR(64) NOT NULL, "
                                                 "plan_sha256 VARCHAR(64) NOT NULL, deployed_by VARCHAR(191) NOT NULL, backup_file VARCHAR(191) NOT NULL, deployed_at VARCHAR(20) NOT NULL)")
                                      .arg(id)));
    return {};
}

Status recordDeployment(db::Connection &connection, const DeploymentRecord &record) {
    STELLWERK_TRY(connection.exec(QStringLiteral("INSERT INTO stellwerk_deployment (run_id, project, version_before, version_after, package_sha256, plan_sha256, "
                                                 "deployed_by, backup_file, deployed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                                  {Value::text(record.runId), Value::text(record.projectId), record.from ? Value::text(record.from->toString()) : Value::null(),
                                   Value::text(record.to.toString()), Value::text(record.packageSha256), Value::text(record.planSha256),
                                   Value::text(record.operatorName), Value::text(record.backupFile), Value::text(utcTimestamp())}));
    return {};
}

QString newRunId(const project::Workspace &workspace, const QString &environment) {
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9_-]+"));
    QString name = environment;
    name.replace(unsafe, QStringLiteral("_"));
    const QString base = fileTimestamp(u'-') + u'-' + name;
    QString id = base;
    for (int counter = 2; QFileInfo::exists(workspace.reportsFolder() + u'/' + id); ++counter)
        id = base + u'-' + QString::number(counter);
    return id;
}

} // namespace stellwerk::deployment
