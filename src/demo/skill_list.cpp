// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/skill_list.h"

#include "demo/vocabulary.h"

namespace stellwerk::demo {

namespace {

constexpr int kPlaceholders = 10;
constexpr int kCategories = 11;
constexpr int kWeaponCategory = 7;

/// The last twenty common skills have other ids in dev than in prod: equal ids are an accident, not an identity.
int commonSkillId(const Filling &filling, int number) {
    constexpr int kFirst = 38;
    constexpr int kCount = 20;
    constexpr int kRotation = 7;
    if (!filling.isDev() || number < kFirst)
        return number + 1;
    return kFirst + 1 + (number - kFirst + kRotation) % kCount;
}

/// Skills belong to every category but the one of the weapons; @p step 0 is the main category.
int category(const Filling &filling, int draw, int step) {
    const int first = filling.random("skill category", draw).below(kCategories - 1);
    const int chosen = (first + 3 * step) % (kCategories - 1);
    return chosen < kWeaponCategory ? chosen : chosen + 1;
}

/// Few skills are "sehr schwer", so that the pairs of category and difficulty stay few.
int difficulty(const Filling &filling, int draw, int step) {
    return draw % 29 == 28 ? 3 : filling.random("skill difficulty", draw * 3 + step).below(3);
}

/// Further links of a common skill, as steps of category(): some are on both sides, some only in prod, some only in
/// dev.
QList<int> furtherSteps(const Filling &filling, int number) {
    if (number < 2)
        return {1, 2};
    if (number < 9)
        return {1};
    if (number < 18)
        return filling.isDev() ? QList<int>{} : QList<int>{1};
    if (number >= 18 && number < 29)
        return filling.isDev() ? QList<int>{1} : QList<int>{};
    return {};
}

void addPlaceholderLinks(const std::vector<Skill> &all, std::vector<SkillLink> &links) {
    // The first two have the same category and difficulty, so that even the link is ambiguous; the last three have
    // none.
    for (size_t i = 0; i < all.size(); ++i) {
        if (all[i].kind == Skill::Kind::Placeholder && all[i].number < kPlaceholders - 3)
            links.push_back({static_cast<int>(i), std::max(0, all[i].number - 1), 1, 0});
    }
}

} // namespace

int contentNumber(const Filling &filling, const Skill &skill) {
    if (skill.id == kRenamedSkillId)
        return 100;
    switch (skill.kind) {
    case Skill::Kind::Common:
        return skill.number;
    case Skill::Kind::OneSided:
        return filling.count(200, 300) + skill.number;
    case Skill::Kind::Placeholder:
        return 400 + skill.number;
    }
    return 0;
}

std::vector<Skill> skills(const Filling &filling) {
    std::vector<Skill> result;
    for (int i = 0; i < commonSkillNames().size(); ++i)
        result.push_back({Skill::Kind::Common, i, commonSkillId(filling, i), commonSkillNames()[i]});
    const QStringList &oneSided = filling.isDev() ? devSkillNames() : prodSkillNames();
    const int last = static_cast<int>(oneSided.size()) - 1;
    // Prod uses the ids between the common ones and the placeholders, dev those after everything that prod ever had.
    for (int i = 0; i < last; ++i)
        result.push_back({Skill::Kind::OneSided, i, filling.isDev() ? 76 + i : i < 5 ? 59 + i : 60 + i, oneSided[i]});
    result.push_back({Skill::Kind::OneSided, last, kRenamedSkillId, oneSided[last]});
    if (!filling.isDev()) {
        for (int i = 0; i < kPlaceholders; ++i)
            result.push_back({Skill::Kind::Placeholder, i, 66 + i, QStringLiteral("Placeholder")});
    }
    return result;
}

std::vector<SkillLink> skillLinks(const Filling &filling) {
    const std::vector<Skill> all = skills(filling);
    std::vector<SkillLink> links;
    for (size_t i = 0; i < all.size(); ++i) {
        const Skill &skill = all[i];
        const int index = static_cast<int>(i);
        if (skill.kind == Skill::Kind::Placeholder)
            continue;
        const int draw = contentNumber(filling, skill);
        links.push_back({index, category(filling, draw, 0), difficulty(filling, draw, 0), 0});
        if (skill.kind != Skill::Kind::Common)
            continue;
        for (const int step : furtherSteps(filling, skill.number))
            links.push_back({index, category(filling, draw, step), difficulty(filling, draw, step), 0});
    }
    if (!filling.isDev())
        addPlaceholderLinks(all, links);
    for (size_t i = 0; i < links.size(); ++i) {
        const int n = static_cast<int>(i);
        links[i].id = filling.isDev() ? 99 + n * 37 % 119 : 1 + n; // 99 … 217 with gaps, out of order
    }
    return links;
}

int spellId(const Filling &filling, int index) {
    constexpr int kFirst = 500;
    constexpr int kCount = 36;
    constexpr int kRotation = 11;
    if (!filling.isDev() || index < kFirst || index >= kFirst + kCount)
        return index + 1;
    return kFirst + 1 + (index - kFirst + kRotation) % kCount;
}

} // namespace stellwerk::demo
