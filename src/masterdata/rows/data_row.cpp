// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/rows/data_row.h"

#include <QStringList>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;
using db::ValueView;

namespace {

/// An end that sorts before every other byte keeps "a" before "ab"; a zero byte inside a part is marked.
constexpr std::string_view kEnd{"\0\0", 2};

} // namespace

void appendKeyPart(std::string &encoded, const ValueView &part) {
    encoded += static_cast<char>('0' + static_cast<int>(part.kind));
    if (part.bytes.find('\0') == std::string_view::npos) {
        encoded += part.bytes;
    } else {
        for (const char c : part.bytes) {
            encoded += c;
            if (c == '\0')
                encoded += '\1';
        }
    }
    encoded.append(kEnd);
}

std::string encodeKey(const Key &key) {
    std::string encoded;
    for (const Value &part : key)
        appendKeyPart(encoded, part);
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

} // namespace stellwerk::masterdata
