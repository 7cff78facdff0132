// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include <QDir>
#include <QProcess>
#include <QXmlStreamReader>

#include "cli_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

constexpr int kPatience = 120000;

/// One run of the real program in a process of its own.
CliRun runProgram(const QStringList &arguments) {
    QProcess program;
    program.start(s(STELLWERK_BIN_DIR "/stellwerk-cli"), arguments);
    const bool ended = program.waitForFinished(kPatience);
    return {ended && program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1,
            program.readAllStandardOutput(), program.readAllStandardError()};
}

QJsonObject objectOf(const QString &file) {
    return QJsonDocument::fromJson(valueOrDie(readFile(file))).object();
}

/// What a change of the target must name, and what makes it.
struct Change {
    const char *name;
    const char *sql;
    const char *named;
};

constexpr std::array kChanges{
    Change{"master cell", "UPDATE gsm_skills SET initialwert = 4711 WHERE name = 'Abseilen'", "Abseilen"},
    Change{"protected cell", "UPDATE char_chars SET name = 'Somebody else' WHERE id = 1",
           "the protected table char_chars"},
    Change{"structure", "ALTER TABLE gsm_skills ADD COLUMN extra INT", "structure of gsm_skills.extra"},
    Change{"version",
           "INSERT INTO schema_version (version, migration_number, applied_at, backend_version) VALUES ('0.4.0', 8, "
           "1, '0.4.0')",
           "version of the database"},
};

} // namespace

/// Plans that one process writes and another executes.
class TestCliPlans final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoProcessesWriteTheSamePlan_data() { addEngineRows(); }
    void twoProcessesWriteTheSamePlan();
    void refusedWhenSomethingChanged_data();
    void refusedWhenSomethingChanged();
    void refusedWhenADecisionChanged_data() { addEngineRows(); }
    void refusedWhenADecisionChanged();
    void anotherProcessExecutesIt_data() { addEngineRows(); }
    void anotherProcessExecutesIt();
    void twoMustApprove();
    void planThatMustNotBeExecuted();
    void wrongFiles();
    void showsADeployment();
};

void TestCliPlans::twoProcessesWriteTheSamePlan() {
    DemoWorkspace demo(currentEngine());
    const QString package = demo.package();
    const CliRun first = runProgram(demo.arguments("plan %1 --env prod --output %2", {package, demo.path("1.json")}));
    QVERIFY2(first.code == 0, first.err.constData());
    // In another language only what stands in `made` reads differently.
    const CliRun second =
        runProgram(demo.arguments("plan %1 --env prod --output %2 --language de", {package, demo.path("2.json")}));
    QVERIFY2(second.code == 0, second.err.constData());
    QByteArray plans[2];
    for (int i = 0; i < 2; ++i) {
        QByteArray bytes = valueOrDie(readFile(demo.path(i == 0 ? "1.json" : "2.json")));
        const qsizetype begin = bytes.indexOf("\n    \"made\": {");
        const qsizetype end = bytes.indexOf("\n    },", begin);
        QVERIFY(begin > 0 && end > begin);
        plans[i] = bytes.remove(begin, end - begin);
    }
    QCOMPARE(plans[0], plans[1]);
    const QJsonObject json = objectOf(demo.path("1.json"));
    QCOMPARE(json[u"format"].toInt(), 1);
    QVERIFY(!json[u"made"][u"by"].toString().isEmpty());
    QCOMPARE(json[u"plan"][u"migrations"].toArray().size(), 8);
}

void TestCliPlans::refusedWhenSomethingChanged_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<int>("change");
    for (int i = 0; i < static_cast<int>(kChanges.size()); ++i) {
        QTest::addRow("sqlite, %s", kChanges[static_cast<size_t>(i)].name) << db::Engine::Sqlite << i;
        QTest::addRow("mariadb, %s", kChanges[static_cast<size_t>(i)].name) << db::Engine::MariaDb << i;
    }
}

