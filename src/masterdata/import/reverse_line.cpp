// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/reverse_line.h"

#include "masterdata/catalogue/cell_type.h"

#include <simdjson.h>

#include <array>
#include <charconv>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;
namespace dom = simdjson::dom;

namespace {

constexpr std::string_view kFormat = "stellwerk-reverse";
constexpr std::array<std::string_view, 3> kOps{"insert", "update", "delete"};

void appendText(std::string &out, const QString &text) {
    // Every QString is valid UTF-8 once it is encoded.
    (void)appendJsonString(out, text.toStdString());
}

void appendTyped(std::string &out, char type, std::string_view content) {
    out += "{\"";
    out += type;
    out += "\":\"";
    out += content;
    out += "\"}";
}

std::string base64(std::string_view bytes) {
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64().toStdString();
}

void appendValue(std::string &out, const Value &value) {
    switch (value.kind) {
    case ValueKind::Null:
        out += "null";
        return;
    case ValueKind::Integer:
        appendTyped(out, 'i', value.bytes);
        return;
    case ValueKind::Real:
        appendTyped(out, 'r', value.bytes);
        return;
    case ValueKind::Blob:
        appendTyped(out, 'b', base64(value.bytes));
        return;
    case ValueKind::Text:
        if (!appendJsonString(out, value.bytes))
            appendTyped(out, 't', base64(value.bytes));
        return;
    }
}

template <class Number>
bool isSpellingOf(std::string_view text) {
    Number number{};
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    return result.ec == std::errc() && std::to_string(number) == text;
}

std::optional<Value> typedValue(std::string_view type, std::string_view content) {
    if (type == "i" && (isSpellingOf<qint64>(content) || isSpellingOf<quint64>(content)))
        return Value{ValueKind::Integer, std::string(content)};
    if (type == "r" && db::canonicalReal(content) == content)
        return Value{ValueKind::Real, std::string(content)};
    if (type != "b" && type != "t")
        return {};
    const auto bytes = QByteArray::fromBase64Encoding(
        QByteArray(content.data(), static_cast<qsizetype>(content.size())), QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return {};
    return Value{type == "b" ? ValueKind::Blob : ValueKind::Text, bytes.decoded.toStdString()};
}

std::optional<Value> valueOf(const dom::element &element) {
    std::string_view text;
    dom::object object;
    if (element.is_null())
        return Value::null();
    if (element.get_string().get(text) == simdjson::SUCCESS)
        return Value::text(std::string(text));
    if (element.get_object().get(object) != simdjson::SUCCESS || object.size() != 1)
        return {};
    const dom::key_value_pair member = *object.begin();
    if (member.value.get_string().get(text) != simdjson::SUCCESS)
        return {};
    return typedValue(member.key, text);
}

std::optional<QString> textOf(const simdjson::simdjson_result<dom::element> &element) {
    std::string_view text;
    if (element.get_string().get(text) != simdjson::SUCCESS)
        return {};
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::optional<ReverseCell> cellOf(const dom::element &element) {
    dom::array parts;
    if (element.get_array().get(parts) != simdjson::SUCCESS || parts.size() != 3)
        return {};
    auto column = textOf(parts.at(0));
    auto before = valueOf(parts.at(1).value_unsafe());
    auto after = valueOf(parts.at(2).value_unsafe());
    if (!column || !before || !after)
        return {};
    return ReverseCell{*std::move(column), *std::move(before), *std::move(after)};
}

std::optional<ReverseChange> changeOf(const dom::element &line) {
    ReverseChange change;
    std::string_view op;
    dom::element id;
    dom::array cells;
    const auto table = textOf(line["table"]);
    const auto idColumn = textOf(line["id_column"]);
    if (!table || !idColumn || line["op"].get_string().get(op) != simdjson::SUCCESS ||
        line["id"].get(id) != simdjson::SUCCESS || line["cells"].get_array().get(cells) != simdjson::SUCCESS)
        return {};
    const auto known = std::ranges::find(kOps, op);
    auto idValue = valueOf(id);
    if (known == kOps.end() || !idValue || idValue->kind != ValueKind::Integer)
        return {};
    change.op = static_cast<ReverseOp>(known - kOps.begin());
    change.table = *table;
    change.idColumn = *idColumn;
    change.id = *std::move(idValue);
    for (const dom::element &element : cells) {
        auto cell = cellOf(element);
        if (!cell)
            return {};
        change.cells.push_back(*std::move(cell));
    }
    return change;
}

} // namespace

std::string reverseHead(const QString &about, const QString &createdAt) {
    std::string line = "{\"format\":\"";
    line += kFormat;
    line += "\",\"format_version\":";
    line += std::to_string(ReverseLineParser::kVersion);
    line += ",\"about\":";
    appendText(line, about);
    line += ",\"created_at\":";
    appendText(line, createdAt);
    return line + "}\n";
}

void appendReverseChange(std::string &out, const ReverseChange &change) {
    out += "{\"op\":\"";
    out += kOps[static_cast<size_t>(change.op)];
    out += "\",\"table\":";
    appendText(out, change.table);
    out += ",\"id_column\":";
    appendText(out, change.idColumn);
    out += ",\"id\":";
    appendValue(out, change.id);
    out += ",\"cells\":[";
    std::string_view separator;
    for (const ReverseCell &cell : change.cells) {
        out += std::exchange(separator, ",");
        out += '[';
        appendText(out, cell.column);
        out += ',';
        appendValue(out, cell.before);
        out += ',';
        appendValue(out, cell.after);
        out += ']';
    }
    out += "]}\n";
}

std::string reverseEnd(qint64 changes, const QByteArray &sha256) {
    return "{\"end\":true,\"changes\":" + std::to_string(changes) + ",\"sha256\":\"" + sha256.toStdString() + "\"}\n";
}

class ReverseLineDocument final {
public:
    dom::parser parser;
    std::string again; ///< the line as it would be written

    std::optional<dom::element> parse(std::string_view line) {
        dom::element element;
        if (parser.parse(line.data(), line.size()).get(element) != simdjson::SUCCESS)
            return {};
        return element;
    }
};

ReverseLineParser::ReverseLineParser() : m_document(std::make_unique<ReverseLineDocument>()) {}
ReverseLineParser::ReverseLineParser(ReverseLineParser &&) noexcept = default;
ReverseLineParser &ReverseLineParser::operator=(ReverseLineParser &&) noexcept = default;
ReverseLineParser::~ReverseLineParser() = default;

std::optional<qint64> ReverseLineParser::headVersion(std::string_view line) {
    const auto element = m_document->parse(line);
    std::string_view format;
    std::int64_t version = 0;
    if (!element || (*element)["format"].get_string().get(format) != simdjson::SUCCESS || format != kFormat ||
        (*element)["format_version"].get_int64().get(version) != simdjson::SUCCESS)
        return {};
    if (version != kVersion) // another version's head may have other members
        return version;
    const auto about = textOf((*element)["about"]);
    const auto createdAt = textOf((*element)["created_at"]);
    return about && createdAt && reverseHead(*about, *createdAt) == line ? std::optional<qint64>(version)
                                                                         : std::nullopt;
}

std::optional<ReverseChange> ReverseLineParser::change(std::string_view line) {
    const auto element = m_document->parse(line);
    auto change = element ? changeOf(*element) : std::nullopt;
    if (!change)
        return {};
    m_document->again.clear();
    appendReverseChange(m_document->again, *change);
    return m_document->again == line ? std::move(change) : std::nullopt;
}

} // namespace stellwerk::masterdata
