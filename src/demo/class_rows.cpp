// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/master_rows.h"
#include "demo/skill_list.h"
#include "demo/vocabulary.h"

namespace stellwerk::demo {

namespace {

constexpr int kClasses = 15;

QString classCode(int index) {
    return classWords()[static_cast<size_t>(index)].code;
}

Status writeCategoryCosts(Filling &filling) {
    STELLWERK_ASSIGN(
        TableWriter table,
        TableWriter::open(filling, "learning_class_category_ep_costs",
                          "id character_class_id skill_category_id ep_per_te character_class skill_category"));
    // Without the last category: its name does not fit into the text copy, varchar(15).
    const int categories = static_cast<int>(categoryNames().size()) - 1;
    int id = 0;
    for (int i = 0; i < kClasses; ++i) {
        for (int category = 0; category < categories; ++category) {
            Random random = filling.random("category cost", ++id);
            STELLWERK_TRY(table.add({number(id), number(i + 1), number(category + 1), number(random.between(1, 4) * 10),
                                     text(classCode(i)), text(categoryNames()[category])}));
        }
    }
    return table.finish();
}

Status writeSchoolCosts(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table,
                     TableWriter::open(filling, "learning_class_spell_school_ep_costs",
                                       "id character_class_id spell_school_id ep_per_le character_class spell_school"));
    for (int i = 0; i < 52; ++i) {
        const int owner = i % kClasses;
        const int school = (owner + 3 * (i / kClasses)) % static_cast<int>(schoolNames().size());
        STELLWERK_TRY(table.add({number(i + 1), number(owner + 1), number(school + 1),
                                 number(filling.random("school cost", i).between(3, 9) * 10), text(classCode(owner)),
                                 text(schoolNames()[school])}));
    }
    return table.finish();
}

Status writePoints(Filling &filling) {
    {
        STELLWERK_ASSIGN(TableWriter table, TableWriter::open(filling, "gsm_cc_class_category_points",
                                                              "id character_class_id skill_category_id points"));
        for (int i = 0; i < 61; ++i) {
            const int category = (i % kClasses + 2 * (i / kClasses)) % static_cast<int>(categoryNames().size());
            STELLWERK_TRY(table.add({number(i + 1), number(i % kClasses + 1), number(category + 1),
                                     number(filling.random("points", i).between(1, 6))}));
        }
        STELLWERK_TRY(table.finish());
    }
    STELLWERK_ASSIGN(TableWriter table,
                     TableWriter::open(filling, "gsm_cc_class_spell_points", "id character_class_id spell_points"));
    for (int i = 0; i < 8; ++i)
        STELLWERK_TRY(table.add({number(i + 1), number(2 * i + 1), number(2 + i % 3)}));
    return table.finish();
}

Status writeTypicalSkills(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table, TableWriter::open(filling, "gsm_cc_class_typical_skills",
                                                          "id character_class_id skill_id bonus attribute notes"));
    const std::vector<Skill> all = skills(filling);
    for (int i = 0; i < 21; ++i) {
        Random random = filling.random("typical skill", i);
        STELLWERK_TRY(
            table.add({number(i + 1), number(i % kClasses + 1), number(all[static_cast<size_t>(i * 3 + 2)].id),
                       number(random.between(0, 3)), i % 5 == 0 ? none() : text(random.pick(attributeNames())),
                       i % 2 == 0 ? none() : text(i % 3 == 0 ? QString() : sentence(random))}));
    }
    return table.finish();
}

Status writeTypicalSpells(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table,
                     TableWriter::open(filling, "gsm_cc_class_typical_spells", "id character_class_id spell_id notes"));
    for (int i = 0; i < 9; ++i)
        STELLWERK_TRY(table.add({number(i + 1), number(i + 1), number(spellId(filling, 59 * i + 40)),
                                 i % 2 == 0 ? none() : text(QString())}));
    return table.finish();
}

} // namespace

Status writeClassRows(Filling &filling) {
    STELLWERK_TRY(writeCategoryCosts(filling));
    STELLWERK_TRY(writeSchoolCosts(filling));
    if (!filling.isDev())
        return {};
    STELLWERK_TRY(writePoints(filling));
    STELLWERK_TRY(writeTypicalSkills(filling));
    return writeTypicalSpells(filling);
}

} // namespace stellwerk::demo
