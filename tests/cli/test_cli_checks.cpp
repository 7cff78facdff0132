// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "migration/lock/lock.h"

#include <QFileInfo>

#include "cli_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// Level of a check by its code; empty when it was not made.
QString levelOf(const QJsonArray &checks, const char *code) {
    for (const QJsonValue check : checks) {
        if (check[QLatin1String("code")] == QLatin1String(code))
            return check[QLatin1String("level")].toString();
    }
    return {};
}

QJsonArray environmentChecks(const CliRun &run) {
    return run.document()[QLatin1String("environments")]
        .toArray()
        .first()
        .toObject()[QLatin1String("checks")]
        .toArray();
}

QJsonArray partOf(const CliRun &run, const char *part) {
    for (const QJsonValue one : run.document()[QLatin1String("parts")].toArray()) {
        if (one[QLatin1String("part")] == QLatin1String(part))
            return one[QLatin1String("checks")].toArray();
    }
    return {};
}

} // namespace

/// environments check, diagnose, and what happens to one backup.
class TestCliChecks final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void environmentThatIsReady_data() { addEngineRows(); }
    void environmentThatIsReady();
    void rightsAreNamed_data();
    void rightsAreNamed();
    void eachCheckFails();
    void readOnlyServer();
    void diagnoseSaysEverything_data() { addEngineRows(); }
    void diagnoseSaysEverything();
    void diagnoseWithoutWorkspace();
    void whatMustStayIsNotDeleted_data() { addEngineRows(); }
    void whatMustStayIsNotDeleted();
    void exportsBytesOrADatabase();
};

void TestCliChecks::environmentThatIsReady() {
    const DemoWorkspace demo(currentEngine());
    const QByteArray before = demo.fingerprint();
    const CliRun run = demo.run("environments check --env prod --json");
    QVERIFY2(run.code == 0, run.err.constData());
    const QJsonArray checks = environmentChecks(run);
    for (const char *code : {"connection", "server", "version", "lock", "backup-folder"})
        QCOMPARE(levelOf(checks, code), s("passed"));
    const bool mariaDb = currentEngine() == db::Engine::MariaDb;
    for (const char *code : {"tls", "clock", "rights", "tools"})
        QCOMPARE(levelOf(checks, code), mariaDb ? s("passed") : QString());
    QCOMPARE(demo.run("environments check --json").document()[QLatin1String("environments")].toArray().size(), 2);
    QCOMPARE(demo.fingerprint(), before);
}

void TestCliChecks::rightsAreNamed_data() {
    QTest::addColumn<QString>("grant");
    QTest::addColumn<QString>("lacks"); // empty: nothing
    QTest::newRow("everything") << s("ALL PRIVILEGES ON *.*") << QString();
    QTest::newRow("everything here") << s("ALL PRIVILEGES ON `%1`.*") << QString();
    QTest::newRow("a pattern") << s("ALL PRIVILEGES ON `%2%`.*") << QString();
    QTest::newRow("another database") << s("ALL PRIVILEGES ON `%1x`.*") << s("everything");
    QTest::newRow("all but one") << s("SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, REFERENCES ON `%1`.*")
                                 << s("INDEX");
    QTest::newRow("reading") << s("SELECT ON `%1`.*")
                             << s("INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES");
}

void TestCliChecks::rightsAreNamed() {
    QFETCH(const QString, grant);
    QFETCH(const QString, lacks);
    const DemoWorkspace demo(db::Engine::MariaDb);
    const db::ConnectionProfile prod = demo.profile("prod");
    const QString name = prod.database;
    demo.exec("prod", s("CREATE OR REPLACE USER 'measured'@'localhost'"));
    demo.exec("prod", s("GRANT ") + QString(grant).replace(s("%1"), name).replace(s("%2"), name.chopped(1)) +
                          s(" TO 'measured'@'localhost'"));
    demo.write("environments.toml",
               s("[[environment]]\nname = \"prod\"\ndriver = \"mariadb\"\nsocket = \"%1\"\ndatabase = \"%2\"\nuser = "
                 "\"measured\"\n")
                   .arg(prod.socket, name)
                   .toUtf8());
    const CliRun run = demo.run("environments check --env prod --json");
    if (lacks == s("everything")) { // not even the database can be opened
        QCOMPARE(run.code, 10);
        QCOMPARE(levelOf(environmentChecks(run), "connection"), s("error"));
        return;
    }
    QVERIFY2(run.code == (lacks.isEmpty() ? 0 : 10), run.err.constData());
    QCOMPARE(levelOf(environmentChecks(run), "rights"), lacks.isEmpty() ? s("passed") : s("error"));
    QVERIFY2(run.err.contains(lacks.toUtf8()), run.err.constData());
}

