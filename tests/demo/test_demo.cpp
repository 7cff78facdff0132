// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "db/row_hash.h"
#include "db/row_reader.h"
#include "demo/bamort_files.h"
#include "migration/state/version_state.h"
#include "schema/schema_diff.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"

#include "demo_fixture.h"

#include <map>

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QMap<QString, QString> hashesOf(const QString &folder, const char *side, const char *version) {
    db::Connection connection = openSide(folder, side);
    const schema::Schema tables =
        valueOrDie(schema::readSnapshot(QStringLiteral("%1/schema/%2.json").arg(folder, QString::fromLatin1(version))));
    QMap<QString, QString> hashes;
    for (const schema::Table &table : tables.tables) {
        const QString sql =
            QStringLiteral("SELECT %1 FROM %2")
                .arg(connection.dialect().quoteList(table.columnNames()), connection.dialect().quote(table.name));
        auto reader = valueOrDie(db::RowReader::open(connection, sql));
        db::RowHash hash;
        while (valueOrDie(reader.next()))
            hash.add(reader.row());
        hashes.insert(table.name, hash.toHex());
    }
    return hashes;
}

bool isTracking(const QString &table) {
    return table == QLatin1String("schema_version") || table == QLatin1String("migration_history") ||
           table.startsWith(QLatin1String("stellwerk_"));
}

QStringList differences(const QString &folder, const char *side, const char *version,
                        const std::function<bool(const QString &)> &ignored = {}) {
    db::Connection connection = openSide(folder, side);
    const schema::Schema expected =
        valueOrDie(schema::readSnapshot(QStringLiteral("%1/schema/%2.json").arg(folder, QString::fromLatin1(version))));
    const schema::Schema actual = valueOrDie(schema::readSchema(connection));
    QStringList lines;
    for (const schema::Difference &one :
         schema::compareSchemas(expected, actual, connection.engine(), {.ignoreTable = ignored}))
        lines << QStringLiteral("%1 %2: %3").arg(one.objectType, one.object, one.reason);
    return lines;
}

bool databaseExists(const QString &name) {
    db::Connection server = openOrDie(PrivateServer::instance().adminProfile());
    return valueOrDie(
               server.selectValue(QStringLiteral("SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?"),
                                  {db::Value::text(name)}))
        .has_value();
}

bool leftBehind(const demo::DemoOptions &options) {
    return options.engine == db::Engine::MariaDb && (databaseExists(options.databasePrefix + QLatin1String("_dev")) ||
                                                     databaseExists(options.databasePrefix + QLatin1String("_prod")));
}

} // namespace

class TestDemo final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensAsWorkspace_data() { addEngineRows(); }
    void opensAsWorkspace();
    void structureIsThatOfTheSnapshots_data() { addEngineRows(); }
    void structureIsThatOfTheSnapshots();
    void prodIsAdopted_data() { addEngineRows(); }
    void prodIsAdopted();
    void seedDecides_data() { addEngineRows(); }
    void seedDecides();
    void scaleMultiplies_data() { addEngineRows(); }
    void scaleMultiplies();
    void refusesWhatIsThere_data() { addEngineRows(); }
    void refusesWhatIsThere();
    void refusesNonsense();
    void stopLeavesNothing_data();
    void stopLeavesNothing();
    void failureKeepsAnEmptyFolder();
    void passwordStaysOutOfTheFile();
    void writesProjectFiles_data();
    void writesProjectFiles();
    void knowsItsReleases();

private:
    const demo::DemoWorkspace &standard();

    QTemporaryDir m_folder;
    std::map<db::Engine, demo::DemoWorkspace> m_standard;
};

/// The demo that nothing special was asked for; tests only read it.
const demo::DemoWorkspace &TestDemo::standard() {
    const auto found = m_standard.find(currentEngine());
    if (found != m_standard.end())
        return found->second;
    return m_standard.emplace(currentEngine(), valueOrDie(demo::createDemo(demoOptions(m_folder, currentEngine()), {})))
        .first->second;
}

