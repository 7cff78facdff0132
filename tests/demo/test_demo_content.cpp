// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>

#include "demo_fixture.h"
#include "quirk_checks.h"

#include <map>

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

/// Prod still has the names before the renames.
QString namesOf(QString sql, bool dev) {
    if (dev)
        return sql;
    static const std::pair<const char *, const char *> kRenamed[] = {
        {"gsm_lit_sources", "learning_sources"},
        {"gsm_character_classes", "learning_character_classes"},
        {"char_skills", "skill_skills"},
        {"char_spells", "skill_spells"},
        {"char_weaponskills", "skill_weaponskills"}};
    for (const auto &[now, before] : kRenamed)
        sql.replace(QRegularExpression(QStringLiteral("\\b%1\\b").arg(QLatin1String(now))), QLatin1String(before));
    return sql;
}

QString dialectOf(QString sql, db::Engine engine) {
    const bool mariaDb = engine == db::Engine::MariaDb;
    sql.replace(QLatin1String("CHARS("), QLatin1String(mariaDb ? "CHAR_LENGTH(" : "LENGTH("));
    sql.replace(QRegularExpression(QStringLiteral("EXACT\\(")), QLatin1String(mariaDb ? "BINARY (" : "("));
    return sql;
}

void addSides(const char *name, const char *query, int prod, int dev) {
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        for (const bool isDev : {false, true}) {
            const int expected = isDev ? dev : prod;
            if (expected != kNotThere)
                QTest::addRow("%s %s %s", qPrintable(db::engineName(engine)), isDev ? "dev" : "prod", name)
                    << engine << isDev << dialectOf(namesOf(QString::fromUtf8(query), isDev), engine) << expected;
        }
    }
}

void addColumns() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<bool>("dev");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("expected");
}

} // namespace

/// One demo per engine, looked at by many queries.
class TestDemoContent final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rowCount_data();
    void rowCount() { check(); }
    void quirk_data();
    void quirk() { check(); }
    void everySeedHasTheQuirks();
    void masterDataDiffer_data();
    void masterDataDiffer();
    void renameKeepsTheContent_data() { addEngineRows(); }
    void renameKeepsTheContent();
    void largestNumber_data() { addEngineRows(); }
    void largestNumber();

private:
    void check();
    [[nodiscard]] db::Connection &side(db::Engine engine, bool dev) { return m_sides.at({engine, dev}); }

    QTemporaryDir m_folder;
    std::map<std::pair<db::Engine, bool>, db::Connection> m_sides;
};

void TestDemoContent::initTestCase() {
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        const demo::DemoOptions options = demoOptions(m_folder, engine);
        valueOrDie(demo::createDemo(options, {}));
        m_sides.emplace(std::pair(engine, true), openSide(options.folder, "dev"));
        m_sides.emplace(std::pair(engine, false), openSide(options.folder, "prod"));
    }
}

void TestDemoContent::check() {
    QFETCH(const bool, dev);
    QFETCH(const QString, sql);
    QFETCH(const int, expected);
    QCOMPARE(countOf(side(currentEngine(), dev), sql), expected);
}

void TestDemoContent::rowCount_data() {
    addColumns();
    for (const RowCount &count : rowCounts()) {
        const QByteArray sql = QByteArrayLiteral("SELECT COUNT(*) FROM ") + count.table;
        addSides(count.table, sql.constData(), count.prod, count.dev);
    }
}

void TestDemoContent::quirk_data() {
    addColumns();
    for (const QuirkCheck &one : quirkChecks())
        addSides(one.name, one.sql, one.prod, one.dev);
}

void TestDemoContent::everySeedHasTheQuirks() {
    for (const quint32 seed : {0U, 1U, 2U, 3U, 4294967295U}) {
        demo::DemoOptions options = demoOptions(m_folder, db::Engine::Sqlite);
        options.seed = seed;
        valueOrDie(demo::createDemo(options, {}));
        for (const bool dev : {true, false}) {
            db::Connection connection = openSide(options.folder, dev ? "dev" : "prod");
            for (const QuirkCheck &one : quirkChecks()) {
                const int expected = dev ? one.dev : one.prod;
                if (expected == kNotThere)
                    continue;
                const QString sql = dialectOf(namesOf(QString::fromUtf8(one.sql), dev), db::Engine::Sqlite);
                QVERIFY2(countOf(connection, sql) == expected, one.name);
            }
            for (const RowCount &one : rowCounts()) {
                const int expected = dev ? one.dev : one.prod;
                if (expected != kNotThere)
                    QVERIFY2(rowsOf(connection, namesOf(QString::fromLatin1(one.table), dev)) == expected, one.table);
            }
        }
    }
}

