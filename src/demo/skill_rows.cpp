// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/master_rows.h"
#include "demo/skill_list.h"
#include "demo/special_texts.h"
#include "demo/vocabulary.h"

#include <map>

namespace stellwerk::demo {

namespace {

const QString kGameSystem = QStringLiteral("midgard");
const QString kPlaceholderBonus = QStringLiteral("check");
constexpr qsizetype kLongestSkillText = 4021;
constexpr int kWeaponCategory = 7;

// Of gsm_skills and gsm_weaponskills.
constexpr const char *kSkillColumns =
    "id game_system name beschreibung quelle source_id page_number initialwert bonuseigenschaft "
    "improvable innate_skill category difficulty basis_wert";
constexpr const char *kProdSkillColumns =
    "id game_system name beschreibung quelle source_id page_number initialwert bonuseigenschaft "
    "improvable innate_skill category difficulty";

/// What a skill has beside its name. A common skill's cells are equal on both sides but for those that dev changed:
/// page (all 58), bonus attribute (47), initial value (23), improvable (4).
struct SkillCells {
    db::Value description, quelle, source, page, initial, bonus, improvable, innate, category, difficulty, base;
};

db::Value skillDescription(const Skill &skill, int copy, Random &random) {
    const bool common = skill.kind == Skill::Kind::Common;
    if (common && skill.number == 0 && copy == 1)
        return text(longText(random, kLongestSkillText, QStringLiteral("\r\n")));
    if (common && skill.number >= 41 && skill.number < 44)
        return text(oddText(skill.number));
    return maybe(maybeText(random));
}

void fillCommonCells(const Filling &filling, int index, Random &random, SkillCells &cells) {
    const bool dev = filling.isDev();
    const int initial = random.between(2, 8);
    cells.initial = number(dev && index < 23 ? initial + 5 : initial);
    const QString attribute = random.pick(attributeNames());
    const bool checked = dev ? index >= 56 : index >= 9;
    cells.bonus = text(checked ? kPlaceholderBonus : attribute);
    // In prod three skills are innate and improvable at once, which makes no sense; dev mended that.
    const bool mended = index >= 50 && index < 54;
    cells.improvable = flag(!(mended && dev));
    cells.innate = flag(mended && (dev || index < 53));
    cells.base = number(index >= 20 && index < 40 ? index - 15 : 0);
    if (index < 6)
        cells.quelle = index < 3 ? none() : text(QString());
    if (index >= 6 && index < 12)
        cells.category = text(categoryNames()[index - 6]);
    if (index >= 6 && index < 11)
        cells.difficulty = text(difficultyNames()[index % 4]);
}

SkillCells skillCells(const Filling &filling, const Skill &skill, int copy) {
    Random random = filling.random("skill", drawIndex(copy, contentNumber(filling, skill)));
    SkillCells cells;
    cells.description = skillDescription(skill, copy, random);
    const int source = random.below(6);
    cells.source = number(source + 1);
    const int page = random.between(20, 240);
    cells.quelle = text(QStringLiteral("%1 S. %2").arg(sourceWords()[static_cast<size_t>(source)].code).arg(page));
    cells.page = number(filling.isDev() ? page : 0);
    cells.initial = number(5);
    cells.bonus = text(kPlaceholderBonus);
    cells.improvable = flag(true);
    cells.innate = flag(false);
    cells.category = text(QString());
    cells.difficulty = text(QString());
    cells.base = number(0);
    if (skill.kind == Skill::Kind::Common)
        fillCommonCells(filling, skill.number, random, cells);
    if (skill.kind == Skill::Kind::Placeholder) {
        cells.quelle = text(QString());
        cells.category = text(skill.number < 7 ? categoryNames()[skill.number] : QStringLiteral("Platzhalter"));
    }
    return cells;
}

Status writeSkills(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table,
                     TableWriter::open(filling, "gsm_skills", filling.isDev() ? kSkillColumns : kProdSkillColumns));
    const std::vector<Skill> all = skills(filling);
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (const Skill &skill : all) {
            const SkillCells c = skillCells(filling, skill, copy);
            const db::Value id = number(skill.id + (copy - 1) * kSkillStride);
            const db::Value name = text(numbered(skill.name, copy));
            if (filling.isDev())
                STELLWERK_TRY(
                    table.add({id, text(kGameSystem), name, c.description, c.quelle, c.source, c.page, c.initial,
                               c.bonus, c.improvable, c.innate, c.category, c.difficulty, c.base}));
            else
                STELLWERK_TRY(table.add({id, text(kGameSystem), name, c.description, c.quelle, c.source, c.page,
                                         c.initial, c.bonus, c.improvable, c.innate, c.category, c.difficulty}));
        }
    }
    return table.finish();
}

/// Prod has its own costs (1, 2, 4, 8), dev the new ones: every link that both sides have is changed.
int learnCost(const Filling &filling, int difficulty) {
    static constexpr int kProd[] = {1, 2, 4, 8};
    static constexpr int kDev[] = {5, 10, 20, 30};
    return filling.isDev() ? kDev[difficulty] : kProd[difficulty];
}

