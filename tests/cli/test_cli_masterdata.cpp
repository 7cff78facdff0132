// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "migration/lock/lock.h"

#include <QDir>

#include "changed_dev.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// The counts of an entity in the report of an import.
QJsonObject countsOf(const CliRun &imported, const char *entity) {
    const QJsonArray all =
        imported.document()[QLatin1String("report")][QLatin1String("import")][QLatin1String("entities")].toArray();
    for (const QJsonValue &one : all) {
        if (one[QLatin1String("entity")] == s(entity))
            return one.toObject();
    }
    return {};
}

/// File name -> content, without the times.
QMap<QString, QByteArray> filesOf(const QString &folder) {
    QMap<QString, QByteArray> files;
    for (const QString &name : QDir(folder).entryList(QDir::Files | QDir::Hidden)) {
        QByteArray content = valueOrDie(readFile(folder + u'/' + name));
        const qsizetype at = content.indexOf("\"timestamp\":\"");
        files[name] = at < 0 ? content : content.remove(at, content.indexOf(',', at) - at);
    }
    return files;
}

} // namespace

/// Master data out, compared, in and back, from every kind of source, on both engines.
class TestCliMasterData final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exportWritesFiles_data() { addEngineRows(); }
    void exportWritesFiles();
    void exportRefuses();
    void diffSaysWhatDiffers_data() { addEngineRows(); }
    void diffSaysWhatDiffers();
    void diffAsAPage();
    void wrongWords_data();
    void wrongWords();
    void importFrom_data();
    void importFrom();
    void importOfFormat1_data() { addEngineRows(); }
    void importOfFormat1();
    void importNeedsTheVersion_data() { addEngineRows(); }
    void importNeedsTheVersion();
    void foreignPackage();
    void protectedRowsStay_data() { addEngineRows(); }
    void protectedRowsStay();
    void stopChangesNothing();
    void lockIsHeld_data() { addEngineRows(); }
    void lockIsHeld();
};

void TestCliMasterData::exportWritesFiles() {
    const DemoWorkspace demo(currentEngine());
    const QByteArray before = demo.databaseFingerprint("dev");
    const QString folder = demo.path("out");
    CliRun run = demo.run("masterdata export %1 --env dev --json", {folder});
    QVERIFY2(run.code == 0, run.err.constData());
    const QJsonObject document = run.document();
    QCOMPARE(document[QLatin1String("folder")].toString(), folder);
    QCOMPARE(document[QLatin1String("version")].toString(), s("0.4.0"));
    QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden).size(),
             document[QLatin1String("files")].toArray().size());
    // Two rows without a name: they are listed, and the others travel.
    const QJsonArray skipped = document[QLatin1String("skipped")].toArray();
    QCOMPARE(skipped.size(), 2);
    QCOMPARE(skipped[0][QLatin1String("entity")].toString(), s("believes"));
    QVERIFY(!skipped[0][QLatin1String("reason")].toString().isEmpty());
    QVERIFY(!document[QLatin1String("warnings")].toArray().isEmpty());
    QCOMPARE(document[QLatin1String("counts")][QLatin1String("believes")].toInteger() + 2,
             demo.value("dev", s("SELECT COUNT(*) FROM gsm_believes")).toLongLong());

    const auto files = filesOf(folder);
    QVERIFY(files[s("skills.json")].startsWith("{\"export_version\":\"2.0\""));
    run = demo.run("masterdata export --env dev");
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY2(run.out.contains("believes"), run.out.constData());
    QCOMPARE(filesOf(demo.path("masterdata/dev")), files);
    QCOMPARE(demo.databaseFingerprint("dev"), before);
    // What was exported is what is there.
    QCOMPARE(demo.run("masterdata diff %1 --env dev --exit-code", {folder}).code, 0);
}

