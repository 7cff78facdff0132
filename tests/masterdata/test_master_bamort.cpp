// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "schema/snapshot.h"
#include "support/test_databases.h"

#include <QTest>

#include "library_data.h"

namespace stellwerk::test {
/// The files that Bamort itself writes (bamort_files.cpp).
[[nodiscard]] QMap<QString, QByteArray> bamortFiles();
} // namespace stellwerk::test

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

/// The reference project with invented rows: what its own import lost must survive here.
class TestMasterBamort : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void costsSurviveNewLinks_data() { addEngineRows(); }
    void costsSurviveNewLinks();
    void oldFilesArrive_data() { addEngineRows(); }
    void oldFilesArrive();
    void intoTheOlderSchema_data() { addEngineRows(); }
    void intoTheOlderSchema();
    void spellingsOfTheGameSystem_data() { addEngineRows(); }
    void spellingsOfTheGameSystem();
    void costsByCategoryAndDifficulty_data() { addEngineRows(); }
    void costsByCategoryAndDifficulty();
};

namespace {

const QString kFolder = QStringLiteral(STELLWERK_SOURCE_DIR "/resources/bamort/");

schema::Schema snapshot(const char *version) {
    return valueOrDie(
        schema::readSnapshot(QString(kFolder + QStringLiteral("schema/%1.json").arg(QLatin1String(version)))));
}

const Catalogue &bamort() {
    static const Catalogue catalogue = valueOrDie(Catalogue::build(
        libraryProject(valueOrDie(readFile(QString(kFolder + QLatin1String("releases/0.4.0/project.toml"))))),
        snapshot("0.4.0")));
    return catalogue;
}

const Catalogue &newestBamort() {
    static const Catalogue catalogue = valueOrDie(Catalogue::build(
        libraryProject(valueOrDie(readFile(QString(kFolder + QLatin1String("project.toml"))))), snapshot("0.5.0")));
    return catalogue;
}

/// One row in every table that knows its game system, under the given text and id; the system's code is M5.
void fillOneSystem(db::Connection &connection, const QString &spelling, int id) {
    run(connection,
        {QStringLiteral("INSERT INTO game_systems (id, code, name) VALUES (%1, 'M5', 'M-System')").arg(id)});
    const auto add = [&](const QString &table, const QString &columns, const QString &values) {
        run(connection, {QStringLiteral("INSERT INTO %1 (%2, game_system, game_system_id) VALUES (%3, '%4', %5)")
                             .arg(table, columns, values, spelling)
                             .arg(id)});
    };
    add(QStringLiteral("gsm_lit_sources"), QStringLiteral("id, code, name"), QStringLiteral("1, 'KOD', 'Kodex'"));
    add(QStringLiteral("gsm_character_classes"), QStringLiteral("code, name, source_id"),
        QStringLiteral("'Hä', 'Händler', 1"));
    for (const char *table : {"learning_skill_categories", "learning_spell_schools"})
        add(QLatin1String(table), QStringLiteral("name, source_id"), QStringLiteral("'Alltag', 1"));
    add(QStringLiteral("learning_skill_difficulties"), QStringLiteral("name"), QStringLiteral("'leicht'"));
    add(QStringLiteral("learning_spell_level_le_costs"), QStringLiteral("level, le_required"), QStringLiteral("1, 2"));
    for (const char *table : {"gsm_skills", "gsm_weaponskills", "gsm_spells", "gsm_equipments", "gsm_weapons",
                              "gsm_containers", "gsm_transportations", "gsm_believes"})
        add(QLatin1String(table), QStringLiteral("name"), QStringLiteral("'Schwimmen'"));
    add(QStringLiteral("gsm_misc"), QStringLiteral("%1, value").arg(connection.dialect().quote(u"key")),
        QStringLiteral("'races', 'Zwerg'"));
    run(connection, {QStringLiteral("INSERT INTO learning_skill_category_difficulties (skill_id, skill_category_id, "
                                    "skill_difficulty_id, learn_cost, skill_category, skill_difficulty) "
                                    "VALUES (1, 1, 1, 5, 'Alltag', 'leicht')"),
                     QStringLiteral("INSERT INTO skill_improvement_cost2 (current_level, te_required) VALUES (9, 3)")});
}

/// Skills with links and the costs of a link; ids start at @p base. @p sources is the name of the table in that schema.
void fill(db::Connection &connection, const QString &sources, int base) {
    const auto id = [&](int row) { return base + row; };
    run(connection,
        {QStringLiteral("INSERT INTO %1 (id, code, name, publisher) VALUES (%2, 'KOD', 'Kodex', 'Haus'), (%3, 'ARK', "
                        "'Arkanum', NULL)")
             .arg(sources)
             .arg(id(1))
             .arg(id(2)),
         QStringLiteral(
             "INSERT INTO learning_skill_categories (id, name, source_id) VALUES (%1, 'Alltag', %3), (%2, 'Waﬀen', %3)")
             .arg(id(1))
             .arg(id(2))
             .arg(id(1)),
         QStringLiteral("INSERT INTO learning_skill_difficulties (id, name) VALUES (%1, 'leicht'), (%2, 'schwer')")
             .arg(id(1))
             .arg(id(2)),
         QStringLiteral(
             "INSERT INTO gsm_skills (id, name, quelle, source_id, initialwert, improvable, innate_skill, category) "
             "VALUES "
             "(%1, 'Schwimmen', 'KOD5 99', %3, 12, 1, 0, 'Alltag'), (%2, 'Klettern', NULL, 0, 0, NULL, NULL, 'Alltag')")
             .arg(id(1))
             .arg(id(2))
             .arg(id(1)),
         QStringLiteral("INSERT INTO learning_skill_category_difficulties (id, skill_id, skill_category_id, "
                        "skill_difficulty_id, learn_cost, "
                        "skill_difficulty, skill_category) VALUES (%1, %1, %1, %1, 5, 'leicht', 'Alltag'), (%2, %2, "
                        "%2, %2, 10, 'schwer', 'Waﬀen')")
             .arg(id(1))
             .arg(id(2)),
         QStringLiteral("INSERT INTO learning_skill_improvement_costs (skill_category_difficulty_id, current_level, "
                        "te_required) VALUES "
                        "(%1, 9, 1), (%1, 10, 2), (%2, 9, 3)")
             .arg(id(1))
             .arg(id(2))});
}

} // namespace

