// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/binary_cells.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <charconv>

namespace stellwerk::db {

namespace {

constexpr unsigned kBinaryCharset = 63;
constexpr unsigned kMicrosecondDigits = 6;

/// uuid and inet are binary inside but read and written as text.
bool isTextualType(const MYSQL_FIELD &field) {
    MARIADB_CONST_STRING name{};
    if (mariadb_field_attr(&name, &field, MARIADB_FIELD_ATTR_DATA_TYPE_NAME) != 0 || name.length == 0)
        return false;
    const std::string_view type(name.str, name.length);
    return type == "uuid" || type == "inet6" || type == "inet4";
}

ValueKind kindOf(const MYSQL_FIELD &field) {
    switch (field.type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_YEAR:
        return ValueKind::Integer;
    case MYSQL_TYPE_FLOAT:
    case MYSQL_TYPE_DOUBLE:
        return ValueKind::Real;
    case MYSQL_TYPE_BIT:
    case MYSQL_TYPE_GEOMETRY:
        return ValueKind::Blob;
    case MYSQL_TYPE_STRING:
    case MYSQL_TYPE_VAR_STRING:
    case MYSQL_TYPE_VARCHAR:
    case MYSQL_TYPE_BLOB:
    case MYSQL_TYPE_TINY_BLOB:
    case MYSQL_TYPE_MEDIUM_BLOB:
    case MYSQL_TYPE_LONG_BLOB:
        return field.charsetnr == kBinaryCharset && !isTextualType(field) ? ValueKind::Blob : ValueKind::Text;
    default:
        return ValueKind::Text;
    }
}

template <class T>
T take(unsigned char *&bytes) {
    const T value = qFromLittleEndian<T>(bytes);
    bytes += sizeof(T);
    return value;
}

/// A length in 1, 3, 4 or 9 bytes.
size_t takeLength(unsigned char *&bytes) {
    const auto first = take<quint8>(bytes);
    switch (first) {
    case 252:
        return take<quint16>(bytes);
    case 253: {
        const size_t low = take<quint16>(bytes);
        return low | size_t(take<quint8>(bytes)) << 16;
    }
    case 254:
        return take<quint64>(bytes);
    default:
        return first;
    }
}

/// Appends @p number with leading zeros.
char *putDigits(char *end, unsigned number, unsigned digits) {
    for (unsigned i = digits; i > 0; --i, number /= 10)
        end[i - 1] = static_cast<char>('0' + number % 10);
    return end + digits;
}

} // namespace

BinaryColumn::BinaryColumn(const MYSQL_FIELD &field)
    : m_type(field.type),
      m_kind(kindOf(field)),
      m_unsigned((field.flags & UNSIGNED_FLAG) != 0),
      m_decimals(field.decimals) {}

ValueView BinaryColumn::take(unsigned char *&bytes) {
    switch (m_type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_YEAR:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG:
        return {m_kind, takeNumber(bytes)};
    case MYSQL_TYPE_FLOAT:
    case MYSQL_TYPE_DOUBLE:
        return {m_kind, takeReal(bytes)};
    case MYSQL_TYPE_DATE:
    case MYSQL_TYPE_DATETIME:
    case MYSQL_TYPE_TIMESTAMP:
        return {m_kind, takeMoment(bytes)};
    case MYSQL_TYPE_TIME:
        return {m_kind, takeTime(bytes)};
    default: {
        const size_t length = takeLength(bytes);
        const std::string_view text(reinterpret_cast<const char *>(bytes), length);
        bytes += length;
        return {m_kind, text};
    }
    }
}

std::string_view BinaryColumn::takeNumber(unsigned char *&bytes) {
    const auto put = [this](auto number) -> std::string_view {
        return {m_room.data(), std::to_chars(m_room.data(), m_room.data() + m_room.size(), number).ptr};
    };
    switch (m_type) {
    case MYSQL_TYPE_TINY:
        return m_unsigned ? put(int(db::take<quint8>(bytes))) : put(int(db::take<qint8>(bytes)));
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_YEAR:
        return m_unsigned ? put(db::take<quint16>(bytes)) : put(db::take<qint16>(bytes));
    case MYSQL_TYPE_LONGLONG:
        return m_unsigned ? put(db::take<quint64>(bytes)) : put(db::take<qint64>(bytes));
    default: // MEDIUMINT too
        return m_unsigned ? put(db::take<quint32>(bytes)) : put(db::take<qint32>(bytes));
    }
}

std::string_view BinaryColumn::takeReal(unsigned char *&bytes) {
    const double number = m_type == MYSQL_TYPE_FLOAT ? double(db::take<float>(bytes)) : db::take<double>(bytes);
    return putReal(m_room, number);
}

/// Whatever is zero at the end is not sent: a date of 4 bytes, a time of day of 3 more, microseconds in another 4.
std::string_view BinaryColumn::takeMoment(unsigned char *&bytes) {
    const size_t length = takeLength(bytes);
    std::array<unsigned char, 11> sent{};
    std::copy_n(bytes, std::min(length, sent.size()), sent.data());
    bytes += length;
    char *end = putDigits(m_room.data(), qFromLittleEndian<quint16>(sent.data()), 4);
    for (const int part : {2, 3}) {
        *end++ = '-';
        end = putDigits(end, sent[static_cast<size_t>(part)], 2);
    }
    if (m_type != MYSQL_TYPE_DATE) {
        for (const int part : {4, 5, 6}) {
            *end++ = part == 4 ? ' ' : ':';
            end = putDigits(end, sent[static_cast<size_t>(part)], 2);
        }
        end = putFraction(end, qFromLittleEndian<quint32>(sent.data() + 7));
    }
    return {m_room.data(), end};
}

/// Likewise: sign, days, hours, minutes and seconds in 8 bytes, microseconds in another 4.
std::string_view BinaryColumn::takeTime(unsigned char *&bytes) {
    const size_t length = takeLength(bytes);
    std::array<unsigned char, 12> sent{};
    std::copy_n(bytes, std::min(length, sent.size()), sent.data());
    bytes += length;
    char *end = m_room.data();
    if (sent[0] != 0)
        *end++ = '-';
    const unsigned hours = qFromLittleEndian<quint32>(sent.data() + 1) * 24 + sent[5];
    end = putDigits(end, hours, hours < 100 ? 2 : 3);
    for (const int part : {6, 7}) {
        *end++ = ':';
        end = putDigits(end, sent[static_cast<size_t>(part)], 2);
    }
    end = putFraction(end, qFromLittleEndian<quint32>(sent.data() + 8));
    return {m_room.data(), end};
}

char *BinaryColumn::putFraction(char *end, unsigned microseconds) {
    const unsigned digits =
        m_decimals <= kMicrosecondDigits ? m_decimals : (microseconds != 0 ? kMicrosecondDigits : 0);
    if (digits == 0)
        return end;
    *end++ = '.';
    putDigits(end, microseconds, kMicrosecondDigits);
    return end + digits;
}

} // namespace stellwerk::db
