// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_fixture.h"

#include <algorithm>
#include <map>

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

QJsonArray findingsOf(const CliRun &run) {
    return run.document()[QLatin1String("findings")].toArray();
}

/// Statements of one session, so that foreign keys can be switched off.
void execWithoutForeignKeys(const DemoWorkspace &demo, const QStringList &statements) {
    db::Connection connection = openOrDie(demo.profile("dev"));
    valueOrDie(connection.exec(demo.engine() == db::Engine::Sqlite ? s("PRAGMA foreign_keys = OFF")
                                                                   : s("SET foreign_key_checks = 0")));
    for (const QString &statement : statements)
        valueOrDie(connection.exec(statement));
}

} // namespace

/// Each mistake that only a database can show, made on both engines.
class TestCliMasterDataValidate final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mistake_data();
    void mistake();
    void sound_data() { addEngineRows(); }
    void sound();
    void textForPeople();
    void anotherVersion();

private:
    std::map<db::Engine, QJsonArray> m_known; ///< what the demo has by itself
};

void TestCliMasterDataValidate::initTestCase() {
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        const DemoWorkspace demo(engine);
        const CliRun run = demo.run("masterdata validate --env dev --json");
        QCOMPARE(run.code, 4);
        m_known[engine] = findingsOf(run);
        QVERIFY(!m_known[engine].isEmpty());
    }
    QCOMPARE(m_known[db::Engine::Sqlite], m_known[db::Engine::MariaDb]);
}

void TestCliMasterDataValidate::mistake_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QString>("finding"); ///< code, level, entity, key, id
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("count");
    struct Case {
        const char *name;
        QStringList statements;
        const char *finding;
        const char *reason;
        int count = 1;
    };
    const Case cases[] = {
        {"id of nothing",
         {s("UPDATE gsm_skills SET source_id = 9999 WHERE id = 1")},
         "dangling_reference error skills|Abseilen / midgard|1",
         "source_id points at the id 9999 in sources"},
        {"key twice",
         {s("INSERT INTO gsm_misc (id, `key`, value) SELECT 990, `key`, value FROM gsm_misc WHERE id = 1")},
         "repeated_key error misc_lookups|*|990",
         "same natural key",
         2},
        {"empty key",
         {s("INSERT INTO gsm_misc (id, `key`, value) VALUES (991, 'x', '')")},
         "empty_key error misc_lookups|x / |991",
         "natural key is empty"},
        {"reference to a repeated key",
         {s("INSERT INTO gsm_skills (id, name, game_system) VALUES (992, 'Abseilen', 'midgard')")},
         "doubtful_reference error skill_category_difficulties|*|*",
         "skill_id points at “Abseilen / midgard”",
         -1},
        {"derived",
         {s("UPDATE learning_skill_category_difficulties SET skill_category = 'Falsch' WHERE id = 99")},
         "wrong_derived error skill_category_difficulties|*|99",
         "holds “Falsch”, but name of “"},
        {"by value",
         {s("UPDATE gsm_weapons SET skill_required = 'abseilen?' WHERE id = 1")},
         "value_without_partner warning weapons|*|1",
         "names “abseilen?”; weapon_skills has no row"},
        // The server's collation would call these equal.
        {"by value, other case",
         {s("UPDATE gsm_weapons SET skill_required = UPPER(skill_required) WHERE id = 1")},
         "value_without_partner warning weapons|*|1",
         "weapon_skills has no row"},
        {"used by",
         {s("UPDATE char_skills SET name = 'Nirgendwo' WHERE id = 1")},
         "used_by_without_partner warning skills|Nirgendwo|1",
         "1 row(s) of char_skills.name name it"},
        {"column is gone",
         {s("ALTER TABLE gsm_misc DROP COLUMN page_number")},
         "missing_column error misc_lookups||",
         "gsm_misc has no column page_number"},
        {"table is gone",
         {s("DROP TABLE gsm_cc_class_typical_spells")},
         "missing_table error class_typical_spells||",
         "no table gsm_cc_class_typical_spells"},
        {"table of users is gone",
         {s("DROP TABLE equi_weapons")},
         "missing_table warning weapons||",
         "no table equi_weapons, which used_by names",
         -1},
    };
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        for (const Case &one : cases)
            QTest::addRow("%s %s", qPrintable(db::engineName(engine)), one.name)
                << engine << one.statements << s(one.finding) << s(one.reason) << one.count;
    }
}

