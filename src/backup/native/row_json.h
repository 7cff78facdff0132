// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/value.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stellwerk::backup {

/// Appends a row as one JSON array and a line end. Integers and doubles are numbers (a double always has a point or an
/// exponent), text is a string, and what JSON cannot hold is an object: {"blob":"base64"}, {"text":"base64"} for text
/// that is not UTF-8, {"real":"nan"}.
void appendRow(std::string &out, const std::vector<db::ValueView> &row);

/// Reads what appendRow() wrote, to the bit.
class RowParser final {
public:
    RowParser();
    RowParser(RowParser &&) noexcept;
    RowParser &operator=(RowParser &&) noexcept;
    ~RowParser();

    /// Bytes that must be readable behind the end of a line.
    static constexpr size_t kPadding = 64;

    /// The cells of @p line (without its end), valid until the next call and as long as the line is.
    /// Fails with Damaged when the line is no row of @p columns cells.
    [[nodiscard]] Result<const std::vector<db::ValueView> *> parse(std::string_view line, size_t columns);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace stellwerk::backup
