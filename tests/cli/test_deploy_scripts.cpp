// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include <QDir>
#include <QProcess>

#include "cli_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

constexpr int kPatience = 120000;
constexpr int kNothingToDo = 20;

/// What one of the scripts said; nobody can be asked, as in a cron job.
struct ScriptRun {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

ScriptRun runScript(const char *name, const QStringList &arguments,
                    const QString &cli = QStringLiteral(STELLWERK_BIN_DIR "/stellwerk-cli")) {
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(QStringLiteral("STELLWERK_CLI"), cli);
    process.setProcessEnvironment(variables);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(QStringLiteral(STELLWERK_SOURCE_DIR "/scripts/deploy-%1.sh").arg(QString::fromLatin1(name)),
                  arguments);
    if (!process.waitForFinished(kPatience) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError() + process.errorString().toUtf8()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

struct Kind {
    const char *script;
    const char *kind;
    QStringList agreed;
};

} // namespace

/// The scripts with the real program: their exit codes, their words, and that nothing changes where they say so.
class TestDeployScripts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeWay_data();
    void wholeWay();
    void failingDeployment_data();
    void failingDeployment();
    void missing_data();
    void missing();
    void newestOfAFolder();
    void help();

private:
    static void addKinds();
};

void TestDeployScripts::addKinds() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QStringList>("agreed");
    const std::initializer_list<Kind> kinds{
        {"dev", "development", {}},
        {"staging", "staging", {QStringLiteral("--yes")}},
        {"production", "production", {QStringLiteral("--confirm"), QStringLiteral("prod")}}};
    for (const Kind &kind : kinds) {
        for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb})
            QTest::addRow("%s, %s", kind.script, qPrintable(db::engineName(engine)))
                << engine << QByteArray(kind.script) << QByteArray(kind.kind) << kind.agreed;
    }
}

void TestDeployScripts::wholeWay_data() {
    addKinds();
}

/// Nobody agreed, agreed, and once more when there is nothing left to do.
void TestDeployScripts::wholeWay() {
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, kind);
    QFETCH(QStringList, agreed);
    DemoWorkspace demo(currentEngine());
    demo.edit("environments.toml", "kind = \"production\"", QByteArray("kind = \"" + kind + '"').constData());
    const QStringList words{demo.package(), QStringLiteral("--workspace"), demo.folder(), QStringLiteral("--env"),
                            QStringLiteral("prod")};
    const QByteArray before = demo.databaseFingerprint("prod");
    if (!agreed.isEmpty()) {
        const ScriptRun unasked = runScript(script.constData(), words);
        QVERIFY2(unasked.code == 2, unasked.err);
        QVERIFY2(unasked.err.contains(agreed.front().toUtf8()) && unasked.err.contains("Nothing was changed"),
                 unasked.err);
        QVERIFY(unasked.out.isEmpty());
    }
    if (script == "production") {
        const ScriptRun wrong =
            runScript("production", words + QStringList{QStringLiteral("--confirm"), QStringLiteral("Prod")});
        QVERIFY2(wrong.code == 2 && wrong.err.contains("'Prod' is not the name"), wrong.err);
        QCOMPARE(runScript("production", words + QStringList{QStringLiteral("--yes")}).code, 2);
    }
    QCOMPARE(demo.databaseFingerprint("prod"), before);

    const ScriptRun done = runScript(script.constData(), words + agreed);
    QVERIFY2(done.code == 0, QByteArray(done.err + done.out));
    QVERIFY2(done.err.contains("Deployed to prod"), done.err);
    QVERIFY2(done.out.contains("Succeeded"), done.out);
    QCOMPARE(demo.run("status --env prod --exit-code").code, 0);

    const QByteArray deployed = demo.databaseFingerprint("prod");
    const ScriptRun again = runScript(script.constData(), words + agreed);
    QVERIFY2(again.code == kNothingToDo, again.err);
    QVERIFY2(again.err.contains("Nothing to deploy") && !again.err.contains("Deployed"), again.err);
    QVERIFY(again.out.isEmpty());
    QCOMPARE(demo.databaseFingerprint("prod"), deployed);
}

void TestDeployScripts::failingDeployment_data() {
    addKinds();
}

