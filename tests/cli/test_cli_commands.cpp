// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>

#include "cli_fixture.h"

#include <map>

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// The members that a program may rely on, whatever the command and its outcome.
bool hasEnvelope(const QJsonObject &document, const QString &operation, bool success) {
    for (const char *key : {"schema", "operation", "success", "error", "warnings", "tool_version"}) {
        if (!document.contains(QLatin1String(key)))
            return false;
    }
    const QJsonObject error = document[QLatin1String("error")].toObject();
    const bool errorFits = success
                               ? document[QLatin1String("error")].isNull()
                               : error.contains(QLatin1String("code")) && error.contains(QLatin1String("message")) &&
                                     error.contains(QLatin1String("hint"));
    return errorFits && document[QLatin1String("schema")] == 1 && document[QLatin1String("operation")] == operation &&
           document[QLatin1String("success")] == success && document[QLatin1String("warnings")].isArray();
}

} // namespace

/// Every command on a demo workspace of both engines, as a person and as a program would use it.
class TestCliCommands final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readingCommand_data();
    void readingCommand();
    void dryRunChangesNothing_data();
    void dryRunChangesNothing();
    void statusAtAGlance_data() { addEngineRows(); }
    void statusAtAGlance();
    void exitCodeOfDifferences_data() { addEngineRows(); }
    void exitCodeOfDifferences();
    void wholeJob_data() { addEngineRows(); }
    void wholeJob();
    void eventsOfADeployment_data() { addEngineRows(); }
    void eventsOfADeployment();
    void confirmsAtTheTerminal();
    void approvedPlanOnly();
    void workspaceCreate();
    void demoRunProves();
    void killedDeploymentIsListed();

private:
    [[nodiscard]] DemoWorkspace &shared() { return *m_shared.at(currentEngine()); }
    std::map<db::Engine, std::unique_ptr<DemoWorkspace>> m_shared; ///< for what changes nothing
};

void TestCliCommands::initTestCase() {
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        m_shared[engine] = std::make_unique<DemoWorkspace>(engine);
        (void)m_shared[engine]->package();
        const CliRun backup = m_shared[engine]->run("backup create --env prod --json");
        QVERIFY2(hasEnvelope(backup.document(), s("backup create"), true), backup.out.constData());
        QVERIFY(QFile::rename(backup.document()[QLatin1String("file")].toString(),
                              m_shared[engine]->path("kept.jsonl.zst")));
    }
}

void TestCliCommands::readingCommand_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("text");
    struct Case {
        const char *line, *operation, *member, *text;
    };
    static const Case kCases[] = {
        {"status", "status", "environments", "stellwerk-cli diff"},
        {"status --env prod", "status", "environments", "0.3.0 → 0.4.0"},
        {"validate --env prod", "validate", "checks", "Equals the snapshot"},
        {"environments list", "environments list", "environments", "production"},
        {"migrations list --env prod", "migrations list", "migrations", "rename_tables"},
        {"migrations pending --env dev", "migrations pending", "migrations", "No migration."},
        {"migrations show 4 --env prod", "migrations show", "script", "-- migrate:down"},
        {"migrations lint", "migrations lint", "findings", "[drops-column]"},
        {"migrations lint 5 --env prod", "migrations lint", "findings", "0005_drop_umlaut_columns"},
        {"schema dump --env prod", "schema dump", "snapshot", "char_wealth"},
        {"schema dump --csv --env prod", "schema dump", "csv", "char_wealth"},
        {"schema diff --env prod", "schema diff", "differences", "equals the snapshot of 0.3.0"},
        {"schema diff --env prod --snapshot 0.4.0", "schema diff", "differences", "− gsm_misc: The table is missing."},
        {"schema diff --env prod --with dev --sql", "schema diff", "statements", "CREATE TABLE "},
        {"schema leftovers --env dev", "schema leftovers", "leftovers", "fk_char_chars_transportmittel"},
        {"schema leftovers --env dev --sql", "schema leftovers", "leftovers", "DROP INDEX "},
        {"package show %1", "package show", "sha256", "masterdata/"},
        {"package verify %1", "package verify", "files", "every checksum is right"},
        {"diff %1 --env prod", "diff", "plan", "Pending migrations"},
        {"diff %1 --env prod --entity skills", "diff", "plan", "~ changed"},
        {"diff %1 --env prod --rows", "diff", "plan", "protected table"},
        {"masterdata diff %1 --env prod", "masterdata diff", "plan", "~ changed"},
        {"masterdata diff --from dev --env prod --rows", "masterdata diff", "plan", "+ new"},
        {"masterdata decide %1 --env prod --list", "masterdata decide", "decisions", "skill_improvement_costs"},
        {"backup list --env prod", "backup list", "backups", "No backup of"},
        {"backup verify %2", "backup verify", "rows", "✓"},
        {"deployments list", "deployments list", "deployments", "No deployment yet."},
    };
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        for (const Case &one : kCases)
            QTest::addRow("%s %s", qPrintable(db::engineName(engine)), one.line)
                << engine << s(one.line) << s(one.operation) << s(one.member) << s(one.text);
    }
}

