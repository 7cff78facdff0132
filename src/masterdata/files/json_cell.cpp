// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/files/json_cell.h"

#include <QCoreApplication>

namespace stellwerk::masterdata {

using db::Value;
namespace dom = simdjson::dom;
namespace ondemand = simdjson::ondemand;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ExportFiles)
};

QString wordOf(CellType type) {
    switch (type) {
    case CellType::Boolean:
        return Tr::tr("true or false");
    case CellType::Integer:
        return Tr::tr("a whole number");
    case CellType::Real:
        return Tr::tr("a number");
    case CellType::Decimal:
        return Tr::tr("a decimal number as text");
    case CellType::Text:
        return Tr::tr("text");
    case CellType::Blob:
        return Tr::tr("base64 text");
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<Value> textCell(std::string_view text, CellType type) {
    if (type == CellType::Text)
        return Value::text(std::string(text));
    if (type == CellType::Decimal) {
        auto decimal = canonicalDecimal(text);
        return decimal ? std::optional(Value::text(*std::move(decimal))) : std::nullopt;
    }
    if (type != CellType::Blob)
        return {};
    const auto bytes = QByteArray::fromBase64Encoding(QByteArray(text.data(), static_cast<qsizetype>(text.size())),
                                                      QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? std::optional(Value::blob((*bytes).toStdString())) : std::nullopt;
}

template <class Number>
std::optional<Value> wholeCell(Number number, CellType type) {
    if (type == CellType::Real)
        return Value::real(static_cast<double>(number));
    if (type != CellType::Integer && type != CellType::Boolean)
        return {};
    return Value::integer(number);
}

std::optional<Value> cell(const dom::element &element, CellType type) {
    switch (element.type()) {
    case dom::element_type::NULL_VALUE:
        return Value::null();
    case dom::element_type::BOOL:
        return type == CellType::Boolean ? std::optional(Value::integer(element.get_bool().value_unsafe() ? 1 : 0))
                                         : std::nullopt;
    case dom::element_type::INT64:
        return wholeCell(qint64(element.get_int64().value_unsafe()), type);
    case dom::element_type::UINT64:
        return wholeCell(quint64(element.get_uint64().value_unsafe()), type);
    case dom::element_type::DOUBLE:
        return type == CellType::Real ? std::optional(Value::real(element.get_double().value_unsafe())) : std::nullopt;
    case dom::element_type::STRING:
        return textCell(element.get_string().value_unsafe(), type);
    default:
        return {};
    }
}

/// Looks for the first number that no column can hold and remembers the members that lead to it.
class NumberSearch {
public:
    bool fails(ondemand::value value, int depth) {
        ondemand::json_type type{};
        if (depth > kDepth || value.type().get(type) != simdjson::SUCCESS)
            return false;
        if (type == ondemand::json_type::object)
            return failsInObject(value, depth);
        if (type == ondemand::json_type::array)
            return failsInArray(value, depth);
        ondemand::number number;
        return type == ondemand::json_type::number && value.get_number().get(number) != simdjson::SUCCESS;
    }

    [[nodiscard]] QString place() const { return m_place.join(u'.'); }

private:
    static constexpr int kDepth = 64;

    bool failsInObject(ondemand::value value, int depth) {
        ondemand::object object;
        if (value.get_object().get(object) != simdjson::SUCCESS)
            return false;
        for (auto field : object) {
            std::string_view key;
            ondemand::value inner;
            if (field.unescaped_key().get(key) != simdjson::SUCCESS || field.value().get(inner) != simdjson::SUCCESS)
                return false;
            const QString name = QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
            if (fails(inner, depth + 1)) {
                m_place.prepend(name);
                return true;
            }
        }
        return false;
    }

    bool failsInArray(ondemand::value value, int depth) {
        ondemand::array array;
        if (value.get_array().get(array) != simdjson::SUCCESS)
            return false;
        int number = 0;
        for (auto element : array) {
            ondemand::value inner;
            ++number;
            if (element.get(inner) != simdjson::SUCCESS)
                return false;
            if (fails(inner, depth + 1)) {
                m_place.prepend(QString::number(number));
                return true;
            }
        }
        return false;
    }

    QStringList m_place;
};

/// "level" or "chapters.1.number" of a number out of range; empty when that is not the mistake.
QString placeOfHugeNumber(std::string_view row) {
    ondemand::parser parser;
    const simdjson::padded_string copy(row);
    ondemand::document document;
    ondemand::value root;
    NumberSearch search;
    if (parser.iterate(copy).get(document) != simdjson::SUCCESS ||
        document.get_value().get(root) != simdjson::SUCCESS || !search.fails(root, 0))
        return {};
    return search.place();
}

} // namespace

Result<Value> cellFromJson(const dom::element &element, CellType type, const QString &member) {
    if (auto value = cell(element, type))
        return *std::move(value);
    return fail(wrongType(member, type));
}

Error wrongType(const QString &member, CellType type) {
    return Error{.code = ErrorCode::InvalidInput,
                 .message = Tr::tr("The member %1 has the wrong type; it must be %2.").arg(member, wordOf(type))};
}

Error numberMistake(std::string_view row, const QString &file, const QString &place, simdjson::error_code code) {
    const QString inner = placeOfHugeNumber(row);
    Error error{.code = ErrorCode::InvalidInput,
                .message = Tr::tr("The export file %1 holds a number that is out of range, at %2.")
                               .arg(file, inner.isEmpty() ? place : QString(place + u'.' + inner)),
                .hint = Tr::tr("Make the package again."),
                .detail = QString::fromLatin1(simdjson::error_message(code))};
    return error;
}

} // namespace stellwerk::masterdata
