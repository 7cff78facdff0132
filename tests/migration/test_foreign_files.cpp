// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files as dbmate, goose and golang-migrate have them load unchanged, run to the end and back.
#include "migration/run/runner.h"
#include "migration/state/version_state.h"
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include <QTest>

#include "made_migrations.h"

using namespace stellwerk;
using db::Engine;
using migration::Migration;
using test::currentEngine;
using test::valueOrDie;

namespace {

using Files = QMap<QString, QByteArray>;

constexpr Version kBase{0, 1, 0};
constexpr Version kRequired{0, 4, 0};

Files dbmateFiles() {
    return {{QStringLiteral("20240115093000_create_racks.sql"),
             "-- migrate:up\n"
             "create table racks (\n"
             "  id integer not null primary key,\n"
             "  label varchar(30) not null -- a label; with a semicolon\n"
             ");\n"
             "insert into racks (id, label) values (1, 'left; upper'), (2, 'right');\n"
             "\n"
             "-- migrate:down\n"
             "drop table racks;\n"},
            {QStringLiteral("20240302170512_two_blocks.sql"),
             "-- migrate:up transaction:false\n"
             "create table box (id integer not null primary key, rack_id integer);\n"
             "-- migrate:down\n"
             "drop table box;\n"
             "-- migrate:up\n"
             "create table box_note (id integer not null primary key, box_id integer);\n"
             "create index idx_box_note on box_note (box_id);\n"
             "-- migrate:down\n"
             "drop table box_note;\n"}};
}

Files gooseFiles(Engine engine) {
    const QByteArray trigger =
        engine == Engine::MariaDb
            ? "CREATE TRIGGER parcel_seen AFTER INSERT ON parcel FOR EACH ROW\nBEGIN\n  UPDATE counter SET n = n + 1;\n"
              "  IF NEW.weight > 10 THEN\n    UPDATE counter SET heavy = heavy + 1;\n  END IF;\nEND;\n"
            : "CREATE TRIGGER parcel_seen AFTER INSERT ON parcel\nBEGIN\n  UPDATE counter SET n = n + 1;\n"
              "  UPDATE counter SET heavy = heavy + 1 WHERE NEW.weight > 10;\nEND;\n";
    return {{QStringLiteral("00001_parcels.sql"),
             "-- +goose Up\n"
             "-- +goose StatementBegin\n"
             "CREATE TABLE parcel (id integer NOT NULL PRIMARY KEY, weight integer);\n"
             "CREATE TABLE counter (n integer NOT NULL, heavy integer NOT NULL);\n"
             "-- +goose StatementEnd\n"
             "INSERT INTO counter (n, heavy) VALUES (0, 0);\n"
             "\n"
             "-- +goose Down\n"
             "-- +goose StatementBegin\n"
             "DROP TABLE counter;\n"
             "DROP TABLE parcel;\n"
             "-- +goose StatementEnd\n"},
            {QStringLiteral("00002_count_parcels.sql"), "-- A trigger, so the body is fenced.\n"
                                                        "-- +goose NO TRANSACTION\n"
                                                        "-- +goose ENVSUB OFF\n"
                                                        "-- +goose Up\n"
                                                        "-- +goose StatementBegin\n" +
                                                            trigger +
                                                            "-- +goose StatementEnd\n"
                                                            "INSERT INTO parcel (id, weight) VALUES (1, 4), (2, 40);\n"
                                                            "-- +goose down\n"
                                                            "DROP TRIGGER parcel_seen;\n"
                                                            "DELETE FROM parcel WHERE id < 3;\n"}};
}

Files golangMigrateFiles() {
    return {{QStringLiteral("000001_create_shelf.up.sql"),
             "CREATE TABLE IF NOT EXISTS shelf (\n  id integer NOT NULL PRIMARY KEY,\n  name varchar(40)\n);\n"
             "INSERT INTO shelf (id, name) VALUES (1, 'low');\n"},
            {QStringLiteral("000001_create_shelf.down.sql"), "DROP TABLE IF EXISTS shelf;\n"},
            {QStringLiteral("000002_shelf_height.up.sql"),
             "-- critical: true\nALTER TABLE shelf ADD COLUMN height integer;"},
            {QStringLiteral("000002_shelf_height.down.sql"), "ALTER TABLE shelf DROP COLUMN height;"}};
}

} // namespace