void TestCliCommands::readingCommand() {
    QFETCH(const QString, line);
    QFETCH(const QString, operation);
    QFETCH(const QString, member);
    QFETCH(const QString, text);
    DemoWorkspace &demo = shared();
    const QStringList arguments =
        demo.arguments(line.toUtf8().constData(), {demo.package(), demo.path("kept.jsonl.zst")});
    const QByteArray before = demo.fingerprint();

    const CliRun plain = runCli(arguments);
    QVERIFY2(plain.code == 0, plain.err.constData());
    QVERIFY2(QString::fromUtf8(plain.out).contains(text), plain.out.constData());
    QVERIFY(!plain.out.contains('\x1b'));

    const CliRun quiet = runCli(arguments + QStringList{s("--quiet")});
    QCOMPARE(quiet.code, 0);
    QVERIFY2(quiet.err.isEmpty(), quiet.err.constData());

    const CliRun json = runCli(arguments + QStringList{s("--json"), s("--no-input")});
    QCOMPARE(json.code, 0);
    QVERIFY2(hasEnvelope(json.document(), operation, true), json.out.constData());
    QVERIFY2(json.document().contains(member), json.out.constData());

    const CliRun events = runCli(arguments + QStringList{s("--events")});
    const QList<QByteArray> lines = events.out.trimmed().split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i)
        QCOMPARE(QJsonDocument::fromJson(lines[i])[QLatin1String("seq")].toInteger(), i + 1);
    QCOMPARE(QJsonDocument::fromJson(lines.back())[QLatin1String("event")].toString(), s("result"));
    QVERIFY(hasEnvelope(QJsonDocument::fromJson(lines.back()).object(), operation, true));

    QCOMPARE(demo.fingerprint(), before);
}

void TestCliCommands::dryRunChangesNothing_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("line");
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        for (const char *line :
             {"deploy %1 --env prod --confirm prod", "prepare --env dev", "baseline --env dev --version 0.4.0",
              "restore %2 --env prod --confirm prod", "rollback --env dev --steps 1", "backup create --env prod",
              "masterdata import %1 --env prod --confirm prod", "masterdata export --env dev",
              "masterdata decide --from dev --env prod --all-open target"})
            QTest::addRow("%s %s", qPrintable(db::engineName(engine)), line) << engine << s(line);
    }
}

