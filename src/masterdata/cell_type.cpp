// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/cell_type.h"

#include <QStringDecoder>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;

CellType cellTypeOf(const QString &declaredType) {
    const QString type = declaredType.toLower();
    if (type.startsWith(QLatin1String("tinyint(1)")))
        return CellType::Boolean;
    static const QStringList integers{QStringLiteral("tinyint"), QStringLiteral("smallint"), QStringLiteral("mediumint"),
                                      QStringLiteral("int"),     QStringLiteral("bigint"),   QStringLiteral("year")};
    const QString word = type.section(u'(', 0, 0).section(u' ', 0, 0);
    if (integers.contains(word))
        return CellType::Integer;
    if (word == QLatin1String("double") || word == QLatin1String("float") || word == QLatin1String("real"))
        return CellType::Real;
    if (word.endsWith(QLatin1String("blob")) || word.endsWith(QLatin1String("binary")) || word == QLatin1String("bit"))
        return CellType::Blob;
    return CellType::Text;
}

Value normalised(const db::ValueView &value, CellType type) {
    if (type == CellType::Real && value.kind == ValueKind::Integer)
        return {ValueKind::Real, db::canonicalReal(value.bytes).value_or(std::string(value.bytes))};
    if (type == CellType::Text && (value.kind == ValueKind::Integer || value.kind == ValueKind::Real))
        return Value::text(std::string(value.bytes));
    return Value::copyOf(value);
}

bool appendJsonString(std::string &out, std::string_view utf8) {
    static constexpr std::string_view kHex = "0123456789abcdef";
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    (void)QString(decoder.decode(QByteArrayView(utf8.data(), static_cast<qsizetype>(utf8.size()))));
    if (decoder.hasError())
        return false;
    out += '"';
    for (const char c : utf8) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
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

bool appendJson(std::string &out, const db::ValueView &value, CellType type) {
    switch (value.kind) {
    case ValueKind::Null: out += "null"; return true;
    case ValueKind::Integer:
        if (type == CellType::Boolean && (value.bytes == "0" || value.bytes == "1"))
            out += value.bytes == "1" ? "true" : "false";
        else
            out += value.bytes;
        return true;
    case ValueKind::Real: out += value.bytes; return true;
    case ValueKind::Blob:
        return appendJsonString(out, QByteArray(value.bytes.data(), static_cast<qsizetype>(value.bytes.size())).toBase64().toStdString());
    case ValueKind::Text: return appendJsonString(out, value.bytes);
    }
    Q_UNREACHABLE_RETURN(false);
}

std::optional<Value> literalDefault(const QString &sql, CellType type) {
    if (sql.size() >= 2 && sql.startsWith(u'\'') && sql.endsWith(u'\'')) {
        QString text = sql.mid(1, sql.size() - 2);
        return normalised(Value::text(text.replace(QLatin1String("''"), QLatin1String("'"))), type);
    }
    bool ok = false;
    const qint64 number = sql.toLongLong(&ok);
    if (ok)
        return normalised(Value::integer(number), type);
    const double real = sql.toDouble(&ok);
    if (ok)
        return Value::real(real);
    return {};
}

} // namespace stellwerk::masterdata
