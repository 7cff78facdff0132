// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/impact.h"
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include <QTest>

#include "library.h"
#include "store.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

class TestMasterImpact : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byForeignKey_data() { addEngineRows(); }
    void byForeignKey();
    void byForeignKeyOnOtherColumns_data() { addEngineRows(); }
    void byForeignKeyOnOtherColumns();
    void byValueAndCollation_data() { addEngineRows(); }
    void byValueAndCollation();
    void otherCharacterSets_data() { addEngineRows(); }
    void otherCharacterSets();
    void valuesOfAnyKind_data() { addEngineRows(); }
    void valuesOfAnyKind();
    void formerNamesAndMissingTables_data() { addEngineRows(); }
    void formerNamesAndMissingTables();
    void renamesAndHints_data() { addEngineRows(); }
    void renamesAndHints();
    void manyRows_data() { addEngineRows(); }
    void manyRows();
    void canBeStopped_data() { addEngineRows(); }
    void canBeStopped();
};

namespace {

/// An [[entity.used_by]] of the herbs.
QByteArray usedBy(const char *table, const char *column, const char *key) {
    return QByteArray("[[entity.used_by]]\ntable = \"") + table + "\"\ncolumn = \"" + column + "\"\nkey = \"" + key +
           "\"\n";
}

db::Connection made(TestDatabases &databases, const QStringList &statements) {
    db::Connection connection = openOrDie(databases.fresh(currentEngine()));
    for (const QString &statement : statements)
        run(connection, {spelled(statement, currentEngine())});
    return connection;
}

const QString kHerbs = QStringLiteral("CREATE TABLE m_herbs (@id, name VARCHAR(60) @ci NOT NULL, shelf INT, bed_id "
                                      "BIGINT UNSIGNED, CONSTRAINT h_bed FOREIGN KEY (bed_id) REFERENCES m_beds (id))");
const QString kBeds = QStringLiteral("CREATE TABLE m_beds (@id, code VARCHAR(20) @ci NOT NULL)");
/// Herbs grow in beds; both are master data.
Catalogue catalogueOf(db::Connection &connection, const QByteArray &users = {}) {
    const project::Project project = libraryProject(R"(
[project]
id = "garden"
name = "Garden"
version = "1.0.0"
required_db_version = "1.0.0"
[tables]
master = ["m_*"]
user = ["u_*"]
[[entity]]
name = "beds"
file = "beds.json"
table = "m_beds"
key = ["code"]
[[entity]]
name = "herbs"
file = "herbs.json"
table = "m_herbs"
key = ["name"]
  [[entity.reference]]
  column = "bed_id"
  to = "beds"
  json = "bed"
)" + users);
    return valueOrDie(Catalogue::build(project, valueOrDie(schema::readSchema(connection))));
}

RowChange inTarget(RowState state, qint64 id, const std::vector<std::pair<QString, db::Value>> &cells) {
    RowChange row;
    row.state = state;
    row.targetId = db::Value::integer(id);
    row.key = cells.front().second.toString();
    row.keyBytes = encodeKey({cells.front().second});
    for (const auto &[column, value] : cells) {
        CellChange cell;
        cell.column = column;
        cell.target = value;
        row.cells.push_back(cell);
    }
    return row;
}

RowChange herb(RowState state, qint64 id, const char *name, std::optional<qint64> shelf = {}) {
    std::vector<std::pair<QString, db::Value>> cells{{QStringLiteral("name"), text(name)}};
    if (shelf)
        cells.emplace_back(QStringLiteral("shelf"), number(*shelf));
    return inTarget(state, id, cells);
}

DataDiff herbs(std::vector<RowChange> rows) {
    EntityDiff entity;
    entity.entity = QStringLiteral("herbs");
    entity.table = QStringLiteral("m_herbs");
    entity.rows = std::move(rows);
    DataDiff diff;
    diff.entities.push_back(std::move(entity));
    return diff;
}

Status count(db::Connection &connection, const Catalogue &catalogue, DataDiff &diff, const ReadOptions &options = {},
             const TaskContext &context = {}) {
    const schema::Schema actual = valueOrDie(schema::readSchema(connection));
    return countImpact(connection, actual, catalogue, options, diff, context);
}

/// "Sage: u_pots.herb_id RESTRICT 2" or "Sage: u_pots.name 2+1", the latter by collation.
QStringList lines(const DataDiff &diff) {
    QStringList result;
    for (const EntityDiff &entity : diff.entities) {
        for (const RowChange &row : entity.rows) {
            for (const Impact &impact : row.impact) {
                QString line = QStringLiteral("%1: %2.%3").arg(row.key, impact.table, impact.column);
                line += impact.onDelete.isEmpty() ? QString() : QString(u' ' + impact.onDelete);
                line += QStringLiteral(" %1").arg(impact.rows);
                result << (impact.rowsByCollation ? QString(line + QStringLiteral("+%1").arg(impact.rowsByCollation))
                                                  : line);
            }
        }
    }
    return result;
}

} // namespace

