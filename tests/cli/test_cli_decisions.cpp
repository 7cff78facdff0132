// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include "cli_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// "masterdata decide --from dev --env prod" and more.
CliRun decide(const DemoWorkspace &demo, const char *more, const QStringList &values = {}) {
    return demo.run(QByteArray("masterdata decide --from dev --env prod --json " + QByteArray(more)).constData(),
                    values);
}

QJsonArray listed(const DemoWorkspace &demo, const char *member) {
    return decide(demo, "--list").document()[QLatin1String(member)].toArray();
}

int importCode(const DemoWorkspace &demo) {
    return demo.run("masterdata import --from dev --env prod --confirm prod").code;
}

QString skill(const DemoWorkspace &demo, const char *column) {
    return demo.value("prod", s("SELECT %1 FROM gsm_skills WHERE id = 1").arg(s(column)));
}

constexpr auto kKey = "Abseilen / midgard";

/// Rows of every state: a conflict, one new and one only in prod that look alike, one more only in prod, one that is
/// ambiguous there.
void makeDoubts(DemoWorkspace &demo) {
    demo.deploy();
    demo.exec("dev", s("UPDATE gsm_skills SET beschreibung = 'dev', page_number = 7 WHERE id = 1"));
    demo.exec("prod", s("UPDATE gsm_skills SET beschreibung = 'prod' WHERE id = 1"));
    demo.exec("dev", s("UPDATE gsm_skills SET name = 'Bachlaufdeuten' WHERE name = 'Bachlauflesen'"));
    demo.exec("dev", s("INSERT INTO gsm_misc (`key`, value) VALUES ('neu', 'Nur dort')"));
    demo.exec("prod", s("INSERT INTO gsm_misc (`key`, value) VALUES ('alt', 'Nur hier')"));
}

} // namespace

/// Decisions on the command line: what fits, what is refused, and what an import makes of them.
class TestCliDecisions final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conflict_data();
    void conflict();
    void emptyEntity_data() { addEngineRows(); }
    void emptyEntity();
    void allOpen_data();
    void allOpen();
    void renameKeepsTheId_data() { addEngineRows(); }
    void renameKeepsTheId();
    void onlyInTheTarget_data() { addEngineRows(); }
    void onlyInTheTarget();
    void pointedAtRowsStay_data() { addEngineRows(); }
    void pointedAtRowsStay();
    void refused_data();
    void refused();
    void sameTextTwice();
    void withdrawn();
    void fallsWithItsData();
    void reviewFiles();
    void damagedReviewFile();
};

void TestCliDecisions::conflict_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("page");
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        const auto add = [engine](const char *words, const char *text, const char *page) {
            QTest::addRow("%s %s", qPrintable(db::engineName(engine)), words)
                << engine << s(words) << s(text) << s(page);
        };
        add("--key %1 --take target", "prod", "");
        add("--id 1 --keep-cell beschreibung", "prod", "7");
        if (engine == db::Engine::MariaDb)
            continue; // the rest is about words
        add("--key %1 --take package", "dev", "7");
        add("--key %1 --keep-cell page_number --take package", "dev", "");
        add("--key %1 --keep-cell page_number --keep-cell beschreibung", "prod", "");
    }
}