void TestCliCommands::dryRunChangesNothing() {
    QFETCH(const QString, line);
    DemoWorkspace &demo = shared();
    const QByteArray before = demo.fingerprint();
    const QStringList arguments =
        demo.arguments(line.toUtf8().constData(), {demo.package(), demo.path("kept.jsonl.zst")}) +
        QStringList{s("--dry-run")};
    const CliRun text = runCli(arguments);
    QCOMPARE(demo.fingerprint(), before);
    const CliRun json = runCli(arguments + QStringList{s("--json")});
    QCOMPARE(demo.fingerprint(), before);
    QCOMPARE(text.code, json.code);
    // A backup has no plan to show, and dev's history is empty, so nothing of it can be taken back.
    const bool possible = !line.startsWith(s("backup")) && !line.startsWith(s("rollback"));
    // Its rows are for a newer version: the plan is shown, and it fails as the import itself would.
    const bool refused = line.startsWith(s("masterdata import"));
    QVERIFY2((text.code == 0) == (possible && !refused), text.err.constData());
    QVERIFY(possible != text.out.isEmpty());
}

void TestCliCommands::statusAtAGlance() {
    const CliRun run = shared().run("status");
    const QString text = QString::fromUtf8(run.out);
    QVERIFY2(text.contains(s("Bamort")) && text.contains(s("needs database version 0.4.0")), run.out.constData());
    QVERIFY(text.contains(s("✓  dev ")));
    QVERIFY(text.contains(s("↑  prod ")));
    QVERIFY(text.contains(s("→ Deploy version 0.4.0 to “prod”.")));
    // The command that it proposes must work as it stands.
    const QString command = text.section(s("stellwerk-cli "), 1).section(u'\n', 0, 0);
    const CliRun proposed = runCli(words(command.toUtf8().constData()));
    QVERIFY2(proposed.code == 0, proposed.err.constData());
    QVERIFY(proposed.out.contains("0.3.0"));
}

void TestCliCommands::exitCodeOfDifferences() {
    DemoWorkspace &demo = shared();
    QCOMPARE(demo.run("status --exit-code").code, 3);
    QCOMPARE(demo.run("status --env dev --exit-code").code, 0);
    QCOMPARE(demo.run("diff %1 --env prod --exit-code", {demo.package()}).code, 3);
    QCOMPARE(demo.run("migrations pending --env prod --exit-code").code, 3);
    QCOMPARE(demo.run("migrations pending --env dev --exit-code").code, 0);
    QCOMPARE(demo.run("migrations show 99 --env prod").code, 4);
    QCOMPARE(demo.run("schema diff --env prod --exit-code").code, 0);
    QCOMPARE(demo.run("schema diff --env prod --with dev --exit-code").code, 3);
    QCOMPARE(demo.run("schema leftovers --env dev --exit-code").code, 3);
}

void TestCliCommands::wholeJob() {
    DemoWorkspace demo(currentEngine());
    const QByteArray prodBefore = demo.databaseFingerprint("prod");
    CliRun run = demo.run("baseline --env dev --version 0.4.0");
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY(QString::fromUtf8(demo.run("migrations list --env dev").out).contains(s("✓  8")));

    run = demo.run("deploy %1 --env prod --confirm prod --json", {demo.package()});
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY(hasEnvelope(run.document(), s("deploy"), true));
    QCOMPARE(demo.run("diff %1 --env prod --exit-code", {demo.package()}).code, 0);
    QCOMPARE(demo.run("status --exit-code").code, 0);
    QVERIFY(QString::fromUtf8(demo.run("status").out).contains(s("✓ Nothing to do.")));
    QCOMPARE(demo.run("migrations pending --env prod --exit-code").code, 0);

    const QString id = run.document()[QLatin1String("report")][QLatin1String("run_id")].toString();
    const QJsonArray deployments =
        demo.run("deployments list --env prod --json").document()[QLatin1String("deployments")].toArray();
    QCOMPARE(deployments.size(), 1);
    QCOMPARE(deployments[0][QLatin1String("run_id")].toString(), id);
    QVERIFY(demo.run("deployments list --env dev --json").document()[QLatin1String("deployments")].toArray().isEmpty());
    QCOMPARE(demo.run("deployments show").out, demo.run("deployments show %1", {id}).out);
    QVERIFY(demo.run("deployments show").out.contains("0.4.0"));
    QCOMPARE(demo.run("deployments show ../data --json").errorCode(), s("NOT_FOUND"));

    const QJsonArray backups = demo.run("backup list --env prod --json").document()[QLatin1String("backups")].toArray();
    QCOMPARE(backups.size(), 1);
    QVERIFY(QString::fromUtf8(demo.run("backup list --env prod").out).contains(s("deployment of 0.4.0")));
    const QString backup = backups[0][QLatin1String("file")].toString();
    run = demo.run("restore %1 --env prod --json", {backup});
    QCOMPARE(run.code, 2);
    QVERIFY(hasEnvelope(run.document(), s("restore"), false));
    run = demo.run("restore %1 --env prod --confirm prod", {backup});
    QVERIFY2(run.code == 0, run.err.constData());
    QCOMPARE(demo.databaseFingerprint("prod"), prodBefore);

    run = demo.run("deploy %1 --env prod --confirm prod", {demo.package()});
    QVERIFY2(run.code == 0, run.err.constData());
    run = demo.run("rollback --env prod --to-version 0.3.0 --confirm prod");
    QVERIFY2(run.code == 0, run.err.constData());
    QCOMPARE(demo.run("status --env prod --exit-code").code, 3);
    QCOMPARE(demo.run("rollback --env prod --steps 1 --confirm prod").code, 4); // nothing is left to take back
}

