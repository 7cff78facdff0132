// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include "changed_dev.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

} // namespace

/// An import is taken back by its reverse file.
class TestCliMasterDataUndo final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void undoBringsBack_data() { addEngineRows(); }
    void undoBringsBack();
    void undoLeavesWhatWasChangedSince_data() { addEngineRows(); }
    void undoLeavesWhatWasChangedSince();
    void undoOnlyTheLast();
    void undoRefuses();
};

void TestCliMasterDataUndo::undoBringsBack() {
    DemoWorkspace demo(currentEngine());
    demo.deploy();
    changeDev(demo);
    demo.exec("dev", s("UPDATE gsm_skills SET name = 'Bachlaufdeuten' WHERE name = 'Bachlauflesen'"));
    QCOMPARE(demo.run("masterdata decide --from dev --env prod --all-open keep").code, 0);
    QCOMPARE(demo.run("masterdata decide --from dev --env prod --entity skills --take rename --key %1",
                      {s("Bachlaufdeuten / midgard")})
                 .code,
             0);
    // A row that only prod has is removed, with what belongs to it.
    demo.exec("prod", s("INSERT INTO gsm_misc (`key`, value) VALUES ('armor_types', 'Altes')"));
    QCOMPARE(demo.run("masterdata decide --from dev --env prod --entity misc_lookups --take delete --key %1",
                      {s("armor_types / Altes")})
                 .code,
             0);
    const QByteArray before = demo.databaseFingerprint("prod");
    const QByteArray shownBefore = demo.run("masterdata diff --from dev --env prod --rows").out;
    const CliRun imported = demo.run("masterdata import --from dev --env prod --confirm prod --json");
    QVERIFY2(imported.code == 0, imported.out.constData());
    QCOMPARE(demo.value("prod", s("SELECT COUNT(*) FROM gsm_misc WHERE value = 'Altes'")), s("0"));
    QVERIFY(demo.databaseFingerprint("prod") != before);

    const CliRun undone = demo.run("masterdata undo %1 --env prod --confirm prod --json", {runIdOf(imported)});
    QVERIFY2(undone.code == 0, undone.out.constData());
    QCOMPARE(undone.document()[QLatin1String("restored")].toInt(), 5);
    QVERIFY(undone.document()[QLatin1String("left_alone")].toArray().isEmpty());
    QVERIFY(!undone.document()[QLatin1String("backup")].toString().isEmpty());
    QCOMPARE(demo.databaseFingerprint("prod"), before);
    // The baseline is the former one, too: the same rows, for the same reasons.
    QCOMPARE(demo.run("masterdata diff --from dev --env prod --rows").out, shownBefore);
    QCOMPARE(demo.run("masterdata undo %1 --env prod --confirm prod", {runIdOf(imported)}).code, 4);
    QCOMPARE(demo.run("masterdata import --from dev --env prod --confirm prod").code, 0);
}

void TestCliMasterDataUndo::undoLeavesWhatWasChangedSince() {
    DemoWorkspace demo(currentEngine());
    demo.deploy();
    changeDev(demo);
    QCOMPARE(demo.run("masterdata decide --from dev --env prod --all-open keep").code, 0);
    const CliRun imported = demo.run("masterdata import --from dev --env prod --confirm prod --json");
    QVERIFY2(imported.code == 0, imported.out.constData());
    demo.exec("prod", s("UPDATE gsm_skills SET beschreibung = 'since' WHERE id = 1"));
    const QString file = imported.document()[QLatin1String("report_folder")].toString() + s("/reverse.jsonl");
    const CliRun undone = demo.run("masterdata undo %1 --env prod --confirm prod --json", {file});
    QVERIFY2(undone.code == 0, undone.out.constData());
    QCOMPARE(undone.document()[QLatin1String("restored")].toInt(), 2);
    QCOMPARE(undone.document()[QLatin1String("left_alone")].toArray().size(), 1);
    QVERIFY(!undone.document()[QLatin1String("warnings")].toArray().isEmpty());
    QCOMPARE(demo.value("prod", s(kSkill)), s("since"));
    QCOMPARE(demo.value("prod", s(kNewRows)), s("0"));
}

void TestCliMasterDataUndo::undoOnlyTheLast() {
    DemoWorkspace demo(db::Engine::Sqlite);
    demo.deploy();
    changeDev(demo);
    QCOMPARE(demo.run("masterdata decide --from dev --env prod --all-open keep").code, 0);
    const CliRun first = demo.run("masterdata import --from dev --env prod --confirm prod --json");
    QCOMPARE(first.code, 0);
    demo.exec("dev", s("UPDATE gsm_skills SET page_number = 8 WHERE id = 1"));
    const CliRun second = demo.run("masterdata import --from dev --env prod --confirm prod --json");
    QVERIFY2(second.code == 0, second.out.constData());
    const QByteArray before = demo.databaseFingerprint("prod");
    const CliRun refused = demo.run("masterdata undo %1 --env prod --confirm prod --json", {runIdOf(first)});
    QCOMPARE(refused.code, 4);
    QCOMPARE(demo.databaseFingerprint("prod"), before);
    QCOMPARE(demo.run("masterdata undo %1 --env prod --confirm prod", {runIdOf(second)}).code, 0);
    QCOMPARE(demo.value("prod", s("SELECT page_number FROM gsm_skills WHERE id = 1")), s("7"));
    QCOMPARE(demo.run("masterdata undo %1 --env prod --confirm prod", {runIdOf(first)}).code, 0);
    QVERIFY(demo.value("prod", s(kSkill)) != s("Neu: <script>&\""));
}

void TestCliMasterDataUndo::undoRefuses() {
    DemoWorkspace demo(db::Engine::Sqlite);
    demo.deploy();
    changeDev(demo);
    QCOMPARE(demo.run("masterdata decide --from dev --env prod --all-open keep").code, 0);
    const CliRun imported = demo.run("masterdata import --from dev --env prod --confirm prod --json");
    const QString file = imported.document()[QLatin1String("report_folder")].toString() + s("/reverse.jsonl");
    const QByteArray before = demo.databaseFingerprint("prod");
    QCOMPARE(demo.run("masterdata undo %1 --env dev --json", {file}).errorCode(), s("FOREIGN"));
    QByteArray content = valueOrDie(readFile(file));
    demo.write("half.jsonl", content.first(content.size() / 2));
    QCOMPARE(demo.run("masterdata undo %1 --env prod --confirm prod --json", {demo.path("half.jsonl")}).errorCode(),
             s("DAMAGED"));
    demo.write("no.jsonl", "hello\n");
    QCOMPARE(demo.run("masterdata undo %1 --env prod --confirm prod --json", {demo.path("no.jsonl")}).errorCode(),
             s("DAMAGED"));
    QCOMPARE(demo.databaseFingerprint("prod"), before);
    QCOMPARE(demo.run("masterdata undo %1 --env prod --confirm prod", {file}).code, 0);
}

QTEST_GUILESS_MAIN(TestCliMasterDataUndo)
#include "test_cli_masterdata_undo.moc"
