// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/row_hash.h"

#include <xxhash.h>

namespace stellwerk::db {

void RowHash::add(std::span<const ValueView> row) {
    m_buffer.clear();
    for (const ValueView &cell : row) {
        m_buffer += static_cast<char>(cell.kind);
        const auto size = static_cast<std::uint64_t>(cell.bytes.size());
        m_buffer.append(reinterpret_cast<const char *>(&size), sizeof size);
        m_buffer += cell.bytes;
    }
    const XXH128_hash_t hash = XXH3_128bits(m_buffer.data(), m_buffer.size());
    m_lanes[0] += hash.low64;
    m_lanes[1] += hash.high64;
    ++m_rows;
}

void RowHash::add(const RowHash &other) {
    for (size_t i = 0; i < m_lanes.size(); ++i)
        m_lanes[i] += other.m_lanes[i];
    m_rows += other.m_rows;
}

QString RowHash::toHex() const {
    QString text;
    for (const std::uint64_t lane : m_lanes)
        text += QStringLiteral("%1").arg(lane, 16, 16, QLatin1Char('0'));
    return text;
}

} // namespace stellwerk::db
