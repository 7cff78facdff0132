// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/row_json.h"

#include <QByteArray>
#include <QCoreApplication>

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

using db::ValueKind;
using db::ValueView;

static_assert(simdjson::SIMDJSON_PADDING <= RowParser::kPadding);

constexpr std::string_view kHexDigits = "0123456789abcdef";

constexpr auto kNeedsEscape = [] {
    std::array<bool, 256> table{};
    for (size_t c = 0; c < 0x20; ++c)
        table[c] = true;
    table['"'] = true;
    table['\\'] = true;
    return table;
}();

void appendEscape(std::string &out, char c) {
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += "\\u00";
    out += kHexDigits[byte >> 4];
    out += kHexDigits[byte & 15];
}

void appendString(std::string &out, std::string_view text) {
    out += '"';
    size_t from = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        if (!kNeedsEscape[static_cast<unsigned char>(text[i])])
            continue;
        out.append(text, from, i - from);
        appendEscape(out, text[i]);
        from = i + 1;
    }
    out.append(text, from);
    out += '"';
}

void appendBase64(std::string &out, std::string_view member, std::string_view bytes) {
    const QByteArray encoded = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64();
    out += "{\"";
    out += member;
    out += "\":\"";
    out.append(encoded.constData(), static_cast<size_t>(encoded.size()));
    out += "\"}";
}

void appendReal(std::string &out, std::string_view text) {
    if (text.find('n') != std::string_view::npos) { // nan, inf, -inf
        out += "{\"real\":\"";
        out += text;
        out += "\"}";
        return;
    }
    out += text;
    if (text.find_first_of(".e") == std::string_view::npos)
        out += ".0"; // a number without it reads as an integer
}

void appendCell(std::string &out, const ValueView &cell) {
    switch (cell.kind) {
    case ValueKind::Null:
        out += "null";
        return;
    case ValueKind::Integer:
        out += cell.bytes;
        return;
    case ValueKind::Real:
        appendReal(out, cell.bytes);
        return;
    case ValueKind::Blob:
        appendBase64(out, "blob", cell.bytes);
        return;
    case ValueKind::Text:
        if (simdjson::validate_utf8(cell.bytes))
            appendString(out, cell.bytes);
        else
            appendBase64(out, "text", cell.bytes);
        return;
    }
}

bool isInteger(std::string_view text) {
    if (text.starts_with('-'))
        text.remove_prefix(1);
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

void appendRow(std::string &out, const std::vector<ValueView> &row) {
    char separator = '[';
    for (const ValueView &cell : row) {
        out += separator;
        appendCell(out, cell);
        separator = ',';
    }
    out += row.empty() ? "[]\n" : "]\n";
}

struct RowParser::Impl {
    simdjson::ondemand::parser parser;
    std::vector<ValueView> cells;
    std::vector<std::string> room; ///< decoded bytes, one place per column

    bool parse(std::string_view line, size_t columns) {
        cells.clear();
        room.resize(std::max(room.size(), columns));
        simdjson::ondemand::document document;
        simdjson::ondemand::array array;
        if (parser.iterate(line.data(), line.size(), line.size() + simdjson::SIMDJSON_PADDING).get(document) ||
            document.get_array().get(array))
            return false;
        for (auto element : array) {
            simdjson::ondemand::value value;
            if (cells.size() == columns || element.get(value) || !parseCell(value))
                return false;
        }
        return cells.size() == columns && document.at_end();
    }

    bool parseCell(simdjson::ondemand::value &value) {
        simdjson::ondemand::json_type type{};
        if (value.type().get(type))
            return false;
        std::string_view text;
        switch (type) {
        case simdjson::ondemand::json_type::null: {
            bool null = false;
            if (value.is_null().get(null) || !null)
                return false;
            cells.emplace_back();
            return true;
        }
        case simdjson::ondemand::json_type::string:
            if (value.get_string().get(text))
                return false;
            cells.push_back({ValueKind::Text, text});
            return true;
        case simdjson::ondemand::json_type::number:
            return parseNumber(value);
        case simdjson::ondemand::json_type::object:
            return parseSpecial(value);
        default:
            return false;
        }
    }

    bool parseNumber(simdjson::ondemand::value &value) {
        std::string_view token = value.raw_json_token();
        token = token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
        simdjson::ondemand::number checked; // the token alone says nothing about what follows it
        if (isInteger(token)) {
            cells.push_back({ValueKind::Integer, token});
            return true;
        }
        const auto real = db::canonicalReal(token);
        if (!real || value.get_number().get(checked))
            return false;
        return keep(ValueKind::Real, *real);
    }

    bool parseSpecial(simdjson::ondemand::value &value) {
        simdjson::ondemand::object object;
        if (value.get_object().get(object))
            return false;
        int members = 0;
        for (auto field : object) {
            std::string_view name;
            std::string_view text;
            if (++members > 1 || field.unescaped_key().get(name) || field.value().get_string().get(text))
                return false;
            if (!keepSpecial(name, text))
                return false;
        }
        return members == 1;
    }

    bool keepSpecial(std::string_view name, std::string_view text) {
        if (name == "real")
            return (text == "nan" || text == "inf" || text == "-inf") && keep(ValueKind::Real, text);
        if ((name != "blob" && name != "text") || text.size() % 4 != 0)
            return false;
        const auto decoded =
            QByteArray::fromBase64Encoding(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())),
                                           QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            return false;
        return keep(name == "blob" ? ValueKind::Blob : ValueKind::Text,
                    {decoded.decoded.constData(), static_cast<size_t>(decoded.decoded.size())});
    }

    bool keep(ValueKind kind, std::string_view bytes) {
        std::string &place = room[cells.size()];
        place.assign(bytes);
        cells.push_back({kind, place});
        return true;
    }
};

RowParser::RowParser() : m_impl(std::make_unique<Impl>()) {}
RowParser::RowParser(RowParser &&) noexcept = default;
RowParser &RowParser::operator=(RowParser &&) noexcept = default;
RowParser::~RowParser() = default;

Result<const std::vector<ValueView> *> RowParser::parse(std::string_view line, size_t columns) {
    if (m_impl->parse(line, columns))
        return &m_impl->cells;
    return fail(ErrorCode::Damaged,
                Tr::tr("The backup is damaged: a line is no row of %n column(s).", nullptr, static_cast<int>(columns)));
}

} // namespace stellwerk::backup
