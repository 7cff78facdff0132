// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_scanner.h"

#include <QCoreApplication>

#include <array>
#include <limits>

namespace stellwerk {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ExportFiles)
};

constexpr size_t kChunk = size_t(64) << 10;

/// Bytes that stand for themselves inside a text.
constexpr std::array<bool, 256> kPlain = [] {
    std::array<bool, 256> plain{};
    for (size_t byte = 0x20; byte < 0x80; ++byte)
        plain[byte] = byte != '"' && byte != '\\';
    return plain;
}();

bool isDigit(int byte) {
    return byte >= '0' && byte <= '9';
}

/// How many bytes follow the first byte of a character, and which the second one may be: overlong forms, surrogates and
/// what lies behind U+10FFFF are no characters. Nothing: no character begins so.
struct Follow {
    int count = 0;
    int low = 0x80;
    int high = 0xbf;
};
std::optional<Follow> followOf(int first) {
    if (first >= 0xc2 && first <= 0xdf)
        return Follow{.count = 1};
    if (first >= 0xe0 && first <= 0xef)
        return Follow{.count = 2, .low = first == 0xe0 ? 0xa0 : 0x80, .high = first == 0xed ? 0x9f : 0xbf};
    if (first >= 0xf0 && first <= 0xf4)
        return Follow{.count = 3, .low = first == 0xf0 ? 0x90 : 0x80, .high = first == 0xf4 ? 0x8f : 0xbf};
    return {};
}

} // namespace

JsonScanner::JsonScanner(QIODevice &device, DocumentName name, int depth)
    : m_device(device), m_name(std::move(name)), m_depth(depth), m_limit(std::numeric_limits<qint64>::max()) {}

bool JsonScanner::refill() {
    if (m_error)
        return false;
    if (m_keeping) {
        m_kept.append(m_chunk, m_keepFrom, m_end - m_keepFrom);
        m_keepFrom = 0;
    }
    m_base += static_cast<qint64>(m_end);
    m_at = m_end = 0;
    if (m_base > m_limit)
        return mistake(m_overLimit);
    m_chunk.resize(kChunk);
    const qint64 got = m_device.read(m_chunk.data(), kChunk);
    // A device says -1 for a failure as well as for an end that was reached before.
    if (got < 0 && !m_device.atEnd())
        return fails(Error{.code = ErrorCode::Io,
                           .message = Tr::tr("The export file %1 cannot be read.").arg(m_name.name),
                           .detail = m_device.errorString()});
    m_end = static_cast<size_t>(std::max(qint64(0), got));
    return m_end > 0;
}

void JsonScanner::skipByteOrderMark() {
    if (peek() != 0xef)
        return;
    for (const char byte : {'\xef', '\xbb', '\xbf'}) {
        if (!expect(byte, JsonMistake::NoUtf8))
            return;
    }
    m_lineStart = offset();
}

void JsonScanner::skipSpace() {
    while (true) {
        const int byte = peek();
        if (byte != ' ' && byte != '\n' && byte != '\r' && byte != '\t')
            return;
        take();
        if (byte == '\n') {
            ++m_line;
            m_lineStart = offset();
            m_continuations = 0;
        }
    }
}

bool JsonScanner::expect(char byte, JsonMistake otherwise) {
    if (peek() != static_cast<unsigned char>(byte))
        return unexpected(otherwise);
    take();
    return true;
}

void JsonScanner::allow(qint64 bytes, JsonMistake otherwise, qint64 row) {
    m_allowed = bytes;
    m_limit = offset() + bytes;
    m_overLimit = otherwise;
    m_row = row;
}

void JsonScanner::keep() {
    m_keeping = true;
    m_kept.clear();
    m_keepFrom = m_at;
}

std::string JsonScanner::kept() {
    m_keeping = false;
    m_kept.append(m_chunk, m_keepFrom, m_at - m_keepFrom);
    return std::move(m_kept);
}

bool JsonScanner::mistake(JsonMistake what) {
    return !m_error && breaks(textOf(what));
}

bool JsonScanner::unexpected(JsonMistake what) {
    return peek() < 0 ? !m_error && breaks(Tr::tr("It ends too early.")) : mistake(what);
}

bool JsonScanner::breaks(const QString &rule) {
    return fails(Error{.code = ErrorCode::InvalidInput,
                       .message = Tr::tr("The export file %1 is no valid JSON. %2").arg(m_name.name, rule),
                       .hint = m_name.hint.isEmpty() ? Tr::tr("Make the package again.") : m_name.hint});
}

QString JsonScanner::textOf(JsonMistake what) const {
    switch (what) {
    case JsonMistake::NoListOrObject:
        return Tr::tr("It is neither a list nor an object.");
    case JsonMistake::NoValue:
        return Tr::tr("A value is missing here.");
    case JsonMistake::NoText:
        return Tr::tr("A text in quotes is missing here.");
    case JsonMistake::NoColon:
        return Tr::tr("A colon is missing here.");
    case JsonMistake::NoCommaOrBracket:
        return Tr::tr("A comma or ] is missing here.");
    case JsonMistake::NoCommaOrBrace:
        return Tr::tr("A comma or } is missing here.");
    case JsonMistake::NoDigit:
        return Tr::tr("A digit is missing here.");
    case JsonMistake::LeadingZero:
        return Tr::tr("A number begins with 0 here.");
    case JsonMistake::ControlCharacter:
        return Tr::tr("A control character stands inside a text here.");
    case JsonMistake::NoEscape:
        return Tr::tr("There is no such escape.");
    case JsonMistake::HalfCharacter:
        return Tr::tr("Half of a character stands here.");
    case JsonMistake::NoUtf8:
        return Tr::tr("The bytes here are no UTF-8.");
    case JsonMistake::Behind:
        return Tr::tr("Something stands behind its end.");
    case JsonMistake::LongBeforeList:
        return Tr::tr("What stands before its list is too long.");
    case JsonMistake::LongBehindList:
        return Tr::tr("What stands behind its list is too long.");
    case JsonMistake::TooDeep:
        return Tr::tr("More than %1 lists and objects stand inside each other.").arg(m_depth);
    case JsonMistake::LongRow:
        return Tr::tr("Its row %1 is longer than %2 MiB.").arg(m_row).arg(m_allowed >> 20);
    }
    Q_UNREACHABLE_RETURN({});
}