void TestMasterImpact::byForeignKey() {
    TestDatabases databases;
    db::Connection connection = made(
        databases,
        {kBeds, kHerbs,
         s("CREATE TABLE u_pots (@id, herb_id BIGINT UNSIGNED, FOREIGN KEY (herb_id) REFERENCES m_herbs (id))"),
         s("CREATE TABLE u_notes (@id, herb_id BIGINT UNSIGNED, FOREIGN KEY (herb_id) REFERENCES m_herbs (id) ON "
           "DELETE CASCADE)"),
         s("CREATE TABLE stray (@id, one BIGINT UNSIGNED, two BIGINT UNSIGNED, FOREIGN KEY (one) REFERENCES m_herbs "
           "(id) ON DELETE SET NULL, FOREIGN KEY (two) REFERENCES m_herbs (id) ON DELETE CASCADE)"),
         s("INSERT INTO m_beds VALUES (1, 'north')"),
         s("INSERT INTO m_herbs VALUES (1, 'Sage', NULL, 1), (2, 'Dill', NULL, 1), (3, 'Mint', NULL, 1)"),
         s("INSERT INTO u_pots (herb_id) VALUES (1), (1), (2), (NULL)"), s("INSERT INTO u_notes (herb_id) VALUES (1)"),
         s("INSERT INTO stray (one, two) VALUES (1, 2), (2, 2), (2, NULL)")});
    const Catalogue catalogue = catalogueOf(connection);
    DataDiff diff = herbs({herb(RowState::Removed, 1, "Sage"), herb(RowState::TargetOnly, 2, "Dill"),
                           herb(RowState::Removed, 3, "Mint")});
    // What is only changed hurts nobody.
    diff.entities.front().rows.push_back(herb(RowState::Changed, 1, "Changed"));
    EntityDiff beds;
    beds.entity = s("beds");
    beds.rows = {inTarget(RowState::Removed, 1, {{s("code"), text("north")}})};
    diff.entities.push_back(beds);
    valueOrDie(count(connection, catalogue, diff));
    QStringList found = lines(diff);
    found.sort();
    QCOMPARE(found, (QStringList{s("Dill: stray.one SET NULL 2"), s("Dill: stray.two CASCADE 2"),
                                 s("Dill: u_pots.herb_id RESTRICT 1"), s("Sage: stray.one SET NULL 1"),
                                 s("Sage: u_notes.herb_id CASCADE 1"), s("Sage: u_pots.herb_id RESTRICT 2")}));
    // Counted again it is the same, not twice as much.
    valueOrDie(count(connection, catalogue, diff));
    QCOMPARE(lines(diff).size(), 6);
}

void TestMasterImpact::byForeignKeyOnOtherColumns() {
    TestDatabases databases;
    db::Connection connection = made(
        databases,
        {kBeds, kHerbs, s("CREATE UNIQUE INDEX herbs_name ON m_herbs (name)"),
         s("CREATE UNIQUE INDEX herbs_both ON m_herbs (shelf, id)"),
         s("CREATE TABLE u_labels (@id, herb VARCHAR(60) @ci, FOREIGN KEY (herb) REFERENCES m_herbs (name))"),
         s("CREATE TABLE u_places (@id, shelf INT, herb_id BIGINT UNSIGNED, FOREIGN KEY (shelf, herb_id) REFERENCES "
           "m_herbs (shelf, id) ON DELETE CASCADE)"),
         s("INSERT INTO m_herbs VALUES (1, 'Sage', 7, NULL), (2, 'Dill', 8, NULL)"),
         s("INSERT INTO u_labels (herb) VALUES ('Sage'), ('sage'), ('Dill')"),
         s("INSERT INTO u_places (shelf, herb_id) VALUES (7, 1), (7, 1), (NULL, 1)")});
    const Catalogue catalogue = catalogueOf(connection);
    DataDiff diff = herbs({herb(RowState::Removed, 1, "Sage", 7)});
    valueOrDie(count(connection, catalogue, diff));
    QCOMPARE(lines(diff),
             (QStringList{s("Sage: u_labels.herb RESTRICT 2"), s("Sage: u_places.shelf, herb_id CASCADE 2")}));
}

