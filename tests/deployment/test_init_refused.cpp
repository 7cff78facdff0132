// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/init_support.h"
#include "migration/lock/lock.h"

#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::CheckResult;
using deployment::DeploymentReport;
using deployment::Outcome;

class InitRefusedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void notEmpty_data() { addEngineRows(); }
    void notEmpty();
    void oldDump_data() { addEngineRows(); }
    void oldDump();
    void accountIsChecked_data() { addEngineRows(); }
    void accountIsChecked();
    void missingRights();
    void confirmationAndLock_data() { addEngineRows(); }
    void confirmationAndLock();
    void changedMeanwhile_data() { addEngineRows(); }
    void changedMeanwhile();
};

void InitRefusedTest::notEmpty() {
    const FreshPlace place;
    place.exec("CREATE TABLE notes (id INTEGER)");
    place.exec("CREATE VIEW seen AS SELECT id FROM notes");
    const auto plan = place.plan();
    QVERIFY(!plan.deployable());
    const CheckResult check = checkOf(plan.checks, "not-empty");
    QVERIFY2(check.message.contains(QLatin1String("table notes, view seen")), qPrintable(check.message));
    QVERIFY2(check.message.contains(QLatin1String("no version of this project")), qPrintable(check.message));
    const QStringList before = place.content();
    const DeploymentReport report = place.apply(plan);
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.exitCode(), ExitCode::CheckFailed);
    QCOMPARE(report.error->code, ErrorCode::AlreadyExists);
    QCOMPARE(place.content(), before);
    // Installed once is not empty either.
    place.exec("DROP VIEW seen");
    place.exec("DROP TABLE notes");
    QVERIFY(isGood(place.install()));
    const CheckResult again = checkOf(place.plan().checks, "not-empty");
    QVERIFY2(again.message.contains(QLatin1String("version table says 0.4.0")), qPrintable(again.message));
    QVERIFY2(!again.hint.contains(QLatin1String("baseline")), qPrintable(again.hint));
}

/// What the compose set-up calls a first start: the dump of an old version is in the database already.
void InitRefusedTest::oldDump() {
    FreshPlace place;
    place.target = place.stage.prod;
    db::Connection connection = place.stage.open(place.target);
    for (const char *table : {"schema_version", "migration_history", "stellwerk_migration", "stellwerk_journal"})
        valueOrDie(connection.exec(QStringLiteral("DROP TABLE IF EXISTS ") + QLatin1String(table)));
    const auto before = stateOf(place.stage.profile(place.target));
    const auto plan = place.plan();
    const CheckResult check = checkOf(plan.checks, "not-empty");
    QVERIFY2(check.message.contains(QLatin1String("36 object(s)")), qPrintable(check.message));
    QVERIFY2(check.message.contains(QLatin1String("not tracked")), qPrintable(check.message));
    QVERIFY2(check.message.contains(QLatin1String("version 0.3.0")), qPrintable(check.message));
    QVERIFY2(check.hint.contains(QLatin1String("stellwerk-cli baseline --env prod --version 0.3.0")),
             qPrintable(check.hint));
    QVERIFY2(check.hint.contains(QLatin1String("docker-entrypoint-initdb.d")), qPrintable(check.hint));
    QCOMPARE(place.apply(plan).outcome, Outcome::Refused);
    COMPARE_STATES(stateOf(place.stage.profile(place.target)), before);
}