void TestCliMasterData::exportRefuses() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    const QString folder = demo.path("out");
    CliRun run = demo.run("masterdata export %1 --env dev --strict --json", {folder});
    QCOMPARE(run.code, 4);
    QCOMPARE(run.errorCode(), s("CHECK_FAILED"));
    QVERIFY(QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    QCOMPARE(demo.run("masterdata export %1 --env dev --dry-run", {folder}).code, 0);
    QVERIFY(QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    demo.write("out/old_entity.json", "[]");
    run = demo.run("masterdata export %1 --env dev --json", {folder});
    QCOMPARE(run.code, 4);
    QCOMPARE(run.errorCode(), s("ALREADY_EXISTS"));
    QVERIFY(run.document()[QLatin1String("error")][QLatin1String("message")].toString().contains(s("old_entity.json")));
    QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{s("old_entity.json")});
    demo.exec("dev", s("DELETE FROM gsm_believes WHERE name = ''"));
    QVERIFY(QFile::remove(demo.path("out/old_entity.json")));
    QCOMPARE(demo.run("masterdata export %1 --env dev --strict", {folder}).code, 0);
    QVERIFY(QFileInfo::exists(demo.path("out/skills.json")));
}

void TestCliMasterData::diffSaysWhatDiffers() {
    DemoWorkspace demo(currentEngine());
    demo.deploy();
    QCOMPARE(demo.run("masterdata decide --from dev --env prod --all-open target").code, 0);
    const char *const line = "masterdata diff --from dev --env prod --exit-code";
    QCOMPARE(demo.run(line).code, 0);
    changeDev(demo);
    CliRun run = demo.run(line);
    QCOMPARE(run.code, 3);
    QVERIFY2(run.out.contains("~ changed  Abseilen / midgard"), run.out.constData());
    QVERIFY(run.out.contains("page_number"));
    QCOMPARE(demo.run("masterdata diff --from dev --env prod").code, 0);

    run = demo.run("masterdata diff --from dev --env prod --exit-code --json --entity skill_difficulties");
    QCOMPARE(run.code, 3);
    const QJsonArray entities =
        run.document()[QLatin1String("plan")][QLatin1String("data")][QLatin1String("entities")].toArray();
    QCOMPARE(entities.size(), 1);
    QCOMPARE(entities[0][QLatin1String("counts")][QLatin1String("new")].toInt(), 1);
    QCOMPARE(demo.run("masterdata diff --from dev --env prod --exit-code --entity spells").code, 0);

    // Both sides changed the same cell since the last deployment: production has to decide.
    demo.exec("prod", s("UPDATE gsm_skills SET beschreibung = 'dort' WHERE id = 1"));
    run = demo.run(line);
    QCOMPARE(run.code, 5);
    QVERIFY2(run.out.contains("× conflict  Abseilen / midgard"), run.out.constData());
}

void TestCliMasterData::diffAsAPage() {
    DemoWorkspace demo(db::Engine::Sqlite);
    demo.deploy();
    changeDev(demo);
    demo.exec("dev", s("UPDATE gsm_skills SET name = 'Bachlaufdeuten' WHERE name = 'Bachlauflesen'"));
    demo.exec("dev", s("UPDATE gsm_skills SET page_number = NULL WHERE id = 3"));
    demo.exec("prod", s("UPDATE gsm_skills SET beschreibung = 'dort' WHERE id = 1"));
    QCOMPARE(demo.run("masterdata decide --from dev --env prod --entity skill_improvement_costs --empty --reason "
                      "keep<them>")
                 .code,
             0);
    const QString file = demo.path("diff.html");
    const CliRun run = demo.run("masterdata diff --from dev --env prod --html %1 --json", {file});
    QVERIFY2(run.code == 0, run.err.constData());
    QCOMPARE(run.document()[QLatin1String("html")].toString(), file);
    const QString page = QString::fromUtf8(valueOrDie(readFile(file)));
    for (const char *text : {"<!DOCTYPE html>", "prefers-color-scheme:dark", "@media print", "× conflict",
                             "Abseilen / midgard", "Neu: &lt;script&gt;&amp;&quot;", "dort", "? to be decided", "+ new",
                             "Bachlaufdeuten / midgard", "Perhaps “Bachlauflesen / midgard”",
                             "char_skills.name point at it", "keep&lt;them&gt;", "NULL", "✕ Master data"})
        QVERIFY2(page.contains(s(text)), text);
    for (const char *text : {"<script", "<link", "http:", "https:", "src="})
        QVERIFY2(!page.contains(s(text)), text);
    QCOMPARE(page.count(s("<table>")), page.count(s("</table>")));
    QCOMPARE(page.count(s("<div")), page.count(s("</div>")));
}