class TestForeignFiles final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dbmate_data() { test::addEngineRows(); }
    void dbmate();
    void goose_data() { test::addEngineRows(); }
    void goose();
    void golangMigrate_data() { test::addEngineRows(); }
    void golangMigrate();
    void ownVersions();
    void historyDecidesVersions_data() { test::addEngineRows(); }
    void historyDecidesVersions();
    void mistakes_data();
    void mistakes();
    void folderMistakes_data();
    void folderMistakes();
    void pairReadsAgain();
    void lateFileIsRefused_data() { test::addEngineRows(); }
    void lateFileIsRefused();

private:
    [[nodiscard]] std::vector<Migration> load(const Files &files) const {
        return valueOrDie(migration::loadMigrations(files, currentEngine(), kRequired));
    }
    /// Runs them up and back; @p check is called in between.
    void roundTrip(const std::vector<Migration> &migrations, const std::function<void(db::Connection &)> &check);
    [[nodiscard]] static qint64 number(db::Connection &connection, const char *sql) {
        const auto value = valueOrDie(connection.selectValue(QString::fromUtf8(sql)));
        return value ? value->toInteger().value_or(-1) : -1;
    }
    [[nodiscard]] static QStringList tables(db::Connection &connection) {
        QStringList names;
        for (const schema::Table &table : valueOrDie(schema::readSchema(connection)).tables) {
            if (!table.name.startsWith(QLatin1String("stellwerk_")) && table.name != QLatin1String("schema_version") &&
                table.name != QLatin1String("migration_history"))
                names << table.name;
        }
        return names;
    }

    test::TestDatabases m_databases;
    const migration::RunOptions m_options{QStringLiteral("run"), QStringLiteral("anna@desk"), Version{1, 0, 0}};
};

void TestForeignFiles::roundTrip(const std::vector<Migration> &migrations,
                                 const std::function<void(db::Connection &)> &check) {
    db::Connection connection = test::openOrDie(m_databases.fresh(currentEngine()));
    valueOrDie(migration::recordBaseline(connection, kBase, kBase, {}, QStringLiteral("anna@desk")));
    const auto up = migration::applyMigrations(connection, migrations, migrations, m_options, {});
    QVERIFY2(up.success(), up.error ? qPrintable(up.error->toText()) : "");
    auto state = valueOrDie(migration::readVersionState(connection, kRequired, migrations));
    QCOMPARE(state.disagreements, QStringList());
    QCOMPARE(state.current, std::optional(kRequired));
    check(connection);
    const auto down = migration::revertMigrations(connection, migrations, migrations, kBase, m_options, {});
    QVERIFY2(down.success(), down.error ? qPrintable(down.error->toText()) : "");
    QCOMPARE(tables(connection), QStringList());
    state = valueOrDie(migration::readVersionState(connection, kRequired, migrations));
    QCOMPARE(state.current, std::optional(kBase));
    QCOMPARE(state.pending.size(), migrations.size());
}

void TestForeignFiles::dbmate() {
    const auto migrations = load(dbmateFiles());
    QCOMPARE(migrations.size(), size_t{2});
    QCOMPARE(migrations[0].number, 20240115093000);
    QCOMPARE(migrations[0].version, kRequired);
    QCOMPARE(migrations[1].up.size(), size_t{3});
    // The block that was done last is undone first.
    QCOMPARE(migrations[1].down.front().text, QStringLiteral("drop table box_note"));
    QCOMPARE(migrations[1].down.front().line, 9);
    QCOMPARE(migrations[1].downLine, 3);
    roundTrip(migrations, [](db::Connection &connection) {
        QCOMPARE(tables(connection),
                 (QStringList{QStringLiteral("box"), QStringLiteral("box_note"), QStringLiteral("racks")}));
        QCOMPARE(number(connection, "SELECT COUNT(*) FROM racks WHERE label = 'left; upper'"), 1);
    });
}

void TestForeignFiles::goose() {
    const auto migrations = load(gooseFiles(currentEngine()));
    QCOMPARE(migrations.size(), size_t{2});
    QCOMPARE(migrations[0].up.size(), size_t{3});
    QCOMPARE(migrations[1].up.size(), size_t{2});
    QCOMPARE(migrations[1].up.front().line, 6);
    QVERIFY(migrations[1].up.front().text.endsWith(QLatin1String("END")));
    roundTrip(migrations, [](db::Connection &connection) {
        QCOMPARE(number(connection, "SELECT n FROM counter"), 2);
        QCOMPARE(number(connection, "SELECT heavy FROM counter"), 1);
    });
}