void TestCliMasterDataValidate::mistake() {
    QFETCH(const QStringList, statements);
    QFETCH(const QString, finding);
    QFETCH(const QString, reason);
    QFETCH(const int, count);
    const DemoWorkspace demo(currentEngine());
    execWithoutForeignKeys(demo, statements);
    const CliRun run = demo.run("masterdata validate --env dev --json");
    QCOMPARE(run.code, 4);
    const QString code = finding.section(u' ', 0, 0);
    const QString level = finding.section(u' ', 1, 1);
    const QStringList where = finding.section(u' ', 2).split(u'|');
    int found = 0;
    bool exact = false;
    for (const QJsonValue &one : findingsOf(run)) {
        if (m_known[currentEngine()].contains(one) || one[QLatin1String("code")].toString() != code)
            continue;
        ++found;
        const auto fits = [&](const char *member, const QString &expected) {
            return expected == s("*") || one[QLatin1String(member)].toString() == expected;
        };
        exact = exact || (fits("level", level) && fits("entity", where[0]) && fits("key", where[1]) &&
                          fits("id", where[2]) && one[QLatin1String("reason")].toString().contains(reason));
    }
    QVERIFY2(exact, run.out.constData());
    QVERIFY2(count < 0 || found == count, run.out.constData());
}

void TestCliMasterDataValidate::sound() {
    const DemoWorkspace demo(currentEngine());
    demo.exec("dev", s("DELETE FROM gsm_believes WHERE name = ''"));
    CliRun run = demo.run("masterdata validate --env dev --json");
    QVERIFY2(run.code == 0, run.out.constData()); // warnings are left
    QVERIFY(!findingsOf(run).isEmpty());
    QVERIFY(std::ranges::all_of(findingsOf(run), [](const QJsonValue &one) {
        return one[QLatin1String("level")].toString() == s("warning") &&
               !one[QLatin1String("reason")].toString().isEmpty();
    }));
    // “none” of a reference that a foreign key guards.
    demo.edit("project.toml", "  to = \"sources\"\n  json = \"source_code\"\n\n  [[entity.used_by]]     # the name",
              "  to = \"sources\"\n  json = \"source_code\"\n  none = 0\n\n  [[entity.used_by]]     # the name");
    run = demo.run("masterdata validate --env dev --json");
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.contains("none_with_foreign_key"), run.out.constData());
    execWithoutForeignKeys(demo, {s("UPDATE gsm_character_classes SET source_id = 0 WHERE id = 1")});
    run = demo.run("masterdata validate --env dev --json");
    QCOMPARE(run.code, 4);
    const QJsonArray findings = findingsOf(run);
    QVERIFY(std::ranges::any_of(findings, [](const QJsonValue &one) {
        return one[QLatin1String("code")].toString() == s("none_with_foreign_key") &&
               one[QLatin1String("level")].toString() == s("error") && one[QLatin1String("id")].toString() == s("1");
    }));
}

void TestCliMasterDataValidate::textForPeople() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    const CliRun few = demo.run("masterdata validate --env dev");
    QCOMPARE(few.code, 4);
    QVERIFY2(few.out.contains("✕ empty keys (2)"), few.out.constData());
    QVERIFY(few.out.contains("! references by value without a partner"));
    QVERIFY(few.out.contains("shown with --rows"));
    const CliRun all = demo.run("masterdata validate --env dev --rows");
    QVERIFY(!all.out.contains("shown with --rows"));
    QVERIFY(all.out.count('\n') > few.out.count('\n'));
}

/// prod is one version behind: what the project's tables are not there yet is said, by the names that they have now.
void TestCliMasterDataValidate::anotherVersion() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    const CliRun run = demo.run("masterdata validate --env prod --json");
    QCOMPARE(run.code, 4);
    QVERIFY(run.out.contains("The database has no table gsm_misc."));
    QVERIFY(!run.out.contains("no table gsm_lit_sources"));
    QVERIFY(!run.out.contains("no table char_skills"));
}

QTEST_GUILESS_MAIN(TestCliMasterDataValidate)
#include "test_cli_masterdata_validate.moc"
