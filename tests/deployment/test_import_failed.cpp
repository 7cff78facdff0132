// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Imports of master data that fail or are stopped while users are at work.
#include "deployment/master/master_data.h"
#include "support/test_databases.h"

#include "stage.h"

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;

class ImportFailedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatUsersWrote();
    void tablesWithoutTransactions();
};

/// A user writes after the plan and before the import is stopped: that row stays, and nothing is restored over it.
void ImportFailedTest::keepsWhatUsersWrote() {
    const Stage stage(db::Engine::MariaDb);
    QCOMPARE(stage.deploy().exitCode(), ExitCode::Ok);
    stage.change({QStringLiteral("UPDATE gsm_skills SET initialwert = 4711 WHERE id = (SELECT id FROM (SELECT MIN(id) "
                                 "AS id FROM gsm_skills) AS first)")});
    const auto plan =
        valueOrDie(deployment::compareMasterData(stage.session, stage.prod, {stage.package, {}}, TaskContext()));
    const auto users = [&] {
        db::Connection connection = openOrDie(stage.profile(stage.prod));
        return valueOrDie(connection.selectValue(QStringLiteral("SELECT COUNT(*) FROM audit_log_entries")))
            ->toInteger();
    };
    const auto countBefore = users();
    Listener listener;
    listener.onEvent = [&](const Event &event) {
        if (event.event != u"phase_started")
            return;
        const QString phase = event.data.value(QLatin1String("phase")).toString();
        if (phase == u"backup") {
            // A copy of a row, as a user would add one.
            db::Connection connection = openOrDie(stage.profile(stage.prod));
            for (const char *sql : {"CREATE TEMPORARY TABLE one AS SELECT * FROM audit_log_entries LIMIT 1",
                                    "UPDATE one SET id = (SELECT MAX(id) + 1 FROM audit_log_entries)",
                                    "INSERT INTO audit_log_entries SELECT * FROM one"})
                valueOrDie(connection.exec(QString::fromLatin1(sql)));
        } else if (phase == u"validate") {
            listener.stop.request_stop();
        }
    };
    const DeploymentReport report =
        deployment::importMasterData(stage.session, plan, {.confirmation = stage.prod.name}, listener.context());
    QCOMPARE(report.outcome, Outcome::Cancelled);
    QVERIFY2(report.databaseState.contains(QLatin1String("Nothing was changed")), qPrintable(report.databaseState));
    QCOMPARE(users(), *countBefore + 1);
    db::Connection connection = openOrDie(stage.profile(stage.prod)); // what the import would have overwritten
    QCOMPARE(
        valueOrDie(connection.selectValue(QStringLiteral("SELECT COUNT(*) FROM gsm_skills WHERE initialwert = 4711")))
            ->toInteger(),
        1);
}

/// No rollback takes their rows back: that is said, by name, and not called unchanged.
void ImportFailedTest::tablesWithoutTransactions() {
    const Stage stage(db::Engine::MariaDb);
    QCOMPARE(stage.deploy().exitCode(), ExitCode::Ok);
    stage.change({QStringLiteral("CREATE TABLE gsm_loose (id INT PRIMARY KEY) ENGINE=MyISAM"),
                  QStringLiteral("UPDATE gsm_skills SET initialwert = 4711 WHERE id = (SELECT id FROM (SELECT MIN(id) "
                                 "AS id FROM gsm_skills) AS first)")});
    const auto plan =
        valueOrDie(deployment::compareMasterData(stage.session, stage.prod, {stage.package, {}}, TaskContext()));
    Listener listener;
    listener.atPhase(QStringLiteral("validate"), [&] { listener.stop.request_stop(); });
    const DeploymentReport report =
        deployment::importMasterData(stage.session, plan, {.confirmation = stage.prod.name}, listener.context());
    QVERIFY2(report.outcome == Outcome::RollbackFailed, qPrintable(report.databaseState));
    QVERIFY2(report.databaseState.contains(QLatin1String("gsm_loose")), qPrintable(report.databaseState));
    QVERIFY(!report.nextSteps.isEmpty());
}

QTEST_GUILESS_MAIN(ImportFailedTest)
#include "test_import_failed.moc"
