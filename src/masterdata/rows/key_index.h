// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stellwerk::masterdata {

/// The keys of the rows that others refer to, with their ids where they have some: what is held in memory of a whole
/// table, about the length of its keys and 24 bytes per row.
class KeyIndex final {
public:
    struct Entry {
        std::string_view key;
        db::Value id;
        bool ambiguous = false; ///< the key is empty or occurs more than once
    };

    /// Adds the next row; in the order of the keys.
    void add(std::string_view key, const db::ValueView &id, bool ambiguous);
    /// When all rows are added.
    void finish();

    /// The row with that id.
    [[nodiscard]] std::optional<Entry> withId(std::string_view id) const;
    /// The one row with that key; nothing when there is none or the key is ambiguous.
    [[nodiscard]] std::optional<Entry> withKey(std::string_view key) const;
    [[nodiscard]] size_t size() const { return m_rows.size(); }

private:
    struct Row {
        std::uint64_t id = 0;
        std::uint32_t length = 0;
        bool hasId = false;
        bool negative = false;
        bool ambiguous = false;
        size_t at = 0; ///< of the key in m_keys
    };
    [[nodiscard]] std::string_view keyOf(const Row &row) const { return {m_keys.data() + row.at, row.length}; }
    [[nodiscard]] Entry entryOf(const Row &row) const;

    std::string m_keys;
    std::vector<Row> m_rows;           ///< in the order of the keys
    std::vector<std::uint32_t> m_byId; ///< indexes of m_rows
};

} // namespace stellwerk::masterdata
