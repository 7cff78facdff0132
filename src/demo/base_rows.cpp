// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/master_rows.h"
#include "demo/special_texts.h"
#include "demo/vocabulary.h"

namespace stellwerk::demo {

namespace {

const QString kGameSystem = QStringLiteral("midgard");

Status writeSources(Filling &filling) {
    STELLWERK_ASSIGN(
        TableWriter table,
        TableWriter::open(
            filling, "gsm_lit_sources",
            "id code name full_name edition publisher publish_year description is_core is_active game_system"));
    const int count = filling.count(6, 7);
    for (int i = 0; i < count; ++i) {
        const SourceWord &word = sourceWords()[static_cast<size_t>(i)];
        Random random = filling.random("source", i);
        // The publisher differs in every source; dev's has the sign that Go's JSON writes as an escape.
        STELLWERK_TRY(
            table.add({number(i + 1), text(word.code), text(word.name), text(word.fullName),
                       i % 2 == 0 ? text(QStringLiteral("2. Auflage")) : none(),
                       text(filling.isDev() ? QStringLiteral("Nebelhorn & Söhne") : QStringLiteral("Verlag Nebelhorn")),
                       number(random.between(1999, 2024)), maybe(maybeText(random)), flag(i < 3), flag(i != 5),
                       text(kGameSystem)}));
    }
    return table.finish();
}

Status writeClasses(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table, TableWriter::open(filling, "gsm_character_classes",
                                                          "id code name description source_id game_system quelle"));
    for (int i = 0; i < static_cast<int>(classWords().size()); ++i) {
        const ClassWord &word = classWords()[static_cast<size_t>(i)];
        Random random = filling.random("class", i);
        const int source = random.below(3);
        STELLWERK_TRY(
            table.add({number(i + 1), text(word.code), text(word.name), maybe(maybeText(random)), number(source + 1),
                       text(kGameSystem), text(sourceWords()[static_cast<size_t>(source)].code)}));
    }
    return table.finish();
}

Status writeCategories(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table,
                     TableWriter::open(filling, "learning_skill_categories", "id name source_id game_system quelle"));
    for (int i = 0; i < categoryNames().size(); ++i)
        STELLWERK_TRY(table.add(
            {number(i + 1), text(categoryNames()[i]), number(1), text(kGameSystem), text(sourceWords()[0].code)}));
    return table.finish();
}

Status writeDifficulties(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table,
                     TableWriter::open(filling, "learning_skill_difficulties", "id name description game_system"));
    for (int i = 0; i < difficultyNames().size(); ++i)
        STELLWERK_TRY(
            table.add({number(i + 1), text(difficultyNames()[i]),
                       i == 0 ? none() : text(i == 1 ? QString() : sourceWords()[0].fullName), text(kGameSystem)}));
    return table.finish();
}

Status writeSchools(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table, TableWriter::open(filling, "learning_spell_schools",
                                                          "id name description source_id game_system quelle"));
    for (int i = 0; i < schoolNames().size(); ++i) {
        Random random = filling.random("school", i);
        // In two rows the deprecated text names another source than source_id.
        const size_t quelle = i < 2 ? 0 : 1;
        STELLWERK_TRY(table.add({number(i + 1), text(schoolNames()[i]), maybe(maybeText(random)), number(2),
                                 text(kGameSystem), text(sourceWords()[quelle].code)}));
    }
    return table.finish();
}

Status writeSpellLevels(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table,
                     TableWriter::open(filling, "learning_spell_level_le_costs", "id level le_required game_system"));
    for (int level = 1; level <= 12; ++level)
        STELLWERK_TRY(table.add({number(level), number(level), number(level * (level + 1) / 2), text(kGameSystem)}));
    return table.finish();
}

Status writeBelieves(Filling &filling) {
    STELLWERK_ASSIGN(
        TableWriter table,
        TableWriter::open(filling, "gsm_believes", "id game_system name beschreibung quelle source_id page_number"));
    const int count = filling.count(8, 9);
    for (int i = 0; i < count; ++i) {
        Random random = filling.random("believe", i);
        STELLWERK_TRY(table.add({number(i + 1), text(kGameSystem), text(believeNames()[i]), maybe(maybeText(random)),
                                 none(), number(0), number(0)}));
    }
    return table.finish();
}

Status writeMisc(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table, TableWriter::open(filling, "gsm_misc", "id key value source_id page_number"));
    int id = 0;
    for (const MiscWord &word : miscWords()) {
        for (const QString &value : word.values) {
            ++id;
            STELLWERK_TRY(table.add({number(id), text(word.key), text(value), number(1 + id % 2), number(10 + id)}));
        }
    }
    return table.finish();
}

} // namespace

Status writeBaseRows(Filling &filling) {
    STELLWERK_TRY(writeSources(filling));
    STELLWERK_TRY(writeClasses(filling));
    STELLWERK_TRY(writeCategories(filling));
    STELLWERK_TRY(writeDifficulties(filling));
    STELLWERK_TRY(writeSchools(filling));
    STELLWERK_TRY(writeSpellLevels(filling));
    STELLWERK_TRY(writeBelieves(filling));
    return filling.isDev() ? writeMisc(filling) : Status();
}

Status writeMasterRows(Filling &filling) {
    STELLWERK_TRY(writeBaseRows(filling));
    STELLWERK_TRY(writeSkillRows(filling));
    STELLWERK_TRY(writeSpellRows(filling));
    STELLWERK_TRY(writeItemRows(filling));
    return writeClassRows(filling);
}

} // namespace stellwerk::demo