void TestCliPlans::refusedWhenSomethingChanged() {
    QFETCH(int, change);
    const Change what = kChanges[static_cast<size_t>(change)];
    DemoWorkspace demo(currentEngine());
    const QString file = demo.path("plan.json");
    QCOMPARE(runProgram(demo.arguments("plan %1 --env prod --output %2", {demo.package(), file})).code, 0);
    demo.exec("prod", s(what.sql));
    const QByteArray before = demo.databaseFingerprint("prod");
    const CliRun refused =
        runProgram(demo.arguments("deploy --plan %1 --env prod --confirm prod --json --language en", {file}));
    QCOMPARE(refused.code, 4);
    QCOMPARE(refused.errorCode(), s("PLAN_OUTDATED"));
    const QString message = refused.document()[u"error"][u"message"].toString();
    QVERIFY2(message.contains(s(what.named)), qPrintable(message));
    QVERIFY(message.contains(s("Nothing was changed")));
    QCOMPARE(demo.databaseFingerprint("prod"), before);
    QVERIFY(!QDir(demo.path("reports")).exists()); // it was not even begun
}

void TestCliPlans::refusedWhenADecisionChanged() {
    DemoWorkspace demo(currentEngine());
    const QString file = demo.path("plan.json");
    QCOMPARE(runProgram(demo.arguments("plan %1 --env prod --output %2", {demo.package(), file})).code, 0);
    // The plan says a row that is written; from now on it is left as it is in the target.
    QString entity;
    QString key;
    for (const QJsonValue &one : objectOf(file)[u"plan"][u"data"][u"entities"].toArray()) {
        for (const QJsonValue &row : one[u"rows"].toArray()) {
            if (entity.isEmpty() && row[u"state"] == s("changed") && row[u"action"] == s("write")) {
                entity = one[u"entity"].toString();
                key = row[u"key"].toString();
            }
        }
    }
    QVERIFY(!entity.isEmpty());
    QStringList decide = demo.arguments("masterdata decide %1 --env prod --take target", {demo.package()});
    decide << s("--entity") << entity << s("--key") << key << s("--reason") << s("not yet");
    const CliRun decided = runProgram(decide);
    QVERIFY2(decided.code == 0, decided.err.constData());
    const CliRun refused =
        runProgram(demo.arguments("deploy --plan %1 --env prod --confirm prod --json --language en", {file}));
    QCOMPARE(refused.code, 4);
    const QString message = refused.document()[u"error"][u"message"].toString();
    QVERIFY2(message.contains(key) && message.contains(s("\"write\" in the plan, \"leave\" now")), qPrintable(message));
}

void TestCliPlans::anotherProcessExecutesIt() {
    DemoWorkspace demo(currentEngine());
    const QString file = demo.path("plan.json");
    const QString page = demo.path("plan.html");
    const CliRun made = runProgram(
        demo.arguments("plan %1 --env prod --output %2 --html %3 --language de --json", {demo.package(), file, page}));
    QCOMPARE(made.code, 0);
    QCOMPARE(made.document()[u"output"].toString(), file);
    QCOMPARE(made.document()[u"html"].toString(), page);
    const QByteArray html = valueOrDie(readFile(page));
    QVERIFY(html.contains("<html lang=\"de"));
    QXmlStreamReader xml(html);
    while (!xml.atEnd())
        xml.readNext();
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));

    const CliRun done =
        runProgram(demo.arguments("deploy --plan %1 --env prod --confirm prod --json --language en", {file}));
    QVERIFY2(done.code == 0, done.err.constData());
    // What was executed is what was approved: the journal has the same statements, letter by letter.
    const QJsonObject plan = objectOf(file)[u"plan"].toObject();
    QStringList approved;
    for (const QJsonValue &migration : plan[u"migrations"].toArray()) {
        for (const QJsonValue &statement : migration[u"statements"].toArray())
            approved << statement.toString();
    }
    db::Connection connection = openOrDie(demo.profile("prod"));
    const auto journal =
        valueOrDie(connection.select(s("SELECT statement_text FROM stellwerk_journal WHERE section IN ('up', 'data') "
                                       "ORDER BY id")));
    QStringList executed;
    for (const auto &row : journal.rows)
        executed << row.front().toString();
    QVERIFY(approved.size() > 8);
    // A data section stands in one row of it, with ";" between its statements.
    QCOMPARE(executed.join(s(";\n")), approved.join(s(";\n")));
    QCOMPARE(demo.value("prod", s("SELECT plan_sha256 FROM stellwerk_deployment ORDER BY id DESC LIMIT 1")),
             objectOf(file)[u"plan_sha256"].toString());
    // Once.
    QCOMPARE(runProgram(demo.arguments("deploy --plan %1 --env prod --confirm prod", {file})).code, 4);
}

