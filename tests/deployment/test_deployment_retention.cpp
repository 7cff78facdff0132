// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/backup_list_support.h"
#include "deployment/killed_process.h"

#include <QDir>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;

namespace {

/// Backups from before the deployment, which the rules let go at once, as each is of the same kind and depth.
QStringList oldBackups(Stage &stage) {
    stage.prod.retention.allDays = 0;
    stage.prod.retention.dailyDays = 0;
    return {backUp(stage), backUp(stage)};
}

} // namespace

/// Old backups at the end of a deployment that succeeded.
class DeploymentRetentionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void removes_data() { addEngineRows(); }
    void removes();
    void onlyTells_data() { addEngineRows(); }
    void onlyTells();
    void failureIsAWarning_data() { addEngineRows(); }
    void failureIsAWarning();
    void notAfterAFailure_data() { addEngineRows(); }
    void notAfterAFailure();
};

void DeploymentRetentionTest::removes() {
    Stage stage(currentEngine());
    const QStringList old = oldBackups(stage);
    stage.prod.retention.afterDeploy = true;
    Listener listener;
    const DeploymentReport report = stage.deploy(listener.context());
    QVERIFY2(succeeded(report) && report.phases.back().success, qPrintable(report.warnings.join(u'\n')));
    for (const QString &file : old)
        QVERIFY2(!QFile::exists(file), qPrintable(file));
    QVERIFY(QFile::exists(report.backup->file));
    QVERIFY(listener.heard(s("backups_removed")));
}

void DeploymentRetentionTest::onlyTells() {
    Stage stage(currentEngine());
    const QStringList old = oldBackups(stage);
    Listener listener;
    const DeploymentReport report = stage.deploy(listener.context());
    QVERIFY2(succeeded(report) && report.phases.back().success, qPrintable(report.warnings.join(u'\n')));
    for (const QString &file : old)
        QVERIFY2(QFile::exists(file), qPrintable(file));
    const auto told = std::ranges::find(listener.events, s("retention_due"), &Event::event);
    QVERIFY(told != listener.events.end());
    QCOMPARE(told->data[QLatin1String("count")].toInt(), 2);
}

/// Nobody knows any more what is pinned.
void DeploymentRetentionTest::failureIsAWarning() {
    Stage stage(currentEngine());
    const QStringList old = oldBackups(stage);
    stage.prod.retention.afterDeploy = true;
    Listener listener;
    listener.atPhase(s("retention"), [&] {
        valueOrDie(writeFileAtomically(QFileInfo(old.front()).path() + QLatin1String("/catalogue.json"), "rubbish"));
    });
    const DeploymentReport report = stage.deploy(listener.context());
    QVERIFY2(report.outcome == Outcome::SucceededWithWarnings, qPrintable(report.databaseState));
    QCOMPARE(report.exitCode(), ExitCode::Ok);
    QVERIFY(!report.phases.back().success);
    QVERIFY2(report.warnings.back().contains(s("catalogue")), qPrintable(report.warnings.back()));
    for (const QString &file : old)
        QVERIFY2(QFile::exists(file), qPrintable(file));
}

void DeploymentRetentionTest::notAfterAFailure() {
    Stage stage(currentEngine());
    const QStringList old = oldBackups(stage);
    stage.prod.retention.afterDeploy = true;
    stage.addMigration("-- migrate:up\nALTER TABLE no_such_table ADD COLUMN a int;\n-- migrate:down\n");
    QCOMPARE(stage.deploy().outcome, Outcome::RolledBack);
    for (const QString &file : old)
        QVERIFY2(QFile::exists(file), qPrintable(file));
}

QTEST_GUILESS_MAIN(DeploymentRetentionTest)
#include "test_deployment_retention.moc"