void TestCliChecks::eachCheckFails() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    demo.edit("environments.toml", "data/prod.sqlite\"",
              "data/prod.sqlite\"\nbackups = \"/proc/none\"\nhooks = { before_deploy = [\"./no-such-hook\"] }");
    demo.exec("prod", s("UPDATE schema_version SET version = '9.9.9'"));
    const auto lock =
        valueOrDie(migration::DatabaseLock::acquire(demo.profile("prod"), s("a test"), std::chrono::seconds(0)));
    const CliRun run = demo.run("environments check --env prod --json");
    QCOMPARE(run.code, 4);
    const QJsonArray checks = environmentChecks(run);
    QCOMPARE(levelOf(checks, "version"), s("warning"));
    QCOMPARE(levelOf(checks, "lock"), s("warning"));
    QCOMPARE(levelOf(checks, "backup-folder"), s("error"));
    QCOMPARE(levelOf(checks, "hooks"), s("error"));
    QVERIFY(run.out.contains("a test"));
    demo.edit("environments.toml", "data/prod.sqlite", "data/gone.sqlite");
    const CliRun gone = demo.run("environments check --env prod --json");
    QCOMPARE(gone.code, 4);
    QCOMPARE(levelOf(environmentChecks(gone), "connection"), s("error"));
    QVERIFY(!QFile::exists(demo.path("data/gone.sqlite")));
}

void TestCliChecks::readOnlyServer() {
    const DemoWorkspace demo(db::Engine::MariaDb);
    demo.exec("prod", s("SET GLOBAL read_only = 1"));
    const CliRun run = demo.run("environments check --env prod --json");
    demo.exec("prod", s("SET GLOBAL read_only = 0"));
    QCOMPARE(run.code, 10);
    QCOMPARE(levelOf(environmentChecks(run), "server"), s("error"));
}

void TestCliChecks::diagnoseSaysEverything() {
    const DemoWorkspace demo(currentEngine());
    const QByteArray before = demo.fingerprint();
    const CliRun run = demo.run("diagnose --json");
    QVERIFY2(run.code == 0, run.err.constData());
    const QJsonArray machine = partOf(run, "machine");
    for (const char *code : {"program", "libraries", "system", "clock", "temporary-folder", "tools"})
        QCOMPARE(levelOf(machine, code), s("passed"));
    QVERIFY(!levelOf(machine, "locale").isEmpty());
    const QJsonArray workspace = partOf(run, "workspace");
    for (const char *code : {"workspace", "environments", "migrations", "snapshot", "workspace-space"})
        QCOMPARE(levelOf(workspace, code), s("passed"));
    QCOMPARE(levelOf(partOf(run, "environment"), "connection"), s("passed"));
    QVERIFY(run.out.contains(qVersion()) && run.out.contains("SQLite 3."));
    const CliRun text = demo.run("diagnose");
    QVERIFY(text.out.contains("prod") && text.out.contains("Qt "));
    QCOMPARE(demo.fingerprint(), before);

    QVERIFY(QFile::remove(demo.path("schema/0.4.0.json")));
    demo.write("migrations/0001_again.sql", "-- version: 0.4.0\n-- migrate:up\nSELECT 1;\n");
    const CliRun wrong = demo.run("diagnose --json");
    QCOMPARE(wrong.code, 4);
    QCOMPARE(wrong.errorCode(), s("CHECK_FAILED"));
    QCOMPARE(levelOf(partOf(wrong, "workspace"), "snapshot"), s("error"));
    QCOMPARE(levelOf(partOf(wrong, "workspace"), "migrations"), s("error"));
}

void TestCliChecks::diagnoseWithoutWorkspace() {
    const QTemporaryDir folder;
    const CliRun named = runCli(words("diagnose --json --workspace %1", {folder.path()}));
    QCOMPARE(named.code, 4);
    QCOMPARE(levelOf(partOf(named, "workspace"), "workspace"), s("error"));
    QCOMPARE(levelOf(partOf(named, "machine"), "program"), s("passed"));
}