/// An environment with two approvers takes the plan when both have signed it, and no other plan.
void TestCliPlans::twoMustApprove() {
    DemoWorkspace demo(db::Engine::Sqlite);
    const auto at = [&](const char *name, const char *ending) {
        return demo.path(QByteArray(name).append(ending).constData());
    };
    QStringList keys;
    for (const char *name : {"erika", "max"}) {
        const QString key = at(name, ".key");
        QCOMPARE(runProgram(demo.arguments("package keygen --key %1 --no-password", {key})).code, 0);
        keys << QString::fromUtf8(valueOrDie(readFile(at(name, ".pub")))).split(u'\n')[1].trimmed();
    }
    QByteArray environments = valueOrDie(readFile(demo.path("environments.toml")));
    const QByteArray prod = "name = \"prod\"";
    QVERIFY(environments.contains(prod));
    const QString approvers =
        QStringLiteral("\napprovals = 2\napprovers = [\"%1 Erika\", \"%2 Max\"]").arg(keys[0], keys[1]);
    environments.replace(prod, QByteArray(prod).append(approvers.toUtf8()));
    valueOrDie(writeFileAtomically(demo.path("environments.toml"), environments));
    const QString plan = demo.path("plan.json");
    QCOMPARE(runProgram(demo.arguments("plan %1 --env prod --output %2", {demo.package(), plan})).code, 0);
    const auto deploy = [&] {
        return runProgram(demo.arguments("deploy --plan %1 --env prod --confirm prod", QStringList{plan}));
    };
    const auto approve = [&](const char *name) {
        return runProgram(demo.arguments("approve %1 --key %2", {plan, at(name, ".key")}));
    };
    CliRun refused = deploy();
    QCOMPARE(refused.code, 4);
    QVERIFY2(refused.err.contains("Erika") && refused.err.contains("Max"), refused.err.constData());
    QCOMPARE(approve("erika").code, 0);
    refused = deploy();
    QCOMPARE(refused.code, 4);
    QVERIFY2(refused.err.contains("Max"), refused.err.constData());
    QCOMPARE(approve("max").code, 0);
    const CliRun done = deploy();
    QVERIFY2(done.code == 0, done.err.constData());
    // Without a plan file nobody has approved anything.
    QCOMPARE(runProgram(demo.arguments("deploy %1 --env prod --confirm prod", {demo.package()})).code, 4);
}

void TestCliPlans::planThatMustNotBeExecuted() {
    DemoWorkspace demo(db::Engine::Sqlite);
    demo.edit("environments.toml", "data/prod.sqlite\"",
              "data/prod.sqlite\"\nhooks = { maintenance_on = [\"no-such-command-anywhere\"] }");
    const QString file = demo.path("plan.json");
    const CliRun made = demo.run("plan %1 --env prod --output %2 --json", {demo.package(), file});
    QCOMPARE(made.code, 4);
    QCOMPARE(made.errorCode(), s("CHECK_FAILED"));
    QVERIFY(QFile::exists(file)); // to be looked at
    const QByteArray before = demo.databaseFingerprint("prod");
    QCOMPARE(demo.run("deploy --plan %1 --env prod --confirm prod", {file}).code, 4);
    QCOMPARE(demo.databaseFingerprint("prod"), before);
}

