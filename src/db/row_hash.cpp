// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/row_hash.h"

#include <QCryptographicHash>

#include <cstring>

namespace stellwerk::db {

void RowHash::add(const std::vector<ValueView> &row) {
    m_buffer.clear();
    for (const ValueView &cell : row) {
        m_buffer += static_cast<char>(cell.kind);
        const auto size = static_cast<std::uint64_t>(cell.bytes.size());
        m_buffer.append(reinterpret_cast<const char *>(&size), sizeof size);
        m_buffer += cell.bytes;
    }
    std::array<char, 32> digest{};
    QCryptographicHash::hashInto(std::span<char>(digest),
                                 QByteArrayView(m_buffer.data(), static_cast<qsizetype>(m_buffer.size())),
                                 QCryptographicHash::Sha256);
    std::array<std::uint64_t, 4> lanes{};
    std::memcpy(lanes.data(), digest.data(), digest.size());
    for (size_t i = 0; i < lanes.size(); ++i)
        m_lanes[i] += lanes[i];
    ++m_rows;
}

QString RowHash::toHex() const {
    QString text;
    for (const std::uint64_t lane : m_lanes)
        text += QStringLiteral("%1").arg(lane, 16, 16, QLatin1Char('0'));
    return text;
}

} // namespace stellwerk::db