void TestCliDecisions::conflict() {
    QFETCH(const QString, words);
    QFETCH(const QString, text);
    QFETCH(const QString, page);
    DemoWorkspace demo(currentEngine());
    makeDoubts(demo);
    const QString pageBefore = skill(demo, "page_number");
    QCOMPARE(decide(demo, "--entity skill_improvement_costs --empty").code, 0);
    const QByteArray before = demo.databaseFingerprint("prod");
    QCOMPARE(importCode(demo), 5);
    const QJsonArray open = listed(demo, "open");
    QCOMPARE(open.size(), 1);
    QCOMPARE(open[0][QLatin1String("key")].toString(), s(kKey));
    QCOMPARE(open[0][QLatin1String("id")].toString(), s("1"));
    QCOMPARE(open[0][QLatin1String("state")].toString(), s("conflict"));

    const QByteArray line = "--entity skills --reason looked-at " + words.toUtf8();
    QCOMPARE(decide(demo, QByteArray(line + " --dry-run").constData(), {s(kKey)}).code, 0);
    QCOMPARE(listed(demo, "open").size(), 1);
    const CliRun decided = decide(demo, line.constData(), {s(kKey)});
    QVERIFY2(decided.code == 0, decided.out.constData());
    QCOMPARE(decided.document()[QLatin1String("open_decisions")].toInt(), 0);
    QVERIFY(listed(demo, "open").isEmpty());
    const QJsonArray made = listed(demo, "decisions");
    QCOMPARE(made.size(), 2);
    QCOMPARE(made[1][QLatin1String("key")].toString(), s(kKey));
    QCOMPARE(made[1][QLatin1String("reason")].toString(), s("looked-at"));
    QVERIFY(made[1][QLatin1String("by")].toString().contains(u'@'));
    QVERIFY(!made[1][QLatin1String("stale")].toBool());
    QCOMPARE(demo.databaseFingerprint("prod"), before);

    QCOMPARE(importCode(demo), 0);
    QCOMPARE(skill(demo, "beschreibung"), text);
    QCOMPARE(skill(demo, "page_number"), page.isEmpty() ? pageBefore : page);
}

void TestCliDecisions::emptyEntity() {
    DemoWorkspace demo(currentEngine());
    demo.deploy();
    QJsonArray open = listed(demo, "open");
    QCOMPARE(open.size(), 1);
    QCOMPARE(open[0][QLatin1String("entity")].toString(), s("skill_improvement_costs"));
    QVERIFY(open[0][QLatin1String("key")].isNull());
    QCOMPARE(importCode(demo), 5);
    QCOMPARE(decide(demo, "--entity skills --empty").errorCode(), s("CHECK_FAILED"));
    QCOMPARE(decide(demo, "--entity skill_improvement_costs --empty --take package").code, 2);
    const QString rows = demo.value("prod", s("SELECT COUNT(*) FROM learning_skill_improvement_costs"));
    QCOMPARE(decide(demo, "--entity skill_improvement_costs --empty --take keep").code, 0);
    QVERIFY(listed(demo, "open").isEmpty());
    QCOMPARE(importCode(demo), 0);
    QCOMPARE(demo.value("prod", s("SELECT COUNT(*) FROM learning_skill_improvement_costs")), rows);
    QCOMPARE(decide(demo, "--entity skill_improvement_costs --empty --withdraw").code, 0);
    QCOMPARE(decide(demo, "--entity skill_improvement_costs --empty --withdraw").errorCode(), s("NOT_FOUND"));
    QCOMPARE(importCode(demo), 5);
}

void TestCliDecisions::allOpen_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("decided");
    QTest::addColumn<int>("open");
    QTest::addRow("target") << s("target") << 2 << 0;
    QTest::addRow("package") << s("package") << 1 << 1; // nothing is taken for the empty entity
    QTest::addRow("keep") << s("keep") << 1 << 1;       // only the empty entity
    QTest::addRow("delete") << s("delete") << 0 << 2;   // nothing that is only in the target is open
    QTest::addRow("one entity") << s("target --entity skills") << 1 << 1;
}

void TestCliDecisions::allOpen() {
    QFETCH(const QString, words);
    QFETCH(const int, decided);
    QFETCH(const int, open);
    DemoWorkspace demo(db::Engine::Sqlite);
    makeDoubts(demo);
    const CliRun run = decide(demo, QByteArray("--all-open " + words.toUtf8()).constData());
    QVERIFY2(run.code == 0, run.out.constData());
    QCOMPARE(run.document()[QLatin1String("decisions")].toArray().size(), decided);
    QCOMPARE(run.document()[QLatin1String("open_decisions")].toInt(), open);
    QCOMPARE(listed(demo, "open").size(), open);
    QCOMPARE(decide(demo, "--list --exit-code").code, open > 0 ? 5 : 0);
}

