// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QProcess>
#include <QThread>

#include "cli_fixture.h"

#include <csignal>

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

constexpr int kPatience = 60000;

/// The real program.
class Program final : public QProcess {
public:
    explicit Program(const QStringList &arguments) {
        setProgram(s(STELLWERK_BIN_DIR "/stellwerk-cli"));
        setArguments(arguments);
    }
    void send(int signal) const { ::kill(static_cast<pid_t>(processId()), signal); }
    /// Runs to the end; gives the exit code, -1 for a crash.
    int finish() {
        if (state() == NotRunning)
            start();
        const bool ended = waitForFinished(kPatience);
        return ended && exitStatus() == NormalExit ? exitCode() : -1;
    }
};

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

QTEST_GUILESS_MAIN(TestCliProcess)
#include "test_cli_process.moc"
