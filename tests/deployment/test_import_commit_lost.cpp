// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/master/master_data.h"
#include "deployment/run/deployment_record.h"
#include "support/kill_points.h"

#include <QFile>

#include "stage.h"

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;

namespace {

QString s(const char *utf8) {
    return QString::fromUtf8(utf8);
}

constexpr int kNever = 1 << 30;

/// A prod with a row that an import of its master data will put right.
struct Import {
    Import() : stage(db::Engine::MariaDb) {
        if (stage.deploy().exitCode() != ExitCode::Ok)
            qFatal("the stage cannot be deployed to");
        whole = stateOf(stage.profile(stage.prod));
        stage.change({s("UPDATE gsm_skills SET initialwert = initialwert + 1 WHERE id <= 40")});
        edited = stateOf(stage.profile(stage.prod));
    }

    /// The connection is cut at that access of the phase "record", whose number of accesses goes to @p count.
    [[nodiscard]] DeploymentReport run(KillPlan::Moment moment, int access, int &count,
                                       const std::function<void()> &afterwards = {}) const {
        const auto plan =
            valueOrDie(deployment::compareMasterData(stage.session, stage.prod, {stage.package, {}}, TaskContext()));
        Listener listener;
        listener.onEvent = [&](const Event &event) {
            if (event.data[QLatin1String("phase")].toString() != u"record")
                return;
            if (event.event == u"phase_started")
                arm({KillPlan::Victim::Link, moment, access, 0});
            if (event.event == u"phase_finished") {
                count = accesses();
                arm({KillPlan::Victim::Link, moment, kNever, 0});
                if (afterwards)
                    afterwards();
            }
        };
        return deployment::importMasterData(stage.session, plan, {.confirmation = stage.prod.name}, listener.context());
    }
    [[nodiscard]] QStringList now() const { return stateOf(stage.profile(stage.prod)); }
    [[nodiscard]] bool isRecorded(const DeploymentReport &report) const {
        db::Connection connection = stage.open(stage.prod);
        return deployment::lastSucceeded(connection, report.runId).has_value();
    }

    Stage stage;
    QStringList whole;  ///< with the master data of the package
    QStringList edited; ///< as the import finds it
};

QString textOf(const DeploymentReport &report) {
    return deployment::outcomeName(report.outcome) + u'\n' + (report.error ? report.error->toText() : QString()) +
           u'\n' + report.databaseState + u'\n' + report.warnings.join(u'\n');
}

} // namespace

/// The connection is lost in the transaction of an import of master data, up to its COMMIT.
class ImportCommitLostTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void databaseTells_data() { addMoments(); }
    void databaseTells();
    void nobodyTells_data() { addMoments(); }
    void nobodyTells();
    void takingItBack_data() { addMoments(); }
    void takingItBack();

private:
    static void addMoments() {
        QTest::addColumn<KillPlan::Moment>("moment");
        QTest::newRow("before") << KillPlan::Moment::Before;
        QTest::newRow("answer lost") << KillPlan::Moment::Sent;
    }
};

/// Whether it was committed is what the report says, at every access.
void ImportCommitLostTest::databaseTells() {
    QFETCH(KillPlan::Moment, moment);
    int count = 0;
    QCOMPARE(Import().run(moment, kNever, count).exitCode(), ExitCode::Ok);
    QVERIFY(count > 1); // the record and COMMIT
    int committed = 0;
    for (int access = 0, ignored = 0; access < count; ++access) {
        const Import import;
        const DeploymentReport report = import.run(moment, access, ignored);
        const QByteArray text = QString(QString::number(access) + u'\n' + textOf(report)).toUtf8();
        if (import.isRecorded(report)) {
            ++committed;
            QVERIFY2(report.outcome == Outcome::SucceededWithWarnings, text.constData());
            QVERIFY2(text.contains("The connection was lost at the end of the import"), text.constData());
            QVERIFY2(QFile::exists(report.folder + s("/reverse.jsonl")), text.constData());
            COMPARE_STATES(import.now(), import.whole);
        } else {
            QVERIFY2(report.outcome == Outcome::RolledBack, text.constData());
            QVERIFY2(report.databaseState.contains(s("Nothing was changed")), text.constData());
            QVERIFY2(!QFile::exists(report.folder + s("/reverse.jsonl")), text.constData());
            COMPARE_STATES(import.now(), import.edited);
        }
    }
    QCOMPARE(committed, moment == KillPlan::Moment::Sent ? 1 : 0); // the last access is COMMIT
}