void TestMasterBamort::costsSurviveNewLinks() {
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(currentEngine()), snapshot("0.4.0"));
    fill(dev, QStringLiteral("gsm_lit_sources"), 100);
    // Dev renamed a skill, changed every link and has lost its improvement costs.
    run(dev,
        {QStringLiteral("UPDATE learning_skill_category_difficulties SET learn_cost = learn_cost + 1"),
         QStringLiteral("DELETE FROM learning_skill_improvement_costs"),
         QStringLiteral("UPDATE gsm_lit_sources SET publisher = 'Neues Haus'"),
         QStringLiteral("UPDATE gsm_skills SET name = 'Kraxeln', game_system = 'M-System' WHERE name = 'Klettern'"),
         QStringLiteral("UPDATE gsm_skills SET game_system = 'M-System'"),
         QStringLiteral(
             "INSERT INTO gsm_misc (%1, value, source_id) VALUES ('races', 'Zwerg', 0), ('races', 'Elf', NULL)")
             .arg(dev.dialect().quote(u"key"))});
    db::Connection production = makeTables(databases.fresh(currentEngine()), snapshot("0.4.0"));
    fill(production, QStringLiteral("gsm_lit_sources"), 0);
    const QString ids =
        QStringLiteral("SELECT id, skill_id FROM learning_skill_category_difficulties WHERE id < 3 ORDER BY id");
    const QStringList linkIds = cells(production, ids);

    const auto files = exported(readAll(dev, bamort()), bamort());
    QCOMPARE(files.size(), 24);
    const DataSet package = valueOrDie(readFiles(files, bamort()));
    const DataDiff diff = compareSets(package, readAll(production, bamort()), bamort());
    QCOMPARE(
        changes(diff),
        (QStringList{
            QStringLiteral("sources changed: ARK [publisher]"), QStringLiteral("sources changed: KOD [publisher]"),
            QStringLiteral("skills new: Kraxeln / midgard"), QStringLiteral("skills target_only: Klettern / midgard"),
            QStringLiteral("skill_category_difficulties new: Kraxeln / midgard / Waﬀen / midgard / schwer / midgard"),
            QStringLiteral("skill_category_difficulties changed: Schwimmen / midgard / Alltag / midgard / leicht / "
                           "midgard [learn_cost]"),
            QStringLiteral(
                "skill_category_difficulties target_only: Klettern / midgard / Waﬀen / midgard / schwer / midgard"),
            QStringLiteral(
                "skill_improvement_costs target_only: Klettern / midgard / Waﬀen / midgard / schwer / midgard / 9"),
            QStringLiteral(
                "skill_improvement_costs target_only: Schwimmen / midgard / Alltag / midgard / leicht / midgard / 10"),
            QStringLiteral(
                "skill_improvement_costs target_only: Schwimmen / midgard / Alltag / midgard / leicht / midgard / 9"),
            QStringLiteral("misc_lookups new: races / Elf"), QStringLiteral("misc_lookups new: races / Zwerg")}));
    (void)valueOrDie(import(production, package, bamort()));
    QCOMPARE(cells(production, ids), linkIds);
    QCOMPARE(cell(production, QStringLiteral("SELECT COUNT(*) FROM learning_skill_improvement_costs")),
             QStringLiteral("3"));
    QCOMPARE(cell(production, QStringLiteral("SELECT quelle, game_system FROM gsm_skills WHERE name = 'Schwimmen'")),
             QStringLiteral("KOD5 99|midgard"));
    QCOMPARE(
        cell(production,
             QStringLiteral(
                 "SELECT skill_category, skill_difficulty FROM learning_skill_category_difficulties WHERE id > 2")),
        QStringLiteral("Waﬀen|schwer"));
    QCOMPARE(cells(production, QStringLiteral("SELECT value, source_id FROM gsm_misc ORDER BY value")),
             (QStringList{QStringLiteral("Elf|NULL"), QStringLiteral("Zwerg|0")}));
    QVERIFY(compareSets(package, readAll(production, bamort()), bamort()).empty());
}

