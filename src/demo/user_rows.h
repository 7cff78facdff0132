// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/filling.h"

namespace stellwerk::demo {

/// Fills every table of users and their characters. Names of skills, spells and things are those of the master rows
/// of the same copy, so the master rows must be the ones of this module.
[[nodiscard]] Status writeUserRows(Filling &filling);

// Its parts, in this order.
[[nodiscard]] Status writeUsers(Filling &filling);
[[nodiscard]] Status writeCharacters(Filling &filling);  ///< char_chars and the tables with one row per character
[[nodiscard]] Status writeAbilities(Filling &filling);   ///< skills, weapon skills and spells of the characters
[[nodiscard]] Status writePossessions(Filling &filling); ///< their containers, equipment and weapons
[[nodiscard]] Status writeAuditLog(Filling &filling);

/// The numbers of one side, for one copy.
struct Cast {
    int users = 0;
    int characters = 0;
    int active = 0; ///< characters that have rows in other tables; dev's last one has none
};
[[nodiscard]] Cast castOf(const Filling &filling);

[[nodiscard]] int characterId(const Filling &filling, int copy, int character);
[[nodiscard]] int userId(const Filling &filling, int copy, int character);
/// Row @p index of @p rows belongs to this character; the rows of one character follow each other.
[[nodiscard]] inline int ownerOf(int index, int rows, int active) {
    return index * active / rows;
}

/// The column user_id of child tables, which is mostly NULL or 0: the owner is known from char_chars alone.
struct OwnerCells {
    int nulls = 0; ///< the first rows
    int zeros = 0; ///< the rows after them
    [[nodiscard]] db::Value at(int index, int user) const {
        return index < nulls ? none() : number(index < nulls + zeros ? 0 : user);
    }
};

} // namespace stellwerk::demo
