// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/killed_process.h"
#include "deployment/maintenance.h"
#include "deployment/run/resume.h"
#include "deployment/state/status.h"
#include "masterdata/compare/review.h"
#include "package/signature/signature.h"

#include <QFile>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::NextStep;
using deployment::Outcome;
using deployment::Plan;

namespace {

/// What version tables say, without times and ids, and how the list of deployments ends.
QStringList historyOf(const Stage &stage) {
    db::Connection connection = stage.open(stage.prod);
    QStringList lines;
    for (const char *query :
         {"SELECT migration_number, version, description, success, error_message, rollback_available FROM "
          "migration_history ORDER BY migration_number",
          "SELECT version, migration_number, description, checksum FROM schema_version ORDER BY id",
          "SELECT number, checksum FROM stellwerk_migration ORDER BY number",
          "SELECT state, version_before, version_after, error, checkpoint IS NULL FROM stellwerk_deployment ORDER BY "
          "id"}) {
        for (const auto &row : valueOrDie(connection.select(QString::fromLatin1(query))).rows) {
            QStringList cells;
            for (const db::Value &cell : row)
                cells << cell.toString();
            lines << cells.join(u'|');
        }
    }
    return lines;
}

Plan resumePlan(const Stage &stage, const deployment::ResumeOptions &options = {}) {
    return valueOrDie(deployment::planResume(stage.session, stage.prod, options, {}));
}

std::function<bool(const Event &)> atPhase(const char *phase) {
    return [name = QString::fromLatin1(phase)](const Event &event) {
        return event.event == u"phase_started" && event.data[QLatin1String("phase")].toString() == name;
    };
}

} // namespace

class DeploymentResumedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void atEveryEvent_data() { addEngineRows(); }
    void atEveryEvent();
    void undone_data();
    void undone();
    void writesMeanwhile_data() { addEngineRows(); }
    void writesMeanwhile();
    void otherPackage_data() { addEngineRows(); }
    void otherPackage();
    void otherDecisions_data() { addEngineRows(); }
    void otherDecisions();
    void signatureMeanwhile_data() { addEngineRows(); }
    void signatureMeanwhile();
    void hostileNote_data() { addEngineRows(); }
    void hostileNote();
    void closed_data() { addEngineRows(); }
    void closed();
    void nothingUnfinished_data() { addEngineRows(); }
    void nothingUnfinished();
};

/// A deployment is killed at the n-th event after the first write, n = 0, 1, 2, … until it is through (of the many
/// events of single statements every fourth: migration_killed hits every access). Then it is taken up and must end as
/// an undisturbed one.
void DeploymentResumedTest::atEveryEvent() {
    QStringList state, history;
    {
        const Stage stage(currentEngine());
        QVERIFY(succeeded(stage.deploy()));
        state = stateOf(stage.profile(stage.prod));
        history = historyOf(stage);
    }
    for (int n = 0;; ++n) {
        const Stage stage(currentEngine());
        int place = 0;
        int statements = 0;
        bool wrote = false;
        const bool wasKilled = killed(stage, [&](const Event &event) {
            wrote = wrote || event.event == u"first_write";
            if (!wrote || (event.event == u"statement_applied" && ++statements % 4 != 1))
                return false;
            return place++ == n;
        });
        if (!wasKilled) {
            QVERIFY(n > 20);
            return;
        }
        const QByteArray where = "event " + QByteArray::number(n);
        const auto status = statusAfterDeath(stage.session, stage.prod);
        QVERIFY2(!status.error, where);
        if (status.unfinishedRun.isEmpty()) {
            // It had written nothing yet, or its end was recorded already.
            if (status.version.compatibility != migration::Compatibility::Compatible)
                QVERIFY2(succeeded(stage.deploy()), where);
        } else {
            QVERIFY2(status.nextStep == NextStep::Resume, where);
            QVERIFY2(!stage.plan().deployable(), where); // only --resume goes on
            const Plan plan = resumePlan(stage);
            QVERIFY2(plan.deployable(), where);
            QCOMPARE(plan.resumed->runId, status.unfinishedRun);
            const DeploymentReport report = stage.apply(plan);
            QVERIFY2(succeeded(report),
                     QByteArray(where + ' ' + (report.error ? report.error->toText() : report.databaseState).toUtf8()));
            QVERIFY2(std::ranges::all_of(report.proofs,
                                         [](const auto &proof) { return proof.declared || proof.unchanged(); }),
                     where);
        }
        // A killed import leaves gaps in the numbering of new rows, so ids are compared only before it.
        const bool killedBeforeImport = status.version.compatibility != migration::Compatibility::Compatible;
        if (killedBeforeImport)
            COMPARE_STATES(stateOf(stage.profile(stage.prod)), state);
        QVERIFY2(stage.plan().nothingToDo(), where);
        const QString other = difference(historyOf(stage), history);
        QVERIFY2(other.isEmpty(), QByteArray(where + ": " + other.toUtf8()));
        const auto after = deployment::readStatus(stage.session, stage.prod, {});
        QVERIFY2(after.nextStep == NextStep::None, QByteArray(where + ": " + after.nextStepText.toUtf8()));
    }
}

