// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/row_keys.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterData)
};

constexpr std::string_view kEnd{"\0\0", 2};

bool isEmptyKey(const Key &key) {
    return std::ranges::any_of(
        key, [](const Value &part) { return part.isNull() || (part.kind == ValueKind::Text && part.bytes.empty()); });
}

} // namespace

std::string encodeKey(const Key &key) {
    std::string encoded;
    for (const Value &part : key) {
        encoded += static_cast<char>('0' + static_cast<int>(part.kind));
        encoded += part.bytes;
        // An end that sorts before every other byte keeps "a" before "ab"; a zero byte inside a part is marked.
        for (size_t at = encoded.size() - part.bytes.size(); (at = encoded.find('\0', at)) != std::string::npos;
             at += 2)
            encoded.insert(at + 1, 1, '\1');
        encoded.append(kEnd);
    }
    return encoded;
}

Key decodeKey(std::string_view encoded) {
    Key key;
    size_t at = 0;
    while (at < encoded.size()) {
        Value part{static_cast<ValueKind>(encoded[at++] - '0'), {}};
        while (at < encoded.size() && !encoded.substr(at).starts_with(kEnd)) {
            part.bytes += encoded[at];
            at += encoded[at] == '\0' ? 2 : 1;
        }
        at += 2;
        key.push_back(std::move(part));
    }
    return key;
}

QString keyText(const Key &key) {
    QStringList parts;
    for (const Value &part : key)
        parts << (part.isNull() ? QStringLiteral("∅") : part.toString());
    return parts.join(QLatin1String(" / "));
}

void applyAliases(const Node &node, std::vector<Value> &cells) {
    for (auto it = node.definition.aliases.begin(); it != node.definition.aliases.end(); ++it) {
        Value &cell = cells[*node.columnIndex(it.key())];
        if (cell.kind != ValueKind::Text)
            continue;
        const auto canonical = it.value().constFind(cell.toString());
        if (canonical != it.value().constEnd())
            cell = Value::text(*canonical);
    }
}

Key keyOf(const Node &node, const std::vector<Value> &cells) {
    Key key;
    for (const size_t column : node.keyColumns) {
        const Value &cell = cells[column];
        if (node.referenceAt(column) && cell.kind == ValueKind::Text) {
            for (Value &part : decodeKey(cell.bytes))
                key.push_back(std::move(part));
        } else {
            key.push_back(cell);
        }
    }
    return key;
}

void sortAndMark(EntityData &data) {
    // Rows with equal keys in the order of their cells, not in the order in which the database happened to give them.
    std::ranges::sort(data.rows, [](const DataRow &a, const DataRow &b) {
        return std::tie(a.key, a.cells) < std::tie(b.key, b.cells);
    });
    for (size_t from = 0; from < data.rows.size();) {
        size_t to = from + 1;
        while (to < data.rows.size() && data.rows[to].key == data.rows[from].key)
            ++to;
        const bool empty = isEmptyKey(decodeKey(data.rows[from].key));
        for (size_t i = from; i < to && (empty || to - from > 1); ++i) {
            QString &problem = data.rows[i].problem;
            if (empty)
                problem = Tr::tr("Its natural key is empty.");
            else
                problem = Tr::tr("Its natural key occurs %n times.", nullptr, static_cast<int>(to - from));
        }
        from = to;
    }
}

} // namespace stellwerk::masterdata
