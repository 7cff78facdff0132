// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/value.h"

#include <array>
#include <charconv>
#include <cmath>

namespace stellwerk::db {

std::string realText(double number) {
    if (std::isnan(number))
        return "nan";
    if (std::isinf(number))
        return number < 0 ? "-inf" : "inf";
    std::array<char, 32> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), result.ptr};
}

std::optional<std::string> canonicalReal(std::string_view text) {
    double number = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size())
        return {};
    return realText(number);
}

Value Value::real(double number) {
    return {ValueKind::Real, realText(number)};
}

std::optional<qint64> Value::toInteger() const {
    qint64 number = 0;
    const auto result = std::from_chars(bytes.data(), bytes.data() + bytes.size(), number);
    if (kind == ValueKind::Null || result.ec != std::errc() || result.ptr != bytes.data() + bytes.size())
        return {};
    return number;
}

} // namespace stellwerk::db