/// Then nothing is claimed; and what is there when the server is back is one of the two.
void ImportCommitLostTest::nobodyTells() {
    QFETCH(KillPlan::Moment, moment);
    int count = 0;
    QCOMPARE(Import().run(moment, kNever, count).exitCode(), ExitCode::Ok);
    // Until it is killed, this server keeps what was committed like one in production.
    (void)valueOrDie(
        openOrDie(PrivateServer::instance().adminProfile()).exec(s("SET GLOBAL innodb_flush_log_at_trx_commit = 1")));
    const Import import;
    int ignored = 0;
    const DeploymentReport report = import.run(moment, count - 1, ignored, [] { PrivateServer::instance().kill(); });
    PrivateServer::instance().start();
    QVERIFY2(report.outcome == Outcome::RollbackFailed, qPrintable(textOf(report)));
    QVERIFY2(report.error.has_value(), qPrintable(textOf(report)));
    QVERIFY2(report.databaseState.contains(s("cannot be asked whether the import was committed")),
             qPrintable(textOf(report)));
    QVERIFY2(report.nextSteps.join(u'\n').contains(report.runId), qPrintable(report.nextSteps.join(u'\n')));
    // If it was committed, this is the only way back.
    QVERIFY(QFile::exists(report.folder + s("/reverse.jsonl")));
    COMPARE_STATES(import.now(), import.isRecorded(report) ? import.whole : import.edited);
}

/// The last accesses, COMMIT among them: what is said is so.
void ImportCommitLostTest::takingItBack() {
    QFETCH(KillPlan::Moment, moment);
    constexpr int kLast = 7;
    int count = 0;
    int lostAndDone = 0;
    for (int before = 0; before <= kLast; ++before) {
        const Import import;
        int ignored = 0;
        const DeploymentReport imported = import.run(moment, kNever, ignored);
        QCOMPARE(imported.exitCode(), ExitCode::Ok);
        const int access = before == 0 ? kNever : count - before;
        bool isArmed = false;
        const TaskContext context({},
                                  [&](const Progress &progress) {
                                      if (!std::exchange(isArmed, isArmed || progress.text == u"Undoing the import") &&
                                          isArmed)
                                          arm({KillPlan::Victim::Link, moment, access, 0});
                                  },
                                  {});
        const auto undone = deployment::undoMasterData(import.stage.session, import.stage.prod, imported.runId,
                                                       {.confirmation = import.stage.prod.name}, context);
        if (before == 0)
            count = accesses();
        arm({KillPlan::Victim::Link, moment, kNever, 0});
        QVERIFY(isArmed && count > kLast);
        const QByteArray text =
            QString(QString::number(before) + u'\n' + (undone ? QStringLiteral("taken back") : undone.error().toText()))
                .toUtf8();
        const bool isUndone = !import.isRecorded(imported);
        QVERIFY2(undone.has_value() == isUndone, text.constData());
        QVERIFY2(undone || text.contains("is as it was before"), text.constData());
        QVERIFY2(QFile::exists(imported.folder + s("/reverse.jsonl")) != isUndone, text.constData());
        COMPARE_STATES(import.now(), isUndone ? import.edited : import.whole);
        lostAndDone += undone && undone->commitLost ? 1 : 0;
    }
    QCOMPARE(lostAndDone, moment == KillPlan::Moment::Sent ? 1 : 0);
}

QTEST_GUILESS_MAIN(ImportCommitLostTest)
#include "test_import_commit_lost.moc"
