// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/backups/backup_list.h"
#include "deployment/rehearsal_support.h"
#include "migration/lock/lock.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;
using deployment::RehearsalReport;

namespace {

/// Every table of prod with its content, the tool's own among them.
QStringList allTables(const Stage &stage) {
    db::Connection connection = stage.open(stage.prod);
    QStringList lines;
    for (const backup::BackupTable &table : valueOrDie(backup::hashTables(connection, {})))
        lines << QStringLiteral("%1 %2 %3").arg(table.name).arg(table.rows).arg(table.hash);
    return lines;
}

/// A migration that empty tables would let pass: two of the demo's rows are equal in the column.
const QByteArray kFailsWithData = "-- critical: true\n-- migrate:up\n"
                                  "CREATE TABLE gsm_extra (id int);\n"
                                  "CREATE UNIQUE INDEX only_one ON gsm_skills (game_system);\n"
                                  "-- migrate:down\n"
                                  "DROP INDEX only_one ON gsm_skills;\nDROP TABLE gsm_extra;\n";

QJsonObject jsonOf(const RehearsalReport &report) {
    return QJsonDocument::fromJson(valueOrDie(readFile(report.work.folder + s("/rehearsal.json")))).object();
}

} // namespace

class RehearsalTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void works_data() { addEngineRows(); }
    void works();
    void usersAreNeverSentAway_data() { addEngineRows(); }
    void usersAreNeverSentAway();
    void failsWithData_data() { addEngineRows(); }
    void failsWithData();
    void protectedRowsChanged_data() { addEngineRows(); }
    void protectedRowsChanged();
    void deploysAfterRehearsal_data() { addEngineRows(); }
    void deploysAfterRehearsal();
    void deploymentStopsAtRehearsal_data() { addEngineRows(); }
    void deploymentStopsAtRehearsal();
    void onPrivateServer();
    void migrationThatNamesItsDatabase();
    void neitherHereNorThere();
    void somebodyIsAtWork();

private:
    OwnTemporary m_temporary;
};

void RehearsalTest::works() {
    const Stage stage(currentEngine());
    const QStringList before = stateOf(stage.profile(stage.prod));
    const QStringList tables = allTables(stage);
    Listener listener;
    const RehearsalReport report = rehearse(stage, listener.context());
    QVERIFY2(report.works(), qPrintable(textOf(report)));
    QCOMPARE(report.exitCode(), ExitCode::Ok);
    QVERIFY(report.sameState);
    QVERIFY(!report.onPrivateServer);
    QCOMPARE(report.work.versionAfter, (Version{0, 4, 0}));
    QStringList steps;
    for (const deployment::PhaseResult &step : report.work.phases)
        steps << step.phase;
    QCOMPARE(steps, (QStringList{s("restore"), s("state"), s("migrate"), s("safety_net"), s("import"), s("validate"),
                                 s("record")}));
    // Every statement of every migration with its time; the proof of every protected table.
    qsizetype statements = 0;
    for (const deployment::PlannedMigration &planned : stage.plan().migrations)
        statements += planned.statements.size();
    QCOMPARE(std::ssize(report.statements), statements);
    QVERIFY(report.rowsChanged() > 0);
    QCOMPARE(report.work.proofs.size(), stage.plan().protectedTables.size());
    for (const deployment::TableProof &proof : report.work.proofs)
        QVERIFY2(proof.unchanged() || proof.declared, qPrintable(proof.table));
    QVERIFY(report.prediction->highMilliseconds > report.prediction->lowMilliseconds);
    QVERIFY(listener.heard(s("rehearsal_finished")));
    // It is a verification of the backup.
    QVERIFY(report.backupVerified);
    const auto list = valueOrDie(deployment::listBackups(stage.session, stage.prod, {}));
    QCOMPARE(list.catalogue.entries.size(), 1);
    QCOMPARE(list.catalogue.entries.front().info.file, report.work.backup->file);
    QCOMPARE(list.catalogue.entries.front().depth, backup::VerifyDepth::Restored);
    const QJsonObject json = jsonOf(report);
    QVERIFY(json[u"works"].toBool());
    QCOMPARE(json[u"statements"].toArray().size(), statements);
    QCOMPARE(json[u"prediction"].toObject()[u"low_milliseconds"].toInteger(), report.prediction->lowMilliseconds);
    QVERIFY(QFile::exists(report.work.folder + s("/rehearsal.html")));
    QCOMPARE(scratches(stage), QStringList());
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
    QCOMPARE(allTables(stage), tables);
}

/// There the plan goes over the target without the rows of users, and the copy is compared in the same way.
void RehearsalTest::usersAreNeverSentAway() {
    Stage stage(currentEngine());
    stage.prod.live = true;
    const RehearsalReport report = rehearse(stage);
    QVERIFY2(report.works(), qPrintable(textOf(report)));
    QVERIFY(report.sameState);
    const QString warnings = report.work.warnings.join(u'\n');
    QVERIFY2(!warnings.contains(s("Somebody wrote")), qPrintable(warnings));
}