void InitRefusedTest::accountIsChecked() {
    const FreshPlace place;
    const auto planFor = [&](const char *name, const char *email, bool none) {
        return valueOrDie(deployment::planInit(place.stage.session, place.stage.package, place.target,
                                               {QString::fromUtf8(name), QString::fromUtf8(email), none}, {}));
    };
    for (const auto &[name, email] : {std::pair{"", "a@example.org"},
                                      {"anna", ""},
                                      {" anna", "a@example.org"},
                                      {"an\nna", "a@example.org"},
                                      {"anna", "nobody"},
                                      {"anna", "@example.org"}}) {
        const auto plan = planFor(name, email, false);
        QVERIFY2(!plan.deployable(), name);
        const DeploymentReport report = place.apply(plan);
        QCOMPARE(report.outcome, Outcome::Refused);
        QCOMPARE(report.exitCode(), ExitCode::Usage);
    }
    const auto plan = place.plan();
    for (const char *password : {"", "short", "aaaaaaaaaaaaaaaaaa", "abcdefghijklmnop", "1234567890123456",
                                 "I am ANNA and I know it", "anna@example.org", "tab\tin the password"}) {
        const DeploymentReport report =
            deployment::applyInit(place.stage.session, plan, {{}, QString::fromUtf8(password)}, {});
        QCOMPARE(report.outcome, Outcome::Refused);
        QVERIFY2(report.error->code == ErrorCode::InvalidInput, password);
        QVERIFY(!*password || !report.error->toText().contains(QString::fromUtf8(password)));
    }
    QCOMPARE(place.content(), QStringList());
    const auto without = planFor("", "", true);
    QVERIFY(without.deployable());
    QVERIFY(isGood(deployment::applyInit(place.stage.session, without, {}, {})));
    QCOMPARE(place.value("SELECT COUNT(*) FROM users"), QStringLiteral("0"));
}

void InitRefusedTest::missingRights() {
    const Stage stage(db::Engine::MariaDb);
    project::Environment target = stage.emptyEnvironment();
    db::Connection admin = openOrDie(PrivateServer::instance().adminProfile());
    valueOrDie(admin.exec(QStringLiteral("CREATE OR REPLACE USER reader@localhost")));
    valueOrDie(
        admin.exec(QStringLiteral("GRANT SELECT, INSERT, CREATE ON `%1`.* TO reader@localhost").arg(target.database)));
    target.user = QStringLiteral("reader");
    const auto plan = valueOrDie(deployment::planInit(stage.session, stage.package, target, FreshPlace::account(), {}));
    const CheckResult check = checkOf(plan.checks, "rights");
    QVERIFY2(check.message.contains(QLatin1String("DROP")) && !check.message.contains(QLatin1String("INSERT")),
             qPrintable(check.message));
    const DeploymentReport report = deployment::applyInit(stage.session, plan, {{}, adminPassword()}, {});
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.exitCode(), ExitCode::NotAuthorised);
}

void InitRefusedTest::confirmationAndLock() {
    FreshPlace place;
    place.target.kind = project::EnvironmentKind::Production;
    const auto plan = place.plan();
    for (const char *word : {"", "prod", "Other"}) {
        const DeploymentReport report =
            deployment::applyInit(place.stage.session, plan, {QString::fromLatin1(word), adminPassword()}, {});
        QCOMPARE(report.error->code, ErrorCode::ConfirmationMissing);
        QCOMPARE(report.outcome, Outcome::Refused);
    }
    {
        const auto lock = valueOrDie(migration::DatabaseLock::acquire(
            place.stage.profile(place.target), QStringLiteral("other work"), std::chrono::seconds(0)));
        const DeploymentReport report =
            deployment::applyInit(place.stage.session, plan, {place.target.name, adminPassword(), {}}, {});
        QCOMPARE(report.exitCode(), ExitCode::Locked);
        QVERIFY(report.error->message.contains(QLatin1String("other work")));
    }
    QCOMPARE(place.content(), QStringList());
    QVERIFY(isGood(place.apply(plan)));
}

void InitRefusedTest::changedMeanwhile() {
    const FreshPlace place;
    const auto plan = place.plan();
    place.exec("CREATE TABLE made_meanwhile (id INTEGER)");
    const DeploymentReport report = place.apply(plan);
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.error->code, ErrorCode::AlreadyExists);
    QCOMPARE(place.content(), QStringList{QStringLiteral("table made_meanwhile")});
}

QTEST_GUILESS_MAIN(InitRefusedTest)
#include "test_init_refused.moc"