void TestCliCommands::eventsOfADeployment() {
    DemoWorkspace demo(currentEngine());
    const CliRun run = demo.run("deploy %1 --env prod --confirm prod --events -q", {demo.package()});
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY2(run.err.isEmpty(), run.err.constData());
    const QList<QByteArray> lines = run.out.trimmed().split('\n');
    QVERIFY(lines.size() > 20);
    QStringList phases;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QJsonParseError error;
        const QJsonObject line = QJsonDocument::fromJson(lines[i], &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(line[QLatin1String("schema_version")].toInt(), 1);
        QCOMPARE(line[QLatin1String("seq")].toInteger(), i + 1);
        if (line[QLatin1String("event")] == s("phase_started"))
            phases << line[QLatin1String("phase")].toString();
        if (i + 1 < lines.size()) {
            for (const char *key : {"ts", "level", "event", "message"})
                QVERIFY2(!line[QLatin1String(key)].toString().isEmpty(), lines[i].constData());
        }
    }
    QCOMPARE(phases,
             s("preflight backup maintenance_on migrate safety_net import validate record maintenance_off retention")
                 .split(u' '));
    QVERIFY(hasEnvelope(QJsonDocument::fromJson(lines.back()).object(), s("deploy"), true));
}

/// Somebody at a terminal is shown the plan and asked for the name; --no-input forbids that.
void TestCliCommands::confirmsAtTheTerminal() {
    DemoWorkspace demo(db::Engine::Sqlite);
    const QByteArray before = demo.databaseFingerprint("prod");
    QByteArray err;
    QStringList questions;
    QString answer = s("dev");
    cli::Streams streams;
    streams.out = [](std::string_view) {};
    streams.err = [&err](std::string_view text) { err.append(text.data(), static_cast<qsizetype>(text.size())); };
    streams.ask = [&](const QString &question, bool secret) -> Result<QString> {
        questions << question;
        return secret ? QString() : answer;
    };
    const QStringList arguments = demo.arguments("deploy %1 --env prod", {demo.package()});
    QCOMPARE(cli::run(arguments + QStringList{s("--no-input")}, streams, {}), 2);
    QVERIFY(questions.isEmpty());
    QVERIFY(err.contains("--confirm prod"));
    QCOMPARE(cli::run(arguments, streams, {}), 2);
    QCOMPARE(questions, QStringList{s("Type “prod” to go on: ")});
    QVERIFY(err.contains("Pending migrations"));
    QCOMPARE(demo.databaseFingerprint("prod"), before);
    answer = s("prod");
    QCOMPARE(cli::run(arguments, streams, {}), 0);
    QCOMPARE(demo.run("status --env prod --exit-code").code, 0);
}

