// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/value.h"

#include <QString>

#include <array>
#include <cstdint>
#include <span>

namespace stellwerk::db {

/// A checksum of a set of rows that does not depend on their order: each row's XXH3 (128 bits) over kind, length and
/// bytes of every cell, added lane by lane modulo 2^64 (a multiset hash; a row that occurs twice counts twice). It
/// tells change by accident, not by an attacker; against that files have their SHA-256.
class RowHash final {
public:
    void add(std::span<const ValueView> row);
    /// Joins the rows that another object was given.
    void add(const RowHash &other);

    [[nodiscard]] qint64 rows() const { return m_rows; }
    /// 32 hex digits; the hash of no rows is all zeros.
    [[nodiscard]] QString toHex() const;
    bool operator==(const RowHash &other) const { return m_rows == other.m_rows && m_lanes == other.m_lanes; }

private:
    std::array<std::uint64_t, 2> m_lanes{};
    qint64 m_rows = 0;
    std::string m_buffer;
};

} // namespace stellwerk::db
