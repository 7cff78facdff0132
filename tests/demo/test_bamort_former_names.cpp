// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bamort_steps.h"
#include "former_tables.h"

using namespace stellwerk;
using namespace stellwerk::test;

/// Databases of 0.3.0 that a development version of the backend has seen: four tables of 0.4.0 are there already,
/// under the names that they had for a while.
class TestBamortFormerNames final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAndIdsStay_data();
    void rowsAndIdsStay();
    void referencesHold_data() { addEngineRows(); }
    void referencesHold();
    void bothNamesAreRefused_data() { addEngineRows(); }
    void bothNamesAreRefused();

private:
    QTemporaryDir m_folder;
};

namespace {

QStringList allFormer() {
    QStringList names;
    for (const FormerTable &table : formerTables())
        names << table.former;
    return names;
}

QStringList rowsOf(BamortSteps &steps, const QString &table, const QString &columns) {
    return steps.rows(QStringLiteral("SELECT %1 FROM %2 ORDER BY id").arg(columns, table));
}

} // namespace

void TestBamortFormerNames::rowsAndIdsStay_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QStringList>("tables");
    QTest::addColumn<bool>("named");
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        const QByteArray name = db::engineName(engine).toLatin1();
        QTest::addRow("%s all four", name.constData()) << engine << allFormer() << false;
        QTest::addRow("%s two of them", name.constData())
            << engine << QStringList{QStringLiteral("class_spell_points"), QStringLiteral("class_typical_skills")}
            << false;
    }
    QTest::newRow("mariadb from a dump") << db::Engine::MariaDb << allFormer() << true;
}

void TestBamortFormerNames::rowsAndIdsStay() {
    QFETCH(const QStringList, tables);
    QFETCH(const bool, named);
    BamortSteps steps(m_folder, currentEngine(), "prod");
    steps.run(makeFormerTables(currentEngine(), tables, named));
    // The highest id that was given is not given again.
    steps.run({QStringLiteral("INSERT INTO class_spell_points (id, character_class_id) VALUES (50, 2)"),
               QStringLiteral("DELETE FROM class_spell_points WHERE id = 50")});
    QMap<QString, QStringList> before;
    for (const FormerTable &table : formerTables()) {
        if (tables.contains(table.former))
            before[table.now] = rowsOf(steps, table.former, table.columns);
    }
    steps.up(1, 8);
    QCOMPARE(steps.differencesFrom("0.4.0"), QStringList());
    for (const FormerTable &table : formerTables())
        QCOMPARE(rowsOf(steps, table.now, table.columns), before.value(table.now));
    QCOMPARE(before.value(QStringLiteral("gsm_cc_class_spell_points")), QStringList(QStringLiteral("2|1|4")));
    steps.run({QStringLiteral("INSERT INTO gsm_cc_class_spell_points (character_class_id) VALUES (3)")});
    QCOMPARE(steps.rows(QStringLiteral("SELECT id FROM gsm_cc_class_spell_points WHERE character_class_id = 3")),
             QStringList(QStringLiteral("51")));
    steps.up(9, 15);
    QCOMPARE(steps.differencesFrom("0.5.0"), QStringList());
}

void TestBamortFormerNames::referencesHold() {
    BamortSteps steps(m_folder, currentEngine(), "prod");
    steps.run(makeFormerTables(currentEngine(), allFormer()));
    steps.up(1, 8);
    QVERIFY(!steps.connection().exec(
        QStringLiteral("INSERT INTO gsm_cc_class_typical_skills (character_class_id, skill_id) VALUES (1, 4711)")));
    steps.run({QStringLiteral("DELETE FROM gsm_character_classes WHERE id = 1")});
    for (const FormerTable &table : formerTables())
        QCOMPARE(rowsOf(steps, table.now, table.columns), QStringList());
}

/// The backend of 0.4.0 was started too early and has made an empty table of the new name. Rows may be in either.
void TestBamortFormerNames::bothNamesAreRefused() {
    BamortSteps steps(m_folder, currentEngine(), "prod");
    steps.run(makeFormerTables(currentEngine(), allFormer()));
    steps.run({QStringLiteral("CREATE TABLE gsm_cc_class_spell_points (id integer PRIMARY KEY)")});
    const auto report = steps.tryUp(1, 8);
    QVERIFY(report.error);
    QVERIFY(report.error->toText().contains(QLatin1String("0008_new_master_tables")));
    QCOMPARE(rowsOf(steps, QStringLiteral("class_spell_points"), QStringLiteral("id, spell_points")),
             QStringList(QStringLiteral("2|4")));
}

QTEST_GUILESS_MAIN(TestBamortFormerNames)
#include "test_bamort_former_names.moc"