void DeploymentResumedTest::undone_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("event");
    QTest::addColumn<int>("migration");
    const auto add = [](const char *name, const char *event, int migration) {
        QTest::addRow("sqlite, %s", name) << db::Engine::Sqlite << QString::fromLatin1(event) << migration;
        QTest::addRow("mariadb, %s", name) << db::Engine::MariaDb << QString::fromLatin1(event) << migration;
    };
    add("at a statement that can be inverted", "statement_applied", 1);
    add("at a statement that cannot", "statement_applied", 5);
    add("between migrations", "migration_applied", 4);
    add("in the safety net", "phase_started", 0);
}

void DeploymentResumedTest::undone() {
    QFETCH(QString, event);
    QFETCH(int, migration);
    const Stage stage(currentEngine());
    const QStringList before = stateOf(stage.profile(stage.prod));
    QVERIFY(killed(stage, [&](const Event &heard) {
        return heard.event == event && (migration > 0 ? heard.data[QLatin1String("migration")].toInt() == migration
                                                      : heard.data[QLatin1String("phase")].toString() == u"safety_net");
    }));
    const auto result =
        valueOrDie(deployment::rollBackUnfinished(stage.session, resumePlan(stage), stage.prod.name, {}));
    QVERIFY2(result.success, qPrintable(result.state));
    QCOMPARE(result.version, (Version{0, 3, 0}));
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
    QVERIFY(historyOf(stage).last().startsWith(QLatin1String("rolled_back|0.3.0|0.4.0")));
    QCOMPARE(deployment::readStatus(stage.session, stage.prod, {}).nextStep, NextStep::Deploy);
    QVERIFY(succeeded(stage.deploy()));
}

void DeploymentResumedTest::writesMeanwhile() {
    const Stage stage(currentEngine());
    QVERIFY(killed(stage, atPhase("import")));
    stage.change({QStringLiteral("UPDATE char_chars SET name = 'Written meanwhile' WHERE id = (SELECT MIN(id) FROM "
                                 "(SELECT id FROM char_chars) AS all_of_them)")});
    const Plan refused = resumePlan(stage);
    QVERIFY(!refused.deployable());
    const auto check =
        std::ranges::find(refused.checks, QStringLiteral("protected-tables"), &deployment::CheckResult::code);
    QVERIFY(check != refused.checks.end());
    QVERIFY2(check->message.contains(QLatin1String("char_chars")), qPrintable(check->message));
    QVERIFY(check->hint.contains(QLatin1String("--accept-writes")));
    QCOMPARE(stage.apply(refused).outcome, Outcome::Refused);

    const Plan accepted = resumePlan(stage, {{}, true});
    QVERIFY(accepted.deployable());
    const DeploymentReport report = stage.apply(accepted);
    QVERIFY2(succeeded(report), qPrintable(report.error ? report.error->toText() : report.databaseState));
    db::Connection connection = stage.open(stage.prod);
    const auto kept = valueOrDie(
        connection.selectValue(QStringLiteral("SELECT COUNT(*) FROM char_chars WHERE name = 'Written meanwhile'")));
    QCOMPARE(kept->toInteger(), 1);
}

