// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/foreign/foreign_cell.h"

#include "schema/spelling.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <limits>

namespace stellwerk::backup {

using db::Value;
using simdjson::dom::element_type;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ForeignExport)
};

using Cell = std::expected<Value, QString>;

int bitsOf(const QString &word) {
    if (word == u"tinyint")
        return 8;
    if (word == u"smallint")
        return 16;
    if (word == u"mediumint")
        return 24;
    return word == u"int" ? 32 : 64;
}

ForeignColumn::Kind kindOf(const QString &type) {
    using Kind = ForeignColumn::Kind;
    const QString word = schema::typeWord(type);
    if (type == u"tinyint(1)")
        return Kind::Boolean;
    if (schema::isIntegerType(type) || word == u"year")
        return Kind::Integer;
    if (word == u"float" || word == u"double")
        return Kind::Real;
    if (word == u"decimal")
        return Kind::Decimal;
    if (word == u"datetime" || word == u"timestamp")
        return Kind::Time;
    if (word == u"date")
        return Kind::Date;
    return word.endsWith(u"blob") || word.endsWith(u"binary") ? Kind::Bytes : Kind::Text;
}

qint64 inBrackets(const QString &type) {
    return type.section(u'(', 1).section(u')', 0, 0).toLongLong();
}

} // namespace

ForeignColumn::ForeignColumn(const schema::Column &column, bool isReference)
    : name(column.name), nullable(column.nullable), reference(isReference) {
    const QString type = schema::canonicalType(column.type);
    const QString word = schema::typeWord(type);
    kind = kindOf(type);
    isUnsigned = type.contains(u"unsigned");
    bits = bitsOf(word);
    if (word == u"char" || word == u"varchar" || kind == Kind::Time)
        length = inBrackets(type);
}

Value ForeignColumn::zero() const {
    if (reference && nullable)
        return Value::null();
    switch (kind) {
    case Kind::Boolean:
    case Kind::Integer:
        return Value::integer(0);
    case Kind::Real:
        return Value::real(0);
    case Kind::Decimal:
        return Value::text(std::string("0"));
    case Kind::Time:
    case Kind::Date:
        return Value::null();
    case Kind::Text:
        return Value::text(std::string());
    case Kind::Bytes:
        return Value::blob({});
    }
    Q_UNREACHABLE_RETURN({});
}

std::unexpected<QString> ForeignColumn::wrongType() const {
    const auto must = [](const QString &what) {
        return std::unexpected(Tr::tr("it has the wrong type; it must be %1").arg(what));
    };
    switch (kind) {
    case Kind::Boolean:
        return must(Tr::tr("true or false"));
    case Kind::Integer:
        return must(Tr::tr("a whole number"));
    case Kind::Real:
        return must(Tr::tr("a number"));
    case Kind::Decimal:
        return must(Tr::tr("a decimal number as text"));
    case Kind::Time:
    case Kind::Date:
        return must(Tr::tr("a time like 2026-01-31T12:34:56.789+01:00"));
    case Kind::Text:
        return must(Tr::tr("text"));
    case Kind::Bytes:
        return must(Tr::tr("base64 text"));
    }
    Q_UNREACHABLE_RETURN(std::unexpected(QString()));
}

Cell ForeignColumn::cell(const simdjson::dom::element &element) const {
    switch (element.type()) {
    case element_type::NULL_VALUE:
        return nullable ? Cell(Value::null()) : std::unexpected(Tr::tr("it is null, which the column does not allow"));
    case element_type::BOOL:
        return kind == Kind::Boolean ? Cell(Value::integer(element.get_bool().value_unsafe() ? 1 : 0)) : wrongType();
    case element_type::INT64:
        return whole(element.get_int64().value_unsafe());
    case element_type::UINT64: // above 2^63 - 1
        if (kind == Kind::Integer && isUnsigned && bits == 64)
            return Value::integer(quint64(element.get_uint64().value_unsafe()));
        if (kind == Kind::Real)
            return Value::real(static_cast<double>(element.get_uint64().value_unsafe()));
        return kind == Kind::Integer ? std::unexpected(Tr::tr("the number does not fit the column")) : wrongType();
    case element_type::DOUBLE:
        return kind == Kind::Real ? Cell(Value::real(element.get_double().value_unsafe())) : wrongType();
    case element_type::STRING:
        return text(element.get_string().value_unsafe());
    default:
        return wrongType();
    }
}

Cell ForeignColumn::whole(qint64 number) const {
    if (kind == Kind::Real)
        return Value::real(static_cast<double>(number));
    if (kind != Kind::Integer && kind != Kind::Boolean)
        return wrongType();
    if (reference && nullable && number == 0)
        return Value::null();
    const qint64 largest =
        isUnsigned && bits < 64 ? (qint64(1) << bits) - 1 : std::numeric_limits<qint64>::max() >> (64 - bits);
    const qint64 smallest = isUnsigned ? 0 : -(std::numeric_limits<qint64>::max() >> (64 - bits)) - 1;
    if (number < smallest || number > largest)
        return std::unexpected(Tr::tr("the number %1 does not fit the column").arg(number));
    return Value::integer(number);
}

Cell ForeignColumn::text(std::string_view text) const {
    const QString given = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    switch (kind) {
    case Kind::Text:
        if (const qint64 characters = length == 0 ? 0 : static_cast<qint64>(given.toUcs4().size()); characters > length)
            return std::unexpected(Tr::tr("it has %1 characters, the column takes %2").arg(characters).arg(length));
        return Value::text(std::string(text));
    case Kind::Time:
    case Kind::Date:
        return time(given);
    case Kind::Decimal: {
        static const QRegularExpression number(QStringLiteral("\\A-?[0-9]+(\\.[0-9]+)?\\z"));
        return number.match(given).hasMatch() ? Cell(Value::text(given)) : wrongType();
    }
    case Kind::Bytes: {
        const auto bytes = QByteArray::fromBase64Encoding(given.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        return bytes ? Cell(Value::blob((*bytes).toStdString())) : wrongType();
    }
    default:
        return wrongType();
    }
}

Cell ForeignColumn::time(const QString &text) const {
    static const QRegularExpression form(QStringLiteral("\\A([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2})(?"
                                                        ":\\.([0-9]{1,9}))?(?:Z|[+-][0-9]{2}:[0-9]{2})\\z"));
    const QRegularExpressionMatch match = form.match(text);
    const QString date = match.captured(1);
    if (!match.hasMatch() || !QDate::fromString(date, Qt::ISODate).isValid() ||
        !QTime::fromString(match.captured(2), QStringLiteral("HH:mm:ss")).isValid())
        return wrongType();
    if (date == u"0001-01-01")
        return nullable ? Cell(Value::null())
                        : std::unexpected(Tr::tr("it stands for no time, which the column does not allow"));
    QString fraction = match.captured(3);
    const qint64 digits = kind == Kind::Time ? length : 0;
    static const QRegularExpression notZero(QStringLiteral("[1-9]"));
    if (fraction.mid(digits).contains(notZero))
        return std::unexpected(Tr::tr("it is more exact than the column"));
    fraction.truncate(digits);
    if (kind == Kind::Date)
        return Value::text(date);
    QString value = QString(date + u' ' + match.captured(2));
    if (digits > 0)
        value += QString(u'.' + fraction.leftJustified(digits, u'0'));
    return Value::text(value);
}

} // namespace stellwerk::backup