void TestCliPlans::wrongFiles() {
    DemoWorkspace demo(db::Engine::Sqlite);
    const QString file = demo.path("plan.json");
    QCOMPARE(demo.run("plan %1 --env prod --output %2", {demo.package(), file}).code, 0);
    const QByteArray before = demo.databaseFingerprint("prod");
    const auto code = [&demo](const char *line, const QStringList &values) {
        return demo.run(line, values).errorCode();
    };
    QCOMPARE(code("deploy --plan %1 --env dev --json", {file}), s("CHECK_FAILED"));
    QCOMPARE(code("deploy --plan %1 --env prod --resume --json", {file}), s("USAGE"));
    QCOMPARE(code("deploy --plan %1 --env prod --json", {demo.path("missing.json")}), s("NOT_FOUND"));
    QCOMPARE(code("deploy --env prod --json", {}), s("USAGE"));
    demo.write("other.tar.gz", "something else");
    QCOMPARE(code("deploy %1 --plan %2 --env prod --confirm prod --json", {demo.path("other.tar.gz"), file}),
             s("PLAN_OUTDATED"));
    demo.write("broken.json", "{\"format\": 1");
    const CliRun broken = demo.run("deploy --plan %1 --env prod --json", {demo.path("broken.json")});
    QVERIFY(broken.code != 0);
    QCOMPARE(broken.errorCode(), s("INVALID_INPUT"));
    QVERIFY(demo.run("plan %1 --env prod --output %2", {demo.package(), demo.path("project.toml/plan.json")}).code !=
            0);
    QCOMPARE(demo.databaseFingerprint("prod"), before);
}

void TestCliPlans::showsADeployment() {
    DemoWorkspace demo(db::Engine::Sqlite);
    demo.deploy();
    const CliRun shown = demo.run("deployments show --log --html %1", {demo.path("report.html")});
    QVERIFY2(shown.code == 0, shown.err.constData());
    for (const char *text :
         {"Protected tables:", "Master data:", "Backup: backup_", "From here on", "Migrations", "migrate"})
        QVERIFY2(shown.out.contains(text), text);
    const QString folder =
        demo.path("reports/") + demo.run("deployments show --json", {}).document()[u"deployment"][u"run_id"].toString();
    QCOMPARE(valueOrDie(readFile(demo.path("report.html"))), valueOrDie(readFile(folder + s("/report.html"))));
    const QJsonObject json = demo.run("deployments show --log --json", {}).document();
    const QJsonArray events = json[u"events"].toArray();
    QCOMPARE(events.size(), valueOrDie(readFile(folder + s("/events.jsonl"))).count('\n'));
    QCOMPARE(events.last()[u"event"].toString(), s("run_finished"));
    QVERIFY(json[u"report"].isObject());
    // A run that was killed in the middle of a line, and before there was a report.
    demo.write("reports/20990131-221500-prod-3fa9/events.jsonl", "{\"seq\":1,\"message\":\"begun\"}\n{\"seq\":2,\"mes");
    const CliRun killed = demo.run("deployments show 20990131-221500-prod-3fa9 --log --json");
    QCOMPARE(killed.code, 0);
    QCOMPARE(killed.document()[u"events"].toArray().size(), 1);
    QVERIFY(demo.run("deployments show 20990131-221500-prod-3fa9 --html %1", {demo.path("x.html")}).code != 0);
    QVERIFY(demo.run("deployments show ../../etc --json", {}).errorCode() == s("NOT_FOUND"));
}

QTEST_GUILESS_MAIN(TestCliPlans)
#include "test_cli_plans.moc"
