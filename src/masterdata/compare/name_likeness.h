// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stellwerk::masterdata {

/// A natural key, prepared for being compared with many others as a name.
struct ComparableName {
    struct Part {
        std::u32string folded;            ///< without case, blanks at the ends, compatibility forms (ﬀ)
        std::string digits;               ///< its numbers: "Band 2" and "Band 3" are two things
        std::vector<std::uint64_t> pairs; ///< neighbouring code points, also with the ends; sorted
    };
    std::string others;      ///< what must be equal: how many parts there are, and those that are no text
    std::vector<Part> parts; ///< the texts
};

[[nodiscard]] ComparableName comparableName(std::string_view encodedKey);

/// 0 … 1: the Dice coefficient of the pairs of code points, of the text part that is least alike. 1 = equal but for
/// case, blanks and compatibility forms. 0 when a number, a NULL or bytes differ, or the numbers inside a text.
[[nodiscard]] double nameLikeness(const ComparableName &one, const ComparableName &other);

/// Hashes of what two names that are alike have in common: groups of three and of six code points, together with the
/// part that they stand in and everything that must be equal. Equal hashes of different groups are possible.
[[nodiscard]] std::vector<std::uint64_t> nameGrams(const ComparableName &name);

} // namespace stellwerk::masterdata