void TestCliMasterData::wrongWords_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("error");
    struct Case {
        const char *line;
        int code;
        const char *error;
    };
    for (const Case &one :
         {Case{"masterdata diff --env prod", 2, "USAGE"}, Case{"masterdata diff %1 --from dev --env prod", 2, "USAGE"},
          Case{"masterdata diff --from dev", 2, "USAGE"}, Case{"masterdata diff --from prod --env prod", 2, "USAGE"},
          Case{"masterdata diff --from nowhere --env prod", 2, "USAGE"},
          Case{"masterdata diff no/such/thing --env prod", 4, "NOT_FOUND"},
          Case{"masterdata diff %1 --env prod --entity nothing", 2, "USAGE"},
          Case{"masterdata diff %2 --env prod", 4, "DAMAGED"},
          Case{"masterdata diff %3 --env prod", 4, "INVALID_INPUT"},
          Case{"masterdata undo some-run --env prod --confirm prod", 4, "NOT_FOUND"},
          Case{"masterdata undo some-run --env prod --dry-run", 2, "USAGE"},
          Case{"masterdata undo some-run --env prod", 2, "CONFIRMATION_MISSING"}})
        QTest::addRow("%s", one.line) << s(one.line) << one.code << s(one.error);
}

void TestCliMasterData::wrongWords() {
    QFETCH(const QString, line);
    QFETCH(const int, code);
    QFETCH(const QString, error);
    static DemoWorkspace demo(db::Engine::Sqlite);
    (void)demo.package();
    demo.write("broken.tar.gz", "no package");
    demo.write("strange/skills.json", "{\"export_version\":\"9.0\",\"entity\":\"skills\",\"data\":{\"skills\":[]}}");
    const QByteArray before = demo.fingerprint();
    const CliRun run = demo.run(QString(line + s(" --json")).toUtf8().constData(),
                                {demo.package(), demo.path("broken.tar.gz"), demo.path("strange")});
    QVERIFY2(run.code == code, run.out.constData());
    QCOMPARE(run.errorCode(), error);
    QCOMPARE(demo.fingerprint(), before);
}

void TestCliMasterData::importFrom_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("source");
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        for (const char *source : {"package", "folder", "environment"})
            QTest::addRow("%s %s", qPrintable(db::engineName(engine)), source) << engine << s(source);
    }
}

