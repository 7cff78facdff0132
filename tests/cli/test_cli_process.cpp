// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QThread>

#include "cli_fixture.h"
#include "program.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// A MariaDB demo whose last migration takes its time.
std::unique_ptr<DemoWorkspace> slowDemo(int seconds) {
    auto demo = std::make_unique<DemoWorkspace>(db::Engine::MariaDb);
    demo->write("migrations/0009_slow.mariadb.sql",
                QStringLiteral("-- version: 0.4.0\n-- migrate:up\nCREATE TABLE gsm_slow (id INTEGER PRIMARY KEY);\nDO "
                               "SLEEP(%1);\nDROP TABLE gsm_slow;\n-- migrate:down\nDROP TABLE IF EXISTS gsm_slow;\n")
                    .arg(seconds)
                    .toUtf8());
    demo->write("migrations/0009_slow.sqlite.sql",
                "-- version: 0.4.0\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;\n");
    (void)demo->package();
    return demo;
}

/// Waits until the server runs a statement on prod that begins with @p statement.
bool serverRuns(const DemoWorkspace &demo, const char *statement) {
    db::ConnectionProfile profile = demo.profile("prod");
    const QString sql =
        QStringLiteral("SELECT COUNT(*) FROM information_schema.processlist WHERE db = '%1' AND info LIKE '%2%'")
            .arg(profile.database, s(statement));
    profile.database.clear();
    db::Connection connection = openOrDie(profile);
    return QTest::qWaitFor([&] { return valueOrDie(connection.selectValue(sql))->toInteger() == 1; }, kPatience);
}

} // namespace

/// What only a process of its own can show: signals, streams that break, the language.
class TestCliProcess final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesALanguage();
    void interruptRollsBack();
    void secondInterruptLeavesAtOnce();
    void lostTerminalStopsNothing();
    void readerThatLeavesStopsNothing();
    void fullDiskIsNoSuccess();
    void nearestWorkspace();
    void oneOfManyApplies();
};

void TestCliProcess::takesALanguage() {
    Program program(words("environments --language de"));
    QCOMPARE(program.finish(), 2);
    QVERIFY(program.readAllStandardOutput().isEmpty());
    Program english(words("environments --language en"));
    QCOMPARE(english.finish(), 2);
    QVERIFY(english.readAllStandardError().contains("A command is missing"));
}

void TestCliProcess::interruptRollsBack() {
    const auto demo = slowDemo(600);
    const QByteArray before = demo->databaseFingerprint("prod");
    Program program(demo->arguments("deploy %1 --env prod --confirm prod --json", {demo->package()}));
    program.start();
    QVERIFY(serverRuns(*demo, "DO SLEEP(600)"));
    program.send(SIGINT);
    QCOMPARE(program.finish(), 130);
    const QJsonObject document = QJsonDocument::fromJson(program.readAllStandardOutput()).object();
    QCOMPARE(document[QLatin1String("error")][QLatin1String("code")].toString(), s("CANCELLED"));
    QCOMPARE(document[QLatin1String("report")][QLatin1String("outcome")].toString(), s("cancelled"));
    QVERIFY(program.readAllStandardError().contains("Cancelling"));
    QCOMPARE(demo->databaseFingerprint("prod"), before);
}

/// The first interrupt ends the hook and calls the one for failures, which nothing stops but a second interrupt.
void TestCliProcess::secondInterruptLeavesAtOnce() {
    DemoWorkspace demo(db::Engine::Sqlite);
    demo.edit("environments.toml", "data/prod.sqlite\"",
              "data/prod.sqlite\"\nhooks = { maintenance_on = [\"sh\", \"-c\", \"touch first; exec sleep 50\"], "
              "on_failure = [\"sh\", \"-c\", \"touch second; exec sleep 50\"] }");
    const QByteArray before = demo.databaseFingerprint("prod");
    Program program(demo.arguments("deploy %1 --env prod --confirm prod", {demo.package()}));
    program.setWorkingDirectory(demo.folder());
    program.start();
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(demo.path("first")); }, kPatience));
    program.send(SIGINT);
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(demo.path("second")); }, kPatience));
    program.send(SIGINT);
    QCOMPARE(program.finish(), 130);
    QVERIFY(program.readAllStandardOutput().isEmpty()); // it did not come to a result
    QVERIFY(demo.run("deployments list --env prod").out.contains("not finished"));
    QCOMPARE(demo.databaseFingerprint("prod"), before);
}

