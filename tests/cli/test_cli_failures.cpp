// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "migration/lock/lock.h"

#include <QDir>
#include <QRegularExpression>

#include "cli_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

constexpr auto kPassword = "Streng-Geheim-77";

} // namespace

/// What can go wrong, with the exit code and the error's name that programs rely on; nothing may be changed by it.
class TestCliFailures final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workspaceFiles();
    void everyMistakeWithItsPlace();
    void unknownEnvironment();
    void badPackages();
    void flippedBytes();
    void confirmations();
    void versions_data();
    void versions();
    void twoStepsAtOnce_data() { addEngineRows(); }
    void twoStepsAtOnce();
    void lockIsHeld_data() { addEngineRows(); }
    void lockIsHeld();
    void closedPort();
    void nobodyToAskForThePassword();
    void wrongPassword();
    void failedMigrationIsRolledBack_data() { addEngineRows(); }
    void failedMigrationIsRolledBack();
    void stoppedBeforeTheFirstWrite();
    void timeoutRollsBack();

private:
    /// Runs with and without --json: same exit code, and the workspace is as it was.
    void refuses(const DemoWorkspace &demo, const QStringList &arguments, int code, const char *errorCode,
                 const char *text = "");
};

void TestCliFailures::refuses(const DemoWorkspace &demo, const QStringList &arguments, int code, const char *errorCode,
                              const char *text) {
    const QByteArray prod = demo.databaseFingerprint("prod");
    const CliRun plain = runCli(arguments);
    QVERIFY2(plain.code == code, plain.err.constData());
    QVERIFY2(plain.err.contains(text), plain.err.constData());
    const CliRun json = runCli(arguments + QStringList{s("--json")});
    QCOMPARE(json.code, code);
    QCOMPARE(json.errorCode(), s(errorCode));
    QCOMPARE(json.document()[QLatin1String("success")].toBool(true), false);
    QCOMPARE(demo.databaseFingerprint("prod"), prod);
}

void TestCliFailures::workspaceFiles() {
    const QTemporaryDir empty;
    const CliRun run = runCli(words("status --json --workspace %1", {empty.path()}));
    QCOMPARE(run.code, 4);
    QCOMPARE(run.errorCode(), s("NOT_FOUND"));
    QVERIFY(!run.document()[QLatin1String("error")][QLatin1String("hint")].toString().isEmpty());
    QFile file(empty.filePath(s("project.toml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[project\n");
    file.close();
    const CliRun broken = runCli(words("status --json --workspace %1", {empty.path()}));
    QCOMPARE(broken.code, 4);
    QCOMPARE(broken.errorCode(), s("INVALID_INPUT"));
    QVERIFY2(broken.err.contains("project.toml:1:"), broken.err.constData());
}

void TestCliFailures::everyMistakeWithItsPlace() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    demo.edit("project.toml", "required_db_version = \"0.4.0\"", "required_db_version = \"four\"\nspelt_wrong = 1");
    demo.write("environments.toml", "[[environment]]\nname = \"dev\"\nkind = \"development\"\ndriver = "
                                    "\"oracle\"\ndatabase = \"data/dev.sqlite\"\npassword = \"Streng-Geheim-77\"\n");
    const CliRun run = demo.run("status");
    QCOMPARE(run.code, 4);
    QVERIFY(run.out.isEmpty());
    const QString err = QString::fromUtf8(run.err);
    QVERIFY2(err.contains(QRegularExpression(s("project\\.toml:\\d+:\\d+: project\\.required_db_version"))),
             run.err.constData());
    QVERIFY2(err.contains(QRegularExpression(s("project\\.toml:\\d+:\\d+: The key project\\.spelt_wrong"))),
             run.err.constData());
    QVERIFY2(err.contains(s("environments.toml:4:")) && err.contains(s("environments.toml:6:")), run.err.constData());
    QVERIFY2(!err.contains(s(kPassword)), run.err.constData());
}

void TestCliFailures::unknownEnvironment() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    refuses(demo, demo.arguments("status --env nowhere"), 2, "USAGE", "dev, prod");
    refuses(demo, demo.arguments("backup list"), 2, "USAGE", "--env");
    QFile::remove(demo.path("data/dev.sqlite"));
    const CliRun missing = demo.run("validate --env dev --json");
    QCOMPARE(missing.code, 4);
    QCOMPARE(missing.errorCode(), s("NOT_FOUND"));
    QVERIFY(!QFile::exists(demo.path("data/dev.sqlite")));
    // An overview goes on without it; asked for alone it is a failure.
    QCOMPARE(demo.run("status").code, 0);
    QCOMPARE(demo.run("status --env dev").code, 4);
}

void TestCliFailures::badPackages() {
    DemoWorkspace demo(db::Engine::Sqlite);
    const QString package = demo.package();
    for (const char *line :
         {"deploy %1 --env prod --confirm prod", "diff %1 --env prod", "package show %1", "package verify %1"}) {
        refuses(demo, demo.arguments(line, {demo.path("nothing.tar.gz")}), 4, "NOT_FOUND");
        refuses(demo, demo.arguments(line, {demo.folder()}), 4, "INVALID_INPUT");
        refuses(demo, demo.arguments(line, {demo.path("project.toml")}), 4, "DAMAGED");
    }
    demo.edit("project.toml", "id = \"bamort\"", "id = \"other\"");
    refuses(demo, demo.arguments("deploy %1 --env prod --confirm prod", {package}), 4, "FOREIGN");
}

