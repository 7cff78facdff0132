// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/skill_list.h"
#include "demo/special_texts.h"
#include "demo/user_rows.h"
#include "demo/vocabulary.h"

namespace stellwerk::demo {

namespace {

/// Two of prod's characters have two skills each that only prod's master data know.
QString prodOnlySkill(int character, int position) {
    if (position >= 2 || (character != 1 && character != 4))
        return {};
    if (character == 1)
        return prodSkillNames()[position];
    return position == 0 ? prodSkillNames()[2] : prodSkillNames().back();
}

QString skillName(const Filling &filling, int character, int position) {
    if (const QString special = filling.isDev() ? QString() : prodOnlySkill(character, position); !special.isNull())
        return special;
    return commonSkillNames()[(character * 11 + position) % commonSkillNames().size()];
}

/// The main category of each common skill, by its name.
QHash<QString, QString> mainCategories(const Filling &filling) {
    const std::vector<Skill> all = skills(filling);
    QHash<QString, QString> result;
    for (const SkillLink &link : skillLinks(filling)) {
        const QString &name = all[static_cast<size_t>(link.skill)].name;
        if (!result.contains(name))
            result.insert(name, categoryNames()[link.category]);
    }
    return result;
}

Status writeSkillsOf(Filling &filling) {
    const char *columns =
        "id name character_id beschreibung fertigkeitswert bonus pp bemerkung improvable category user_id basis_wert";
    const char *prodColumns =
        "id name character_id beschreibung fertigkeitswert bonus pp bemerkung improvable category user_id";
    STELLWERK_ASSIGN(TableWriter table,
                     TableWriter::open(filling, "char_skills", filling.isDev() ? columns : prodColumns));
    const QHash<QString, QString> categories = mainCategories(filling);
    const int active = castOf(filling).active;
    const int rows = filling.count(184, 237);
    const int withoutCategory = filling.count(153, 190);
    const OwnerCells owner{filling.count(154, 152), filling.count(12, 51)};
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0, position = 0; i < rows; ++i, ++position) {
            const int character = ownerOf(i, rows, active);
            if (i > 0 && ownerOf(i - 1, rows, active) != character)
                position = 0;
            Random random = filling.userRandom("skill of", drawIndex(copy, i));
            const QString name = skillName(filling, character, position);
            const db::Value id = number((copy - 1) * rows + i + 1);
            const db::Value about = maybe(maybeText(random));
            const db::Value value = number(random.between(3, 19));
            const db::Value bonus = i % 7 == 0 ? none() : number(random.below(3));
            const db::Value remark = i % 23 == 5 ? text(oddText(i / 23)) : text(QString());
            const db::Value category = text(i < withoutCategory ? QString() : categories.value(name));
            const db::Value user = owner.at(i, userId(filling, copy, character));
            const db::Value owned = text(numbered(name, copy));
            const db::Value of = number(characterId(filling, copy, character));
            if (filling.isDev())
                STELLWERK_TRY(
                    table.add({id, owned, of, about, value, bonus, number(random.below(5)), remark, flag(i % 9 != 0),
                               category, user, i < 210 ? none() : number(random.below(12))}));
            else
                STELLWERK_TRY(table.add({id, owned, of, about, value, bonus, number(random.below(5)), remark,
                                         flag(i % 9 != 0), category, user}));
        }
    }
    return table.finish();
}

Status writeWeaponSkillsOf(Filling &filling) {
    const char *columns =
        "id name character_id beschreibung fertigkeitswert bonus pp bemerkung improvable category user_id basis_wert";
    const char *prodColumns =
        "id name character_id beschreibung fertigkeitswert bonus pp bemerkung improvable category user_id";
    STELLWERK_ASSIGN(TableWriter table,
                     TableWriter::open(filling, "char_weaponskills", filling.isDev() ? columns : prodColumns));
    const int active = castOf(filling).active;
    const int rows = filling.count(35, 51);
    const OwnerCells owner{12, filling.count(8, 16)};
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0; i < rows; ++i) {
            const int character = ownerOf(i, rows, active);
            Random random = filling.userRandom("weapon skill of", drawIndex(copy, i));
            const db::Value id = number((copy - 1) * rows + i + 1);
            const db::Value name = text(weaponSkillNames()[i % filling.count(14, 21)]);
            const db::Value about = maybe(maybeText(random));
            const db::Value category = text(i % 4 == 0 ? QStringLiteral("Waffen") : QString());
            const db::Value user = owner.at(i, userId(filling, copy, character));
            const db::Value of = number(characterId(filling, copy, character));
            const db::Value value = number(random.between(4, 16));
            if (filling.isDev())
                STELLWERK_TRY(table.add({id, name, of, about, value, number(0), number(random.below(3)), none(),
                                         flag(true), category, user, i < 36 ? none() : number(4)}));
            else
                STELLWERK_TRY(table.add({id, name, of, about, value, number(0), number(random.below(3)), none(),
                                         flag(true), category, user}));
        }
    }
    return table.finish();
}

Status writeSpellsOf(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table, TableWriter::open(filling, "char_spells",
                                                          "id name character_id beschreibung bonus quelle user_id"));
    const int active = castOf(filling).active;
    const int rows = filling.count(133, 158);
    const OwnerCells owner{132, filling.count(1, 26)};
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0; i < rows; ++i) {
            const int character = ownerOf(i, rows, active);
            Random random = filling.userRandom("spell of", drawIndex(copy, i));
            const QString &name = spellNames()[(character * 57 + i * 3) % 536];
            STELLWERK_TRY(table.add({number((copy - 1) * rows + i + 1), text(numbered(name, copy)),
                                     number(characterId(filling, copy, character)), maybe(maybeText(random)),
                                     number(random.below(3)), text(QStringLiteral("ZAU")),
                                     owner.at(i, userId(filling, copy, character))}));
        }
    }
    return table.finish();
}

} // namespace

Status writeAbilities(Filling &filling) {
    STELLWERK_TRY(writeSkillsOf(filling));
    STELLWERK_TRY(writeWeaponSkillsOf(filling));
    return writeSpellsOf(filling);
}

} // namespace stellwerk::demo