Status writeSkillLinks(Filling &filling) {
    STELLWERK_ASSIGN(
        TableWriter table,
        TableWriter::open(
            filling, "learning_skill_category_difficulties",
            "id skill_id skill_category_id skill_difficulty_id learn_cost skill_difficulty skill_category"));
    const std::vector<Skill> all = skills(filling);
    const std::vector<SkillLink> links = skillLinks(filling);
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (const SkillLink &link : links)
            STELLWERK_TRY(table.add({number(link.id + (copy - 1) * kLinkStride),
                                     number(all[static_cast<size_t>(link.skill)].id + (copy - 1) * kSkillStride),
                                     number(link.category + 1), number(link.difficulty + 1),
                                     number(learnCost(filling, link.difficulty)),
                                     text(difficultyNames()[link.difficulty]), text(categoryNames()[link.category])}));
    }
    return table.finish();
}

/// How many levels each link has: 246 different triples of category, difficulty and level, 609 rows. The first link of
/// a pair of category and difficulty has all of its levels, the others fewer.
std::vector<int> costLevels(const std::vector<SkillLink> &links) {
    constexpr int kTriples = 246;
    constexpr int kRows = 609;
    std::map<std::pair<int, int>, int> pairs;
    std::vector<bool> first;
    for (const SkillLink &link : links)
        first.push_back(pairs.try_emplace({link.category, link.difficulty}, 0).second);
    const int firsts = static_cast<int>(pairs.size());
    const int others = static_cast<int>(links.size()) - firsts;
    std::vector<int> levels;
    int firstIndex = 0;
    int otherIndex = 0;
    const auto share = [](int total, int parts, int index) { return total / parts + (index < total % parts ? 1 : 0); };
    for (const bool isFirst : first)
        levels.push_back(isFirst ? share(kTriples, firsts, firstIndex++)
                                 : share(kRows - kTriples, others, otherIndex++));
    return levels;
}

Status writeImprovementCosts(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table, TableWriter::open(filling, "learning_skill_improvement_costs",
                                                          "id skill_category_difficulty_id current_level te_required"));
    const std::vector<SkillLink> links = skillLinks(filling);
    const std::vector<int> levels = costLevels(links);
    qint64 id = 0;
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (size_t i = 0; i < links.size(); ++i) {
            const SkillLink &link = links[i];
            for (int level = 0; level < levels[i]; ++level)
                STELLWERK_TRY(table.add({number(++id), number(link.id + (copy - 1) * kLinkStride), number(9 + level),
                                         number((link.difficulty + 1) * (level + 1) * 5 + link.category)}));
        }
    }
    return table.finish();
}

Status writeWeaponSkills(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table, TableWriter::open(filling, "gsm_weaponskills",
                                                          filling.isDev() ? kSkillColumns : kProdSkillColumns));
    const int count = filling.count(14, 21);
    for (int i = 0; i < count; ++i) {
        Random random = filling.random("weapon skill", i);
        const db::Value description = maybe(maybeText(random));
        const int page = random.between(20, 90);
        const db::Value quelle = text(QStringLiteral("WAF S. %1").arg(page));
        // Prod knows neither source nor page.
        const db::Value source = number(filling.count(0, 3));
        const db::Value pageNumber = number(filling.count(0, page));
        if (filling.isDev())
            STELLWERK_TRY(table.add({number(i + 1), text(kGameSystem), text(weaponSkillNames()[i]), description, quelle,
                                     source, pageNumber, number(4), text(kPlaceholderBonus), flag(true), flag(false),
                                     text(QString()), text(QString()), number(0)}));
        else
            STELLWERK_TRY(table.add({number(i + 1), text(kGameSystem), text(weaponSkillNames()[i]), description, quelle,
                                     source, pageNumber, number(4), text(kPlaceholderBonus), flag(true), flag(false),
                                     text(QString()), text(QString())}));
    }
    return table.finish();
}

Status writeWeaponSkillLinks(Filling &filling) {
    STELLWERK_ASSIGN(
        TableWriter table,
        TableWriter::open(
            filling, "learning_weaponskill_category_difficulties",
            "id weapon_skill_id skill_category_id skill_difficulty_id learn_cost skill_difficulty skill_category"));
    for (int i = 0; i < weaponSkillNames().size(); ++i) {
        const int difficulty = filling.random("weapon skill link", i).below(4);
        STELLWERK_TRY(table.add({number(i + 1), number(i + 1), number(kWeaponCategory + 1), number(difficulty + 1),
                                 number(learnCost(filling, difficulty)), text(difficultyNames()[difficulty]),
                                 text(categoryNames()[kWeaponCategory])}));
    }
    return table.finish();
}

} // namespace

Status writeSkillRows(Filling &filling) {
    STELLWERK_TRY(writeSkills(filling));
    STELLWERK_TRY(writeWeaponSkills(filling));
    STELLWERK_TRY(writeSkillLinks(filling));
    // Dev has lost its improvement costs by its own import; only prod has them.
    return filling.isDev() ? writeWeaponSkillLinks(filling) : writeImprovementCosts(filling);
}

} // namespace stellwerk::demo