void TestCliMasterData::importFrom() {
    QFETCH(const QString, source);
    DemoWorkspace demo(currentEngine());
    demo.deploy();
    changeDev(demo);
    QString words = s("--from dev");
    if (source == s("package")) {
        words = demo.run("prepare --env dev --output %1 --json", {demo.path("other")})
                    .document()[QLatin1String("path")]
                    .toString();
    } else if (source == s("folder")) {
        words = demo.path("out");
        QCOMPARE(demo.run("masterdata export %1 --env dev", {words}).code, 0);
    }
    const auto with = [&](const char *line) { return demo.run(QString(s(line) + u' ' + words).toUtf8().constData()); };
    const QByteArray before = demo.databaseFingerprint("prod");
    CliRun run = with("masterdata import --env prod --confirm prod --json");
    QVERIFY2(run.code == 5, run.err.constData()); // an entity without rows
    QCOMPARE(run.errorCode(), s("CONFLICT"));
    QCOMPARE(with("masterdata decide --env prod --all-open keep").code, 0);
    run = with("masterdata import --env prod --json");
    QCOMPARE(run.code, 2);
    QCOMPARE(run.errorCode(), s("CONFIRMATION_MISSING"));
    QCOMPARE(with("masterdata import --env prod --confirm prod --dry-run --exit-code").code, 3);
    QCOMPARE(demo.databaseFingerprint("prod"), before);

    run = with("masterdata import --env prod --confirm prod --json");
    QVERIFY2(run.code == 0, run.out.constData());
    QCOMPARE(demo.value("prod", s(kSkill)), s("Neu: <script>&\""));
    QCOMPARE(demo.value("prod", s(kNewRows)), s("1"));
    QCOMPARE(countsOf(run, "skills")[QLatin1String("updated")].toInt(), 1);
    QCOMPARE(countsOf(run, "skill_difficulties")[QLatin1String("inserted")].toInt(), 1);
    QCOMPARE(countsOf(run, "misc_lookups")[QLatin1String("inserted")].toInt(), 1);
    QCOMPARE(countsOf(run, "skills")[QLatin1String("deleted")].toInt(), 0);
    const QJsonObject report = run.document()[QLatin1String("report")].toObject();
    QVERIFY(!report[QLatin1String("backup")].toString().isEmpty());
    const QJsonArray proofs = report[QLatin1String("protected_tables")].toArray();
    QVERIFY(proofs.size() > 10);
    for (const QJsonValue &proof : proofs)
        QVERIFY2(proof[QLatin1String("unchanged")].toBool(), qPrintable(proof[QLatin1String("table")].toString()));
    QCOMPARE(with("masterdata diff --env prod --exit-code").code, 0);

    const QString folder = run.document()[QLatin1String("report_folder")].toString();
    for (const char *name : {"/events.jsonl", "/report.json", "/report.html", "/reverse.jsonl"})
        QVERIFY2(QFileInfo::exists(folder + s(name)), name);
    const CliRun shown = demo.run("deployments show");
    QVERIFY2(shown.out.contains("masterdata undo --env prod"), shown.out.constData());
    QVERIFY(demo.run("deployments list --json")
                .document()[QLatin1String("deployments")][0][QLatin1String("finished")]
                .toBool());
}

/// What Bamort itself writes: bare arrays, and not all of its files.
void TestCliMasterData::importOfFormat1() {
    DemoWorkspace demo(currentEngine());
    demo.deploy();
    demo.write("old/skill_difficulties.json",
               "[{\"name\":\"extrem\",\"game_system\":\"midgard\",\"description\":\"\"}]");
    CliRun run = demo.run("masterdata diff %1 --env prod --json", {demo.path("old")});
    QVERIFY2(run.code == 0, run.out.constData());
    QCOMPARE(run.document()[QLatin1String("plan")][QLatin1String("open_decisions")].toInt(), 0);
    run = demo.run("masterdata import %1 --env prod --confirm prod --json", {demo.path("old")});
    QVERIFY2(run.code == 0, run.out.constData());
    QCOMPARE(demo.value("prod", s(kNewRows)), s("1"));
    QCOMPARE(countsOf(run, "skill_difficulties")[QLatin1String("inserted")].toInt(), 1);
    QVERIFY(demo.value("prod", s("SELECT COUNT(*) FROM gsm_skills")).toInt() > 50);
    const QJsonArray remarks =
        run.document()[QLatin1String("report")][QLatin1String("import")][QLatin1String("remarks")].toArray();
    QVERIFY(std::ranges::any_of(remarks,
                                [](const QJsonValue &remark) { return remark.toString().startsWith(s("spells: ")); }));
}