void TestCliFailures::flippedBytes() {
    DemoWorkspace demo(db::Engine::Sqlite);
    const QByteArray content = valueOrDie(readFile(demo.package()));
    for (int part = 0; part < 8; ++part) {
        QByteArray flipped = content;
        const qsizetype at = content.size() * part / 8 + content.size() / 16;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x20);
        demo.write("packages/flipped.tar.gz", flipped);
        const CliRun run = demo.run("package verify %1 --json", {demo.path("packages/flipped.tar.gz")});
        QCOMPARE(run.code, 4);
        QCOMPARE(run.errorCode(), s("DAMAGED"));
    }
    refuses(demo, demo.arguments("deploy %1 --env prod --confirm prod", {demo.path("packages/flipped.tar.gz")}), 4,
            "DAMAGED");
}

void TestCliFailures::confirmations() {
    DemoWorkspace demo(db::Engine::Sqlite);
    const QString backup = demo.run("backup create --env prod --json").document()[QLatin1String("file")].toString();
    refuses(demo, demo.arguments("deploy %1 --env prod", {demo.package()}), 2, "CONFIRMATION_MISSING",
            "--confirm prod");
    refuses(demo, demo.arguments("deploy %1 --env prod --confirm dev", {demo.package()}), 2, "CONFIRMATION_MISSING",
            "--confirm prod");
    refuses(demo, demo.arguments("restore %1 --env prod", {backup}), 2, "CONFIRMATION_MISSING", "--confirm prod");
}

void TestCliFailures::versions_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("errorCode");
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        const auto row = [engine](const char *name, const char *sql, const char *code) {
            QTest::addRow("%s %s", qPrintable(db::engineName(engine)), name) << engine << s(sql) << s(code);
        };
        row("newer", "UPDATE schema_version SET version = '9.9.9'", "VERSION_TOO_NEW");
        row("untracked", "DROP TABLE schema_version", "VERSION_UNTRACKED");
        row("unreadable", "UPDATE schema_version SET version = 'four'", "VERSION_UNKNOWN");
    }
}

void TestCliFailures::versions() {
    QFETCH(const QString, sql);
    QFETCH(const QString, errorCode);
    DemoWorkspace demo(currentEngine());
    demo.exec("prod", sql);
    refuses(demo, demo.arguments("deploy %1 --env prod --confirm prod", {demo.package()}), 4,
            errorCode.toLatin1().constData());
    QCOMPARE(demo.run("status --env prod --exit-code").code, errorCode == s("VERSION_UNKNOWN") ? 4 : 3);
}

/// dev has gone on to 0.5.0, which has the structure of 0.4.0; prod may not jump there from 0.3.0.
void TestCliFailures::twoStepsAtOnce() {
    const DemoWorkspace demo(currentEngine());
    QCOMPARE(demo.run("baseline --env dev --version 0.4.0").code, 0);
    demo.write("migrations/0009_nothing.sql",
               "-- version: 0.5.0\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;\n");
    demo.edit("project.toml", "required_db_version = \"0.4.0\"", "required_db_version = \"0.5.0\"");
    demo.exec("dev", s("UPDATE schema_version SET version = '0.5.0'"));
    QVERIFY(QFile::copy(demo.path("schema/0.4.0.json"), demo.path("schema/0.5.0.json")));
    const CliRun prepared = demo.run("prepare --env dev --json");
    QVERIFY2(prepared.code == 0, prepared.err.constData());
    const QString package = prepared.document()[QLatin1String("path")].toString();
    refuses(demo, demo.arguments("deploy %1 --env prod --confirm prod", {package}), 4, "VERSION_SKIPPED", "0.4.0");
}

void TestCliFailures::lockIsHeld() {
    DemoWorkspace demo(currentEngine());
    const QString package = demo.package();
    const auto lock =
        valueOrDie(migration::DatabaseLock::acquire(demo.profile("prod"), s("a test"), std::chrono::seconds(0)));
    refuses(demo, demo.arguments("deploy %1 --env prod --confirm prod", {package}), 9, "LOCKED", "a test");
}

void TestCliFailures::closedPort() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    const quint16 unused = unusedPort();
    QVERIFY(unused != 0);
    const QByteArray port = QByteArray::number(unused);
    demo.write(
        "environments.toml",
        "[[environment]]\nname = \"far\"\nkind = \"staging\"\ndriver = \"mariadb\"\nhost = \"127.0.0.1\"\nport = " +
            port + "\ndatabase = \"x\"\nuser = \"x\"\n");
    for (const char *line : {"validate --env far --json", "status --env far --json", "migrations list --env far --json",
                             "backup create --env far --json"}) {
        const CliRun run = demo.run(line);
        QVERIFY2(run.code == 8, line);
        QCOMPARE(run.errorCode(), s("CONNECTION_FAILED"));
    }
}

