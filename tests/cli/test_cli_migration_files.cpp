// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// migrations lint, hash and new.
#include <QDir>
#include <QFile>
#include <QTest>

#include "cli_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

QStringList codesOf(const CliRun &run) {
    QStringList codes;
    for (const QJsonValue &finding : run.document()[QLatin1String("findings")].toArray())
        codes << finding[QLatin1String("code")].toString();
    return codes;
}

} // namespace

class TestCliMigrationFiles final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lint_data() { addEngineRows(); }
    void lint();
    void levelsOfTheProject_data() { addEngineRows(); }
    void levelsOfTheProject();
    void prove_data() { addEngineRows(); }
    void prove();
    void proofNeedsAServer();
    void hash();
    void newMigration();
    void changedFile_data() { addEngineRows(); }
    void changedFile();
};

void TestCliMigrationFiles::lint() {
    const DemoWorkspace demo(currentEngine());
    CliRun run = demo.run("migrations lint --json");
    QVERIFY2(run.code == 0, run.out.constData());
    const QJsonArray findings = run.document()[QLatin1String("findings")].toArray();
    QVERIFY(findings.size() > 3);
    std::pair<QString, int> last;
    for (const QJsonValue &finding : findings) {
        const std::pair at(finding[QLatin1String("file")].toString(), finding[QLatin1String("line")].toInt());
        QVERIFY(last <= at);
        last = at;
        QVERIFY(!finding[QLatin1String("message")].toString().isEmpty());
        QVERIFY(finding[QLatin1String("level")].toString() != QLatin1String("error"));
    }
    QCOMPARE(codesOf(demo.run("migrations lint 5 --json")).count(s("drops-column")), 3);
    QCOMPARE(codesOf(demo.run("migrations lint 1 --json")).count(s("drops-column")), 0);
    QCOMPARE(demo.run("migrations lint 99 --json").errorCode(), s("NOT_FOUND"));

    demo.write("migrations/0009_money.sql",
               "-- version: 0.4.0\n-- migrate:up\nUPDATE char_wealth SET goldstuecke = 1;\n-- migrate:down\n");
    run = demo.run("migrations lint --env dev --json");
    QCOMPARE(run.code, 4);
    QCOMPARE(run.errorCode(), s("CHECK_FAILED"));
    QVERIFY(codesOf(run).contains(s("undeclared-protected-table")));
    run = demo.run("migrations lint");
    QCOMPARE(run.code, 4);
    QVERIFY2(QString::fromUtf8(run.out).contains(s("✕ 0009_money.sql:3:1: [undeclared-protected-table]")),
             run.out.constData());
}

void TestCliMigrationFiles::levelsOfTheProject() {
    const DemoWorkspace demo(currentEngine());
    demo.edit("project.toml", "[tables]", "[lint]\ndrops-column = \"error\"\n\n[tables]");
    QCOMPARE(demo.run("migrations lint").code, 4);
    const CliRun run = demo.run("prepare --env dev --json");
    QCOMPARE(run.code, 4);
    QVERIFY2(run.out.contains("drops-column"), run.out.constData());
    QVERIFY(QDir(demo.path("packages")).isEmpty());
    demo.edit("project.toml", "drops-column = \"error\"", "drops-column = \"off\"");
    QVERIFY(!codesOf(demo.run("migrations lint --json")).contains(s("drops-column")));
    QCOMPARE(demo.run("prepare --env dev").code, 0);
}

void TestCliMigrationFiles::prove() {
    const DemoWorkspace demo(currentEngine());
    CliRun run = demo.run("migrations lint --prove --env dev --json");
    QVERIFY2(run.code == 0, run.out.constData());
    QCOMPARE(run.document()[QLatin1String("proved_steps")].toInt(), 1);
    demo.write("migrations/0009_more.sql",
               "-- version: 0.4.0\n-- migrate:up\nALTER TABLE gsm_misc ADD COLUMN extra int(11) DEFAULT NULL;\n"
               "-- migrate:down\nSELECT 1;\n");
    run = demo.run("migrations lint --prove --env dev --json");
    QCOMPARE(run.code, 4);
    QVERIFY(codesOf(run).contains(s("scripts-differ-from-snapshot")));
    QVERIFY(codesOf(run).contains(s("down-does-not-undo")));
}

