// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/name_likeness.h"

#include "masterdata/rows/data_row.h"

#include <algorithm>
#include <functional>

namespace stellwerk::masterdata {

namespace {

/// Stands at both ends of a text, so that how a name begins and ends counts more than what is inside.
constexpr char32_t kEnd = 0;

ComparableName::Part partOf(const db::Value &text) {
    // To upper case first: folding alone leaves "ß" apart from "SS".
    const QString folded =
        text.toString().normalized(QString::NormalizationForm_KC).toUpper().toCaseFolded().simplified();
    ComparableName::Part part;
    bool inNumber = false;
    for (const char32_t c : folded.toStdU32String()) {
        part.folded += c;
        if (QChar::isDigit(c)) {
            part.digits += inNumber ? "" : " ";
            part.digits += static_cast<char>('0' + QChar::digitValue(c));
        }
        inNumber = QChar::isDigit(c);
    }
    char32_t before = kEnd;
    for (const char32_t c : part.folded + kEnd) {
        part.pairs.push_back(std::uint64_t(before) << 32 | c);
        before = c;
    }
    std::ranges::sort(part.pairs);
    return part;
}

size_t commonPairs(const ComparableName::Part &one, const ComparableName::Part &other) {
    size_t common = 0;
    for (auto a = one.pairs.begin(), b = other.pairs.begin(); a != one.pairs.end() && b != other.pairs.end();) {
        if (*a == *b) {
            ++common;
            ++a;
            ++b;
        } else if (*a < *b) {
            ++a;
        } else {
            ++b;
        }
    }
    return common;
}

double likenessOf(const ComparableName::Part &one, const ComparableName::Part &other) {
    if (one.folded == other.folded)
        return 1.0;
    if (one.digits != other.digits)
        return 0.0;
    return 2.0 * static_cast<double>(commonPairs(one, other)) /
           static_cast<double>(one.pairs.size() + other.pairs.size());
}

} // namespace

ComparableName comparableName(std::string_view encodedKey) {
    ComparableName name;
    for (const db::Value &part : decodeKey(encodedKey)) {
        if (part.kind == db::ValueKind::Text) {
            appendKeyPart(name.others, db::Value::text(std::string()));
            name.parts.push_back(partOf(part));
        } else {
            appendKeyPart(name.others, part);
        }
    }
    return name;
}

double nameLikeness(const ComparableName &one, const ComparableName &other) {
    if (one.others != other.others || one.parts.empty())
        return 0.0;
    double least = 1.0;
    for (size_t i = 0; i < one.parts.size(); ++i)
        least = std::min(least, likenessOf(one.parts[i], other.parts[i]));
    return least;
}

std::vector<std::uint64_t> nameGrams(const ComparableName &name) {
    const std::hash<std::string_view> hashOf;
    std::vector<std::uint64_t> grams;
    for (size_t i = 0; i < name.parts.size(); ++i) {
        const ComparableName::Part &part = name.parts[i];
        const std::uint64_t place = hashOf(name.others + part.digits + '#' + std::to_string(i));
        const std::u32string ended = kEnd + part.folded + kEnd;
        // Short groups for short names; long ones because short ones are in too many of many names.
        for (const size_t length : {size_t(3), size_t(6)}) {
            for (size_t at = 0; at + length <= ended.size(); ++at) {
                std::uint64_t gram = place + length;
                for (const char32_t c : std::u32string_view(ended).substr(at, length))
                    gram = (gram ^ c) * 0x100000001b3U;
                grams.push_back(gram);
            }
        }
    }
    std::ranges::sort(grams);
    grams.erase(std::ranges::unique(grams).begin(), grams.end());
    return grams;
}

} // namespace stellwerk::masterdata
