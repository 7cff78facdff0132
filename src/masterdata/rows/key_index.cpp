// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/rows/key_index.h"

#include <algorithm>
#include <charconv>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueView;

namespace {

/// Ids are whole numbers, with or without sign; as unsigned numbers they are still different.
std::uint64_t numberOf(std::string_view digits) {
    std::int64_t number = 0;
    if (digits.starts_with('-')) {
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        return static_cast<std::uint64_t>(number);
    }
    std::uint64_t positive = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), positive);
    return positive;
}

} // namespace

void KeyIndex::add(std::string_view key, const ValueView &id, bool ambiguous) {
    // Rows with one key share its bytes.
    const bool repeated = !m_rows.empty() && keyOf(m_rows.back()) == key;
    const size_t at = repeated ? m_rows.back().at : m_keys.size();
    if (!repeated)
        m_keys.append(key);
    m_rows.push_back({numberOf(id.bytes), static_cast<std::uint32_t>(key.size()), !id.isNull(),
                      id.bytes.starts_with('-'), ambiguous || repeated, at});
    if (repeated)
        m_rows[m_rows.size() - 2].ambiguous = true;
}

void KeyIndex::finish() {
    m_byId.clear();
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].hasId)
            m_byId.push_back(static_cast<std::uint32_t>(i));
    }
    std::ranges::sort(m_byId, {}, [this](std::uint32_t i) { return m_rows[i].id; });
}

KeyIndex::Entry KeyIndex::entryOf(const Row &row) const {
    Value id = row.negative ? Value::integer(static_cast<qint64>(row.id)) : Value::integer(quint64(row.id));
    return {keyOf(row), row.hasId ? std::move(id) : Value::null(), row.ambiguous};
}

std::optional<KeyIndex::Entry> KeyIndex::withId(std::string_view id) const {
    const std::uint64_t number = numberOf(id);
    const auto found = std::ranges::lower_bound(m_byId, number, {}, [this](std::uint32_t i) { return m_rows[i].id; });
    if (found == m_byId.end() || m_rows[*found].id != number)
        return {};
    return entryOf(m_rows[*found]);
}

std::optional<KeyIndex::Entry> KeyIndex::withKey(std::string_view key) const {
    const auto found = std::ranges::lower_bound(m_rows, key, {}, [this](const Row &row) { return keyOf(row); });
    if (found == m_rows.end() || keyOf(*found) != key || found->ambiguous)
        return {};
    return entryOf(*found);
}

} // namespace stellwerk::masterdata
