// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/catalogue/cell_type.h"

#include <QMap>

#include <simdjson.h>

#include <array>
#include <charconv>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;
using db::ValueView;

namespace {

/// "bigint" of "bigint(20) unsigned".
QString typeWord(const QString &declaredType) {
    return declaredType.section(u'(', 0, 0).section(u' ', 0, 0).toLower();
}

/// A double without exponent: what SQLite has made of a decimal.
std::string plainDigits(double number) {
    std::array<char, 512> room{};
    const auto end = std::to_chars(room.data(), room.data() + room.size(), number, std::chars_format::fixed);
    return {room.data(), end.ptr};
}

bool isDigits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Would canonicalDecimal() give the text as it is?
bool isCanonicalDecimal(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative)
        text.remove_prefix(1);
    const size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction = text.substr(std::min(point + 1, text.size()));
    if (!isDigits(whole) || !isDigits(fraction) || whole.empty() || (whole[0] == '0' && whole.size() > 1))
        return false;
    return point == text.size() ? !(negative && text == "0") : !fraction.empty() && fraction.back() != '0';
}

Value decimalOf(const ValueView &value) {
    std::string text(value.bytes);
    double number = 0;
    if (value.kind == ValueKind::Real &&
        std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc())
        text = plainDigits(number);
    const auto canonical = canonicalDecimal(text);
    return Value::text(canonical ? *canonical : std::string(value.bytes));
}

} // namespace

CellType cellTypeOf(const QString &declaredType) {
    static const QMap<QString, CellType> types{
        {QStringLiteral("tinyint"), CellType::Integer},   {QStringLiteral("smallint"), CellType::Integer},
        {QStringLiteral("mediumint"), CellType::Integer}, {QStringLiteral("int"), CellType::Integer},
        {QStringLiteral("bigint"), CellType::Integer},    {QStringLiteral("year"), CellType::Integer},
        {QStringLiteral("double"), CellType::Real},       {QStringLiteral("float"), CellType::Real},
        {QStringLiteral("real"), CellType::Real},         {QStringLiteral("decimal"), CellType::Decimal},
        {QStringLiteral("numeric"), CellType::Decimal},   {QStringLiteral("binary"), CellType::Blob},
        {QStringLiteral("varbinary"), CellType::Blob},    {QStringLiteral("tinyblob"), CellType::Blob},
        {QStringLiteral("blob"), CellType::Blob},         {QStringLiteral("mediumblob"), CellType::Blob},
        {QStringLiteral("longblob"), CellType::Blob},     {QStringLiteral("bit"), CellType::Blob},
    };
    if (declaredType.startsWith(QLatin1String("tinyint(1)"), Qt::CaseInsensitive))
        return CellType::Boolean;
    return types.value(typeWord(declaredType), CellType::Text);
}

Value normalised(const ValueView &value, CellType type) {
    const bool number = value.kind == ValueKind::Integer || value.kind == ValueKind::Real;
    if (type == CellType::Real && value.kind == ValueKind::Integer)
        return {ValueKind::Real, db::canonicalReal(value.bytes).value_or(std::string(value.bytes))};
    if (type == CellType::Decimal && (number || value.kind == ValueKind::Text))
        return decimalOf(value);
    if (type == CellType::Text && number)
        return Value::text(std::string(value.bytes));
    return Value::copyOf(value);
}

bool isNormalised(const ValueView &value, CellType type) {
    switch (type) {
    case CellType::Real:
        return value.kind != ValueKind::Integer;
    case CellType::Decimal:
        return value.isNull() || value.kind == ValueKind::Blob ||
               (value.kind == ValueKind::Text && isCanonicalDecimal(value.bytes));
    case CellType::Text:
        return value.kind != ValueKind::Integer && value.kind != ValueKind::Real;
    default:
        return true;
    }
}

std::optional<std::string> canonicalDecimal(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative)
        text.remove_prefix(1);
    const size_t point = std::min(text.find('.'), text.size());
    std::string_view whole = text.substr(0, point);
    std::string_view fraction = text.substr(std::min(point + 1, text.size()));
    if (whole.size() + fraction.size() == 0 || !isDigits(whole) || !isDigits(fraction))
        return {};
    whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
    fraction = fraction.substr(0, fraction.find_last_not_of('0') + 1);
    std::string result(whole.empty() ? "0" : whole);
    if (!fraction.empty())
        result.append(1, '.').append(fraction);
    return negative && result != "0" ? '-' + result : result;
}