void TestCliCommands::approvedPlanOnly() {
    DemoWorkspace demo(db::Engine::Sqlite);
    const QString plan = demo.run("deploy %1 --env prod --dry-run --json", {demo.package()})
                             .document()[QLatin1String("plan")][QLatin1String("plan_sha256")]
                             .toString();
    QCOMPARE(plan.size(), 64);
    demo.exec("prod", s("UPDATE gsm_skills SET beschreibung = 'changed meanwhile' WHERE id = 1"));
    const CliRun refused = demo.run("deploy %1 --env prod --confirm prod --plan %2 --json", {demo.package(), plan});
    QCOMPARE(refused.code, 4);
    QCOMPARE(refused.errorCode(), s("PLAN_OUTDATED"));
    const QString now = demo.run("deploy %1 --env prod --dry-run --json", {demo.package()})
                            .document()[QLatin1String("plan")][QLatin1String("plan_sha256")]
                            .toString();
    QCOMPARE(demo.run("deploy %1 --env prod --confirm prod --plan %2", {demo.package(), now}).code, 0);
}

void TestCliCommands::workspaceCreate() {
    const QTemporaryDir parent;
    const QString folder = parent.filePath(s("new"));
    CliRun run = runCli(words("workspace create %1 --project bamort --json", {folder}));
    QCOMPARE(run.code, 0);
    QCOMPARE(run.document()[QLatin1String("workspace")].toString(), folder);
    run = runCli(words("status -w %1", {folder}));
    QCOMPARE(run.code, 0);
    QVERIFY(run.out.contains("environments.toml"));
    run = runCli(words("workspace create %1 --project bamort --json", {folder}));
    QCOMPARE(run.code, 4);
    QCOMPARE(run.errorCode(), s("ALREADY_EXISTS"));
    const QString other = parent.filePath(s("other"));
    run = runCli(words("workspace create %1 --project nothing --json", {other}));
    QCOMPARE(run.errorCode(), s("NOT_FOUND"));
    run = runCli(words("workspace create %1 --project bamort --version 0.3.0 --json", {other}));
    QCOMPARE(run.errorCode(), s("NOT_FOUND"));
    run = runCli(words("workspace create %1 --project bamort --version new --json", {other}));
    QCOMPARE(run.code, 2);
    QVERIFY(!QDir(other).exists());
    run = runCli(words("workspace create %1 --project bamort --version 0.4.0 --json", {other}));
    QCOMPARE(run.code, 0);
    QVERIFY(QFileInfo::exists(folder + s("/schema/0.5.0.json")));
    QVERIFY(QFileInfo::exists(other + s("/schema/0.4.0.json")));
    QVERIFY(!QFileInfo::exists(other + s("/schema/0.5.0.json")));
}

void TestCliCommands::demoRunProves() {
    const QTemporaryDir parent;
    const CliRun run = runCli(words("demo run %1 --json", {parent.filePath(s("demo"))}));
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY(hasEnvelope(run.document(), s("demo run"), true));
    const QJsonArray proofs = run.document()[QLatin1String("proofs")].toArray();
    QVERIFY(proofs.size() >= 6);
    for (const QJsonValue &proof : proofs)
        QVERIFY(proof[QLatin1String("held")].toBool());
}

void TestCliCommands::killedDeploymentIsListed() {
    DemoWorkspace demo(db::Engine::Sqlite);
    demo.write("reports/20260131-221500-prod-3fa9/events.jsonl", "{}\n");
    demo.write("reports/20260131-221600-prod-07c1/report.json", "{\"half");
    const CliRun list = demo.run("deployments list --env prod");
    QCOMPARE(list.code, 0);
    QVERIFY(list.out.contains("not finished"));
    QVERIFY(list.err.contains("cannot be read"));
    QCOMPARE(demo.run("deployments show --json 20260131-221600-prod-07c1").errorCode(), s("DAMAGED"));
    QVERIFY(demo.run("deployments show 20260131-221500-prod-3fa9").out.contains("events.jsonl"));
}

QTEST_GUILESS_MAIN(TestCliCommands)
#include "test_cli_commands.moc"
