// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"

#include "bamort_steps.h"

#include <map>

using namespace stellwerk;
using namespace stellwerk::test;

/// Every migration of the reference project, forth and back on databases with rows.
class TestBamortMigrations final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachGoesUpDownUp_data();
    void eachGoesUpDownUp();
    void givesTheSchemaOfTheReference_data();
    void givesTheSchemaOfTheReference();
    void allOfThemGoBackAndForth_data() { addEngineRows(); }
    void allOfThemGoBackAndForth();
    void usersKeepTheirRows_data() { addEngineRows(); }
    void usersKeepTheirRows();
    void moneyEarnedSinceIsKept_data() { addEngineRows(); }
    void moneyEarnedSinceIsKept();
    void improvementCostsCollapse_data() { addEngineRows(); }
    void improvementCostsCollapse();
    void contradictingCostsAreRefused_data() { addEngineRows(); }
    void contradictingCostsAreRefused();
    void whatIsNewSurvivesTheWayBack_data() { addEngineRows(); }
    void whatIsNewSurvivesTheWayBack();
    void changedCostsGoBack_data() { addEngineRows(); }
    void changedCostsGoBack();
    void lostCostsComeBack_data() { addEngineRows(); }
    void lostCostsComeBack();

private:
    QTemporaryDir m_folder;
};

namespace {

constexpr qint64 kLast030 = 0; ///< migrations up to database version 0.3.0
constexpr qint64 kLast040 = 8;
constexpr qint64 kLast050 = 15;

const QString kOldCosts = QStringLiteral("SELECT id, skill_category_difficulty_id, current_level, te_required FROM "
                                         "learning_skill_improvement_costs ORDER BY id");
const QString kNewCosts = QStringLiteral(
    "SELECT skill_category_id, skill_difficulty_id, current_level, te_required FROM skill_improvement_cost2 "
    "ORDER BY skill_category_id, skill_difficulty_id, current_level");
const QString kJoinedCosts =
    QStringLiteral("SELECT link.skill_category_id, link.skill_difficulty_id, cost.current_level, cost.te_required "
                   "FROM learning_skill_improvement_costs AS cost "
                   "JOIN learning_skill_category_difficulties AS link ON link.id = cost.skill_category_difficulty_id");

} // namespace

void TestBamortMigrations::eachGoesUpDownUp_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QByteArray>("side");
    QTest::addColumn<qint64>("first");
    // Dev has rows in every table of 0.4.0, prod has the money and the improvement costs.
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        QTest::addRow("%s prod", qPrintable(db::engineName(engine))) << engine << QByteArray("prod") << kLast030 + 1;
        QTest::addRow("%s dev", qPrintable(db::engineName(engine))) << engine << QByteArray("dev") << kLast040 + 1;
    }
}

void TestBamortMigrations::eachGoesUpDownUp() {
    QFETCH(const QByteArray, side);
    QFETCH(const qint64, first);
    BamortSteps steps(m_folder, currentEngine(), side.constData());
    QCOMPARE(steps.migrations().size(), size_t(kLast050));
    for (qint64 number = first; number <= kLast050; ++number) {
        const QStringList before = steps.state();
        steps.up(number, number);
        const QStringList after = steps.state();
        steps.down(number, number);
        COMPARE_LINES(steps.state(), before);
        steps.up(number, number);
        COMPARE_LINES(steps.state(), after);
        if (number == kLast040)
            QCOMPARE(steps.differencesFrom("0.4.0"), QStringList());
    }
    QCOMPARE(steps.differencesFrom("0.5.0"), QStringList());
    // The comparison sees differences at all.
    QVERIFY(!steps.differencesFrom("0.4.0").isEmpty());
}

/// The references are those of MariaDB, and only MariaDB can hold all of them.
void TestBamortMigrations::givesTheSchemaOfTheReference_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::newRow("mariadb") << db::Engine::MariaDb;
}