void TestForeignFiles::golangMigrate() {
    const auto migrations = load(golangMigrateFiles());
    QCOMPARE(migrations.size(), size_t{2});
    QCOMPARE(migrations[0].fileName, QStringLiteral("000001_create_shelf.up.sql"));
    QCOMPARE(migrations[0].downFileName, QStringLiteral("000001_create_shelf.down.sql"));
    QCOMPARE(migrations[0].title, QStringLiteral("create_shelf"));
    QCOMPARE(migrations[1].down.front().line, 1);
    roundTrip(migrations, [](db::Connection &connection) {
        QCOMPARE(number(connection, "SELECT COUNT(height) FROM shelf WHERE name = 'low'"), 0);
    });
}

/// A file without a version belongs to the next one that is stated, and the last ones to the required version.
void TestForeignFiles::ownVersions() {
    Files files;
    for (const char *name : {"0001_a.sql", "0002_b.sql", "0003_c.sql"})
        files[QString::fromUtf8(name)] = "-- migrate:up\n-- migrate:down\n";
    files[QStringLiteral("0002_b.sql")].prepend("-- version: 0.3.0\n");
    QStringList versions;
    for (const Migration &migration : valueOrDie(migration::loadMigrations(files, Engine::Sqlite, kRequired)))
        versions << migration.version.toString();
    QCOMPARE(versions, (QStringList{QStringLiteral("0.3.0"), QStringLiteral("0.3.0"), QStringLiteral("0.4.0")}));
    const auto without = migration::loadMigrations(files, Engine::Sqlite);
    QVERIFY(!without);
    QVERIFY2(without.error().detail.startsWith(QLatin1String("0003_c.sql:1:1: The database version")),
             qPrintable(without.error().detail));
}

void TestForeignFiles::historyDecidesVersions() {
    Files files = dbmateFiles();
    db::Connection connection = test::openOrDie(m_databases.fresh(currentEngine()));
    const auto before = load(files);
    QVERIFY(migration::applyMigrations(connection, before, before, m_options, {}).success());

    // The project goes on to another version; the files still do not say one.
    files[QStringLiteral("20250101000000_lid.sql")] =
        "-- migrate:up\ncreate table lid (id integer);\n-- migrate:down\ndrop table lid;\n";
    const Version next{0, 5, 0};
    auto now = valueOrDie(migration::loadMigrations(files, currentEngine(), next));
    QCOMPARE(now.front().tokenChecksum, before.front().tokenChecksum);
    const auto state = valueOrDie(migration::readVersionState(connection, next, now));
    QCOMPARE(state.disagreements, QStringList());
    QCOMPARE(state.pending.size(), size_t{1});
    QCOMPARE(state.pending.front().version, next);
    QCOMPARE(state.path, std::vector{next});
    migration::adoptVersions(now, migration::recordedVersions(state.history));
    QCOMPARE(now.front().version, kRequired);
    QCOMPARE(now.back().version, next);
}

void TestForeignFiles::mistakes_data() {
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("position");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const char *script, const char *position, const char *word) {
        QTest::newRow(name) << QByteArray(script) << QString(QLatin1String("0001_x.sql:") + QLatin1String(position))
                            << QString::fromUtf8(word);
    };
    row("mixed", "-- +goose Up\nSELECT 1;\n-- migrate:down\n", "3:1", "mixes");
    row("mixed the other way", "-- migrate:up\nSELECT 1;\n-- +goose Down\n", "3:1", "mixes");
    row("environment", "-- +goose ENVSUB ON\n-- +goose Up\nSELECT '${NAME}';\n", "1:1", "environment variables");
    row("unknown", "-- +goose Up\n-- +goose Sideways\n", "2:1", "unknown");
    row("up twice", "-- +goose Up\n-- +goose Up\n", "2:1", "twice");
    row("down first", "-- +goose Down\n-- +goose Up\n", "1:1", "first");
    row("fence before", "-- +goose StatementBegin\n-- +goose Up\n", "1:1", "before");
    row("fence twice", "-- +goose Up\n-- +goose StatementBegin\n-- +goose StatementBegin\n", "3:1", "twice");
    row("fence not begun", "-- +goose Up\n-- +goose StatementEnd\n", "2:1", "StatementBegin");
    row("fence not ended", "-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n", "2:1", "StatementEnd");
    row("down inside of a fence", "-- +goose Up\n-- +goose StatementBegin\n-- +goose Down\n", "3:1", "inside");
    row("statement before goose", "SELECT 1;\n-- +goose Up\n", "1:1", "before the first section");
    row("exception without reason", "-- migrate:up\n-- lint:disable drops-table\nDROP TABLE a;\n", "2:1", "reason");
    row("exception of an unknown rule", "-- migrate:up\n-- lint:disable drop-table why\n", "2:1", "unknown");
    row("unknown word for the linter", "-- migrate:up\n-- lint:ignore drops-table why\n", "2:1", "lint:disable");
}

