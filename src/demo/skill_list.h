// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/filling.h"

#include <QString>

#include <vector>

namespace stellwerk::demo {

/// A row of gsm_skills as far as other tables need it.
struct Skill {
    enum class Kind {
        Common,      ///< on both sides
        OneSided,    ///< only in prod or only in dev
        Placeholder, ///< prod's ten rows of the same name
    };
    Kind kind = Kind::Common;
    int number = 0; ///< within its kind
    int id = 0;     ///< in the first copy; see kSkillStride
    QString name;
};

/// Which category and difficulty a skill belongs to; a row of learning_skill_category_difficulties.
struct SkillLink {
    int skill = 0;      ///< index in skills()
    int category = 0;   ///< index in categoryNames()
    int difficulty = 0; ///< index in difficultyNames()
    int id = 0;         ///< in the first copy; see kLinkStride
};

// The ids of copy n follow those of copy n - 1 at this distance.
inline constexpr int kSkillStride = 100;
inline constexpr int kSpellStride = 1000;
inline constexpr int kEquipmentStride = 100;
inline constexpr int kLinkStride = 1000;

inline constexpr int kRenamedSkillId = 64; ///< Geländekunde in prod, Gerätekunde in dev

/// Which draw a skill's content comes from: the same on both sides for common skills and for the renamed one, whose
/// name is all (but for the page) that changed.
[[nodiscard]] int contentNumber(const Filling &filling, const Skill &skill);
/// The skills of one side, common ones first.
[[nodiscard]] std::vector<Skill> skills(const Filling &filling);
/// Their links; the ids have nothing in common between the sides.
[[nodiscard]] std::vector<SkillLink> skillLinks(const Filling &filling);
/// The id of spell @p index of spellNames() on one side, in the first copy.
[[nodiscard]] int spellId(const Filling &filling, int index);

} // namespace stellwerk::demo