void DeploymentResumedTest::otherPackage() {
    Stage stage(currentEngine());
    QVERIFY(killed(stage, atPhase("safety_net")));
    const QString old = stage.package;
    stage.addMigration("-- migrate:up\nCREATE TABLE gsm_extra (id INT);\n-- migrate:down\nDROP TABLE "
                       "gsm_extra;\n");
    const auto other = deployment::planResume(stage.session, stage.prod, {stage.package, false}, {});
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::PlanOutdated);
    const QString moved = stage.folder() + QLatin1String("/moved.tar.gz");
    QVERIFY(QFile::rename(old, moved));
    const auto gone = deployment::planResume(stage.session, stage.prod, {}, {});
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
    QVERIFY(gone.error().message.contains(old));
    QVERIFY(!resumePlan(stage, {moved, false}).deployable()); // its decisions are still in the old place
    QVERIFY(QFile::rename(masterdata::Review::fileFor(old, stage.prod.name),
                          masterdata::Review::fileFor(moved, stage.prod.name)));
    QVERIFY(succeeded(stage.apply(resumePlan(stage, {moved, false}))));
}

/// Approved was a plan with its decisions; a resume imports with these or not at all. The way back stays open.
void DeploymentResumedTest::otherDecisions() {
    const auto checkOf = [](const Plan &plan) {
        const auto found = std::ranges::find(plan.checks, QStringLiteral("decisions"), &deployment::CheckResult::code);
        return found == plan.checks.end() ? deployment::CheckResult{} : *found;
    };
    for (const bool broken : {false, true}) {
        const Stage stage(currentEngine());
        const QString file = masterdata::Review::fileFor(stage.package, stage.prod.name);
        const QByteArray approved = valueOrDie(readFile(file));
        QVERIFY(killed(stage, atPhase("import")));
        QVERIFY(checkOf(resumePlan(stage)).level == deployment::CheckResult::Level::Passed);
        const QStringList halfWay = stateOf(stage.profile(stage.prod));
        if (broken) {
            valueOrDie(writeFileAtomically(file, "{"));
        } else {
            auto review = valueOrDie(masterdata::Review::load(file));
            const masterdata::Decision decision = *review.decisions().begin();
            QVERIFY(review.withdraw(decision.entity, decision.key));
            valueOrDie(review.save(file));
        }
        const Plan plan = resumePlan(stage);
        QVERIFY(!plan.deployable());
        QVERIFY(checkOf(plan).level == deployment::CheckResult::Level::Error);
        QVERIFY2(checkOf(plan).hint.contains(QLatin1String("rollback --unfinished")), qPrintable(checkOf(plan).hint));
        const DeploymentReport refused = stage.apply(plan);
        QCOMPARE(refused.outcome, Outcome::Refused);
        COMPARE_STATES(stateOf(stage.profile(stage.prod)), halfWay);
        if (broken) {
            const auto undone = valueOrDie(deployment::rollBackUnfinished(stage.session, plan, stage.prod.name, {}));
            QVERIFY2(undone.success, qPrintable(undone.state));
        } else {
            valueOrDie(writeFileAtomically(file, approved));
            QVERIFY(succeeded(stage.apply(resumePlan(stage))));
        }
    }
}