void TestCliChecks::whatMustStayIsNotDeleted() {
    const DemoWorkspace demo(currentEngine());
    const auto create = [&] {
        return demo.run("backup create --env prod --json").document()[QLatin1String("file")].toString();
    };
    const QString first = create();
    const CliRun only = demo.run("backup delete %1 --env prod --confirm prod --json", {first});
    QCOMPARE(only.code, 4);
    QCOMPARE(only.errorCode(), s("CHECK_FAILED"));
    QVERIFY(only.err.contains("newest"));
    const QString second = create();
    QCOMPARE(demo.run("backup pin %1 --env prod --reason audit", {first}).code, 0);
    const CliRun pinned = demo.run("backup delete %1 --env prod --confirm prod", {first});
    QCOMPARE(pinned.code, 4);
    QVERIFY2(pinned.err.contains("backup unpin"), pinned.err.constData());
    QCOMPARE(demo.run("backup unpin %1 --env prod", {first}).code, 0);
    QCOMPARE(demo.run("backup verify %1 --env prod", {second}).code, 0);
    QVERIFY(QFile::exists(first));
    // By its name alone, as the list shows it. Made this minute: only the days of the retention spoke against it.
    const CliRun done = demo.run("backup delete %1 --env prod --confirm prod --json", {QFileInfo(first).fileName()});
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY(!QFile::exists(first) && QFile::exists(second));
    QVERIFY(!demo.run("backup list --env prod").out.contains(QFileInfo(first).fileName().toUtf8()));
    QCOMPARE(demo.run("backup delete %1 --env prod --confirm prod", {first}).code, 4);
    QCOMPARE(demo.run("backup delete %1 --env prod --confirm prod", {demo.path("project.toml")}).code, 4);
    QVERIFY(QFile::exists(demo.path("project.toml")));
}

void TestCliChecks::exportsBytesOrADatabase() {
    const DemoWorkspace demo(db::Engine::MariaDb);
    const QTemporaryDir target;
    const QString file = demo.run("backup create --env prod --json").document()[QLatin1String("file")].toString();
    const CliRun copied =
        demo.run("backup export %1 %2 --env prod --json", {QFileInfo(file).fileName(), target.path()});
    QVERIFY2(copied.code == 0, copied.err.constData());
    const QString copy = copied.document()[QLatin1String("file")].toString();
    QCOMPARE(copy, target.filePath(QFileInfo(file).fileName()));
    QCOMPARE(valueOrDie(readFile(copy)), valueOrDie(readFile(file)));
    QCOMPARE(QFileInfo(copy).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(demo.run("backup export %1 %2 --env prod", {file, target.path()}).code, 4); // it is there already
    QCOMPARE(demo.run("backup export %1 %2 --env prod", {file, target.filePath(s("no/such/folder"))}).code, 4);

    const CliRun converted = demo.run("backup export %1 %2 --as sqlite --json", {file, target.filePath(s("c.sqlite"))});
    QVERIFY2(converted.code == 0, converted.err.constData());
    db::ConnectionProfile profile;
    profile.engine = db::Engine::Sqlite;
    profile.label = s("export");
    profile.database = target.filePath(s("c.sqlite"));
    db::Connection connection = openOrDie(profile);
    QCOMPARE(valueOrDie(connection.selectValue(s("SELECT COUNT(*) FROM char_chars")))->toString(),
             demo.value("prod", s("SELECT COUNT(*) FROM char_chars")));

    QByteArray damaged = valueOrDie(readFile(file));
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
    const QString bad = target.filePath(QFileInfo(file).fileName().replace(s("_m0"), s("_m1")));
    valueOrDie(writeFileAtomically(bad, damaged));
    for (const char *form : {"backup", "sqlite"}) {
        const CliRun refused =
            demo.run("backup export %1 %2 --as %3 --json", {bad, target.filePath(s("bad")), s(form)});
        QCOMPARE(refused.code, 4);
        QCOMPARE(refused.errorCode(), s("DAMAGED"));
        QVERIFY(!QFile::exists(target.filePath(s("bad"))));
    }
}

QTEST_GUILESS_MAIN(TestCliChecks)
#include "test_cli_checks.moc"
