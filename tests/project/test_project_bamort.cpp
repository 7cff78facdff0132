// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// resources/bamort/project.toml against the columns of Bamort's database 0.4.0 and the members of its export files.
#include "project/project.h"

#include <QFile>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace stellwerk;
using namespace stellwerk::project;

namespace {

struct Column {
    QString name;
    QStringList foreignTables; ///< tables that its foreign keys point to
};

/// Table -> class and columns, out of tests/reference/schema-*.csv.
struct Table {
    QString tableClass;
    std::vector<Column> columns;
};
using Schema = std::map<QString, Table>;

/// The reference files hold quoted cells only in the column "default", where a comma never occurs.
Schema readSchema(const QString &version) {
    Schema schema;
    QFile file(QStringLiteral(STELLWERK_SOURCE_DIR "/tests/reference/schema-%1.csv").arg(version));
    if (!file.open(QIODevice::ReadOnly))
        return schema;
    const QStringList head = QString::fromUtf8(file.readLine()).trimmed().split(u',');
    while (!file.atEnd()) {
        const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(u',');
        if (cells.size() != head.size())
            return {};
        const auto cell = [&](const char *name) { return cells[head.indexOf(QLatin1String(name))]; };
        Table &table = schema[cell("table")];
        table.tableClass = cell("class");
        table.columns.push_back({cell("column"), cell("fk_table").split(u';', Qt::SkipEmptyParts)});
    }
    return schema;
}

bool hasColumn(const Schema &schema, const QString &table, const QString &column) {
    const auto found = schema.find(table);
    return found != schema.end() && std::ranges::contains(found->second.columns, column, &Column::name);
}

/// The members of one row in the file, as the description gives them.
template <class T>
QStringList membersOf(const T &rows, const Schema &schema, const QString &parent = {}) {
    QStringList members;
    for (const Column &column : schema.at(rows.table).columns) {
        if (column.name == QLatin1String("id") || column.name == parent || rows.ignore.contains(column.name) ||
            std::ranges::contains(rows.derived, column.name, &DerivedColumn::column))
            continue;
        const auto reference = std::ranges::find(rows.references, column.name, &Reference::column);
        if (reference != rows.references.end())
            members += reference->json;
        else
            members << rows.fields.value(column.name, column.name);
    }
    for (const Collection &collection : rows.collections)
        members << collection.name;
    return members;
}

QStringList sorted(QStringList list) {
    list.sort();
    return list;
}

QStringList words(const char *text) {
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TestProjectBamort : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void head();
    void entities_data();
    void entities();
    void everyMasterTableIsDescribed();
    void collections();
    void namedColumnsExist();
    void foreignKeysAreReferences();
    void tableClasses_data();
    void tableClasses();
    void namesBetweenTheGenerations();
    void aliases();

private:
    Project m_project;
    Schema m_schema;
};

void TestProjectBamort::initTestCase() {
    QFile file(QStringLiteral(STELLWERK_SOURCE_DIR "/resources/bamort/project.toml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto project = readProject(file.readAll(), QStringLiteral("project.toml"));
    QVERIFY2(project,
             project ? "" : qPrintable(combinedError(QStringLiteral("project.toml"), project.error()).toText()));
    m_project = *std::move(project);
    m_schema = readSchema(QStringLiteral("0.4.0"));
    QCOMPARE(m_schema.size(), size_t(44));
}

void TestProjectBamort::head() {
    QCOMPARE(m_project.id, QStringLiteral("bamort"));
    QCOMPARE(m_project.version.toString(), QStringLiteral("0.1.37"));
    QCOMPARE(m_project.requiredDbVersion.toString(), QStringLiteral("0.4.0"));
    QCOMPARE(m_project.exportAttributes[QStringLiteral("game_system")], QStringLiteral("midgard"));
    QCOMPARE(m_project.entities.size(), size_t(24));
    QVERIFY(!m_project.checks.empty());
}

void TestProjectBamort::entities_data() {
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QStringList>("key");
    QTest::addColumn<QStringList>("members");
    int position = 0;
    const auto add = [&position](const char *name, const char *table, const char *key, const char *members) {
        QTest::newRow(name) << position++ << QString::fromLatin1(table) << words(key) << sorted(words(members));
    };
    add("sources", "gsm_lit_sources", "code",
        "code name full_name edition publisher publish_year description is_core is_active game_system");
    add("character_classes", "gsm_character_classes", "code", "code name description source_code game_system");
    add("skill_categories", "learning_skill_categories", "name game_system", "name game_system source_code");
    add("skill_difficulties", "learning_skill_difficulties", "name game_system", "name game_system description");
    add("spell_schools", "learning_spell_schools", "name game_system", "name description game_system source_code");
    add("skills", "gsm_skills", "name game_system",
        "name game_system beschreibung source_code page_number initialwert basiswert bonuseigenschaft improvable "
        "innate_skill category difficulty categories_difficulties");
    add("skill_category_difficulties", "learning_skill_category_difficulties",
        "skill_id skill_category_id skill_difficulty_id",
        "skill_name skill_system category_name category_system difficulty_name difficulty_system learn_cost");
    add("spells", "gsm_spells", "name game_system",
        "name game_system beschreibung source_code page_number bonus level ap art zauberdauer reichweite wirkungsziel "
        "wirkungsbereich wirkungsdauer ursprung category learning_category");
    add("class_category_ep_costs", "learning_class_category_ep_costs", "character_class_id skill_category_id",
        "character_class_code skill_category_name ep_per_te");
    add("class_spell_school_ep_costs", "learning_class_spell_school_ep_costs", "character_class_id spell_school_id",
        "character_class_code spell_school_name ep_per_le");
    add("spell_level_le_costs", "learning_spell_level_le_costs", "level game_system", "level le_required game_system");
    add("skill_improvement_costs", "learning_skill_improvement_costs", "skill_category_difficulty_id current_level",
        "skill_name skill_system category_name category_system difficulty_name difficulty_system current_level "
        "te_required");
    add("weapon_skills", "gsm_weaponskills", "name game_system",
        "name game_system beschreibung source_code page_number initialwert basiswert bonuseigenschaft improvable "
        "innate_skill category difficulty categories_difficulties");
    add("weaponskill_category_difficulties", "learning_weaponskill_category_difficulties",
        "weapon_skill_id skill_category_id skill_difficulty_id",
        "weapon_skill_name weapon_skill_system category_name category_system difficulty_name difficulty_system "
        "learn_cost");
    add("equipment", "gsm_equipments", "name game_system",
        "name game_system beschreibung source_code page_number gewicht wert personal_item");
    add("weapons", "gsm_weapons", "name game_system",
        "name game_system beschreibung source_code page_number gewicht wert personal_item skill_required damage "
        "range_near range_middle range_far");
    add("containers", "gsm_containers", "name game_system",
        "name game_system beschreibung source_code page_number gewicht wert personal_item tragkraft volumen");
    add("transportation", "gsm_transportations", "name game_system",
        "name game_system beschreibung source_code page_number gewicht wert personal_item tragkraft volumen");
    add("believes", "gsm_believes", "name game_system", "name game_system beschreibung source_code page_number");
    add("class_category_learning_points", "gsm_cc_class_category_points", "character_class_id skill_category_id",
        "class_name class_system category_name category_system points");
    add("class_spell_points", "gsm_cc_class_spell_points", "character_class_id",
        "class_name class_system spell_points");
    add("class_typical_skills", "gsm_cc_class_typical_skills", "character_class_id skill_id",
        "class_name class_system skill_name skill_system bonus attribute notes");
    add("class_typical_spells", "gsm_cc_class_typical_spells", "character_class_id spell_id",
        "class_name class_system spell_name spell_system notes");
    add("misc_lookups", "gsm_misc", "key value", "key value source_code page_number");
}

void TestProjectBamort::entities() {
    QFETCH(int, position);
    QFETCH(QString, table);
    QFETCH(QStringList, key);
    QFETCH(QStringList, members);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const Entity &entity = m_project.entities.at(static_cast<size_t>(position));
    QCOMPARE(entity.name, name);
    QCOMPARE(entity.file, QString(name + QLatin1String(".json")));
    QCOMPARE(entity.table, table);
    QCOMPARE(entity.key, key);
    QCOMPARE(entity.deletes, DeletePolicy::Keep);
    QCOMPARE(sorted(membersOf(entity, m_schema)), members);
}

void TestProjectBamort::everyMasterTableIsDescribed() {
    QStringList described;
    for (const Entity &entity : m_project.entities)
        described << entity.table;
    QStringList master;
    for (const auto &[name, table] : m_schema) {
        if (table.tableClass == QLatin1String("master"))
            master << name;
    }
    QCOMPARE(sorted(described), sorted(master));
}

void TestProjectBamort::collections() {
    for (const char *name : {"skills", "weapon_skills"}) {
        const Entity *entity = m_project.entity(QString::fromLatin1(name));
        QVERIFY(entity);
        QCOMPARE(entity->collections.size(), size_t(1));
        const Collection &collection = entity->collections.front();
        QCOMPARE(collection.name, QStringLiteral("categories_difficulties"));
        QVERIFY(!collection.entity.isEmpty());
        QCOMPARE(collection.key, words("skill_category_id skill_difficulty_id"));
        QCOMPARE(sorted(membersOf(collection, m_schema, collection.parent)),
                 sorted(words("category difficulty learn_cost")));
    }
}

void TestProjectBamort::namedColumnsExist() {
    for (const Entity &entity : m_project.entities) {
        QStringList columns =
            entity.key + entity.ignore + entity.deprecated + entity.fields.keys() + entity.aliases.keys();
        for (const Reference &reference : entity.references) {
            columns << reference.column;
            const QString &target = m_project.entity(reference.to)->table;
            for (const QString &column : reference.by)
                QVERIFY2(hasColumn(m_schema, target, column), qPrintable(column));
            QVERIFY2(reference.value.isEmpty() || hasColumn(m_schema, target, reference.value),
                     qPrintable(reference.value));
        }
        for (const DerivedColumn &derived : entity.derived) {
            columns << derived.column;
            const auto reference = std::ranges::find(entity.references, derived.reference, &Reference::column);
            QVERIFY2(hasColumn(m_schema, m_project.entity(reference->to)->table, derived.source),
                     qPrintable(derived.source));
        }
        for (const Collection &collection : entity.collections)
            QVERIFY2(hasColumn(m_schema, collection.table, collection.parent), qPrintable(collection.parent));
        for (const UsedBy &user : entity.usedBy) {
            QVERIFY2(hasColumn(m_schema, user.table, user.column),
                     qPrintable(QString(user.table + u'.' + user.column)));
            QCOMPARE(m_project.classOf(user.table), TableClass::User);
            columns << user.key;
        }
        for (const QString &column : std::as_const(columns))
            QVERIFY2(hasColumn(m_schema, entity.table, column), qPrintable(QString(entity.table + u'.' + column)));
    }
}

void TestProjectBamort::foreignKeysAreReferences() {
    for (const Entity &entity : m_project.entities) {
        for (const Column &column : m_schema.at(entity.table).columns) {
            const auto reference = std::ranges::find(entity.references, column.name, &Reference::column);
            const QString place = QString(entity.table + u'.' + column.name);
            const bool isReference = reference != entity.references.end() && reference->value.isEmpty();
            if (column.foreignTables.isEmpty()) {
                // Where no foreign key watches, 0 stands for "none".
                QVERIFY2(!isReference || reference->none == std::optional<qint64>(0), qPrintable(place));
                continue;
            }
            QVERIFY2(isReference, qPrintable(place));
            QVERIFY2(!reference->none, qPrintable(place));
            QCOMPARE(m_project.entity(reference->to)->table, column.foreignTables.front());
        }
    }
}

void TestProjectBamort::tableClasses_data() {
    QTest::addColumn<QString>("version");
    QTest::newRow("0.3.0") << QStringLiteral("0.3.0");
    QTest::newRow("0.4.0") << QStringLiteral("0.4.0");
}

void TestProjectBamort::tableClasses() {
    QFETCH(QString, version);
    const Schema schema = readSchema(version);
    QVERIFY(!schema.empty());
    for (const auto &[name, table] : schema)
        QCOMPARE(QString(name + u' ' + tableClassName(m_project.classOf(name))),
                 QString(name + u' ' + table.tableClass));
}

void TestProjectBamort::namesBetweenTheGenerations() {
    for (const char *table : {"class_learning_points", "class_spell_points", "class_typical_skills",
                              "class_typical_spells", "game_systems", "skill_improvement_cost2"})
        QCOMPARE(m_project.classOf(QString::fromLatin1(table)), TableClass::Master);
    QCOMPARE(m_project.classOf(QStringLiteral("char_shares")), TableClass::User);
    QCOMPARE(m_project.classOf(QStringLiteral("stellwerk_journal")), TableClass::Tracking);
    QCOMPARE(m_project.classOf(QStringLiteral("something_else")), TableClass::Unclassified);
}

void TestProjectBamort::aliases() {
    for (const Entity &entity : m_project.entities) {
        const bool hasSystem = hasColumn(m_schema, entity.table, QStringLiteral("game_system"));
        QCOMPARE(entity.aliases.contains(QStringLiteral("game_system")), hasSystem);
        if (hasSystem)
            QCOMPARE(entity.aliases[QStringLiteral("game_system")][QStringLiteral("M-System")],
                     QStringLiteral("midgard"));
    }
}

QTEST_GUILESS_MAIN(TestProjectBamort)
#include "test_project_bamort.moc"