void RehearsalTest::failsWithData() {
    Stage stage(currentEngine());
    stage.addMigration(kFailsWithData);
    const QStringList before = stateOf(stage.profile(stage.prod));
    const RehearsalReport report = rehearse(stage);
    QVERIFY(!report.works());
    QVERIFY(report.wouldFail);
    QCOMPARE(report.exitCode(), ExitCode::CheckFailed);
    const Error error = deployment::rehearsalError(report, s("prod"));
    QCOMPARE(error.code, ErrorCode::CheckFailed);
    QVERIFY2(error.message.contains(s("Nothing was changed")), qPrintable(error.toText()));
    QVERIFY(error.position.has_value());
    QVERIFY2(error.position->statement.contains(s("only_one")), qPrintable(error.position->statement));
    QVERIFY2(error.position->line > 0 && error.position->file.endsWith(s(".sql")), qPrintable(error.toText()));
    const QJsonObject json = jsonOf(report);
    QVERIFY(json[u"would_fail"].toBool());
    QVERIFY(json[u"error"].toObject()[u"statement"].toString().contains(s("only_one")));
    QVERIFY(json[u"prediction"].isNull());
    // The backup is good all the same.
    QVERIFY(report.backupVerified);
    QCOMPARE(scratches(stage), QStringList());
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

void RehearsalTest::protectedRowsChanged() {
    Stage stage(currentEngine());
    // A trigger that is gone again hides from the linter what it did.
    stage.addMigration(
        "-- migrate:up\nCREATE TRIGGER sneaky AFTER UPDATE ON gsm_skills FOR EACH ROW BEGIN UPDATE users SET "
        "reset_pw_hash = 'x'; END;\n"
        "UPDATE gsm_skills SET initialwert = 5 WHERE id > 1;\nDROP TRIGGER sneaky;\n-- migrate:down\n");
    const QStringList before = stateOf(stage.profile(stage.prod));
    const RehearsalReport report = rehearse(stage);
    QVERIFY2(report.wouldFail, qPrintable(textOf(report)));
    QCOMPARE(report.work.error->code, ErrorCode::ProtectionViolated);
    QCOMPARE(report.exitCode(), ExitCode::CheckFailed);
    QCOMPARE(scratches(stage), QStringList());
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

void RehearsalTest::deploysAfterRehearsal() {
    Stage stage(currentEngine());
    stage.prod.rehearsal = true;
    const deployment::Plan plan = stage.plan();
    QCOMPARE(plan.phases.indexOf(s("rehearsal")), plan.phases.indexOf(s("backup")) + 1);
    const DeploymentReport report = stage.apply(plan);
    QVERIFY2(succeeded(report), qPrintable(report.error ? report.error->toText() : report.databaseState));
    QCOMPARE(report.phases[2].phase, s("rehearsal"));
    QVERIFY(report.predicted.has_value());
    qint64 sum = report.stateMilliseconds;
    for (const deployment::PhaseResult &phase : report.phases) {
        if (QStringList{s("migrate"), s("safety_net"), s("import"), s("validate"), s("record")}.contains(phase.phase))
            sum += phase.milliseconds;
    }
    QCOMPARE(report.awayMilliseconds(), sum);
    const QJsonObject json = QJsonDocument::fromJson(valueOrDie(readFile(report.folder + s("/report.json"))))
                                 .object()[u"rehearsal"]
                                 .toObject();
    QCOMPARE(json[u"away_milliseconds"].toInteger(), sum);
    QCOMPARE(json[u"text"].toString(), report.predicted->compare(sum));
    const QString html = QString::fromUtf8(valueOrDie(readFile(report.folder + s("/report.html"))));
    QVERIFY(html.contains(report.predicted->compare(sum).toHtmlEscaped()));
    QVERIFY(QFile::exists(report.folder + s("/rehearsal.json")));
    QCOMPARE(scratches(stage), QStringList());
}

void RehearsalTest::deploymentStopsAtRehearsal() {
    Stage stage(currentEngine());
    stage.prod.rehearsal = true;
    stage.prod.hooks[s("maintenance_on")] = QStringList{s("touch"), s("maintenance-on")};
    stage.addMigration(kFailsWithData);
    const QStringList before = stateOf(stage.profile(stage.prod));
    const DeploymentReport report = stage.deploy();
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.exitCode(), ExitCode::CheckFailed);
    QVERIFY2(report.error->message.contains(s("On a copy")), qPrintable(report.error->toText()));
    QVERIFY(report.error->position.has_value());
    QCOMPARE(report.phases.back().phase, s("rehearsal"));
    QVERIFY(report.databaseState.contains(s("Nothing was changed")));
    QVERIFY(!QFile::exists(stage.folder() + s("/maintenance-on")));
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
    QCOMPARE(scratches(stage), QStringList());
}

/// Without the right to make databases; killed there, too.
void RehearsalTest::onPrivateServer() {
    Stage stage(db::Engine::MariaDb);
    stage.change({s("CREATE OR REPLACE USER 'narrow'@'localhost' IDENTIFIED BY ''"),
                  s("GRANT ALL PRIVILEGES ON `%1`.* TO 'narrow'@'localhost'").arg(stage.prod.database)});
    stage.prod.user = s("narrow");
    const QStringList before = stateOf(stage.profile(stage.prod));
    const pid_t child = ::fork();
    if (child == 0) {
        Listener listener;
        listener.onEvent = [](const Event &event) {
            if (event.event == s("rehearsal_step") && event.data[u"step"].toString() == s("import"))
                ::kill(::getpid(), SIGKILL);
        };
        (void)rehearse(stage, listener.context());
        ::_exit(0);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    QCOMPARE(scratches(stage).size(), 1);
    Listener listener;
    const RehearsalReport report = rehearse(stage, listener.context());
    QVERIFY2(report.works(), qPrintable(textOf(report)));
    QVERIFY(listener.heard(s("scratch_removed")));
    QVERIFY(report.onPrivateServer);
    QVERIFY(report.sameState);
    QVERIFY(report.backupVerified);
    QVERIFY2(report.place.contains(s("private server")), qPrintable(report.place));
    QCOMPARE(report.prediction->reserve, 3.0);
    QCOMPARE(scratches(stage), QStringList());
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

/// From a copy beside it such a statement would change the target itself.
void RehearsalTest::migrationThatNamesItsDatabase() {
    Stage stage(db::Engine::MariaDb);
    const QByteArray name = stage.prod.database.toUtf8();
    stage.addMigration("-- migrate:up\nCREATE TABLE `" + name + "`.gsm_elsewhere (id int PRIMARY KEY);\n" +
                       "-- migrate:down\nDROP TABLE `" + name + "`.gsm_elsewhere;\n");
    deployment::Plan plan = stage.plan();
    std::erase_if(plan.checks, [](const deployment::CheckResult &check) {
        return check.level == deployment::CheckResult::Level::Error;
    });
    const QStringList before = stateOf(stage.profile(stage.prod));
    const RehearsalReport report = deployment::applyRehearsal(stage.session, plan, {});
    QVERIFY2(report.works(), qPrintable(textOf(report)));
    QVERIFY(report.onPrivateServer);
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

void RehearsalTest::neitherHereNorThere() {
    Stage stage(db::Engine::MariaDb);
    stage.change({s("CREATE OR REPLACE USER 'narrow'@'localhost' IDENTIFIED BY ''"),
                  s("GRANT ALL PRIVILEGES ON `%1`.* TO 'narrow'@'localhost'").arg(stage.prod.database)});
    stage.prod.user = s("narrow");
    stage.prod.rehearsal = true;
    const QStringList before = stateOf(stage.profile(stage.prod));
    // A machine with another server's program: first in PATH stands one of another series.
    const QString programs = stage.folder() + s("/programs");
    valueOrDie(makeFolder(programs));
    valueOrDie(writeFileAtomically(programs + s("/mariadbd"), "#!/bin/sh\necho 'mariadbd  Ver 10.1.2-MariaDB'\n"));
    QVERIFY(QFile::setPermissions(programs + s("/mariadbd"), QFile::ReadOwner | QFile::ExeOwner));
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", QByteArray(QFile::encodeName(programs) + ':' + path));
    const deployment::Plan plan = stage.plan();
    deployment::Plan unchecked = plan;
    std::erase_if(unchecked.checks, [](const deployment::CheckResult &check) {
        return check.level == deployment::CheckResult::Level::Error;
    });
    const RehearsalReport report = deployment::applyRehearsal(stage.session, unchecked, {});
    qputenv("PATH", path);
    const auto check = std::ranges::find(plan.checks, s("rehearsal"), &deployment::CheckResult::code);
    QVERIFY(check != plan.checks.end());
    QCOMPARE(check->level, deployment::CheckResult::Level::Error);
    QVERIFY(!report.works());
    QVERIFY(!report.wouldFail);
    QCOMPARE(report.exitCode(), ExitCode::NotAuthorised);
    const Error error = deployment::rehearsalError(report, s("prod"));
    QVERIFY2(error.message.contains(s("was not possible")), qPrintable(error.toText()));
    QVERIFY2(error.hint.contains(s("GRANT ALL")) && error.hint.contains(s("10.1.2")), qPrintable(error.hint));
    QCOMPARE(scratches(stage), QStringList());
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

void RehearsalTest::somebodyIsAtWork() {
    const Stage stage(db::Engine::MariaDb);
    const deployment::Plan plan = stage.plan();
    const auto lock = valueOrDie(migration::DatabaseLock::acquire(stage.profile(stage.prod), s("a long rollback"), {}));
    const RehearsalReport report = deployment::applyRehearsal(stage.session, plan, {});
    QCOMPARE(report.exitCode(), ExitCode::Locked);
    QVERIFY2(textOf(report).contains(s("a long rollback")), qPrintable(textOf(report)));
}

QTEST_GUILESS_MAIN(RehearsalTest)
#include "test_rehearsal.moc"