/// Whom the environment trusts counts for a run that is taken up, too.
void DeploymentResumedTest::signatureMeanwhile() {
    Stage stage(currentEngine());
    QVERIFY(killed(stage, atPhase("safety_net")));
    const auto key = valueOrDie(package::SecretKey::generate());
    stage.prod.trustedKeys = {{key.publicKey(), QStringLiteral("Erika")}};
    const auto unsignedPlan = deployment::planResume(stage.session, stage.prod, {}, {});
    QVERIFY(!unsignedPlan);
    QCOMPARE(unsignedPlan.error().code, ErrorCode::CheckFailed);
    QVERIFY(unsignedPlan.error().message.contains(QLatin1String("is not signed")));
    const QString copy = stage.folder() + QLatin1String("/signed.tar.gz"); // the stage's package is shared
    QVERIFY(QFile::copy(stage.package, copy));
    QVERIFY(QFile::copy(masterdata::Review::fileFor(stage.package, stage.prod.name),
                        masterdata::Review::fileFor(copy, stage.prod.name)));
    const QByteArray content = valueOrDie(readFile(copy));
    valueOrDie(writeFileAtomically(package::signatureFile(copy),
                                   valueOrDie(package::signContent(key, content, QStringLiteral("timestamp:1")))));
    const Plan plan = resumePlan(stage, {copy, false});
    QVERIFY(std::ranges::contains(plan.checks, QStringLiteral("signature"), &deployment::CheckResult::code));
    QVERIFY(succeeded(stage.apply(plan)));
}

/// What the target says about the run is checked: it cannot lead to files outside of the workspace, and rubbish is
/// told.
void DeploymentResumedTest::hostileNote() {
    const Stage stage(currentEngine());
    QVERIFY(killed(stage, atPhase("import")));
    const QString packages = stage.session.workspace.packagesFolder();
    const QString backups = stage.session.workspace.backupsFolder(stage.prod);
    stage.change({QStringLiteral("UPDATE stellwerk_deployment SET checkpoint = REPLACE(REPLACE(checkpoint, '%1', "
                                 "'/elsewhere'), '%2', '/etc')")
                      .arg(packages, backups)});
    const Plan plan = resumePlan(stage);
    QCOMPARE(plan.packagePath, stage.package);
    QVERIFY(plan.resumed->backupFile.startsWith(backups));
    stage.change({QStringLiteral("UPDATE stellwerk_deployment SET checkpoint = '{\"run_id\": 7}'")});
    const auto rubbish = deployment::planResume(stage.session, stage.prod, {}, {});
    QVERIFY(!rubbish);
    QCOMPARE(rubbish.error().code, ErrorCode::InvalidInput);
    QVERIFY(rubbish.error().hint.contains(QLatin1String("deployments close")));
}

void DeploymentResumedTest::closed() {
    const Stage stage(currentEngine());
    QVERIFY(killed(stage, atPhase("import")));
    const QString run = deployment::readStatus(stage.session, stage.prod, {}).unfinishedRun;
    const auto wrong = deployment::closeUnfinished(stage.session, stage.prod, QStringLiteral("another"),
                                                   QStringLiteral("repaired"), stage.prod.name, {});
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::NotFound);
    const auto unconfirmed =
        deployment::closeUnfinished(stage.session, stage.prod, run, QStringLiteral("repaired"), {}, {});
    QVERIFY(!unconfirmed);
    QCOMPARE(unconfirmed.error().code, ErrorCode::ConfirmationMissing);
    valueOrDie(deployment::closeUnfinished(stage.session, stage.prod, run, QStringLiteral("repaired by hand"),
                                           stage.prod.name, {}));
    QVERIFY(historyOf(stage).last().startsWith(QLatin1String("closed|0.3.0|0.4.0|repaired by hand")));
    // The migrations were through, so only the master data is left.
    QVERIFY(succeeded(stage.deploy()));
}

void DeploymentResumedTest::nothingUnfinished() {
    const Stage stage(currentEngine());
    const auto plan = deployment::planResume(stage.session, stage.prod, {}, {});
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, ErrorCode::NotFound);
    QVERIFY(succeeded(stage.deploy()));
    QVERIFY(!deployment::planResume(stage.session, stage.prod, {}, {}));
}

QTEST_GUILESS_MAIN(DeploymentResumedTest)
#include "test_deployment_resumed.moc"