/// What Bamort's own import loses: sources that exist are never changed there, the values of one key of gsm_misc
/// collapse into one, links are made anew and take their costs along.
void TestMasterBamort::oldFilesArrive() {
    TestDatabases databases;
    db::Connection production = makeTables(databases.fresh(currentEngine()), snapshot("0.4.0"));
    fill(production, QStringLiteral("gsm_lit_sources"), 0);
    const QString key = production.dialect().quote(u"key");
    run(production,
        {QStringLiteral("INSERT INTO gsm_misc (%1, value, source_id, page_number) VALUES ('races', 'Elf', 0, "
                        "1), ('races', 'Zwerg', NULL, NULL)")
             .arg(key),
         QStringLiteral("UPDATE gsm_skills SET page_number = NULL, beschreibung = NULL")});
    const QString links =
        QStringLiteral("SELECT id, skill_id FROM learning_skill_category_difficulties WHERE id < 3 ORDER BY id");
    const QStringList linkIds = cells(production, links);
    const DataSet package = valueOrDie(readFiles(bamortFiles(), bamort()));
    const ImportReport report = valueOrDie(import(production, package, bamort()));
    QCOMPARE(report.entities.size(), size_t(24));
    // Existing sources do change.
    QCOMPARE(cell(production, QStringLiteral("SELECT publisher FROM gsm_lit_sources WHERE code = 'KOD'")),
             QStringLiteral("Haus & Hof"));
    // Misc keeps all its values and gets the new ones.
    QCOMPARE(cells(production, QStringLiteral("SELECT %1, value FROM gsm_misc ORDER BY value").arg(key)),
             (QStringList{QStringLiteral("races|Elf"), QStringLiteral("origins|Stadt|Land|Fluss"),
                          QStringLiteral("races|Zwerg")}));
    // Links and the costs that hang on them are the same rows as before; the files only add a level.
    QCOMPARE(cells(production, links), linkIds);
    QCOMPARE(cells(production, QStringLiteral("SELECT skill_category_difficulty_id, current_level, te_required FROM "
                                              "learning_skill_improvement_costs ORDER BY 1, 2")),
             (QStringList{QStringLiteral("1|9|1"), QStringLiteral("1|10|2"), QStringLiteral("1|13|2"),
                          QStringLiteral("2|9|3")}));
    // A 0 or an empty text that was NULL in the database that wrote the file does not overwrite a NULL here; a column
    // that the files do not have keeps its value.
    QCOMPARE(
        cell(production, QStringLiteral("SELECT page_number, beschreibung, initialwert FROM gsm_skills WHERE name = "
                                        "'Klettern'")),
        QStringLiteral("NULL|NULL|0"));
    QCOMPARE(cell(production, QStringLiteral("SELECT quelle FROM gsm_skills WHERE name = 'Schwimmen'")),
             QStringLiteral("KOD5 99"));
    // The second time there is nothing to do.
    for (const ImportCounts &counts : valueOrDie(import(production, package, bamort())).entities)
        QCOMPARE(counts.inserted + counts.updated + counts.deleted, 0);
}