void TestMasterImpact::byValueAndCollation() {
    TestDatabases databases;
    const bool server = currentEngine() == db::Engine::MariaDb;
    for (const char *index : {"", ", KEY (herb)"}) {
        db::Connection connection =
            made(databases, {kBeds, kHerbs,
                             s("CREATE TABLE u_brews (@id, herb VARCHAR(60) @ci%1)").arg(server ? s(index) : QString()),
                             s("CREATE TABLE u_exact (@id, herb VARCHAR(60) @bin)")});
        if (!server && *index)
            run(connection, {s("CREATE INDEX brews_herb ON u_brews (herb)")});
        for (const char *table : {"u_brews", "u_exact"})
            addRows(connection, s(table), {s("herb")},
                    {{text("Hä")},
                     {text("Hä")},
                     {text("ha")},
                     {text("hä")},
                     {text("HÄ  ")},
                     {text("a")},
                     {text("a ")},
                     {text("A")},
                     {nothing()},
                     {text("")},
                     {text("%1 o'x\\")}});
        const Catalogue catalogue =
            catalogueOf(connection, usedBy("u_brews", "herb", "name") + usedBy("u_exact", "herb", "name"));
        DataDiff diff = herbs({herb(RowState::Removed, 1, "Hä"), herb(RowState::TargetOnly, 2, "a"),
                               herb(RowState::Removed, 3, "nowhere"), herb(RowState::Removed, 4, "%1 o'x\\"),
                               herb(RowState::Removed, 5, "ha")});
        // A row without the cell has NULL there, which equals nothing, not even NULL.
        diff.entities.front().rows.push_back(inTarget(RowState::Removed, 6, {{s("shelf"), number(5)}}));
        valueOrDie(count(connection, catalogue, diff));
        QCOMPARE(lines(diff),
                 server
                     ? (QStringList{s("Hä: u_brews.herb 2+3"), s("Hä: u_exact.herb 2"), s("a: u_brews.herb 1+2"),
                                    s("a: u_exact.herb 1+1"), s("%1 o'x\\: u_brews.herb 1"),
                                    s("%1 o'x\\: u_exact.herb 1"), s("ha: u_brews.herb 1+4"), s("ha: u_exact.herb 1")})
                     : (QStringList{s("Hä: u_brews.herb 2+1"), s("Hä: u_exact.herb 2"), s("a: u_brews.herb 1+1"),
                                    s("a: u_exact.herb 1"), s("%1 o'x\\: u_brews.herb 1"),
                                    s("%1 o'x\\: u_exact.herb 1"), s("ha: u_brews.herb 1"), s("ha: u_exact.herb 1")}));
    }
}

void TestMasterImpact::otherCharacterSets() {
    TestDatabases databases;
    db::Connection connection =
        made(databases, {kBeds, kHerbs, s("CREATE TABLE u_latin (@id, herb VARCHAR(60) @latin)"),
                         s("CREATE TABLE u_narrow (@id, herb VARCHAR(60) @narrow)"),
                         s("CREATE TABLE u_short (@id, herb CHAR(3) @ci)")});
    const bool server = currentEngine() == db::Engine::MariaDb;
    addRows(connection, s("u_latin"), {s("herb")}, {{text("Hä")}, {text("hä")}, {text("?")}, {text("??")}});
    addRows(connection, s("u_narrow"), {s("herb")}, {{text("Ж")}, {text("ж")}, {text("?")}, {text("Hä")}});
    addRows(connection, s("u_short"), {s("herb")}, {{text("abc")}, {text("ABC")}, {text("Hä")}});
    const Catalogue catalogue =
        catalogueOf(connection, usedBy("u_latin", "herb", "name") + usedBy("u_narrow", "herb", "name") +
                                    usedBy("u_short", "herb", "name"));
    // Characters that the columns cannot hold must neither fail nor become question marks.
    DataDiff diff =
        herbs({herb(RowState::Removed, 1, "Hä"), herb(RowState::Removed, 2, "Ж"), herb(RowState::Removed, 3, "🌿"),
               herb(RowState::Removed, 4, "abcdef"), herb(RowState::Removed, 5, "?")});
    valueOrDie(count(connection, catalogue, diff));
    QStringList expected{s("Hä: u_latin.herb 1+1"), s("Hä: u_narrow.herb 1"),
                         s("Hä: u_short.herb 1"),   server ? s("Ж: u_narrow.herb 1+1") : s("Ж: u_narrow.herb 1"),
                         s("?: u_latin.herb 1"),    s("?: u_narrow.herb 1")};
    QCOMPARE(lines(diff), expected);
}