void TestDemo::opensAsWorkspace() {
    const demo::DemoWorkspace &made = standard();
    const project::Workspace workspace = valueOrDie(project::openWorkspace(made.folder));
    QCOMPARE(workspace.project.id, QStringLiteral("bamort"));
    QCOMPARE(workspace.project.requiredDbVersion, (Version{0, 4, 0}));
    QCOMPARE(workspace.environments.size(), size_t(2));
    QCOMPARE(workspace.environments[0].kind, project::EnvironmentKind::Development);
    QCOMPARE(workspace.environments[1].kind, project::EnvironmentKind::Production);
    QCOMPARE(workspace.environments[1].driver, currentEngine());

    // The numbers that are reported are those that are there.
    for (const auto &[side, version, reported] :
         {std::tuple("dev", "0.4.0", made.devRows), {"prod", "0.3.0", made.prodRows}}) {
        db::Connection connection = openSide(made.folder, side);
        qint64 rows = 0;
        const auto tables = valueOrDie(
            schema::readSnapshot(workspace.path(QStringLiteral("schema/%1.json").arg(QLatin1String(version)))));
        for (const schema::Table &table : tables.tables)
            rows += rowsOf(connection, table.name);
        QCOMPARE(rows, reported);
    }
}

void TestDemo::structureIsThatOfTheSnapshots() {
    const demo::DemoWorkspace &made = standard();
    QCOMPARE(differences(made.folder, "dev", "0.4.0"), QStringList());
    QCOMPARE(differences(made.folder, "prod", "0.3.0", isTracking), QStringList());
    // The comparison sees differences at all: prod is not yet at 0.4.0.
    QVERIFY(!differences(made.folder, "prod", "0.4.0", isTracking).isEmpty());
}

void TestDemo::prodIsAdopted() {
    const demo::DemoWorkspace &made = standard();
    const auto migrations =
        valueOrDie(migration::loadMigrations(QString(made.folder + QLatin1String("/migrations")), currentEngine()));
    db::Connection prod = openSide(made.folder, "prod");
    const migration::VersionState state = valueOrDie(migration::readVersionState(prod, Version{0, 4, 0}, migrations));
    QCOMPARE(migration::compatibilityName(state.compatibility), QStringLiteral("migration_required"));
    QCOMPARE(state.current->toString(), QStringLiteral("0.3.0"));
    QCOMPARE(state.pending.size(), migrations.size());
    db::Connection dev = openSide(made.folder, "dev");
    QCOMPARE(valueOrDie(migration::readVersionState(dev, Version{0, 4, 0}, migrations)).current->toString(),
             QStringLiteral("0.4.0"));
}

void TestDemo::seedDecides() {
    const demo::DemoWorkspace &first = standard();
    const demo::DemoOptions second = demoOptions(m_folder, currentEngine());
    demo::DemoOptions other = demoOptions(m_folder, currentEngine());
    other.seed = second.seed + 1;
    valueOrDie(demo::createDemo(second, {}));
    valueOrDie(demo::createDemo(other, {}));
    const auto dev = hashesOf(first.folder, "dev", "0.4.0");
    const auto prod = hashesOf(first.folder, "prod", "0.3.0");
    QCOMPARE(hashesOf(second.folder, "dev", "0.4.0"), dev);
    QCOMPARE(hashesOf(second.folder, "prod", "0.3.0"), prod);
    const auto otherDev = hashesOf(other.folder, "dev", "0.4.0");
    const auto otherProd = hashesOf(other.folder, "prod", "0.3.0");
    for (const char *table : {"users", "char_chars", "equi_weapons", "gsm_skills", "gsm_spells", "gsm_equipments"}) {
        QVERIFY2(otherDev[QLatin1String(table)] != dev[QLatin1String(table)], table);
        QVERIFY2(otherProd[QLatin1String(table)] != prod[QLatin1String(table)], table);
    }
}

void TestDemo::scaleMultiplies() {
    const demo::DemoWorkspace &one = standard();
    demo::DemoOptions three = demoOptions(m_folder, currentEngine());
    three.scale = 3;
    valueOrDie(demo::createDemo(three, {}));
    static const QStringList kMultiplied{QStringLiteral("gsm_skills"),
                                         QStringLiteral("gsm_spells"),
                                         QStringLiteral("gsm_equipments"),
                                         QStringLiteral("learning_skill_category_difficulties"),
                                         QStringLiteral("learning_skill_improvement_costs"),
                                         QStringLiteral("users"),
                                         QStringLiteral("audit_log_entries")};
    for (const auto &[side, version] : {std::pair("dev", "0.4.0"), {"prod", "0.3.0"}}) {
        db::Connection small = openSide(one.folder, side);
        db::Connection large = openSide(three.folder, side);
        const auto tables = valueOrDie(
            schema::readSnapshot(QStringLiteral("%1/schema/%2.json").arg(one.folder, QLatin1String(version))));
        for (const schema::Table &table : tables.tables) {
            const bool userData = table.name.startsWith(QLatin1String("char_")) ||
                                  table.name.startsWith(QLatin1String("equi_")) ||
                                  table.name.startsWith(QLatin1String("skill_"));
            const int factor = userData || kMultiplied.contains(table.name) ? 3 : 1;
            QVERIFY2(rowsOf(large, table.name) == rowsOf(small, table.name) * factor, qPrintable(table.name));
        }
    }
    // A copy points at master rows of its own.
    db::Connection prod = openSide(three.folder, "prod");
    QCOMPARE(countOf(prod, QStringLiteral(
                               "SELECT COUNT(*) FROM skill_skills WHERE name NOT IN (SELECT name FROM gsm_skills)")),
             0);
    QCOMPARE(countOf(prod, QStringLiteral("SELECT COUNT(*) FROM skill_skills WHERE name LIKE '% 3'")), 184);
}