void TestMasterBamort::intoTheOlderSchema() {
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(currentEngine()), snapshot("0.4.0"));
    fill(dev, QStringLiteral("gsm_lit_sources"), 50);
    run(dev, {QStringLiteral("UPDATE gsm_skills SET basis_wert = 3 WHERE name = 'Klettern'")});
    // Before the migrations: the sources have their old name, gsm_skills has no basis_wert, gsm_misc is missing.
    const schema::Schema old = snapshot("0.3.0");
    QVERIFY(old.table(QStringLiteral("learning_sources")) && !old.table(QStringLiteral("gsm_misc")));
    db::Connection production = makeTables(databases.fresh(currentEngine()), old);
    fill(production, QStringLiteral("learning_sources"), 0);
    ReadOptions options;
    options.tableNow = {{QStringLiteral("gsm_lit_sources"), QStringLiteral("learning_sources")},
                        {QStringLiteral("gsm_character_classes"), QStringLiteral("learning_character_classes")}};
    const DataSet target = readAll(production, bamort(), options);
    const DataDiff diff = compareSets(readAll(dev, bamort()), target, bamort());
    // A column that the target does not have yet is no difference, but it is not passed over in silence.
    QCOMPARE(changes(diff), QStringList());
    const auto skills = std::ranges::find(diff.entities, QStringLiteral("skills"), &EntityDiff::entity);
    QCOMPARE(skills->remarks, QStringList{QStringLiteral("The target does not have these columns (yet); they are not "
                                                         "compared: basis_wert.")});
}