void TestMasterImpact::valuesOfAnyKind() {
    TestDatabases databases;
    db::Connection connection = made(
        databases, {kBeds, kHerbs, s("CREATE TABLE u_counts (@id, shelf BIGINT, word VARCHAR(20) @ci, big BIGINT)"),
                    s("INSERT INTO u_counts (shelf, word, big) VALUES (5, '5', NULL), (5, '5 apples', NULL), "
                      "(50, '05', NULL), (NULL, NULL, NULL)")});
    const Catalogue catalogue =
        catalogueOf(connection, usedBy("u_counts", "shelf", "shelf") + usedBy("u_counts", "word", "shelf") +
                                    usedBy("u_counts", "shelf", "name"));
    DataDiff diff = herbs({herb(RowState::Removed, 1, "5 apples", 5), herb(RowState::Removed, 2, "50", 6)});
    valueOrDie(count(connection, catalogue, diff));
    // The number 5 is the text "5", and no server's idea of "5 apples" makes that 5.
    QCOMPARE(lines(diff),
             (QStringList{s("5 apples: u_counts.shelf 2"), s("5 apples: u_counts.word 1"), s("50: u_counts.shelf 1")}));
}

void TestMasterImpact::formerNamesAndMissingTables() {
    TestDatabases databases;
    db::Connection connection = made(
        databases, {kBeds, kHerbs, s("CREATE TABLE old_brews (@id, herb VARCHAR(60) @ci)"),
                    s("CREATE TABLE u_pots (@id, herb_id BIGINT UNSIGNED, FOREIGN KEY (herb_id) REFERENCES m_herbs "
                      "(id))"),
                    s("INSERT INTO m_herbs VALUES (1, 'Sage', NULL, NULL)"),
                    s("INSERT INTO old_brews (herb) VALUES ('Sage')"), s("INSERT INTO u_pots (herb_id) VALUES (1)")});
    const Catalogue catalogue =
        catalogueOf(connection, usedBy("u_brews", "herb", "name") + usedBy("u_ghosts", "herb", "name") +
                                    usedBy("u_pots", "ghost", "name"));
    run(connection, {s("ALTER TABLE m_herbs RENAME TO old_herbs"), s("ALTER TABLE m_beds RENAME TO old_beds")});
    ReadOptions options;
    options.tableNow = {{s("m_herbs"), s("old_herbs")}, {s("m_beds"), s("old_beds")}, {s("u_brews"), s("old_brews")}};
    DataDiff diff = herbs({herb(RowState::Removed, 1, "Sage")});
    EntityDiff beds;
    beds.entity = s("beds");
    beds.rows = {inTarget(RowState::Removed, 1, {{s("code"), text("north")}})};
    diff.entities.push_back(beds);
    valueOrDie(count(connection, catalogue, diff, options));
    QCOMPARE(lines(diff), (QStringList{s("Sage: u_pots.herb_id RESTRICT 1"), s("Sage: old_brews.herb 1")}));
    valueOrDie(count(connection, catalogue, diff)); // without its table a node has no rows that anybody could use
}