bool JsonScanner::fails(Error error) {
    if (!m_error) {
        if (!error.position)
            error.position = SourcePosition{m_name.label, line(), column(), {}};
        m_error = std::move(error);
        m_base = offset();
        m_at = m_end = 0; // nothing more is read
        m_keepFrom = 0;
    }
    return false;
}

bool JsonScanner::value() {
    return anyValue(0);
}

bool JsonScanner::anyValue(int depth) {
    const int byte = peek();
    switch (byte) {
    case '{':
        return object(depth + 1);
    case '[':
        return list(depth + 1);
    case '"':
        return text();
    case 't':
        return word("true");
    case 'f':
        return word("false");
    case 'n':
        return word("null");
    default:
        return byte == '-' || isDigit(byte) ? number() : unexpected(JsonMistake::NoValue);
    }
}

bool JsonScanner::list(int depth) {
    if (depth > m_depth)
        return mistake(JsonMistake::TooDeep);
    take();
    skipSpace();
    if (peek() == ']') {
        take();
        return true;
    }
    while (true) {
        skipSpace();
        if (!anyValue(depth))
            return false;
        skipSpace();
        if (peek() != ',')
            return expect(']', JsonMistake::NoCommaOrBracket);
        take();
    }
}

bool JsonScanner::object(int depth) {
    if (depth > m_depth)
        return mistake(JsonMistake::TooDeep);
    take();
    skipSpace();
    if (peek() == '}') {
        take();
        return true;
    }
    while (true) {
        skipSpace();
        if (!text())
            return false;
        skipSpace();
        if (!expect(':', JsonMistake::NoColon))
            return false;
        skipSpace();
        if (!anyValue(depth))
            return false;
        skipSpace();
        if (peek() != ',')
            return expect('}', JsonMistake::NoCommaOrBrace);
        take();
    }
}

bool JsonScanner::word(const char *letters) {
    for (; *letters; ++letters) {
        if (!expect(*letters, JsonMistake::NoValue))
            return false;
    }
    return true;
}

bool JsonScanner::number() {
    if (peek() == '-')
        take();
    if (peek() == '0')
        take();
    else if (!digits())
        return false;
    if (isDigit(peek()))
        return mistake(JsonMistake::LeadingZero);
    if (peek() == '.') {
        take();
        if (!digits())
            return false;
    }
    if (peek() == 'e' || peek() == 'E') {
        take();
        if (peek() == '+' || peek() == '-')
            take();
        return digits();
    }
    return true;
}

bool JsonScanner::digits() {
    if (!isDigit(peek()))
        return unexpected(JsonMistake::NoDigit);
    while (isDigit(peek()))
        take();
    return true;
}

bool JsonScanner::text() {
    if (!expect('"', JsonMistake::NoText))
        return false;
    while (true) {
        while (m_at < m_end && kPlain[static_cast<unsigned char>(m_chunk[m_at])])
            ++m_at;
        const int byte = peek();
        if (byte >= 0 && kPlain[static_cast<size_t>(byte)])
            continue;
        if (byte == '"') {
            take();
            return true;
        }
        if (byte < 0x20)
            return unexpected(JsonMistake::ControlCharacter);
        if (!(byte == '\\' ? escape() : multibyte()))
            return false;
    }
}

bool JsonScanner::escape() {
    take();
    const int byte = peek();
    if (byte != 'u') {
        if (byte <= 0 || !std::string_view("\"\\/bfnrt").contains(static_cast<char>(byte)))
            return unexpected(JsonMistake::NoEscape);
        take();
        return true;
    }
    const auto first = hexDigits();
    if (!first)
        return false;
    const bool isHigh = *first >= 0xd800 && *first <= 0xdbff;
    if (*first < 0xd800 || *first > 0xdfff)
        return true;
    if (!isHigh || !expect('\\', JsonMistake::HalfCharacter) || peek() != 'u')
        return unexpected(JsonMistake::HalfCharacter);
    const auto second = hexDigits();
    return second && ((*second >= 0xdc00 && *second <= 0xdfff) || mistake(JsonMistake::HalfCharacter));
}

std::optional<unsigned> JsonScanner::hexDigits() {
    take(); // u
    unsigned number = 0;
    for (int i = 0; i < 4; ++i) {
        const int byte = peek();
        const int letter = byte | 0x20;
        if (isDigit(byte)) {
            number = number * 16 + static_cast<unsigned>(byte - '0');
        } else if (letter >= 'a' && letter <= 'f') {
            number = number * 16 + static_cast<unsigned>(letter - 'a' + 10);
        } else {
            (void)unexpected(JsonMistake::NoEscape);
            return {};
        }
        take();
    }
    return number;
}

bool JsonScanner::multibyte() {
    auto follow = followOf(peek());
    if (!follow)
        return mistake(JsonMistake::NoUtf8);
    take();
    for (int i = 0; i < follow->count; ++i) {
        const int byte = peek();
        if (byte < follow->low || byte > follow->high)
            return unexpected(JsonMistake::NoUtf8);
        take();
        ++m_continuations;
        follow->low = 0x80;
        follow->high = 0xbf;
    }
    return true;
}

} // namespace stellwerk
