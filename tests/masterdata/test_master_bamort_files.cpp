// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_databases.h"

#include <QTest>

#include "old_files.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

/// The files that Bamort itself writes.
class TestMasterBamortFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bamort();
    void bamortUnderItsNewerSchema();
    void bamortMistakes_data();
    void bamortMistakes();
};

void TestMasterBamortFiles::bamort() {
    const Files files = bamortFiles();
    QCOMPARE(files.size(), 24);
    QCOMPARE(failureOf(files, bamort040()), QString());
    const SourceContent content = contentOrDie(files, bamort040());
    QCOMPARE(content.of(QStringLiteral("sources"))[1],
             QStringLiteral("KOD  code=3:KOD name=3:Kodex full_name=3:Der Kodex %3Cneu%3E edition=3: "
                            "publisher=3:Haus %26 Hof publish_year=1:0 description=3: is_core=1:1 is_active=1:1 "
                            "game_system=3:midgard"));
    const auto key = [](const Key &parts) {
        return QString::fromLatin1(QByteArray::fromStdString(encodeKey(parts)).toPercentEncoding(" /"));
    };
    const auto system = text("midgard");
    QCOMPARE(content.of(QStringLiteral("skill_category_difficulties")),
             QStringList{QStringLiteral("Schwimmen / midgard / Alltag / midgard / leicht / midgard  skill_id=3:%1 "
                                        "skill_category_id=3:%2 skill_difficulty_id=3:%3 learn_cost=1:5 "
                                        "skill_difficulty=3:leicht skill_category=3:Alltag")
                             .arg(key({text("Schwimmen"), system}), key({text("Alltag"), system}),
                                  key({text("leicht"), system}))});
    const auto cell = [&](const char *node, const char *row, const char *column) {
        return cellOf(content, node, row, column);
    };
    QCOMPARE(cell("skills", "Klettern / midgard", "source_id"), QStringLiteral("1:0"));
    QCOMPARE(cell("skills", "Schwimmen / midgard", "source_id"), QStringLiteral("3:") + key({text("KOD")}));
    QCOMPARE(cell("skills", "Schwimmen / midgard", "basis_wert"), QStringLiteral("1:0"));
    QCOMPARE(cell("spells", "Fährtenduft / midgard", "stufe"), QStringLiteral("1:2"));
    QCOMPARE(cell("equipment", "Seil / midgard", "gewicht"), QStringLiteral("2:1.5"));
    QCOMPARE(cell("class_category_ep_costs", "Hä / Alltag / midgard", "character_class"), QStringLiteral("3:H%C3%A4"));
    QCOMPARE(cell("class_typical_skills", "Hä / Schwimmen / midgard", "attribute"), QStringLiteral("3:Gw"));
    QCOMPARE(cell("class_typical_skills", "Ma / Klettern / midgard", "attribute"), QStringLiteral("3:"));
    QCOMPARE(cell("skill_improvement_costs", "Schwimmen / midgard / Alltag / midgard / leicht / midgard / 13",
                  "te_required"),
             QStringLiteral("1:2"));
    const auto absent = [&](const char *node) { return content.absent(QLatin1String(node), bamort040()); };
    QCOMPARE(absent("skill_difficulties"), QStringLiteral("description"));
    QCOMPARE(absent("class_typical_skills"), QStringLiteral("notes"));
    QCOMPARE(absent("class_typical_spells"), QStringLiteral("notes"));
    for (const Node &node : bamort040().nodes()) {
        if (!QStringList{QStringLiteral("skill_difficulties"), QStringLiteral("class_typical_skills"),
                         QStringLiteral("class_typical_spells")}
                 .contains(node.name))
            QCOMPARE(content.absent(node.name, bamort040()), QString());
    }
    QCOMPARE(content.counts[QStringLiteral("believes")], 2); // two rows without a name that are the same
    QCOMPARE(content.counts[QStringLiteral("misc_lookups")], 2);
    // Links that have lost their own file are still there.
    const SourceContent copies = contentOrDie(without("skill_category_difficulties.json", files), bamort040());
    QCOMPARE(copies.rows, content.rows);
}

