// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stellwerk::db {

/// The storage kinds that a cell can have on every engine. Exact decimals, dates and times are Text.
enum class ValueKind : std::uint8_t {
    Null,
    Integer, ///< canonical decimal digits, -2^63 … 2^64-1
    Real,    ///< a double as its shortest text that reads back to the same bits
    Text,    ///< UTF-8 (SQLite may hold other bytes), never normalised
    Blob,    ///< raw bytes
};

/// A cell that somebody else owns. Valid as its owner says, e.g. until the next row.
struct ValueView {
    ValueKind kind = ValueKind::Null;
    std::string_view bytes;

    [[nodiscard]] bool isNull() const { return kind == ValueKind::Null; }
    bool operator==(const ValueView &) const = default;
};

/// A cell of its own. Two values are equal when kind and bytes are: NULL ≠ "" ≠ 0.
struct Value {
    ValueKind kind = ValueKind::Null;
    std::string bytes;

    [[nodiscard]] static Value null() { return {}; }
    [[nodiscard]] static Value integer(qint64 number) { return {ValueKind::Integer, std::to_string(number)}; }
    [[nodiscard]] static Value integer(quint64 number) { return {ValueKind::Integer, std::to_string(number)}; }
    [[nodiscard]] static Value integer(int number) { return integer(static_cast<qint64>(number)); }
    [[nodiscard]] static Value real(double number);
    [[nodiscard]] static Value text(const QString &text) { return {ValueKind::Text, text.toStdString()}; }
    [[nodiscard]] static Value text(std::string utf8) { return {ValueKind::Text, std::move(utf8)}; }
    [[nodiscard]] static Value blob(std::string raw) { return {ValueKind::Blob, std::move(raw)}; }
    [[nodiscard]] static Value copyOf(const ValueView &view) { return {view.kind, std::string(view.bytes)}; }

    [[nodiscard]] bool isNull() const { return kind == ValueKind::Null; }
    [[nodiscard]] ValueView view() const { return {kind, bytes}; }
    operator ValueView() const { return view(); } // NOLINT: an owned cell may stand wherever a borrowed one may
    /// The cell as text; NULL gives an empty string.
    [[nodiscard]] QString toString() const { return QString::fromStdString(bytes); }
    /// The cell as a number; nothing when it is no integer of that range.
    [[nodiscard]] std::optional<qint64> toInteger() const;

    auto operator<=>(const Value &) const = default;
};

/// The shortest text that reads back to the same double: "0.1", "1e+300", "-0", "nan", "inf"; the form of
/// ValueKind::Real.
[[nodiscard]] std::string realText(double number);
/// Canonicalises the text of a double as a server prints it ("1.50" -> "1.5"); nothing if it is no number.
[[nodiscard]] std::optional<std::string> canonicalReal(std::string_view text);

} // namespace stellwerk::db
