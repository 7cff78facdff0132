// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cctype>
#include <string_view>

/// The signs of a dump, as bytes: no byte of a longer UTF-8 character is one of those that matter.
namespace stellwerk::backup {

inline bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
inline bool isWordSign(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' || (c & 0x80) != 0;
}

/// Numbers, NULL, hex and the commas between cells.
inline bool isPlainInRow(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == ',' || c == '.';
}

inline bool startsWithWord(std::string_view text, std::string_view upperCase) {
    if (text.size() < upperCase.size())
        return false;
    for (size_t i = 0; i < upperCase.size(); ++i) {
        if (std::toupper(static_cast<unsigned char>(text[i])) != upperCase[i])
            return false;
    }
    return text.size() == upperCase.size() || !isWordSign(text[upperCase.size()]);
}

} // namespace stellwerk::backup
