// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/init_support.h"
#include "deployment/killed_process.h"
#include "deployment/run/resume.h"
#include "deployment/state/status.h"

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::NextStep;

namespace {

/// Runs an init that kills its own process as soon as @p strike says so. True if it came to that.
bool killedInit(const FreshPlace &place, const std::function<bool(const Event &)> &strike) {
    const pid_t child = ::fork();
    if (child == 0) {
        Listener listener;
        listener.onEvent = [&](const Event &event) {
            if (strike(event))
                ::kill(::getpid(), SIGKILL);
        };
        (void)place.install(listener.context());
        ::_exit(0);
    }
    int status = 0;
    if (::waitpid(child, &status, 0) != child)
        qFatal("the child is lost");
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

std::function<bool(const Event &)> atPhase(const char *phase) {
    return [name = QString::fromLatin1(phase)](const Event &event) {
        return event.event == u"phase_started" && event.data[QLatin1String("phase")].toString() == name;
    };
}

} // namespace

class InitKilledTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void atEveryEvent_data() { addEngineRows(); }
    void atEveryEvent();
    void rowsSince_data() {
        QTest::addColumn<db::Engine>("engine");
        QTest::newRow("mariadb") << db::Engine::MariaDb;
    }
    void rowsSince();
    void serverKilled_data();
    void serverKilled();
    void otherCommandsKnow_data() { addEngineRows(); }
    void otherCommandsKnow();
};

/// Killed at the n-th event after the first write, n = 0, 1, 2, … (of those of single tables every seventh), until it
/// is through. Then the database is emptied, or init runs again.
void InitKilledTest::atEveryEvent() {
    bool unfinishedSeen = false;
    for (int n = 0;; ++n) {
        const FreshPlace place;
        int events = 0;
        int tables = 0;
        bool wrote = false;
        const bool wasKilled = killedInit(place, [&](const Event &event) {
            wrote = wrote || event.event == u"first_write";
            if (!wrote || (event.event == u"table_created" && ++tables % 7 != 1))
                return false;
            return events++ == n;
        });
        if (!wasKilled) {
            QVERIFY(n > 12);
            QVERIFY(unfinishedSeen);
            return;
        }
        const QByteArray where = "event " + QByteArray::number(n);
        const auto status = statusAfterDeath(place.stage.session, place.target);
        QVERIFY2(!status.error, where);
        if (status.unfinishedRun.isEmpty()) {
            // The record was not written yet, or its end was.
            if (place.content().isEmpty())
                QVERIFY2(succeeded(place.install()), where);
            QCOMPARE(deployment::readStatus(place.stage.session, place.target, {}).version.compatibility,
                     migration::Compatibility::Compatible);
            continue;
        }
        unfinishedSeen = true;
        QVERIFY2(status.nextStep == NextStep::Resume && status.nextStepText.contains(QLatin1String("init --undo")),
                 qPrintable(status.nextStepText));
        const auto plan = place.plan();
        QVERIFY2(plan.interrupted && plan.deployable(), where);
        if (n % 2 == 0) {
            const auto dropped =
                valueOrDie(deployment::undoInit(place.stage.session, place.target, place.target.name, {}));
            QVERIFY2(dropped.size() >= plan.interrupted->tables.size(), where);
            QVERIFY2(place.content().isEmpty(), where);
            QVERIFY2(!place.plan().interrupted, where);
        }
        const DeploymentReport report = place.install();
        QVERIFY2(succeeded(report), QByteArray(where + (report.error ? report.error->toText().toUtf8() : "")));
        const auto after = deployment::readStatus(place.stage.session, place.target, {});
        QVERIFY2(after.nextStep == NextStep::None && after.warnings.isEmpty(), where);
        const auto again =
            valueOrDie(deployment::planDeployment(place.stage.session, place.stage.package, place.target, {}));
        QVERIFY2(again.nothingToDo() && again.deployable(), where);
    }
}

/// Somebody has used the half-made database: nothing of it is dropped.
void InitKilledTest::rowsSince() {
    const FreshPlace place;
    QVERIFY(killedInit(place, atPhase("import")));
    const QStringList before = place.content();
    QVERIFY(before.contains(QLatin1String("table users")));
    place.exec("INSERT INTO users (username) VALUES ('somebody')");
    const auto undone = deployment::undoInit(place.stage.session, place.target, {}, {});
    QVERIFY(!undone);
    QCOMPARE(undone.error().code, ErrorCode::Drift);
    QVERIFY2(undone.error().message.contains(QLatin1String("users")), qPrintable(undone.error().message));
    const auto plan = place.plan();
    QVERIFY(!plan.deployable());
    QCOMPARE(place.apply(plan).outcome, deployment::Outcome::Refused);
    QCOMPARE(place.content(), before);
    QCOMPARE(place.value("SELECT username FROM users"), QStringLiteral("somebody"));
    place.exec("DELETE FROM users");
    QVERIFY(succeeded(place.install()));
}

void InitKilledTest::serverKilled_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("phase");
    for (const char *phase : {"schema", "tracking", "import", "validate"})
        QTest::newRow(phase) << db::Engine::MariaDb << QString::fromLatin1(phase);
}

/// The server goes away under an init: it says that it could not empty the database, and the next one does.
void InitKilledTest::serverKilled() {
    QFETCH(QString, phase);
    PrivateServer server;
    FreshPlace place;
    const db::ConnectionProfile fresh = server.freshDatabase();
    place.target.socket = fresh.socket;
    place.target.database = fresh.database;
    Listener listener;
    // In the phase of the schema after some tables, else as the phase begins.
    int tables = 0;
    listener.onEvent = [&](const Event &event) {
        const bool begins = event.event == u"phase_started" && event.data[QLatin1String("phase")].toString() == phase;
        if (phase == u"schema" ? event.event == u"table_created" && ++tables == 9 : begins)
            server.kill();
    };
    const DeploymentReport report = place.install(listener.context());
    QCOMPARE(report.outcome, deployment::Outcome::RollbackFailed);
    QCOMPARE(report.exitCode(), ExitCode::RollbackFailed);
    QVERIFY2(report.nextSteps.join(u' ').contains(QLatin1String("init --undo --env other")),
             qPrintable(report.nextSteps.join(u' ')));
    server.start();
    QVERIFY(deployment::readStatus(place.stage.session, place.target, {}).unfinishedIsInit);
    const DeploymentReport again = place.install();
    QVERIFY2(succeeded(again), qPrintable(textOf(again)));
}

void InitKilledTest::otherCommandsKnow() {
    const FreshPlace place;
    QVERIFY(killedInit(place, atPhase("import")));
    const auto plan =
        valueOrDie(deployment::planDeployment(place.stage.session, place.stage.package, place.target, {}));
    QVERIFY(!plan.deployable());
    const auto resumed = deployment::planResume(place.stage.session, place.target, {}, {});
    QVERIFY(!resumed);
    QVERIFY2(resumed.error().hint.contains(QLatin1String("init --undo --env other")), qPrintable(resumed.error().hint));
    valueOrDie(deployment::undoInit(place.stage.session, place.target, {}, {}));
    const auto nothing = deployment::undoInit(place.stage.session, place.target, {}, {});
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(InitKilledTest)
#include "test_init_killed.moc"