bool integerFits(const ValueView &value, const QString &declaredType) {
    static const QMap<QString, int> bits{{QStringLiteral("tinyint"), 8},
                                         {QStringLiteral("smallint"), 16},
                                         {QStringLiteral("mediumint"), 24},
                                         {QStringLiteral("int"), 32},
                                         {QStringLiteral("bigint"), 64}};
    const int width = bits.value(typeWord(declaredType), 64);
    const char *end = value.bytes.data() + value.bytes.size();
    if (declaredType.contains(QLatin1String("unsigned"), Qt::CaseInsensitive)) {
        quint64 number = 0;
        return std::from_chars(value.bytes.data(), end, number).ec == std::errc() &&
               number <= ~quint64(0) >> (64 - width);
    }
    qint64 number = 0;
    const qint64 limit = qint64(~quint64(0) >> (65 - width));
    return std::from_chars(value.bytes.data(), end, number).ec == std::errc() && number <= limit &&
           number >= -limit - 1;
}

bool appendJsonString(std::string &out, std::string_view utf8) {
    static constexpr std::string_view kHex = "0123456789abcdef";
    if (!simdjson::validate_utf8(utf8.data(), utf8.size()))
        return false;
    out += '"';
    for (const char c : utf8) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                out += "\\u00";
                out += kHex[static_cast<unsigned char>(c) >> 4];
                out += kHex[static_cast<unsigned char>(c) & 15];
            } else {
                out += c;
            }
        }
    }
    out += '"';
    return true;
}

bool appendJson(std::string &out, const ValueView &value, CellType type) {
    switch (value.kind) {
    case ValueKind::Null:
        out += "null";
        return true;
    case ValueKind::Integer:
        if (type == CellType::Boolean && (value.bytes == "0" || value.bytes == "1"))
            out += value.bytes == "1" ? "true" : "false";
        else
            out += value.bytes;
        return type == CellType::Integer || type == CellType::Boolean;
    case ValueKind::Real:
        out += value.bytes;
        // Without a point a reader takes -0 for 0 and 2^65 for a whole number that is too large.
        if (value.bytes.find_first_of(".e") == std::string_view::npos)
            out += ".0";
        return type == CellType::Real && value.bytes.find_first_of("in") == std::string_view::npos;
    case ValueKind::Blob: {
        const auto bytes = QByteArray::fromRawData(value.bytes.data(), static_cast<qsizetype>(value.bytes.size()));
        return appendJsonString(out, bytes.toBase64().toStdString()) && type == CellType::Blob;
    }
    case ValueKind::Text:
        return appendJsonString(out, value.bytes) && (type == CellType::Text || type == CellType::Decimal);
    }
    Q_UNREACHABLE_RETURN(false);
}

Value defaultCell(const schema::Column &column) {
    const CellType type = cellTypeOf(column.type);
    const QString sql = column.defaultValue.value_or(QString());
    const bool quoted = sql.size() >= 2 && sql.startsWith(u'\'') && sql.endsWith(u'\'');
    QString literal = quoted ? sql.mid(1, sql.size() - 2).replace(QLatin1String("''"), QLatin1String("'")) : sql;
    if (sql.isEmpty() && !column.nullable)
        literal = type == CellType::Text || type == CellType::Blob ? QString() : QStringLiteral("0");
    else if (sql.isEmpty())
        return Value::null();
    const std::string bytes = literal.toStdString();
    switch (type) {
    case CellType::Boolean:
    case CellType::Integer:
        return integerFits({ValueKind::Integer, bytes}, column.type) ? Value{ValueKind::Integer, bytes} : Value::null();
    case CellType::Real: {
        const auto real = db::canonicalReal(bytes);
        return real ? Value{ValueKind::Real, *real} : Value::null();
    }
    case CellType::Decimal: {
        const auto decimal = canonicalDecimal(bytes);
        return decimal ? Value::text(*decimal) : Value::null();
    }
    case CellType::Text:
        return quoted || sql.isEmpty() ? Value::text(bytes) : Value::null();
    case CellType::Blob:
        return quoted || sql.isEmpty() ? Value::blob(bytes) : Value::null();
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace stellwerk::masterdata