void TestCliMigrationFiles::proofNeedsAServer() {
    const DemoWorkspace mariaDb(db::Engine::MariaDb);
    QCOMPARE(mariaDb.run("migrations lint --prove --json").errorCode(), s("USAGE"));
    const DemoWorkspace sqlite(db::Engine::Sqlite);
    QCOMPARE(sqlite.run("migrations lint --prove").code, 0);
}

void TestCliMigrationFiles::hash() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    QCOMPARE(demo.run("migrations hash --check --json").errorCode(), s("NOT_FOUND"));
    QCOMPARE(demo.run("migrations hash --dry-run").code, 2);
    QVERIFY(!QFile::exists(demo.path("migrations/stellwerk.sum")));
    QCOMPARE(demo.run("migrations hash").code, 0);
    QCOMPARE(demo.run("migrations hash --check").code, 0);
    QVERIFY(demo.run("validate --env prod").out.contains("sum file"));

    demo.edit("migrations/0003_kept_wealth.sql", "bigint(20)", "bigint(19)");
    for (const char *line :
         {"migrations hash --check", "migrations lint", "validate --env prod", "prepare --env dev"}) {
        const CliRun run = demo.run(line);
        QVERIFY2(run.code == 4, line);
        QVERIFY2(run.err.contains("0003_kept_wealth.sql") || run.out.contains("0003_kept_wealth.sql"), line);
    }
    QCOMPARE(demo.run("migrations hash").code, 0);
    QCOMPARE(demo.run("migrations hash --check").code, 0);
}

void TestCliMigrationFiles::newMigration() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    QCOMPARE(demo.run("migrations hash").code, 0);
    QCOMPARE(demo.run("migrations new Racks --dry-run").code, 2);
    CliRun run = demo.run("migrations new Racks --version 0.5.0 --json");
    QVERIFY2(run.code == 0, run.out.constData());
    QCOMPARE(run.document()[QLatin1String("files")].toArray().size(), 1);
    QVERIFY(QFile::exists(demo.path("migrations/0009_racks.sql")));
    QCOMPARE(demo.run("migrations hash --check").code, 0);
    run = demo.run("migrations new Boxes --version 0.5.0 --both-engines");
    QVERIFY(QFile::exists(demo.path("migrations/0010_boxes.mariadb.sql")));
    QVERIFY(run.out.contains("0010_boxes.sqlite.sql"));
    QCOMPARE(demo.run("migrations new Rest --version 5").code, 2);
    QCOMPARE(demo.run("migrations list --env prod").code, 0); // the templates can be read
}

/// "migrations show" says how a file differs from what was applied.
void TestCliMigrationFiles::changedFile() {
    const DemoWorkspace demo(currentEngine());
    QCOMPARE(demo.run("baseline --env dev --version 0.4.0").code, 0);
    QVERIFY(demo.run("migrations show 3 --env dev --json").document()[QLatin1String("changed_since_applied")].isNull());
    demo.edit("migrations/0003_kept_wealth.sql", "goldstuecke bigint(20)", "goldstuecke bigint(19)");
    const CliRun text = demo.run("migrations show 3 --env dev");
    QVERIFY2(text.out.contains("-  goldstuecke bigint(20)") && text.out.contains("+  goldstuecke bigint(19)"),
             text.out.constData());
    QVERIFY(demo.run("migrations show 3 --env dev --json")
                .document()[QLatin1String("changed_since_applied")]
                .toString()
                .contains(QLatin1String("+  goldstuecke bigint(19)")));
}

QTEST_GUILESS_MAIN(TestCliMigrationFiles)
#include "test_cli_migration_files.moc"
