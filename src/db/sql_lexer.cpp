// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sql_lexer.h"

#include <algorithm>
#include <array>

namespace stellwerk::db {

namespace {

/// mariadb-dump writes /*!999999\- … */ to speak to the client; no server will ever run it, so it is a plain comment.
constexpr QStringView kSandbox = u"999999\\-";

bool isBlank(QChar c) {
    return c == u' ' || (c >= u'\t' && c <= u'\r');
}

bool isDigit(QChar c) {
    return c >= u'0' && c <= u'9';
}

bool isHexDigit(QChar c) {
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isWordPart(QChar c) {
    return isDigit(c) || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' || c == u'$' ||
           c.unicode() >= 0x80;
}

} // namespace

SqlLexer::SqlLexer(QStringView text, Engine engine, int line, int column)
    : m_text(text), m_engine(engine), m_line(line), m_column(column) {}

Lexeme SqlLexer::next() {
    qsizetype start = m_offset;
    while (start < m_text.size() && isBlank(m_text[start]))
        ++start;
    moveTo(start);
    if (start == m_text.size())
        return take(Lexeme::Type::End, TokenKind::Punctuation, start);

    // The order is that of the client: its own lines first, then the delimiter, which may be "#", "--" or "'".
    if (delimiterLineAt(start))
        return take(Lexeme::Type::DelimiterLine, TokenKind::Word, lineEnd(start));
    if (delimiterAt(start))
        return take(Lexeme::Type::Delimiter, TokenKind::Punctuation, start + m_delimiter.size());
    if (m_insideExecutable && startsWith(start, u"*/") && !delimiterAt(start + 1)) {
        m_insideExecutable = false;
        return take(Lexeme::Type::ExecutableClosing, TokenKind::Comment, start + 2);
    }
    if (lineCommentAt(start))
        return take(Lexeme::Type::Token, TokenKind::Comment, lineEnd(start));
    if (startsWith(start, u"/*"))
        return takeBlockComment();
    const QChar c = m_text[start];
    if (c == u'\'' || c == u'"' || c == u'`' || (c == u'[' && m_engine == Engine::Sqlite))
        return takeQuoted(c);
    if (m_engine == Engine::MariaDb && startsWith(start, u"\\N"))
        return take(Lexeme::Type::Token, TokenKind::Word, start + 2);
    if (isWordPart(c) || (c == u'.' && isDigit(at(start + 1))))
        return takeNumberOrWord();
    return take(Lexeme::Type::Token, TokenKind::Punctuation, cutAtDelimiter(operatorEnd(start)));
}

qsizetype SqlLexer::lineEnd(qsizetype from) const {
    const qsizetype end = m_text.indexOf(u'\n', from);
    return end < 0 ? m_text.size() : end;
}

/// A token from the current offset that would reach to @p end ends where a delimiter begins: the client looks for it
/// at every sign, so with "go" the word "gold" is a delimiter and "ld".
qsizetype SqlLexer::cutAtDelimiter(qsizetype end) const {
    for (qsizetype i = m_offset + 1; i < end && !m_delimiter.isEmpty(); ++i) {
        if (delimiterAt(i))
            return i;
    }
    return end;
}

bool SqlLexer::delimiterLineAt(qsizetype offset) const {
    static constexpr QLatin1StringView keyword("DELIMITER");
    const bool possible =
        !m_delimiter.isEmpty() && !m_statementOpen && (m_text[offset] == u'D' || m_text[offset] == u'd');
    if (!possible || !m_text.sliced(offset).startsWith(keyword, Qt::CaseInsensitive))
        return false;
    const QChar after = at(offset + keyword.size());
    if (!after.isNull() && after != u' ' && after != u'\t' && after != u'\n')
        return false;
    const qsizetype lineBegin = offset == 0 ? 0 : m_text.lastIndexOf(u'\n', offset - 1) + 1;
    return std::ranges::all_of(m_text.sliced(lineBegin, offset - lineBegin), isBlank);
}

bool SqlLexer::lineCommentAt(qsizetype offset) const {
    if (m_engine == Engine::MariaDb && m_text[offset] == u'#')
        return true;
    if (!startsWith(offset, u"--"))
        return false;
    // MariaDB reads "5--1" as a subtraction; only a blank makes a comment of it. The client drops a line that begins
    // with "--" where a statement would begin.
    const bool beginsStatement = !m_delimiter.isEmpty() && !m_statementOpen;
    return m_engine == Engine::Sqlite || beginsStatement || offset + 2 == m_text.size() || isBlank(at(offset + 2));
}

/// The end of "/*!", "/*M!" and the version after it, or -1 where no executable comment begins.
qsizetype SqlLexer::executableOpeningAt(qsizetype offset) const {
    if (m_engine != Engine::MariaDb)
        return -1;
    qsizetype end = offset;
    if (startsWith(offset, u"/*!"))
        end += 3;
    else if (startsWith(offset, u"/*M!"))
        end += 4;
    else
        return -1;
    const qsizetype digits = end;
    while (end - digits < 6 && isDigit(at(end)))
        ++end;
    return startsWith(digits, kSandbox) ? -1 : end;
}

void SqlLexer::moveTo(qsizetype offset) {
    for (; m_offset < offset; ++m_offset) {
        const QChar c = m_text[m_offset];
        if (c == u'\n') {
            ++m_line;
            m_column = 1;
        } else if (!c.isLowSurrogate()) {
            ++m_column;
        }
    }
}

Lexeme SqlLexer::take(Lexeme::Type type, TokenKind kind, qsizetype end) {
    const Lexeme lexeme{type, kind, m_offset, end, m_line, m_column};
    if (type == Lexeme::Type::Delimiter || type == Lexeme::Type::DelimiterLine)
        m_statementOpen = false;
    else if (!lexeme.isComment())
        m_statementOpen = true;
    moveTo(end);
    return lexeme;
}

Lexeme SqlLexer::takeBlockComment() {
    const qsizetype opening = m_insideExecutable ? -1 : executableOpeningAt(m_offset);
    // "/*!" is code to the client, sign by sign: a delimiter in it would leave two halves of a comment.
    if (opening >= 0 && cutAtDelimiter(opening) < opening)
        return take(Lexeme::Type::Unterminated, TokenKind::Comment, opening);
    const qsizetype end = m_text.indexOf(QStringView(u"*/"), m_offset + 2);
    if (end < 0)
        return take(Lexeme::Type::Unterminated, TokenKind::Comment, m_text.size());
    if (opening < 0)
        return take(Lexeme::Type::Token, TokenKind::Comment, end + 2);
    m_insideExecutable = true;
    return take(Lexeme::Type::ExecutableOpening, TokenKind::Comment, opening);
}

Lexeme SqlLexer::takeQuoted(QChar quote) {
    const QChar closing = quote == u'[' ? u']' : quote;
    const bool isString = quote == u'\'' || (quote == u'"' && m_engine == Engine::MariaDb);
    const TokenKind kind = isString ? TokenKind::String : TokenKind::QuotedIdentifier;
    const bool backslashEscapes = isString && m_engine == Engine::MariaDb;
    for (qsizetype i = m_offset + 1; i < m_text.size(); ++i) {
        if (backslashEscapes && m_text[i] == u'\\')
            ++i;
        else if (m_text[i] != closing)
            continue;
        else if (quote != u'[' && at(i + 1) == closing)
            ++i;
        else
            return take(Lexeme::Type::Token, kind, i + 1);
    }
    return take(Lexeme::Type::Unterminated, kind, m_text.size());
}

Lexeme SqlLexer::takeNumberOrWord() {
    const qsizetype number = numberEnd(m_offset);
    // MariaDB allows names that begin with a digit, such as 2nd_table.
    const qsizetype word = wordEnd(number);
    const TokenKind kind = word > number ? TokenKind::Word : TokenKind::Number;
    return take(Lexeme::Type::Token, kind, cutAtDelimiter(word));
}

qsizetype SqlLexer::wordEnd(qsizetype from) const {
    qsizetype end = from;
    while (end < m_text.size() && isWordPart(m_text[end]))
        ++end;
    return end;
}

qsizetype SqlLexer::numberEnd(qsizetype from) const {
    qsizetype end = from;
    const auto skipDigits = [&] {
        while (isDigit(at(end)))
            ++end;
    };
    if (at(end) == u'0' && (at(end + 1) == u'x' || at(end + 1) == u'X')) {
        qsizetype hex = end + 2;
        while (isHexDigit(at(hex)))
            ++hex;
        return hex > end + 2 ? hex : end + 1;
    }
    skipDigits();
    if (at(end) == u'.' && (end > from || isDigit(at(end + 1)))) {
        ++end;
        skipDigits();
    }
    if (end > from && (at(end) == u'e' || at(end) == u'E')) {
        const bool sign = at(end + 1) == u'+' || at(end + 1) == u'-';
        if (isDigit(at(end + (sign ? 2 : 1)))) {
            end += sign ? 2 : 1;
            skipDigits();
        }
    }
    return end;
}

qsizetype SqlLexer::operatorEnd(qsizetype from) const {
    static constexpr std::array<QStringView, 13> kOperators{u"<=>", u"->>", u"<=", u">=", u"<>", u"!=", u":=",
                                                            u"||",  u"&&",  u"<<", u">>", u"->", u"=="};
    for (const QStringView candidate : kOperators) {
        if (startsWith(from, candidate))
            return from + candidate.size();
    }
    return from + 1;
}

} // namespace stellwerk::db