void TestBamortMigrations::givesTheSchemaOfTheReference() {
    BamortSteps steps(m_folder, currentEngine(), "prod");
    steps.up(1, kLast050);
    schema::Schema schema = valueOrDie(schema::readSchema(steps.connection()));
    std::erase_if(schema.tables,
                  [](const schema::Table &table) { return table.name.startsWith(QLatin1String("stellwerk_")); });
    const project::Project project = valueOrDie(project::openWorkspace(steps.folder())).project;
    const QByteArray found = schema::columnLayoutCsv(
        schema, [&](const QString &table) { return project::tableClassName(project.classOf(table)); });
    const QByteArray expected =
        valueOrDie(readFile(QStringLiteral(STELLWERK_SOURCE_DIR "/tests/reference/schema-0.5.0.csv")));
    COMPARE_LINES(QString::fromUtf8(found).split(u'\n'), QString::fromUtf8(expected).split(u'\n'));
}

void TestBamortMigrations::allOfThemGoBackAndForth() {
    BamortSteps steps(m_folder, currentEngine(), "prod");
    const QStringList at030 = steps.state();
    steps.up(1, kLast040);
    const QStringList at040 = steps.state();
    steps.up(kLast040 + 1, kLast050);
    const QStringList at050 = steps.state();
    QVERIFY(at030 != at040);
    QVERIFY(at040 != at050);
    steps.down(kLast050, kLast040 + 1);
    COMPARE_LINES(steps.state(), at040);
    steps.up(kLast040 + 1, kLast050);
    COMPARE_LINES(steps.state(), at050);
    steps.down(kLast050, 1);
    COMPARE_LINES(steps.state(), at030);
    steps.up(1, kLast050);
    COMPARE_LINES(steps.state(), at050);
}

void TestBamortMigrations::usersKeepTheirRows() {
    BamortSteps steps(m_folder, currentEngine(), "prod");
    steps.up(1, kLast040);
    const schema::Schema before =
        valueOrDie(schema::readSnapshot(steps.folder() + QLatin1String("/schema/0.4.0.json")));
    std::map<QString, QString> hashes;
    for (const schema::Table &table : before.tables) {
        const bool ofUsers = table.name.startsWith(QLatin1String("char_")) ||
                             table.name.startsWith(QLatin1String("equi_")) || table.name == QLatin1String("users") ||
                             table.name == QLatin1String("audit_log_entries");
        if (ofUsers)
            hashes[table.name] = steps.hashOf(table.name, table.columnNames());
    }
    QCOMPARE(hashes.size(), size_t(18));
    QVERIFY(hashes[QStringLiteral("char_wealth")].startsWith(QLatin1String("6 rows")));
    steps.up(kLast040 + 1, kLast050);
    for (const auto &[table, hash] : hashes)
        QCOMPARE(steps.hashOf(table, before.table(table)->columnNames()), hash);
    QCOMPARE(steps.rows(QStringLiteral("SELECT DISTINCT game_system, game_system_id FROM char_chars")),
             QStringList(QStringLiteral("midgard|1")));
    QCOMPARE(steps.rows(QStringLiteral("SELECT DISTINCT display_name FROM users")), QStringList(QString()));
}

void TestBamortMigrations::moneyEarnedSinceIsKept() {
    BamortSteps steps(m_folder, currentEngine(), "prod");
    const QString umlautRow =
        steps.rows(QStringLiteral("SELECT MIN(id) FROM char_wealth WHERE `goldstücke` IS NOT NULL")).front();
    steps.up(1, kLast050);
    const QString money =
        QStringLiteral("SELECT id, goldstuecke, silberstuecke, kupferstuecke FROM char_wealth ORDER BY id");
    steps.run({QStringLiteral("UPDATE char_wealth SET goldstuecke = 4711 WHERE id = %1").arg(umlautRow),
               QStringLiteral("INSERT INTO char_wealth (id, character_id, goldstuecke) SELECT 900, MIN(id), 12 FROM "
                              "char_chars"),
               QStringLiteral("DELETE FROM char_wealth WHERE id = (SELECT * FROM (SELECT MAX(id) FROM char_wealth "
                              "WHERE id < 900) AS last)")});
    const QStringList before = steps.rows(money);
    steps.down(kLast050, 1);
    steps.up(1, kLast050);
    QCOMPARE(steps.rows(money), before);
}