void TestMasterImpact::renamesAndHints() {
    TestDatabases databases;
    db::Connection connection = made(
        databases, {kBeds, kHerbs, s("CREATE TABLE u_brews (@id, herb VARCHAR(60) @ci, shelf INT)"),
                    s("CREATE TABLE u_pots (@id, herb_id BIGINT UNSIGNED, FOREIGN KEY (herb_id) REFERENCES m_herbs "
                      "(id))"),
                    s("INSERT INTO m_herbs VALUES (1, 'Sage', 5, NULL), (2, 'Dill', 6, NULL)"),
                    s("INSERT INTO u_brews (herb, shelf) VALUES ('Sage', 5), ('Dill', 6), ('Salvia', 5)"),
                    s("INSERT INTO u_pots (herb_id) VALUES (1)")});
    const Catalogue catalogue =
        catalogueOf(connection, usedBy("u_brews", "herb", "name") + usedBy("u_brews", "shelf", "shelf"));
    // Accepted: the old name counts, and the shelf stays what it is, so nobody is hurt by that.
    RowChange renamed = herb(RowState::Renamed, 1, "Sage");
    renamed.key = s("Salvia");
    renamed.keyBytes = encodeKey({text("Salvia")});
    renamed.cells.front().package = text("Salvia");
    // Offered: what it would rename is what it would hurt.
    RowChange offered;
    offered.state = RowState::New;
    offered.key = s("Anethum");
    offered.keyBytes = encodeKey({text("Anethum")});
    offered.rename = RenameHint{encodeKey({text("Dill")}), s("Dill"), 0.9};
    CellChange name;
    name.column = s("name");
    name.package = text("Anethum");
    offered.cells = {name};
    RowChange plain = offered;
    plain.key = s("Basil");
    plain.rename.reset();
    RowChange lost = offered;
    lost.key = s("Thyme");
    lost.rename->fromKey = encodeKey({text("nobody")});
    DataDiff diff = herbs({renamed, offered, plain, lost, herb(RowState::TargetOnly, 2, "Dill", 6)});
    valueOrDie(count(connection, catalogue, diff));
    QCOMPARE(lines(diff), (QStringList{s("Salvia: u_pots.herb_id RESTRICT 1"), s("Salvia: u_brews.herb 1"),
                                       s("Anethum: u_brews.herb 1"), s("Anethum: u_brews.shelf 1"),
                                       s("Dill: u_brews.herb 1"), s("Dill: u_brews.shelf 1")}));
}

void TestMasterImpact::manyRows() {
    constexpr int kRows = 2600;
    TestDatabases databases;
    db::Connection connection = made(
        databases, {kBeds, kHerbs, s("CREATE TABLE u_brews (@id, herb VARCHAR(60) @ci)"),
                    s("CREATE TABLE u_pots (@id, herb_id BIGINT UNSIGNED, FOREIGN KEY (herb_id) REFERENCES m_herbs "
                      "(id))")});
    std::vector<std::vector<db::Value>> masters;
    std::vector<std::vector<db::Value>> brews;
    std::vector<std::vector<db::Value>> pots;
    std::vector<RowChange> rows;
    for (int i = 1; i <= kRows; ++i) {
        const std::string name = "Herb " + std::to_string(i);
        masters.push_back({number(i), db::Value::text(name)});
        rows.push_back(herb(RowState::TargetOnly, i, name.c_str()));
        for (int use = 0; use < i % 3; ++use) {
            brews.push_back({db::Value::text(name)});
            pots.push_back({number(i)});
        }
        if (i % 2 == 0)
            brews.push_back({db::Value::text("hERB " + std::to_string(i))});
    }
    db::Transaction transaction = valueOrDie(db::Transaction::begin(connection)); // on a disk each one costs a while
    addRows(connection, s("m_herbs"), {s("id"), s("name")}, masters);
    addRows(connection, s("u_brews"), {s("herb")}, brews);
    addRows(connection, s("u_pots"), {s("herb_id")}, pots);
    valueOrDie(transaction.commit());
    const Catalogue catalogue = catalogueOf(connection, usedBy("u_brews", "herb", "name"));
    DataDiff diff = herbs(std::move(rows));
    valueOrDie(count(connection, catalogue, diff));
    for (const RowChange &row : diff.entities.front().rows) {
        const int i = static_cast<int>(row.targetId.toInteger().value_or(0));
        QStringList expected;
        if (i % 3 > 0)
            expected << QStringLiteral("u_pots %1 0").arg(i % 3);
        if (i % 3 > 0 || i % 2 == 0)
            expected << QStringLiteral("u_brews %1 %2").arg(i % 3).arg(1 - i % 2);
        QStringList found;
        for (const Impact &impact : row.impact)
            found << QStringLiteral("%1 %2 %3").arg(impact.table).arg(impact.rows).arg(impact.rowsByCollation);
        QCOMPARE(found, expected);
    }
}

void TestMasterImpact::canBeStopped() {
    TestDatabases databases;
    db::Connection connection = made(databases, {kBeds, kHerbs, s("CREATE TABLE u_brews (@id, herb VARCHAR(60) @ci)")});
    const Catalogue catalogue = catalogueOf(connection, usedBy("u_brews", "herb", "name"));
    std::stop_source stop;
    stop.request_stop();
    DataDiff diff = herbs({herb(RowState::Removed, 1, "Sage")});
    const Status status = count(connection, catalogue, diff, {}, TaskContext(stop.get_token(), {}, {}));
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestMasterImpact)
#include "test_master_impact.moc"
