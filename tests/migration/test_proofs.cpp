// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/scratch_database.h"
#include "migration/lint/prove.h"
#include "project/project.h"
#include "schema/snapshot.h"
#include "support/test_databases.h"

#include <QFile>
#include <QTest>

#include "made_migrations.h"

using namespace stellwerk;
using db::Engine;
using migration::LintFinding;
using migration::Migration;
using test::currentEngine;
using test::made;
using test::PrivateServer;
using test::valueOrDie;

namespace {

QByteArray contentOf(const char *path) {
    QFile file(QString(QLatin1String(STELLWERK_SOURCE_DIR "/") + QString::fromUtf8(path)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isTracking(const QString &table) {
    return table.startsWith(QLatin1String("stellwerk_")) || table == QLatin1String("schema_version") ||
           table == QLatin1String("migration_history");
}

QStringList scratchDatabases() {
    db::Connection server = test::openOrDie(PrivateServer::instance().adminProfile());
    QStringList names;
    for (const auto &row : valueOrDie(server.select(QStringLiteral("SHOW DATABASES"))).rows) {
        if (row[0].toString().startsWith(QLatin1String(db::kScratchPrefix)))
            names << row[0].toString();
    }
    return names;
}

} // namespace

class TestProofs final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bamort_data() { test::addEngineRows(); }
    void bamort();
    void wrongWayBack_data() { test::addEngineRows(); }
    void wrongWayBack();
    void missingColumn_data() { test::addEngineRows(); }
    void missingColumn();
    void failingMigration_data() { test::addEngineRows(); }
    void failingMigration();
    void failingWayBack_data() { test::addEngineRows(); }
    void failingWayBack();
    void whatCannotBeProved_data() { test::addEngineRows(); }
    void whatCannotBeProved();
    void levelsCount_data() { test::addEngineRows(); }
    void levelsCount();
    void cancelled_data() { test::addEngineRows(); }
    void cancelled();
    void missingRight();
    void cleanup() { QCOMPARE(scratchDatabases(), QStringList()); }

private:
    [[nodiscard]] migration::ProofOptions options() const {
        migration::ProofOptions options;
        if (currentEngine() == Engine::MariaDb)
            options.server = PrivateServer::instance().adminProfile();
        options.server.engine = currentEngine();
        options.lint.engine = currentEngine();
        options.ignoreTable = isTracking;
        return options;
    }
    /// "code file" of each finding.
    [[nodiscard]] QStringList prove(const std::vector<Migration> &migrations, const migration::ProofOptions &with) {
        m_report = valueOrDie(migration::proveMigrations(migrations, with, {}));
        QStringList seen;
        for (const LintFinding &finding : m_report.findings)
            seen << finding.code + u' ' + finding.position.toString();
        return seen;
    }
    [[nodiscard]] static Migration make(const char *fileName, const QByteArray &up, const QByteArray &down,
                                        const char *version = "0.2.0") {
        return made(currentEngine(), fileName,
                    QByteArray("-- version: ") + version + "\n-- migrate:up\n" + up + "\n-- migrate:down\n" + down +
                        "\n");
    }

    migration::ProofReport m_report;
};

/// The reference project: its scripts lead from one snapshot to the other, and back.
void TestProofs::bamort() {
    const auto migrations = valueOrDie(migration::loadMigrations(
        QStringLiteral(STELLWERK_SOURCE_DIR "/resources/bamort/migrations"), currentEngine()));
    const auto project = project::readProject(contentOf("resources/bamort/project.toml"), QStringLiteral("p"));
    QVERIFY(project);
    std::map<Version, schema::Schema> snapshots;
    for (const Version &version : {Version{0, 3, 0}, Version{0, 4, 0}, Version{0, 5, 0}})
        snapshots[version] = valueOrDie(schema::readSnapshot(
            QStringLiteral(STELLWERK_SOURCE_DIR "/resources/bamort/schema/%1.json").arg(version.toString())));
    auto with = options();
    with.lint.snapshots = &snapshots;
    with.lint.levels = project->lint;
    with.ignoreTable = [&](const QString &table) { return project->classOf(table) == project::TableClass::Tracking; };
    QCOMPARE(prove(migrations, with), QStringList());
    for (const LintFinding &finding : m_report.findings)
        qWarning("%s", qPrintable(finding.message));
    QCOMPARE(m_report.steps, 2);
    QCOMPARE(m_report.notes, QStringList());
}

void TestProofs::wrongWayBack() {
    const std::vector<Migration> migrations{
        make("0001_a.sql", "CREATE TABLE a (id INT, b INT);", "DROP TABLE a;"),
        make("0002_b.sql", "ALTER TABLE a ADD COLUMN c INT;\nCREATE TABLE d (id INT);", "ALTER TABLE a DROP COLUMN c;"),
        make("0003_c.sql", "CREATE TABLE e (id INT);", "DROP TABLE e;")};
    QCOMPARE(prove(migrations, options()), QStringList{QStringLiteral("down-does-not-undo 0002_b.sql")});
    QVERIFY2(m_report.findings.front().message.contains(QLatin1String("d:")),
             qPrintable(m_report.findings.front().message));
}

void TestProofs::missingColumn() {
    std::map<Version, schema::Schema> snapshots;
    schema::Table table;
    table.name = QStringLiteral("a");
    for (const char *name : {"id", "b"}) {
        schema::Column column;
        column.name = QString::fromLatin1(name);
        column.type = QStringLiteral("int(11)");
        table.columns.push_back(column);
    }
    snapshots[{0, 2, 0}].tables = {table};
    auto with = options();
    with.lint.snapshots = &snapshots;
    QCOMPARE(prove({make("0001_a.sql", "CREATE TABLE a (id int(11) DEFAULT NULL);", "DROP TABLE a;")}, with),
             QStringList{QStringLiteral("scripts-differ-from-snapshot 0001_a.sql")});
    QVERIFY2(m_report.findings.front().message.contains(QLatin1String("a.b")),
             qPrintable(m_report.findings.front().message));
}

void TestProofs::failingMigration() {
    QCOMPARE(prove({make("0001_a.sql", "CREATE TABLE a (id INT);\nDROP TABLE nothing;", "DROP TABLE a;")}, options()),
             QStringList{QStringLiteral("fails-on-scratch 0001_a.sql:4:1")});
}

void TestProofs::failingWayBack() {
    QCOMPARE(prove({make("0001_a.sql", "CREATE TABLE a (id INT);", "DROP TABLE b;")}, options()),
             QStringList{QStringLiteral("down-does-not-undo 0001_a.sql:5:1")});
}

void TestProofs::whatCannotBeProved() {
    const std::vector<Migration> migrations{
        made(currentEngine(), "0001_a.sql", "-- version: 0.1.0\n-- migrate:up\nCREATE TABLE a (id INT);\n"),
        make("0002_b.sql", "CREATE TABLE b (id INT);", "DROP TABLE b;")};
    QCOMPARE(prove(migrations, options()), QStringList());
    QCOMPARE(m_report.steps, 1);
    QCOMPARE(m_report.notes.size(), 3); // no snapshot of 0.1.0, no way back of 1, nothing to begin 0.2.0 with
    auto only = options();
    only.versions = {Version{0, 2, 0}};
    QCOMPARE(prove(migrations, only), QStringList());
    QCOMPARE(m_report.steps, 0);
    QCOMPARE(m_report.notes.size(), 1);
}

void TestProofs::levelsCount() {
    auto with = options();
    with.lint.levels[QStringLiteral("down-does-not-undo")] = migration::LintLevel::Off;
    QCOMPARE(prove({make("0001_a.sql", "CREATE TABLE a (id INT);", "SELECT 1;")}, with), QStringList());
}

void TestProofs::cancelled() {
    std::stop_source stop;
    const std::vector<Migration> migrations{make("0001_a.sql", "CREATE TABLE a (id INT);", "DROP TABLE a;"),
                                            make("0002_b.sql", "CREATE TABLE b (id INT);", "DROP TABLE b;")};
    const TaskContext context(
        stop.get_token(), [](const Progress &) {}, [&stop](const Event &) { stop.request_stop(); });
    const auto report = migration::proveMigrations(migrations, options(), context);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
}

void TestProofs::missingRight() {
    auto profile = PrivateServer::instance().adminProfile();
    {
        db::Connection server = test::openOrDie(profile);
        valueOrDie(server.exec(QStringLiteral("CREATE OR REPLACE USER 'guest'@'localhost' IDENTIFIED BY 'guest'")));
    }
    profile.user = QStringLiteral("guest");
    profile.password = QStringLiteral("guest");
    const auto refused = db::ScratchDatabase::create(profile, {}, QStringLiteral("proof"), {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::AccessDenied);
    const QString grant = QStringLiteral("GRANT ALL PRIVILEGES ON `stellwerk\\_scratch\\_%`.* TO `guest`@`localhost`;");
    QVERIFY2(refused.error().hint.contains(grant), qPrintable(refused.error().hint));
    // With what the message says it works.
    db::Connection server = test::openOrDie(PrivateServer::instance().adminProfile());
    valueOrDie(server.exec(grant.chopped(1)));
    const auto scratch =
        db::ScratchDatabase::create(profile, QStringLiteral("utf8mb4_bin"), QStringLiteral("proof"), {});
    QVERIFY2(scratch, scratch ? "" : qPrintable(scratch.error().toText()));
    QCOMPARE(scratchDatabases().size(), 1);
}

QTEST_GUILESS_MAIN(TestProofs)
#include "test_proofs.moc"