void TestBamortMigrations::improvementCostsCollapse() {
    BamortSteps steps(m_folder, currentEngine(), "prod");
    steps.up(1, kLast040);
    QCOMPARE(steps.rows(kOldCosts).size(), 609);
    QStringList expected = steps.rows(kJoinedCosts);
    expected.removeDuplicates();
    QCOMPARE(expected.size(), 246);
    steps.up(kLast040 + 1, kLast050);
    QStringList found = steps.rows(kNewCosts);
    expected.sort();
    found.sort();
    QCOMPARE(found, expected);
    QCOMPARE(steps.rows(QStringLiteral("SELECT MIN(id), MAX(id), COUNT(DISTINCT id) FROM skill_improvement_cost2")),
             QStringList(QStringLiteral("1|246|246")));
    // The next row gets an id of its own.
    steps.run({QStringLiteral("INSERT INTO skill_improvement_cost2 (current_level, te_required) VALUES (40, 1)")});
    QCOMPARE(steps.rows(QStringLiteral(
                 "SELECT skill_category_id, skill_difficulty_id FROM skill_improvement_cost2 WHERE id > 246")),
             QStringList(QStringLiteral("1|1")));
}

void TestBamortMigrations::contradictingCostsAreRefused() {
    BamortSteps steps(m_folder, currentEngine(), "prod");
    steps.up(1, kLast040);
    // Two skills of one category and difficulty that both have level 9.
    const QString twice =
        steps
            .rows(QStringLiteral("SELECT MAX(cost.id) FROM (%1) AS link_of "
                                 "JOIN learning_skill_category_difficulties AS link "
                                 "ON link.skill_category_id = link_of.skill_category_id AND "
                                 "link.skill_difficulty_id = link_of.skill_difficulty_id "
                                 "JOIN learning_skill_improvement_costs AS cost "
                                 "ON cost.skill_category_difficulty_id = link.id "
                                 "WHERE cost.current_level = 9")
                      .arg(QStringLiteral("SELECT skill_category_id, skill_difficulty_id FROM "
                                          "learning_skill_category_difficulties GROUP BY "
                                          "skill_category_id, skill_difficulty_id HAVING COUNT(*) > 1")))
            .front();
    QVERIFY(twice.toInt() > 0);
    steps.run({QStringLiteral("UPDATE learning_skill_improvement_costs SET te_required = te_required + 7 WHERE id = %1")
                   .arg(twice)});
    const QStringList costs = steps.rows(kOldCosts);
    const auto report = steps.tryUp(kLast040 + 1, kLast050);
    QVERIFY(report.error);
    QCOMPARE(report.error->code, ErrorCode::CheckFailed);
    QCOMPARE(report.error->position->file,
             QStringLiteral("0009_skill_improvement_cost2.%1.sql").arg(db::engineName(currentEngine())));
    QCOMPARE(report.error->detail.split(u'\n').size(), 1);
    QVERIFY2(report.error->detail.contains(QLatin1String("current_level=9, lowest_cost=")),
             qPrintable(report.error->detail));
    QCOMPARE(steps.rows(kOldCosts), costs);
    // On MariaDB the empty table stays behind until the way back; no row was chosen.
    const schema::Schema left = valueOrDie(schema::readSchema(steps.connection()));
    QCOMPARE(left.table(QStringLiteral("skill_improvement_cost2")) != nullptr, currentEngine() == db::Engine::MariaDb);
    QVERIFY(!left.table(QStringLiteral("game_systems")));
    if (currentEngine() == db::Engine::MariaDb)
        QCOMPARE(steps.rows(kNewCosts), QStringList());
}