void TestForeignFiles::mistakes() {
    QFETCH(QByteArray, script);
    const auto migration = migration::parseMigration(script, QStringLiteral("0001_x.sql"), Engine::MariaDb, kRequired);
    QVERIFY(!migration);
    QCOMPARE(migration.error().code, ErrorCode::InvalidInput);
    QTEST(migration.error().position->toString(), "position");
    QFETCH(QString, word);
    QVERIFY2(migration.error().message.contains(word), qPrintable(migration.error().message));
}

void TestForeignFiles::folderMistakes_data() {
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("problem"); // the beginning of the first; empty: it loads
    const auto row = [](const char *names, const char *problem) {
        QTest::newRow(names) << QString::fromUtf8(names).split(u' ') << QString::fromUtf8(problem);
    };
    row("20240101000000_a.sql 20250101000000_b.sql", "");
    row("0001_a.sql 0002_b.sql 20250101000000_c.sql", ""); // goose goes from one to the other
    row("0001_a.sql 0003_b.sql 20250101000000_c.sql", "Migration 2 is missing");
    row("20240101000000_a.sql 20240101000000_b.sql", "20240101000000_b.sql: the number 20240101000000 occurs twice");
    row("20240101000000_a.mariadb.sql 20240101000000_a.sqlite.sql", "");
    row("20240101000000_a.mariadb.sql", "Migration 20240101000000 has a file for the other engine");
    row("0001_a.up.sql 0001_a.down.sql", "");
    row("0001_a.up.sql", "");
    row("0001_a.down.sql", "0001_a.down.sql: there is a way back");
    row("0001_a.up.sql 0001_b.down.sql", "0001_b.down.sql: there is a way back");
    row("0001_a.up.sql 0001_a.down.sql 0001_a.sql", "0001_a.up.sql: the number 1 occurs twice");
}

void TestForeignFiles::folderMistakes() {
    QFETCH(QStringList, names);
    QFETCH(QString, problem);
    Files files;
    for (const QString &name : names)
        files[name] = name.contains(QLatin1String(".up.")) || name.contains(QLatin1String(".down."))
                          ? "SELECT 1;\n"
                          : "-- migrate:up\nSELECT 1;\n";
    const auto migrations = migration::loadMigrations(files, Engine::Sqlite, kRequired);
    QVERIFY2(migrations.has_value() == problem.isEmpty(), migrations ? "" : qPrintable(migrations.error().toText()));
    if (!migrations)
        QVERIFY2(migrations.error().detail.startsWith(problem), qPrintable(migrations.error().detail));
}

/// What is stored of a pair is one script that says the same.
void TestForeignFiles::pairReadsAgain() {
    const auto pair = valueOrDie(migration::loadMigrations(golangMigrateFiles(), Engine::Sqlite, kRequired)).front();
    const auto again = valueOrDie(
        migration::parseMigration(pair.script, QStringLiteral("0001_create_shelf.sql"), Engine::Sqlite, kRequired));
    QCOMPARE(again.tokenChecksum, pair.tokenChecksum);
    QVERIFY(again.hasDown);
    const auto refused = migration::parseMigrationPair({QStringLiteral("1_a.up.sql"), "SELECT 1;\n-- migrate:down\n"},
                                                       {}, Engine::Sqlite, kRequired);
    QVERIFY(!refused);
    QCOMPARE(refused.error().position->toString(), QStringLiteral("1_a.up.sql:2:1"));
}

void TestForeignFiles::lateFileIsRefused() {
    const auto table = [](int number, const char *version, const char *name) {
        return test::makesTable(currentEngine(), number, version, name);
    };
    db::Connection connection = test::openOrDie(m_databases.fresh(currentEngine()));
    const std::vector<Migration> before{table(1, "0.2.0", "a"), table(3, "0.3.0", "c")};
    QVERIFY(migration::applyMigrations(connection, before, before, m_options, {}).success());
    const std::vector<Migration> now{table(1, "0.2.0", "a"), table(2, "0.4.0", "b"), table(3, "0.3.0", "c"),
                                     table(4, "0.4.0", "d")};
    const auto state = valueOrDie(migration::readVersionState(connection, kRequired, now));
    QCOMPARE(state.pending.size(), size_t{2});
    QCOMPARE(state.blockers.size(), 1);
    QVERIFY2(state.blockers.front().startsWith(QLatin1String("0002_make_b.sql is out of order: migration 3")),
             qPrintable(state.blockers.front()));
}

QTEST_GUILESS_MAIN(TestForeignFiles)
#include "test_foreign_files.moc"
