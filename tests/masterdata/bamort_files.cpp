// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bamort_files.h"

#include "base/files.h"
#include "schema/snapshot.h"
#include "support/test_databases.h"

namespace stellwerk::test {

using masterdata::Catalogue;

namespace {

/// A list of objects whose members stand on lines of their own, as Go's encoder indents it.
QByteArray list(const QList<QByteArray> &rows) {
    if (rows.isEmpty())
        return "[]\n";
    QByteArray text = "[";
    for (const QByteArray &row : rows) {
        text += text.endsWith('[') ? "\n  {" : ",\n  {";
        for (const QByteArray &member : row.split('\n'))
            text += (text.endsWith('{') ? "\n    " : ",\n    ") + member.trimmed();
        text += "\n  }";
    }
    return text + "\n]\n";
}

const Catalogue &catalogueOf(const char *toml, const char *version) {
    static std::map<std::string, Catalogue> all;
    const auto known = all.find(version);
    if (known != all.end())
        return known->second;
    const QString folder = QStringLiteral(STELLWERK_SOURCE_DIR "/resources/bamort/");
    const schema::Schema schema = valueOrDie(
        schema::readSnapshot(QString(folder + QStringLiteral("schema/%1.json").arg(QLatin1String(version)))));
    return all
        .emplace(version, valueOrDie(Catalogue::build(
                              libraryProject(valueOrDie(readFile(QString(folder + QLatin1String(toml))))), schema)))
        .first->second;
}

QByteArray thing(const char *name, const char *source, const char *more = "") {
    return QByteArray("\"name\": \"") + name + "\"\n\"game_system\": \"midgard\"\n\"beschreibung\": \"\"\n" +
           "\"source_code\": \"" + source + "\"\n\"page_number\": 0\n\"gewicht\": 1.5\n\"wert\": 0\n" +
           "\"personal_item\": false" + more;
}

} // namespace

Files bamortFiles() {
    Files files;
    const auto add = [&](const char *name, const QList<QByteArray> &rows) { files[QLatin1String(name)] = list(rows); };
    add("sources.json", {R"("code": "KOD"
        "name": "Kodex"
        "full_name": "Der Kodex \u003cneu\u003e"
        "edition": ""
        "publisher": "Haus \u0026 Hof"
        "publish_year": 0
        "description": ""
        "is_core": true
        "is_active": true
        "game_system": "midgard")",
                         R"("code": "ARK"
        "name": "Arkanum"
        "full_name": ""
        "edition": ""
        "publisher": ""
        "publish_year": 2015
        "description": ""
        "is_core": false
        "is_active": false
        "game_system": "midgard")"});
    add("character_classes.json", {R"("code": "Hä"
        "name": "Händler"
        "description": ""
        "source_code": "KOD"
        "game_system": "midgard")",
                                   R"("code": "Ma"
        "name": "Magier"
        "description": "zaubert"
        "source_code": "ARK"
        "game_system": "midgard")"});
    add("skill_categories.json", {R"("name": "Waﬀen"
        "game_system": "midgard"
        "source_code": "KOD")",
                                  R"("name": "Alltag"
        "game_system": "midgard"
        "source_code": "KOD")"});
    add("skill_difficulties.json", {R"("name": "leicht"
        "game_system": "midgard")",
                                    R"("name": "schwer"
        "game_system": "midgard")"});
    add("spell_schools.json", {R"("name": "Dweomer"
        "description": ""
        "game_system": "midgard"
        "source_code": "ARK")"});
    add("skills.json", {R"("name": "Schwimmen"
        "game_system": "midgard"
        "beschreibung": "im Wasser\r\nund darunter"
        "source_code": "KOD"
        "page_number": 99
        "initialwert": 12
        "basiswert": 0
        "bonuseigenschaft": "Gw"
        "improvable": true
        "innate_skill": false
        "category": "Alltag"
        "difficulty": "leicht"
        "categories_difficulties": [ { "category": "Alltag", "difficulty": "leicht", "learn_cost": 5 } ])",
                        R"("name": "Klettern"
        "game_system": "midgard"
        "beschreibung": ""
        "source_code": ""
        "page_number": 0
        "initialwert": 0
        "basiswert": 0
        "bonuseigenschaft": ""
        "improvable": false
        "innate_skill": false
        "category": ""
        "difficulty": ""
        "categories_difficulties": null)"});
    add("skill_category_difficulties.json", {R"("skill_name": "Schwimmen"
        "skill_system": "midgard"
        "category_name": "Alltag"
        "category_system": "midgard"
        "difficulty_name": "leicht"
        "difficulty_system": "midgard"
        "learn_cost": 5)"});
    add("spells.json", {R"("name": "Fährtenduft"
        "game_system": "midgard"
        "beschreibung": ""
        "source_code": "ARK"
        "page_number": 3
        "bonus": 0
        "level": 2
        "ap": "1 je 10 s"
        "art": "Wort"
        "zauberdauer": "10 sec"
        "reichweite": ""
        "wirkungsziel": ""
        "wirkungsbereich": ""
        "wirkungsdauer": ""
        "ursprung": ""
        "category": "normal"
        "learning_category": "Dweomer")"});
    add("class_category_ep_costs.json", {R"("character_class_code": "Hä"
        "skill_category_name": "Alltag"
        "ep_per_te": 20)"});
    add("class_spell_school_ep_costs.json", {R"("character_class_code": "Ma"
        "spell_school_name": "Dweomer"
        "ep_per_le": 60)"});
    add("spell_level_le_costs.json", {R"("level": 2
        "le_required": 1
        "game_system": "midgard")",
                                      R"("level": 1
        "le_required": 1
        "game_system": "midgard")"});
    const auto cost = [](const char *level, const char *te) {
        return QByteArray(R"("skill_name": "Schwimmen"
        "skill_system": "midgard"
        "category_name": "Alltag"
        "category_system": "midgard"
        "difficulty_name": "leicht"
        "difficulty_system": "midgard"
        "current_level": )") +
               level + "\n\"te_required\": " + te;
    };
    add("skill_improvement_costs.json", {cost("13", "2"), cost("9", "1")});
    add("weapon_skills.json", {R"("name": "Blasrohre"
        "game_system": "midgard"
        "beschreibung": ""
        "source_code": "KOD"
        "page_number": 0
        "initialwert": 5
        "basiswert": 0
        "bonuseigenschaft": "check"
        "improvable": true
        "innate_skill": false
        "category": ""
        "difficulty": ""
        "categories_difficulties": [ { "category": "Waﬀen", "difficulty": "schwer", "learn_cost": 0 } ])"});
    add("weaponskill_category_difficulties.json", {R"("weapon_skill_name": "Blasrohre"
        "weapon_skill_system": "midgard"
        "category_name": "Waﬀen"
        "category_system": "midgard"
        "difficulty_name": "schwer"
        "difficulty_system": "midgard"
        "learn_cost": 0)"});
    add("equipment.json", {thing("Seil", "")});
    add("weapons.json", {thing("Blasrohr", "KOD",
                               "\n\"skill_required\": \"check\"\n\"damage\": \"1W6-2\"\n\"range_near\": 0\n"
                               "\"range_middle\": 0\n\"range_far\": 20")});
    add("containers.json", {thing("Sack", "", "\n\"tragkraft\": 10\n\"volumen\": 0.25")});
    add("transportation.json", {thing("Karren", "", "\n\"tragkraft\": 200\n\"volumen\": 0")});
    const auto belief = [](const char *name) {
        return QByteArray("\"name\": \"") + name +
               "\"\n\"game_system\": \"midgard\"\n\"beschreibung\": \"\"\n\"source_code\": \"\"\n\"page_number\": 0";
    };
    add("believes.json", {belief(""), belief("Wyrd"), belief("")});
    add("class_category_learning_points.json", {R"("class_name": "Händler"
        "class_system": "midgard"
        "category_name": "Alltag"
        "category_system": "midgard"
        "points": 3)"});
    add("class_spell_points.json", {R"("class_name": "Magier"
        "class_system": "midgard"
        "spell_points": 7)"});
    add("class_typical_skills.json", {R"("class_name": "Händler"
        "class_system": "midgard"
        "skill_name": "Schwimmen"
        "skill_system": "midgard"
        "bonus": 8
        "attribute": "Gw")",
                                      R"("class_name": "Magier"
        "class_system": "midgard"
        "skill_name": "Klettern"
        "skill_system": "midgard"
        "bonus": 0)"});
    add("class_typical_spells.json", {R"("class_name": "Magier"
        "class_system": "midgard"
        "spell_name": "Fährtenduft"
        "spell_system": "midgard")"});
    add("misc_lookups.json", {R"("key": "races"
        "value": "Zwerg"
        "source_code": "KOD"
        "page_number": 0)",
                              R"("key": "origins"
        "value": "Stadt|Land|Fluss"
        "source_code": ""
        "page_number": 12)"});
    return files;
}

Files newerBamortFiles() {
    Files files = bamortFiles();
    for (const char *name : {"skills.json", "spells.json", "spell_level_le_costs.json"})
        files[QLatin1String(name)].replace("\"game_system\": \"midgard\"",
                                           "\"game_system\": \"midgard\",\n    \"game_system_id\": 1");
    files[QStringLiteral("misc_lookups.json")].replace("\"page_number\"",
                                                       "\"game_system_id\": 1,\n    \"page_number\"");
    // The costs hang on no skill any more; the first one found stands there, and once for each by which it was asked.
    QByteArray &costs = files[QStringLiteral("skill_improvement_costs.json")];
    QByteArray other = costs;
    other.replace("Schwimmen", "Klettern");
    costs = costs.chopped(qsizetype(qstrlen("\n]\n"))) + ',' + other.sliced(1);
    return files;
}

const Catalogue &bamort040() {
    return catalogueOf("releases/0.4.0/project.toml", "0.4.0");
}

const Catalogue &bamort050() {
    return catalogueOf("project.toml", "0.5.0");
}

} // namespace stellwerk::test