void TestCliMasterData::importNeedsTheVersion() {
    DemoWorkspace demo(currentEngine()); // prod is one version behind
    const QByteArray before = demo.databaseFingerprint("prod");
    for (const char *line : {"masterdata import %1 --env prod --confirm prod --json",
                             "masterdata import --from dev --env prod --confirm prod --json"}) {
        const CliRun run = demo.run(line, {demo.package()});
        QVERIFY2(run.code == 4, run.out.constData());
        QVERIFY(
            run.document()[QLatin1String("error")][QLatin1String("message")].toString().contains(s("0.3.0 → 0.4.0")));
    }
    // A comparison may look ahead; what lies behind is no source.
    QVERIFY(demo.run("masterdata diff --from dev --env prod").out.contains("+ new"));
    QCOMPARE(demo.run("masterdata diff --from prod --env dev --json").errorCode(), s("VERSION_UNKNOWN"));
    QCOMPARE(demo.databaseFingerprint("prod"), before);
}

void TestCliMasterData::foreignPackage() {
    DemoWorkspace demo(db::Engine::Sqlite);
    const QString package = demo.package();
    demo.edit("project.toml", "id = \"bamort\"", "id = \"other\"");
    const CliRun run = demo.run("masterdata import %1 --env prod --confirm prod --json", {package});
    QCOMPARE(run.code, 4);
    QCOMPARE(run.errorCode(), s("FOREIGN"));
}

/// A trigger in the database does what the import itself would never do.
void TestCliMasterData::protectedRowsStay() {
    DemoWorkspace demo(currentEngine());
    demo.deploy();
    changeDev(demo);
    QCOMPARE(demo.run("masterdata decide --from dev --env prod --all-open keep").code, 0);
    const QString body = s("UPDATE users SET preferred_language = 'xx'");
    demo.exec("prod", demo.engine() == db::Engine::Sqlite
                          ? QString(s("CREATE TRIGGER t AFTER UPDATE ON gsm_skills BEGIN ") + body + s("; END"))
                          : QString(s("CREATE TRIGGER t AFTER UPDATE ON gsm_skills FOR EACH ROW ") + body));
    const QByteArray before = demo.databaseFingerprint("prod");
    CliRun run = demo.run("masterdata import --from dev --env prod --confirm prod --json");
    QVERIFY2(run.code == 6, run.out.constData());
    QCOMPARE(run.errorCode(), s("PROTECTION_VIOLATED"));
    QVERIFY2(run.document()[QLatin1String("error")].toObject()[QLatin1String("detail")].toString().contains(s("users")),
             run.out.constData());
    QCOMPARE(demo.databaseFingerprint("prod"), before);
    QVERIFY(!QFileInfo::exists(run.document()[QLatin1String("report_folder")].toString() + s("/reverse.jsonl")));
    QCOMPARE(demo.run("masterdata undo %1 --env prod --confirm prod", {runIdOf(run)}).code, 4);
    demo.exec("prod", s("DROP TRIGGER t"));
    run = demo.run("masterdata import --from dev --env prod --confirm prod");
    QVERIFY2(run.code == 0, run.err.constData());
}

void TestCliMasterData::stopChangesNothing() {
    DemoWorkspace demo(db::Engine::Sqlite);
    demo.deploy();
    changeDev(demo);
    const QByteArray before = demo.fingerprint();
    std::stop_source stop;
    stop.request_stop();
    const CliRun run =
        runCli(demo.arguments("masterdata import --from dev --env prod --confirm prod --json"), stop.get_token());
    QCOMPARE(run.code, 130);
    QCOMPARE(run.errorCode(), s("CANCELLED"));
    QCOMPARE(demo.fingerprint(), before);
}

void TestCliMasterData::lockIsHeld() {
    DemoWorkspace demo(currentEngine());
    demo.deploy();
    QCOMPARE(demo.run("masterdata decide --from dev --env prod --all-open keep").code, 0);
    const auto lock =
        valueOrDie(migration::DatabaseLock::acquire(demo.profile("prod"), s("a test"), std::chrono::seconds(0)));
    const CliRun run = demo.run("masterdata import --from dev --env prod --confirm prod --wait 0 --json");
    QCOMPARE(run.code, 9);
    QVERIFY(run.document()[QLatin1String("error")][QLatin1String("message")].toString().contains(s("a test")));
}

QTEST_GUILESS_MAIN(TestCliMasterData)
#include "test_cli_masterdata.moc"
