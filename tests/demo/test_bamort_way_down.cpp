// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/bamort_files.h"
#include "migration/run/runner.h"
#include "migration/state/version_state.h"
#include "schema/schema_diff.h"
#include "schema/schema_reader.h"
#include "schema/schema_sql.h"
#include "schema/snapshot.h"

#include "demo_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

/// Databases on which no migration ever ran, made by init or adopted by baseline: every version has its way down.
class TestBamortWayDown final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void versionByVersion_data();
    void versionByVersion();

private:
    QTemporaryDir m_folder;
};

namespace {

constexpr Version kFirst{0, 3, 0};
constexpr Version kSecond{0, 4, 0};
constexpr Version kThird{0, 5, 0};
constexpr Version kBackend{0, 1, 37};

bool isTracking(const QString &table) {
    return table == QLatin1String("schema_version") || table == QLatin1String("migration_history") ||
           table.startsWith(QLatin1String("stellwerk_"));
}

/// What init makes of a release: its snapshot, with every migration up to it recorded.
class FreshDatabase final {
public:
    FreshDatabase(const QTemporaryDir &parent, db::Engine engine, const Version &version)
        : m_folder(parent.filePath(QStringLiteral("%1 %2").arg(db::engineName(engine), version.toString()))),
          m_connection(openOrDie(m_databases.fresh(engine))) {
        valueOrDie(demo::writeProjectFiles(QStringLiteral("bamort"), m_folder));
        m_migrations = valueOrDie(migration::loadMigrations(QString(m_folder + QLatin1String("/migrations")), engine));
        for (const QString &statement : schema::createStatements(snapshot(version), engine))
            valueOrDie(m_connection.exec(statement));
        valueOrDie(migration::ensureTrackingTables(m_connection));
        valueOrDie(
            migration::recordBaseline(m_connection, version, kBackend, upTo(version), QStringLiteral("tester@bench")));
    }

    /// Takes back the migrations of @p version. The error's text, if there is one.
    [[nodiscard]] QString takeBack(const Version &version) {
        std::vector<migration::Migration> chosen;
        std::ranges::copy_if(m_migrations, std::back_inserter(chosen),
                             [&](const migration::Migration &migration) { return migration.version == version; });
        const auto report =
            migration::revertMigrations(m_connection, chosen, upTo(version), kFirst,
                                        {QStringLiteral("down"), QStringLiteral("tester@bench"), kBackend}, {});
        return report.error ? report.error->toText() : QString();
    }

    /// Where the structure is not that of the snapshot of @p version.
    [[nodiscard]] QString differencesFrom(const Version &version) {
        const schema::Schema actual = valueOrDie(schema::readSchema(m_connection));
        QStringList lines;
        for (const schema::Difference &one :
             schema::compareSchemas(snapshot(version), actual, m_connection.engine(), {.ignoreTable = isTracking}))
            lines << QStringLiteral("%1 %2: %3").arg(one.objectType, one.object, one.reason);
        return lines.join(u'\n');
    }

    [[nodiscard]] db::Connection &connection() { return m_connection; }
    [[nodiscard]] QString value(const QString &sql) {
        const auto cell = valueOrDie(m_connection.selectValue(sql));
        return cell ? cell->toString() : QStringLiteral("no row");
    }

private:
    [[nodiscard]] schema::Schema snapshot(const Version &version) const {
        return valueOrDie(schema::readSnapshot(QStringLiteral("%1/schema/%2.json").arg(m_folder, version.toString())));
    }
    [[nodiscard]] std::vector<migration::Migration> upTo(const Version &version) const {
        std::vector<migration::Migration> chosen;
        std::ranges::copy_if(m_migrations, std::back_inserter(chosen),
                             [&](const migration::Migration &migration) { return migration.version <= version; });
        return chosen;
    }

    QString m_folder;
    TestDatabases m_databases;
    db::Connection m_connection;
    std::vector<migration::Migration> m_migrations;
};

} // namespace

void TestBamortWayDown::versionByVersion_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<Version>("installed");
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        for (const Version &version : {kSecond, kThird})
            QTest::addRow("%s %s", qPrintable(db::engineName(engine)), qPrintable(version.toString()))
                << engine << version;
    }
}

void TestBamortWayDown::versionByVersion() {
    QFETCH(const Version, installed);
    FreshDatabase database(m_folder, currentEngine(), installed);
    valueOrDie(database.connection().exec(
        QStringLiteral("INSERT INTO char_wealth (id, goldstuecke, silberstuecke) VALUES (1, 7, 3)")));
    if (installed == kThird) {
        valueOrDie(database.connection().exec(QStringLiteral(
            "INSERT INTO users (user_id, username, password_hash, email, display_name) VALUES (1, 'anna', 'x', "
            "'anna@example.org', 'Anna')")));
        QCOMPARE(database.takeBack(kThird), QString());
        QCOMPARE(database.differencesFrom(kSecond), QString());
        QCOMPARE(database.value(QStringLiteral("SELECT display_name FROM stellwerk_kept_users WHERE user_id = 1")),
                 QStringLiteral("Anna"));
    }
    QCOMPARE(database.takeBack(kSecond), QString());
    QCOMPARE(database.differencesFrom(kFirst), QString());
    // What users earned is still there, and nothing is left of what the way up would have kept.
    QCOMPARE(database.value(QStringLiteral("SELECT goldstuecke FROM char_wealth WHERE id = 1")), QStringLiteral("7"));
    const schema::Schema schema = valueOrDie(schema::readSchema(database.connection()));
    QVERIFY(!schema.table(QStringLiteral("stellwerk_kept_char_wealth")));
    QCOMPARE(database.value(QStringLiteral("SELECT version FROM schema_version ORDER BY id DESC LIMIT 1")),
             kFirst.toString());
}

QTEST_GUILESS_MAIN(TestBamortWayDown)
#include "test_bamort_way_down.moc"