void TestCliProcess::lostTerminalStopsNothing() {
    const auto demo = slowDemo(3);
    Program program(demo->arguments("deploy %1 --env prod --confirm prod", {demo->package()}));
    program.start();
    QVERIFY(serverRuns(*demo, "DO SLEEP(3)"));
    program.send(SIGHUP);
    QCOMPARE(program.finish(), 0);
    QCOMPARE(demo->run("status --env prod --exit-code").code, 0);
}

void TestCliProcess::readerThatLeavesStopsNothing() {
    DemoWorkspace demo(db::Engine::Sqlite);
    Program program(demo.arguments("deploy %1 --env prod --confirm prod --events -q", {demo.package()}));
    QProcess reader;
    program.setStandardOutputProcess(&reader);
    program.start();
    reader.start(s("head"), {s("-n1")});
    QVERIFY(reader.waitForFinished(kPatience));
    QCOMPARE(program.finish(), 1); // the result could not be handed over, which is no success
    QCOMPARE(demo.run("status --env prod --exit-code").code, 0);
}

void TestCliProcess::fullDiskIsNoSuccess() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    Program program(demo.arguments("schema dump --env dev"));
    program.setStandardOutputFile(s("/dev/full"));
    QCOMPARE(program.finish(), 1);
    QVERIFY(program.readAllStandardError().contains("could not be written"));
}

void TestCliProcess::nearestWorkspace() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    QVERIFY(QDir(demo.folder()).mkpath(s("deep/below")));
    Program program(words("status --env dev --json"));
    program.setWorkingDirectory(demo.path("deep/below"));
    QCOMPARE(program.finish(), 0);
    Program outside(words("status --json"));
    outside.setWorkingDirectory(QDir::rootPath());
    QCOMPARE(outside.finish(), 4);
}

/// Twenty processes want to apply the same migrations at once: one does, the others are told who. Then that one is
/// killed in the middle of a statement that the server goes on with; the next process waits for the server and finishes
/// the work. Who holds what is decided by a metadata lock of the test.
void TestCliProcess::oneOfManyApplies() {
    const DemoWorkspace demo(db::Engine::MariaDb);
    const QStringList words = demo.arguments("migrations apply --env prod --confirm prod --language en");
    db::Connection blocker = openOrDie(demo.profile("prod"));
    valueOrDie(blocker.begin());
    valueOrDie(blocker.select(s("SELECT * FROM learning_sources LIMIT 1")));

    std::vector<std::unique_ptr<Program>> programs;
    for (int i = 0; i < 20; ++i) {
        programs.push_back(std::make_unique<Program>(words));
        programs.back()->start();
    }
    QVERIFY(serverRuns(demo, "ALTER TABLE learning_sources RENAME"));
    const auto running = [&] {
        return std::ranges::count_if(programs, [](const auto &one) { return one->state() != QProcess::NotRunning; });
    };
    QVERIFY(QTest::qWaitFor([&] { return running() == 1; }, kPatience));
    const auto holder =
        std::ranges::find_if(programs, [](const auto &one) { return one->state() == QProcess::Running; });
    const QByteArray pid = "(process " + QByteArray::number((*holder)->processId()) + ')';
    for (const auto &program : programs) {
        if (program == *holder)
            continue;
        const QByteArray said = program->readAllStandardError();
        QVERIFY2(program->exitCode() == 9, said.constData());
        QVERIFY2(said.contains(pid) && said.contains("migrations to 0.4.0"), said.constData());
    }
    (*holder)->send(SIGKILL);
    QCOMPARE((*holder)->finish(), -1);

    Program status(demo.arguments("status --env prod --json"));
    QCOMPARE(status.finish(), 0);
    const QJsonObject state = QJsonDocument::fromJson(status.readAllStandardOutput()).object();
    const QJsonObject prod = state[QLatin1String("environments")].toArray().first().toObject();
    const QJsonObject unfinished =
        prod[QLatin1String("version")][QLatin1String("unfinished")].toArray().first().toObject();
    QCOMPARE(unfinished[QLatin1String("in_flight")][QLatin1String("fate")].toString(), s("running"));

    Program next(words);
    next.start();
    QByteArray said;
    QVERIFY(QTest::qWaitFor(
        [&] {
            said += next.readAllStandardError();
            return said.contains("Waiting: the server is still at a statement");
        },
        kPatience));
    valueOrDie(blocker.rollback());
    QVERIFY2(next.finish() == 0, QByteArray(said + next.readAllStandardError()));
    Program again(words);
    QCOMPARE(again.finish(), 0);
    QVERIFY(again.readAllStandardOutput().contains("No migration is pending"));
}

QTEST_GUILESS_MAIN(TestCliProcess)
#include "test_cli_process.moc"