void TestBamortMigrations::whatIsNewSurvivesTheWayBack() {
    BamortSteps steps(m_folder, currentEngine(), "dev");
    steps.up(kLast040 + 1, kLast050);
    const QString aCharacter = steps.rows(QStringLiteral("SELECT MIN(id) FROM char_chars")).front();
    const QString aUser = steps.rows(QStringLiteral("SELECT MIN(user_id) FROM users")).front();
    steps.run({QStringLiteral("INSERT INTO char_shares (id, character_id, user_id, permission) VALUES (7, %1, %2, "
                              "'read'), (9, %1, NULL, 'write')")
                   .arg(aCharacter, aUser),
               QStringLiteral("UPDATE users SET display_name = 'Ägir 𝄞' WHERE user_id = %1").arg(aUser),
               QStringLiteral("INSERT INTO game_systems (id, code, name, created_at) VALUES (5, 'X1', 'Xenia', 12)"),
               QStringLiteral("UPDATE game_systems SET description = 'Die Welt' WHERE id = 1"),
               QStringLiteral("UPDATE char_chars SET game_system = 'Xenia', game_system_id = 5 WHERE id = %1")
                   .arg(aCharacter)});
    const QStringList before = steps.state();
    steps.down(kLast050, kLast040 + 1);
    QCOMPARE(steps.differencesFrom("0.4.0"), QStringList());
    steps.up(kLast040 + 1, kLast050);
    COMPARE_LINES(steps.state(), before);
    // The next way back keeps what is there then, not what was there the last time.
    steps.run({QStringLiteral("UPDATE users SET display_name = '' WHERE user_id = %1").arg(aUser),
               QStringLiteral("DELETE FROM char_shares WHERE id = 7")});
    const QStringList later = steps.state();
    steps.down(kLast050, kLast040 + 1);
    steps.up(kLast040 + 1, kLast050);
    COMPARE_LINES(steps.state(), later);
}

void TestBamortMigrations::changedCostsGoBack() {
    BamortSteps steps(m_folder, currentEngine(), "prod");
    steps.up(1, kLast050);
    const QStringList all = steps.rows(kNewCosts);
    const QStringList first = all.front().split(u'|');
    const QStringList last = all.back().split(u'|');
    const auto is = [](const QStringList &cost) {
        return QStringLiteral("skill_category_id = %1 AND skill_difficulty_id = %2 AND current_level = %3")
            .arg(cost[0], cost[1], cost[2]);
    };
    steps.run({QStringLiteral("UPDATE skill_improvement_cost2 SET te_required = 777 WHERE ") + is(first),
               QStringLiteral("DELETE FROM skill_improvement_cost2 WHERE ") + is(last),
               QStringLiteral("INSERT INTO skill_improvement_cost2 (current_level, te_required, skill_category_id, "
                              "skill_difficulty_id) VALUES (99, 888, %1, %2)")
                   .arg(first[0], first[1])});
    const QStringList changed = steps.rows(kNewCosts);
    steps.down(kLast050, kLast040 + 1);
    const QStringList joined = steps.rows(kJoinedCosts);
    QVERIFY(joined.contains(QStringList{first[0], first[1], first[2], QStringLiteral("777")}.join(u'|')));
    QVERIFY(!joined.contains(all.front()));
    QVERIFY(!joined.contains(all.back()));
    QCOMPARE(joined.count(QStringList{first[0], first[1], QStringLiteral("99"), QStringLiteral("888")}.join(u'|')), 1);
    steps.up(kLast040 + 1, kLast050);
    QCOMPARE(steps.rows(kNewCosts), changed);
}

/// A table that was emptied by mistake is no reason to lose the costs that 0.4.0 had, nor is a link that is gone one
/// to fail.
void TestBamortMigrations::lostCostsComeBack() {
    BamortSteps steps(m_folder, currentEngine(), "prod");
    steps.up(1, kLast040);
    const QString link = steps
                             .rows(QStringLiteral("SELECT MIN(skill_category_difficulty_id) FROM "
                                                  "learning_skill_improvement_costs"))
                             .front();
    QStringList expected = steps.rows(kOldCosts);
    steps.up(kLast040 + 1, kLast050);
    steps.run({QStringLiteral("DELETE FROM skill_improvement_cost2"),
               QStringLiteral("DELETE FROM learning_skill_category_difficulties WHERE id = %1").arg(link)});
    steps.down(kLast050, kLast040 + 1);
    expected.removeIf([&](const QString &row) { return row.section(u'|', 1, 1) == link; });
    QVERIFY(expected.size() < 609);
    QCOMPARE(steps.rows(kOldCosts), expected);
    QCOMPARE(steps.differencesFrom("0.4.0"), QStringList());
}

QTEST_GUILESS_MAIN(TestBamortMigrations)
#include "test_bamort_migrations.moc"