void TestCliFailures::nobodyToAskForThePassword() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    demo.write("environments.toml", "[[environment]]\nname = \"ask\"\nkind = \"staging\"\ndriver = "
                                    "\"mariadb\"\ndatabase = \"x\"\nuser = \"x\"\nsecret = \"prompt\"\n");
    const CliRun run = demo.run("validate --env ask --json"); // nobody can be asked: it must not wait
    QCOMPARE(run.code, 2);
    QCOMPARE(run.errorCode(), s("USAGE"));
}

void TestCliFailures::wrongPassword() {
    DemoWorkspace demo(db::Engine::MariaDb);
    const QString database = demo.profile("prod").database;
    demo.exec("prod", s("CREATE OR REPLACE USER 'careful'@'localhost' IDENTIFIED BY 'right-one'"));
    demo.exec("prod", s("GRANT ALL PRIVILEGES ON *.* TO 'careful'@'localhost'"));
    demo.write("environments.toml",
               QStringLiteral("[[environment]]\nname = \"prod\"\nkind = \"production\"\ndriver = \"mariadb\"\nsocket = "
                              "\"%1\"\ndatabase = \"%2\"\nuser = \"careful\"\nsecret = \"env:STELLWERK_TEST_SECRET\"\n")
                   .arg(demo.profile("prod").socket, database)
                   .toUtf8());
    qunsetenv("STELLWERK_TEST_SECRET");
    QCOMPARE(demo.run("validate --env prod").code, 4); // the variable is missing
    qputenv("STELLWERK_TEST_SECRET", kPassword);
    const CliRun wrong = demo.run("validate --env prod --json -v");
    QCOMPARE(wrong.code, 10);
    QCOMPARE(wrong.errorCode(), s("ACCESS_DENIED"));
    QVERIFY(!wrong.out.contains(kPassword) && !wrong.err.contains(kPassword));
    qputenv("STELLWERK_TEST_SECRET", "right-one");
    for (const char *line : {"validate --env prod --json -v", "status --events -v",
                             "backup create --env prod --events -v", "environments list --json"}) {
        const CliRun right = demo.run(line);
        QVERIFY2(right.code == 0, right.err.constData());
        QVERIFY2(!right.out.contains("right-one") && !right.err.contains("right-one"), line);
    }
    qunsetenv("STELLWERK_TEST_SECRET");
}

void TestCliFailures::failedMigrationIsRolledBack() {
    DemoWorkspace demo(currentEngine());
    demo.write("migrations/0009_breaks.sql",
               "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE gsm_half (id INTEGER PRIMARY KEY);\nINSERT INTO "
               "gsm_half (no_such_column) VALUES (1);\n-- migrate:down\nDROP TABLE IF EXISTS gsm_half;\n");
    const QString package = demo.package();
    const QByteArray before = demo.databaseFingerprint("prod");
    const CliRun run = demo.run("deploy %1 --env prod --confirm prod --json", {package});
    QVERIFY2(run.code == 6, run.err.constData());
    QCOMPARE(run.errorCode(), s("SQL"));
    QCOMPARE(run.document()[QLatin1String("report")][QLatin1String("outcome")].toString(), s("rolled_back"));
    QVERIFY2(run.err.contains("0009_breaks.sql:4"), run.err.constData());
    QCOMPARE(demo.databaseFingerprint("prod"), before);
    const CliRun shown = demo.run("deployments show");
    QVERIFY(shown.out.contains("rolled back"));
    QVERIFY(shown.out.contains("no_such_column"));
}

void TestCliFailures::stoppedBeforeTheFirstWrite() {
    DemoWorkspace demo(db::Engine::Sqlite);
    const QString package = demo.package();
    std::stop_source stop;
    stop.request_stop();
    const CliRun run =
        runCli(demo.arguments("deploy %1 --env prod --confirm prod --json", {package}), stop.get_token());
    QCOMPARE(run.code, 130);
    QCOMPARE(run.errorCode(), s("CANCELLED"));
}

void TestCliFailures::timeoutRollsBack() {
    DemoWorkspace demo(db::Engine::MariaDb);
    demo.write("migrations/0009_slow.mariadb.sql",
               "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE gsm_slow (id INTEGER PRIMARY KEY);\nDO SLEEP(600);\n-- "
               "migrate:down\nDROP TABLE IF EXISTS gsm_slow;\n");
    demo.write("migrations/0009_slow.sqlite.sql",
               "-- version: 0.4.0\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;\n");
    const QString package = demo.package();
    const QByteArray before = demo.databaseFingerprint("prod");
    const CliRun run = demo.run("deploy %1 --env prod --confirm prod --timeout 5 --json", {package});
    QVERIFY2(run.code == 8, run.err.constData());
    QCOMPARE(run.errorCode(), s("TIMEOUT"));
    QCOMPARE(demo.databaseFingerprint("prod"), before);
}

QTEST_GUILESS_MAIN(TestCliFailures)
#include "test_cli_failures.moc"