void TestDemo::refusesWhatIsThere() {
    const demo::DemoOptions options = demoOptions(m_folder, currentEngine());
    valueOrDie(writeFileAtomically(QString(options.folder + QLatin1String("/letter.txt")), QByteArrayLiteral("dear")));
    const auto full = demo::createDemo(options, {});
    QVERIFY(!full);
    QCOMPARE(full.error().code, ErrorCode::AlreadyExists);
    QCOMPARE(QDir(options.folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList{QStringLiteral("letter.txt")});
    QVERIFY(!leftBehind(options));

    if (currentEngine() != db::Engine::MariaDb)
        return;
    demo::DemoOptions taken = demoOptions(m_folder, currentEngine());
    db::Connection server = openOrDie(taken.server);
    valueOrDie(server.exec(QStringLiteral("CREATE DATABASE ") +
                           server.dialect().quote(QString(taken.databasePrefix + QLatin1String("_prod")))));
    const auto refused = demo::createDemo(taken, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::AlreadyExists);
    QVERIFY(!QFileInfo::exists(taken.folder));
    QVERIFY(databaseExists(taken.databasePrefix + QLatin1String("_prod")));
    QVERIFY(!databaseExists(taken.databasePrefix + QLatin1String("_dev")));
}

void TestDemo::refusesNonsense() {
    demo::DemoOptions options = demoOptions(m_folder, db::Engine::Sqlite);
    options.scale = 0;
    QCOMPARE(demo::createDemo(options, {}).error().code, ErrorCode::Usage);
    options = demoOptions(m_folder, db::Engine::MariaDb);
    options.databasePrefix = QStringLiteral("a`b");
    QCOMPARE(demo::createDemo(options, {}).error().code, ErrorCode::Usage);
    QVERIFY(!QFileInfo::exists(options.folder));
}

void TestDemo::stopLeavesNothing_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<int>("reports");
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        for (const int reports : {0, 1, 30, 70})
            QTest::addRow("%s after %d", qPrintable(db::engineName(engine)), reports) << engine << reports;
    }
}

void TestDemo::stopLeavesNothing() {
    QFETCH(const int, reports);
    const demo::DemoOptions options = demoOptions(m_folder, currentEngine());
    std::stop_source source;
    int seen = 0;
    if (reports == 0)
        source.request_stop();
    const TaskContext context(source.get_token(),
                              [&](const Progress &) {
                                  if (++seen == reports)
                                      source.request_stop();
                              },
                              {});
    const auto result = demo::createDemo(options, context);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QCOMPARE(seen, reports);
    QVERIFY(!QFileInfo::exists(options.folder));
    QVERIFY(!leftBehind(options));
}

void TestDemo::failureKeepsAnEmptyFolder() {
    const demo::DemoOptions options = demoOptions(m_folder, db::Engine::Sqlite);
    QVERIFY(QDir().mkpath(options.folder));
    std::stop_source source;
    source.request_stop();
    QVERIFY(!demo::createDemo(options, TaskContext(source.get_token(), {}, {})));
    QVERIFY(QDir(options.folder).exists());
    QVERIFY(QDir(options.folder).isEmpty());
    QVERIFY(demo::createDemo(options, {}).has_value());
}

void TestDemo::passwordStaysOutOfTheFile() {
    demo::DemoOptions options = demoOptions(m_folder, db::Engine::MariaDb);
    db::Connection server = openOrDie(options.server);
    valueOrDie(server.exec(QStringLiteral("CREATE USER 'demo'@'localhost' IDENTIFIED BY 'Geheimes Wort'")));
    valueOrDie(server.exec(QStringLiteral("GRANT ALL PRIVILEGES ON *.* TO 'demo'@'localhost'")));
    options.server.user = QStringLiteral("demo");
    options.server.password = QStringLiteral("Geheimes Wort");
    valueOrDie(demo::createDemo(options, {}));
    const QByteArray file = valueOrDie(readFile(QString(options.folder + QLatin1String("/environments.toml"))));
    QVERIFY(!file.contains("Geheimes"));
    QVERIFY(file.contains("env:STELLWERK_DEMO_PASSWORD"));
    qputenv("STELLWERK_DEMO_PASSWORD", "Geheimes Wort");
    db::Connection prod = openSide(options.folder, "prod");
    QCOMPARE(rowsOf(prod, QStringLiteral("users")), 4);
}