void TestCliDecisions::renameKeepsTheId() {
    DemoWorkspace demo(currentEngine());
    makeDoubts(demo);
    const QString id = demo.value("prod", s("SELECT id FROM gsm_skills WHERE name = 'Bachlauflesen'"));
    const QString rows = demo.value("prod", s("SELECT COUNT(*) FROM gsm_skills"));
    QCOMPARE(decide(demo, "--all-open target").code, 0);
    const CliRun decided = decide(demo, "--entity skills --take rename --key %1", {s("Bachlaufdeuten / midgard")});
    QVERIFY2(decided.code == 0, decided.out.constData());
    QCOMPARE(decided.document()[QLatin1String("decisions")][0][QLatin1String("from")].toString(),
             s("Bachlauflesen / midgard"));
    // The row is now another one than the one that was decided about.
    QCOMPARE(decide(demo, "--entity skills --take target --id %1", {id}).code, 0);
    QCOMPARE(decide(demo, "--entity skills --take rename --key %1", {s("Bachlaufdeuten / midgard")}).code, 0);
    QCOMPARE(importCode(demo), 0);
    QCOMPARE(demo.value("prod", s("SELECT name FROM gsm_skills WHERE id = ") + id), s("Bachlaufdeuten"));
    QCOMPARE(demo.value("prod", s("SELECT COUNT(*) FROM gsm_skills")), rows);
}

void TestCliDecisions::onlyInTheTarget() {
    DemoWorkspace demo(currentEngine());
    makeDoubts(demo);
    QCOMPARE(decide(demo, "--all-open target").code, 0);
    const char *const count = "SELECT COUNT(*) FROM gsm_misc WHERE value = 'Nur hier'";
    QCOMPARE(decide(demo, "--entity misc_lookups --take keep --key %1", {s("alt / Nur hier")}).code, 0);
    QCOMPARE(importCode(demo), 0);
    QCOMPARE(demo.value("prod", s(count)), s("1"));
    QCOMPARE(demo.value("prod", s("SELECT COUNT(*) FROM gsm_misc WHERE value = 'Nur dort'")), s("1"));
    QCOMPARE(decide(demo, "--entity misc_lookups --take delete --key %1", {s("alt / Nur hier")}).code, 0);
    QCOMPARE(importCode(demo), 0);
    QCOMPARE(demo.value("prod", s(count)), s("0"));
}

void TestCliDecisions::pointedAtRowsStay() {
    DemoWorkspace demo(currentEngine());
    makeDoubts(demo);
    const QString id = demo.value("prod", s("SELECT id FROM gsm_misc WHERE value = 'Nur hier'"));
    const QString number = demo.engine() == db::Engine::Sqlite ? s("integer") : s("bigint(20) unsigned");
    demo.exec("prod",
              s("CREATE TABLE char_marks (id %1 NOT NULL PRIMARY KEY, misc_id %1, CONSTRAINT fk_mark FOREIGN KEY "
                "(misc_id) REFERENCES gsm_misc (id) ON DELETE CASCADE)")
                  .arg(number));
    demo.exec("prod", s("INSERT INTO char_marks VALUES (1, ") + id + s(")"));
    const CliRun run = decide(demo, "--entity misc_lookups --take delete --key %1", {s("alt / Nur hier")});
    QCOMPARE(run.code, 4);
    QVERIFY2(run.out.contains("char_marks"), run.out.constData());
    QVERIFY(!QFileInfo::exists(demo.path("reviews/dev.prod.review.json")));
    demo.exec("prod", s("DELETE FROM char_marks"));
    QCOMPARE(decide(demo, "--entity misc_lookups --take delete --key %1", {s("alt / Nur hier")}).code, 0);
}