void TestDemoContent::masterDataDiffer_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("devTable");
    QTest::addColumn<QString>("columns");
    QTest::addColumn<int>("onlyProd");
    QTest::addColumn<int>("onlyDev");
    QTest::addColumn<int>("changed");
    struct Case {
        const char *table;
        const char *columns; ///< the first is the key
        int onlyProd, onlyDev, changed;
    };
    static const Case kCases[] = {
        {"gsm_lit_sources", "code name full_name edition publish_year description is_core is_active game_system", 0, 1,
         0},
        {"gsm_lit_sources", "code publisher", 0, 1, 6},
        {"gsm_character_classes", "code name description source_id game_system quelle", 0, 0, 0},
        {"learning_skill_categories", "name source_id game_system quelle", 0, 0, 0},
        {"learning_spell_schools", "name description source_id game_system quelle", 0, 0, 0},
        {"learning_spell_level_le_costs", "level le_required", 0, 0, 0},
        {"gsm_skills", "name beschreibung quelle source_id category difficulty", 8, 8, 0},
        {"gsm_skills", "name page_number", 8, 8, 58},
        {"gsm_skills", "name bonuseigenschaft", 8, 8, 47},
        {"gsm_skills", "name initialwert", 8, 8, 23},
        {"gsm_skills", "name improvable", 8, 8, 4},
        {"gsm_skills", "name id", 8, 8, 20},
        {"gsm_weaponskills", "name source_id", 0, 7, 14},
        {"gsm_weaponskills", "name beschreibung quelle initialwert bonuseigenschaft", 0, 7, 0},
        {"gsm_spells", "name page_number", 0, 2, 1},
        {"gsm_spells", "name id", 0, 2, 36},
        {"gsm_spells",
         "name beschreibung quelle source_id bonus stufe ap art zauberdauer reichweite wirkungsziel wirkungsbereich "
         "wirkungsdauer "
         "ursprung category learning_category",
         0, 2, 0},
        {"gsm_equipments", "name beschreibung gewicht wert", 0, 3, 0},
        {"gsm_equipments", "name personal_item", 0, 3, 1},
        {"gsm_weapons", "name beschreibung gewicht wert skill_required damage range_near", 0, 3, 0},
        {"gsm_containers", "name beschreibung gewicht wert tragkraft volumen", 0, 0, 0},
        {"gsm_transportations", "name beschreibung gewicht wert tragkraft volumen", 0, 0, 0},
        {"learning_class_category_ep_costs", "id character_class skill_category ep_per_te", 0, 0, 0},
        {"learning_class_spell_school_ep_costs", "id character_class spell_school ep_per_le", 0, 0, 0},
        {"LINKS", "key cost", 22, 19, 69},
    };
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        for (const Case &one : kCases)
            QTest::addRow("%s %s %s", qPrintable(db::engineName(engine)), one.table, one.columns)
                << engine << QString::fromLatin1(one.table) << QString::fromLatin1(one.columns) << one.onlyProd
                << one.onlyDev << one.changed;
    }
}

/// Compares rows by their natural key on both sides, as a deployment will see them.
void TestDemoContent::masterDataDiffer() {
    QFETCH(const QString, devTable);
    QFETCH(const QString, columns);
    QFETCH(const int, onlyProd);
    QFETCH(const int, onlyDev);
    QFETCH(const int, changed);
    const auto read = [&](bool dev) {
        db::Connection &connection = side(currentEngine(), dev);
        const bool mariaDb = currentEngine() == db::Engine::MariaDb;
        const QString links = mariaDb
                                  ? QStringLiteral("CONCAT(s.name, '/', l.skill_category, '/', l.skill_difficulty)")
                                  : QStringLiteral("s.name || '/' || l.skill_category || '/' || l.skill_difficulty");
        const QString sql = devTable == QLatin1String("LINKS")
                                ? QStringLiteral("SELECT %1, learn_cost FROM learning_skill_category_difficulties AS l "
                                                 "JOIN gsm_skills AS s ON s.id = l.skill_id")
                                      .arg(links)
                                : QStringLiteral("SELECT %1 FROM %2")
                                      .arg(connection.dialect().quoteList(columns.split(u' ')), namesOf(devTable, dev));
        std::map<db::Value, std::vector<db::Value>> rows;
        for (std::vector<db::Value> &row : valueOrDie(connection.select(sql)).rows) {
            const db::Value key = row.front();
            rows.insert_or_assign(key, std::move(row));
        }
        return rows;
    };
    const auto dev = read(true);
    const auto prod = read(false);
    int seenOnlyProd = 0;
    int seenChanged = 0;
    for (const auto &[key, row] : prod) {
        const auto other = dev.find(key);
        seenOnlyProd += other == dev.end() ? 1 : 0;
        seenChanged += other != dev.end() && other->second != row ? 1 : 0;
    }
    QCOMPARE(seenOnlyProd, onlyProd);
    QCOMPARE(static_cast<int>(dev.size() + static_cast<size_t>(seenOnlyProd) - prod.size()), onlyDev);
    QCOMPARE(seenChanged, changed);
}

void TestDemoContent::renameKeepsTheContent() {
    const QString sql = QStringLiteral(
        "SELECT beschreibung, quelle, source_id, initialwert, bonuseigenschaft FROM gsm_skills WHERE id = 64");
    const auto dev = valueOrDie(side(currentEngine(), true).select(sql));
    QCOMPARE(dev.rows.size(), size_t(1));
    QVERIFY(dev.rows == valueOrDie(side(currentEngine(), false).select(sql)).rows);
}

void TestDemoContent::largestNumber() {
    const char *expected = currentEngine() == db::Engine::MariaDb ? "18446744073709551615" : "9223372036854775807";
    for (const bool dev : {true, false}) {
        const auto value =
            valueOrDie(side(currentEngine(), dev).selectValue(QStringLiteral("SELECT MAX(user_id) FROM char_bennies")));
        QVERIFY(value);
        QCOMPARE(value->toString(), QLatin1String(expected));
    }
}

QTEST_GUILESS_MAIN(TestDemoContent)
#include "test_demo_content.moc"