/// Game systems have no file, their ids mean nothing, and improvement costs no longer hang on a skill.
void TestMasterBamortFiles::bamortUnderItsNewerSchema() {
    const Files files = newerBamortFiles();
    QCOMPARE(failureOf(files, bamort050()), QString());
    const SourceContent content = contentOrDie(files, bamort050());
    QVERIFY(isAllAbsent(content, "game_systems"));
    QCOMPARE(content.remarks(QStringLiteral("game_systems")),
             QStringLiteral("The export file game_systems.json is missing: nothing of game_systems is compared."));
    QCOMPARE(content.absent(QStringLiteral("skills"), bamort050()), QStringLiteral("game_system_id"));
    QCOMPARE(content.coverage[QStringLiteral("skills")].remarks.first(),
             QStringLiteral("The member game_system_id of 2 row(s) of skills is unknown and was left out."));
    QCOMPARE(cellOf(content, "skills", "Klettern / M-System", "game_system"), QStringLiteral("3:M-System"));
    QCOMPARE(content.counts[QStringLiteral("skill_improvement_costs")], 2);
    QCOMPARE(cellOf(content, "skill_improvement_costs", "Alltag / M-System / leicht / M-System / 9", "te_required"),
             QStringLiteral("1:1"));
    QVERIFY(content.coverage[QStringLiteral("skill_improvement_costs")].remarks.contains(
        QStringLiteral("2 row(s) of skill_improvement_costs say the same as another one and were left out.")));
    QVERIFY(content.coverage[QStringLiteral("skill_improvement_costs")].remarks.contains(
        QStringLiteral("The member skill_name of 4 row(s) of skill_improvement_costs is unknown and was left out.")));
    QCOMPARE(content.absent(QStringLiteral("misc_lookups"), bamort050()), QStringLiteral("game_system game_system_id"));
}

void TestMasterBamortFiles::bamortMistakes_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("failure");
    const auto row = [](const char *file, const char *from, const char *to, const char *failure) {
        QTest::newRow(to) << QString::fromLatin1(file) << QByteArray(from) << QByteArray(to)
                          << QString::fromUtf8(failure);
    };
    row("weapons.json", "\"KOD\"", "\"KOX\"",
        "masterdata/weapons.json:2: source_code refers to “KOX” of sources, which the package does not contain exactly "
        "once.\n  Row 1 of weapons");
    row("class_spell_points.json", "\"Magier\"", "\"Ma\"",
        "masterdata/class_spell_points.json:2: class_name, class_system refers to “Ma / midgard” of character_classes, "
        "which the package does not contain exactly once.\n  Row 1 of class_spell_points");
    row("skills.json", "\"learn_cost\": 5", "\"learn_cost\": 10",
        "masterdata/skills.json:2: The row “Schwimmen / midgard / Alltag / midgard / leicht / midgard” of "
        "skill_category_difficulties is given twice and its column learn_cost differs: “5” at "
        "masterdata/skill_category_difficulties.json:2, “10” at masterdata/skills.json:2.\n"
        "  → Make the export again, or correct one of the two.");
    row("skills.json", "\"improvable\": true", "\"improvable\": 1",
        "masterdata/skills.json:2: The member improvable has the wrong type; it must be true or false.\n  Row 1 of "
        "skills");
    row("character_classes.json", "\"ARK\"", "\"\"",
        "masterdata/character_classes.json:9: The member source_code is empty, but the column source_id must point at "
        "a "
        "row.\n  Row 2 of character_classes");
    row("believes.json", "  },\n", "  }\n",
        "masterdata/believes.json:9:3: The export file believes.json is no valid JSON. A comma or ] is missing here.\n"
        "  → Make the package again.");
}

void TestMasterBamortFiles::bamortMistakes() {
    QFETCH(QString, file);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, failure);
    QCOMPARE(failureOf(changed(qPrintable(file), from, to, bamortFiles()), bamort040()), failure);
}

QTEST_GUILESS_MAIN(TestMasterBamortFiles)
#include "test_master_bamort_files.moc"