void TestDemo::writesProjectFiles_data() {
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("projectFile");
    QTest::addColumn<QStringList>("snapshots");
    QTest::addColumn<int>("lastMigration");
    const QStringList snapshots{QStringLiteral("0.3.0.json"), QStringLiteral("0.4.0.json"),
                                QStringLiteral("0.5.0.json")};
    QTest::newRow("newest") << QString() << QStringLiteral("project.toml") << snapshots << 15;
    QTest::newRow("0.5.0") << QStringLiteral("0.5.0") << QStringLiteral("project.toml") << snapshots << 15;
    QTest::newRow("0.4.0") << QStringLiteral("0.4.0") << QStringLiteral("releases/0.4.0/project.toml")
                           << snapshots.first(2) << 8;
}

void TestDemo::writesProjectFiles() {
    QFETCH(const QString, version);
    QFETCH(const QString, projectFile);
    QFETCH(const QStringList, snapshots);
    QFETCH(const int, lastMigration);
    const QString folder = m_folder.filePath(QStringLiteral("files ") + version);
    const std::optional<Version> wanted = Version::parse(version);
    valueOrDie(demo::writeProjectFiles(QStringLiteral("bamort"), folder, wanted));
    const QDir source(QStringLiteral(STELLWERK_SOURCE_DIR "/resources/bamort"));
    const QDir target(folder);
    QCOMPARE(target.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             (QStringList{QStringLiteral("migrations"), QStringLiteral("project.toml"), QStringLiteral("schema")}));
    QCOMPARE(valueOrDie(readFile(target.filePath(QStringLiteral("project.toml")))),
             valueOrDie(readFile(source.filePath(projectFile))));
    QCOMPARE(QDir(target.filePath(QStringLiteral("schema"))).entryList(QDir::Files), snapshots);
    QStringList migrations = QDir(source.filePath(QStringLiteral("migrations"))).entryList(QDir::Files);
    migrations.removeIf([&](const QString &name) { return name.section(u'_', 0, 0).toInt() > lastMigration; });
    QVERIFY(migrations.size() >= lastMigration);
    QCOMPARE(QDir(target.filePath(QStringLiteral("migrations"))).entryList(QDir::Files), migrations);
    for (const QString &name : std::as_const(migrations))
        QCOMPARE(valueOrDie(readFile(target.filePath(QStringLiteral("migrations/") + name))),
                 valueOrDie(readFile(source.filePath(QStringLiteral("migrations/") + name))));
    // What is written is a workspace that can be used: its project file fits its newest snapshot.
    const project::Workspace workspace = valueOrDie(project::openWorkspace(folder));
    QVERIFY(QFileInfo::exists(workspace.snapshotFile(workspace.project.requiredDbVersion)));
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb})
        QCOMPARE(valueOrDie(migration::loadMigrations(workspace.migrationsFolder(), engine)).back().version,
                 workspace.project.requiredDbVersion);

    const auto again = demo::writeProjectFiles(QStringLiteral("bamort"), folder, wanted);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::AlreadyExists);
}

void TestDemo::knowsItsReleases() {
    QVERIFY(demo::projectNames().contains(QStringLiteral("bamort")));
    QCOMPARE(valueOrDie(demo::projectVersions(QStringLiteral("bamort"))), (std::vector<Version>{{0, 4, 0}, {0, 5, 0}}));
    QCOMPARE(demo::projectVersions(QStringLiteral("nothing")).error().code, ErrorCode::NotFound);
    const QString folder = m_folder.filePath(QStringLiteral("no files"));
    const auto unknown = demo::writeProjectFiles(QStringLiteral("nothing"), folder);
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::NotFound);
    const auto noRelease = demo::writeProjectFiles(QStringLiteral("bamort"), folder, Version{0, 3, 0});
    QVERIFY(!noRelease);
    QCOMPARE(noRelease.error().code, ErrorCode::NotFound);
    QVERIFY2(noRelease.error().hint.contains(QLatin1String("0.4.0, 0.5.0")), qPrintable(noRelease.error().hint));
    QVERIFY(!QFileInfo::exists(folder));
}

QTEST_GUILESS_MAIN(TestDemo)
#include "test_demo.moc"