void TestDeployScripts::failingDeployment() {
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, kind);
    QFETCH(QStringList, agreed);
    DemoWorkspace demo(currentEngine());
    demo.edit("environments.toml", "kind = \"production\"", QByteArray("kind = \"" + kind + '"').constData());
    demo.write("migrations/0009_bad.sql", "-- version: 0.4.0\n-- critical: true\n-- migrate:up\nINSERT INTO gsm_misc "
                                          "(no_such_column) VALUES (1);\n-- migrate:down\nSELECT 1;\n");
    const QByteArray before = demo.databaseFingerprint("prod");
    const ScriptRun run = runScript(script.constData(), QStringList{demo.package(), QStringLiteral("-w"), demo.folder(),
                                                                    QStringLiteral("-e"), QStringLiteral("prod"),
                                                                    QStringLiteral("--no-rehearsal")} +
                                                            agreed);
    QVERIFY2(run.code == 6, QByteArray(run.err + run.out));
    QVERIFY2(run.err.contains("not deployed") && !run.err.contains("Deployed to"), run.err);
    QCOMPARE(demo.databaseFingerprint("prod"), before);
}

void TestDeployScripts::missing_data() {
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("text");
    const auto add = [](const char *name, const char *script, const char *words, const char *text) {
        QTest::newRow(name) << QByteArray(script) << QByteArray(words) << QByteArray(text);
    };
    add("no package named", "production", "-w %1 --confirm prod", "which package");
    add("no such package", "production", "nowhere.tar.gz -w %1 --confirm prod", "no package nowhere.tar.gz");
    add("folder without packages", "production", "%1/migrations -w %1 --confirm prod", "no package in");
    add("no package at all", "production", "%1/project.toml -w %1 --confirm prod", "the package is not good");
    add("two packages", "dev", "a b", "one package only");
    add("unknown environment", "production", "%2 -w %1 -e nowhere --confirm nowhere", "nowhere cannot be used");
    add("another kind", "staging", "%2 -w %1 -e prod --yes", "calls prod production, and this script is for staging");
    add("no workspace", "production", "%2 -w /nowhere --confirm prod", "cannot be used");
    add("unknown option", "dev", "--force %2", "no option --force");
    add("option without its word", "production", "%2 --confirm", "after --confirm");
    add("pull fails", "production", "%2 -w %1 --confirm prod --pull false", "could not be pulled");
}

void TestDeployScripts::missing() {
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, words);
    QFETCH(QByteArray, text);
    DemoWorkspace demo(db::Engine::Sqlite);
    const QString package = demo.package();
    const QByteArray before = demo.fingerprint();
    const ScriptRun run = runScript(script.constData(), test::words(words.constData(), {demo.folder(), package}));
    QVERIFY2(run.code > 0 && run.code != kNothingToDo, run.err);
    QVERIFY2(run.err.contains(text), run.err);
    QVERIFY(run.out.isEmpty());
    QCOMPARE(demo.fingerprint(), before);
    const ScriptRun without = runScript(script.constData(), {package}, QStringLiteral("/nowhere/stellwerk-cli"));
    QVERIFY2(without.code == 2 && without.err.contains("/nowhere/stellwerk-cli is not there"), without.err);
}

/// By the time in the names, not by versions or by the times of the files. (A package whose name contradicts its
/// content is refused.)
void TestDeployScripts::newestOfAFolder() {
    DemoWorkspace demo(db::Engine::Sqlite);
    const QString package = demo.package();
    const QString folder = demo.path("pulled");
    const QString pull = QStringLiteral("mkdir -p pulled && cp '%1' '%1'.*.review.json pulled/ && echo x > "
                                        "pulled/deployment_package_0.10.0_20250101-000000.tar.gz && echo x > "
                                        "pulled/other.tar.gz")
                             .arg(package);
    const ScriptRun run =
        runScript("production", {folder, QStringLiteral("-w"), demo.folder(), QStringLiteral("--pull"), pull});
    QVERIFY2(run.err.contains(QByteArray("Verify " + folder.toUtf8() + '/' + QFileInfo(package).fileName().toUtf8())),
             run.err);
    QVERIFY2(run.code == 2 && run.err.contains("--confirm prod"), run.err);
}

void TestDeployScripts::help() {
    for (const char *script : {"dev", "staging", "production"}) {
        const ScriptRun run = runScript(script, {QStringLiteral("--help")}, QStringLiteral("/nowhere"));
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.contains(QByteArray("Usage: deploy-" + QByteArray(script) + ".sh")));
        QVERIFY(run.out.contains("20 when there is nothing to deploy"));
        QCOMPARE(run.out.contains("--confirm NAME"), QByteArray(script) == "production");
    }
}

QTEST_GUILESS_MAIN(TestDeployScripts)
#include "test_deploy_scripts.moc"
