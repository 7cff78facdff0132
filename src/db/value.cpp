// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/value.h"

#include "db/real_text.h"

#include <charconv>
#include <cmath>

namespace stellwerk::db {

std::string_view putReal(NumberRoom &room, double number) {
    if (std::isnan(number))
        return "nan";
    if (std::isinf(number))
        return number < 0 ? "-inf" : "inf";
    return {room.data(), std::to_chars(room.data(), room.data() + room.size(), number).ptr};
}

std::string realText(double number) {
    NumberRoom room{};
    return std::string(putReal(room, number));
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