/// The backend rewrites the text of one row after the other, and the id is another one in another database.
void TestMasterBamort::spellingsOfTheGameSystem() {
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(currentEngine()), snapshot("0.5.0"));
    fillOneSystem(dev, QStringLiteral("M-System"), 7);
    db::Connection production = makeTables(databases.fresh(currentEngine()), snapshot("0.5.0"));
    fillOneSystem(production, QStringLiteral("midgard"), 1);
    const auto files = exported(readAll(dev, newestBamort()), newestBamort());
    QCOMPARE(files.size(), 25);
    for (const QByteArray &file : files)
        QVERIFY(!file.contains("game_system_id"));
    QVERIFY(files[QStringLiteral("skills.json")].contains("\"game_system_code\":\"M5\""));
    const DataSet same = valueOrDie(readFiles(files, newestBamort()));
    QVERIFY(compareSets(same, readAll(production, newestBamort()), newestBamort()).empty());

    // Rows of either spelling on either side are still the same rows, and a new one gets the target's own id.
    run(dev, {QStringLiteral("UPDATE gsm_skills SET game_system = 'midgard'"),
              QStringLiteral("UPDATE learning_skill_categories SET game_system = 'midgard'"),
              QStringLiteral("UPDATE gsm_misc SET game_system = NULL"),
              QStringLiteral("INSERT INTO gsm_skills (name, game_system, game_system_id) VALUES ('Reiten', 'midgard', "
                             "7), ('Laufen', 'M-System', 7)")});
    run(production, {QStringLiteral("UPDATE gsm_spells SET game_system = 'M-System'"),
                     QStringLiteral("UPDATE learning_skill_difficulties SET game_system = 'M-System'")});
    const DataSet package =
        valueOrDie(readFiles(exported(readAll(dev, newestBamort()), newestBamort()), newestBamort()));
    QCOMPARE(changes(compareSets(package, readAll(production, newestBamort()), newestBamort())),
             (QStringList{QStringLiteral("skills new: Laufen / M-System"),
                          QStringLiteral("skills new: Reiten / M-System")}));
    (void)valueOrDie(import(production, package, newestBamort()));
    QCOMPARE(
        cells(production, QStringLiteral("SELECT name, game_system, game_system_id FROM gsm_skills ORDER BY name")),
        (QStringList{QStringLiteral("Laufen|M-System|1"), QStringLiteral("Reiten|M-System|1"),
                     QStringLiteral("Schwimmen|midgard|1")}));
    QCOMPARE(cell(production, QStringLiteral("SELECT game_system FROM gsm_misc")), QStringLiteral("midgard"));
}

/// They hang on no skill any more, so new links leave them alone; ids are those of each database.
void TestMasterBamort::costsByCategoryAndDifficulty() {
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(currentEngine()), snapshot("0.5.0"));
    fillOneSystem(dev, QStringLiteral("M-System"), 1);
    run(dev, {QStringLiteral("INSERT INTO learning_skill_categories (id, name, source_id, game_system, game_system_id) "
                             "VALUES (4, 'Kampf', 1, 'midgard', 1)"),
              QStringLiteral("UPDATE skill_improvement_cost2 SET te_required = 4"),
              QStringLiteral("INSERT INTO skill_improvement_cost2 (current_level, te_required, skill_category_id) "
                             "VALUES (9, 20, 4)"),
              QStringLiteral("DELETE FROM learning_skill_category_difficulties")});
    db::Connection production = makeTables(databases.fresh(currentEngine()), snapshot("0.5.0"));
    fillOneSystem(production, QStringLiteral("midgard"), 1);
    run(production,
        {QStringLiteral("INSERT INTO learning_skill_categories (id, name, source_id, game_system, "
                        "game_system_id) VALUES (9, 'Kampf', 1, 'midgard', 1)"),
         QStringLiteral("INSERT INTO skill_improvement_cost2 (current_level, te_required) VALUES (10, 5)")});
    const DataSet package =
        valueOrDie(readFiles(exported(readAll(dev, newestBamort()), newestBamort()), newestBamort()));
    QCOMPARE(changes(compareSets(package, readAll(production, newestBamort()), newestBamort())),
             (QStringList{
                 QStringLiteral("skill_category_difficulties target_only: Schwimmen / M-System / Alltag / M-System / "
                                "leicht / M-System"),
                 QStringLiteral("skill_improvement_costs new: Kampf / M-System / leicht / M-System / 9"),
                 QStringLiteral("skill_improvement_costs changed: Alltag / M-System / leicht / M-System / 9 "
                                "[te_required]"),
                 QStringLiteral("skill_improvement_costs target_only: Alltag / M-System / leicht / M-System / 10")}));
    (void)valueOrDie(import(production, package, newestBamort()));
    QCOMPARE(
        cells(production, QStringLiteral("SELECT skill_category_id, skill_difficulty_id, current_level, te_required "
                                         "FROM skill_improvement_cost2 ORDER BY id")),
        (QStringList{QStringLiteral("1|1|9|4"), QStringLiteral("1|1|10|5"), QStringLiteral("9|1|9|20")}));
}

QTEST_GUILESS_MAIN(TestMasterBamort)
#include "test_master_bamort.moc"