void TestCliDecisions::refused_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("code");
    struct Case {
        const char *words;
        const char *key;
        int code;
    };
    for (const Case &one : {Case{"--entity skills --key %1", kKey, 2},
                            Case{"--key %1 --take target", kKey, 2},
                            Case{"--entity skills --take target", kKey, 2},
                            Case{"--entity skills --key %1 --id 1 --take target", kKey, 2},
                            Case{"--entity skills --key %1 --take nothing", kKey, 2},
                            Case{"--entity nothing --key %1 --take target", kKey, 2},
                            Case{"--entity skills --key %1 --take target --keep-cell page_number", kKey, 2},
                            Case{"--all-open target --keep-cell page_number", kKey, 2},
                            Case{"--all-open rename", kKey, 2},
                            Case{"--all-open target --take target", kKey, 2},
                            Case{"--all-open target --entity nothing", kKey, 2},
                            Case{"--entity skills --key %1 --take target", "Nichts / midgard", 4},
                            Case{"--entity skills --key %1 --take target", "Ballspielen / midgard", 4}, // is the same
                            Case{"--entity skills --id 99999 --take target", kKey, 4},
                            Case{"--entity skills --key %1 --take rename", kKey, 4},
                            Case{"--entity skills --key %1 --take delete", kKey, 4},
                            Case{"--entity skills --key %1 --take keep", kKey, 4},
                            Case{"--entity skills --key %1 --keep-cell name", kKey, 4},
                            Case{"--entity misc_lookups --key %1 --keep-cell value", "neu / Nur dort", 4},
                            Case{"--entity misc_lookups --key %1 --take rename", "neu / Nur dort", 4},
                            Case{"--entity misc_lookups --key %1 --take delete", "neu / Nur dort", 4},
                            Case{"--entity misc_lookups --key %1 --keep-cell value", "alt / Nur hier", 4},
                            Case{"--entity skills --id 70 --take target", kKey, 4}, // ambiguous
                            Case{"--entity skills --key %1 --take target", "Placeholder / midgard", 2},
                            Case{"--entity skills --key %1 --withdraw", kKey, 4}})
        QTest::addRow("%s (%s)", one.words, one.key) << s(one.words) << s(one.key) << one.code;
}

void TestCliDecisions::refused() {
    QFETCH(const QString, words);
    QFETCH(const QString, key);
    QFETCH(const int, code);
    static std::unique_ptr<DemoWorkspace> demo;
    if (!demo) {
        demo = std::make_unique<DemoWorkspace>(db::Engine::Sqlite);
        makeDoubts(*demo);
    }
    const QByteArray before = demo->fingerprint();
    const CliRun run = decide(*demo, words.toUtf8().constData(), {key});
    QVERIFY2(run.code == code, run.out.constData());
    QVERIFY(!run.document()[QLatin1String("error")][QLatin1String("message")].toString().isEmpty());
    QCOMPARE(demo->fingerprint(), before);
}

/// One part with a separator in it is shown as two parts are.
void TestCliDecisions::sameTextTwice() {
    DemoWorkspace demo(db::Engine::Sqlite);
    demo.deploy();
    demo.exec("prod", s("INSERT INTO gsm_misc (id, `key`, value) VALUES (901, 'a / b', 'c')"));
    demo.exec("prod", s("INSERT INTO gsm_misc (id, `key`, value) VALUES (902, 'a', 'b / c')"));
    CliRun run = decide(demo, "--entity misc_lookups --take delete --key %1", {s("a / b / c")});
    QCOMPARE(run.code, 2);
    QVERIFY(run.document()[QLatin1String("error")][QLatin1String("hint")].toString().contains(s("--id")));
    QCOMPARE(decide(demo, "--entity misc_lookups --take delete --id 902").code, 0);
    QCOMPARE(decide(demo, "--all-open keep").code, 0);
    QCOMPARE(importCode(demo), 0);
    QCOMPARE(demo.value("prod", s("SELECT group_concat(id) FROM gsm_misc WHERE id > 900")), s("901"));
}

void TestCliDecisions::withdrawn() {
    DemoWorkspace demo(db::Engine::Sqlite);
    makeDoubts(demo);
    QCOMPARE(decide(demo, "--all-open target").code, 0);
    CliRun run = decide(demo, "--entity skills --withdraw --dry-run --key %1", {s(kKey)});
    QCOMPARE(run.code, 0);
    QVERIFY(listed(demo, "open").isEmpty());
    run = decide(demo, "--entity skills --withdraw --id 1");
    QVERIFY2(run.code == 0, run.out.constData());
    QCOMPARE(run.document()[QLatin1String("open_decisions")].toInt(), 1);
    QCOMPARE(listed(demo, "open").size(), 1);
    QCOMPARE(importCode(demo), 5);
}

void TestCliDecisions::fallsWithItsData() {
    DemoWorkspace demo(db::Engine::Sqlite);
    makeDoubts(demo);
    QCOMPARE(decide(demo, "--all-open target").code, 0);
    demo.exec("prod", s("UPDATE gsm_skills SET beschreibung = 'again' WHERE id = 1"));
    QCOMPARE(listed(demo, "open").size(), 1);
    const CliRun text = demo.run("masterdata decide --from dev --env prod --list");
    QVERIFY2(text.out.contains("fell"), text.out.constData());
    QCOMPARE(importCode(demo), 5);
    QCOMPARE(decide(demo, "--entity skills --take package --key %1", {s(kKey)}).code, 0);
    QCOMPARE(importCode(demo), 0);
    QCOMPARE(skill(demo, "beschreibung"), s("dev"));
}

/// Each source has a file of its own, in a place of its own.
void TestCliDecisions::reviewFiles() {
    DemoWorkspace demo(db::Engine::Sqlite);
    makeDoubts(demo);
    QCOMPARE(decide(demo, "--all-open target").code, 0);
    QVERIFY(QFileInfo::exists(demo.path("reviews/dev.prod.review.json")));
    const QString folder = demo.path("out");
    QCOMPARE(demo.run("masterdata export %1 --env dev", {folder}).code, 0);
    CliRun run = demo.run("masterdata decide %1/ --env prod --json --list", {folder});
    QCOMPARE(run.document()[QLatin1String("open")].toArray().size(), 2);
    QCOMPARE(run.document()[QLatin1String("review_file")].toString(), QString(folder + s(".prod.review.json")));
    QCOMPARE(demo.run("masterdata decide %1/ --env prod --all-open package", {folder}).code, 0);
    QVERIFY(QFileInfo::exists(folder + s(".prod.review.json")));
    run = demo.run("masterdata decide %1 --env prod --json --list", {folder});
    QCOMPARE(run.document()[QLatin1String("open")].toArray().size(), 1);
    QVERIFY(QFileInfo::exists(demo.package() + s(".prod.review.json")));
}

void TestCliDecisions::damagedReviewFile() {
    DemoWorkspace demo(db::Engine::Sqlite);
    makeDoubts(demo);
    QCOMPARE(decide(demo, "--all-open target").code, 0);
    demo.edit("reviews/dev.prod.review.json", "\"take\":\"target\"", "\"take\":\"both\"");
    const QByteArray before = demo.fingerprint();
    for (const char *line : {"masterdata decide --from dev --env prod --all-open target --json",
                             "masterdata diff --from dev --env prod --json",
                             "masterdata import --from dev --env prod --confirm prod --json"}) {
        const CliRun run = demo.run(line);
        QVERIFY2(run.code == 4, line);
        QCOMPARE(run.errorCode(), s("INVALID_INPUT"));
    }
    QCOMPARE(demo.fingerprint(), before);
}

QTEST_GUILESS_MAIN(TestCliDecisions)
#include "test_cli_decisions.moc"
