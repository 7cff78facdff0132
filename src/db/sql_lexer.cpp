// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sql_lexer.h"

#include <array>

namespace stellwerk::db {

namespace {

/// mariadb-dump writes /*!999999\- … */ to speak to the client; no server will ever run it, so it is a plain comment.
constexpr int kNeverExecutedVersion = 999999;

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
    : m_text(text), m_engine(engine), m_line(line), m_column(column) {
    if (m_text.startsWith(QChar::ByteOrderMark))
        m_offset = 1;
}

Lexeme SqlLexer::next() {
    qsizetype start = m_offset;
    while (start < m_text.size() && isBlank(m_text[start]))
        ++start;
    moveTo(start);
    if (start == m_text.size())
        return take(Lexeme::Type::End, TokenKind::Punctuation, start);

    if (m_insideExecutable && startsWith(start, u"*/")) {
        m_insideExecutable = false;
        return take(Lexeme::Type::ExecutableClosing, TokenKind::Comment, start + 2);
    }
    // Like the client, the delimiter comes before everything else: "#" or "--" may be one.
    if (!m_insideExecutable && delimiterAt(start))
        return take(Lexeme::Type::Delimiter, TokenKind::Punctuation, start + m_delimiter.size());
    if (lineCommentAt(start)) {
        const qsizetype end = m_text.indexOf(u'\n', start);
        return take(Lexeme::Type::Token, TokenKind::Comment, end < 0 ? m_text.size() : end);
    }
    if (startsWith(start, u"/*"))
        return takeBlockComment();
    const QChar c = m_text[start];
    if (c == u'\'' || c == u'"' || c == u'`' || (c == u'[' && m_engine == Engine::Sqlite))
        return takeQuoted(c);
    if (isWordPart(c) || (c == u'.' && isDigit(at(start + 1))))
        return takeNumberOrWord();
    return take(Lexeme::Type::Token, TokenKind::Punctuation, operatorEnd(start));
}

QStringView SqlLexer::takeLine() {
    qsizetype end = m_text.indexOf(u'\n', m_offset);
    if (end < 0)
        end = m_text.size();
    const QStringView line = m_text.sliced(m_offset, end - m_offset);
    moveTo(end);
    return line;
}

bool SqlLexer::delimiterAt(qsizetype offset) const {
    if (m_delimiter.isEmpty() || !startsWith(offset, m_delimiter))
        return false;
    // A delimiter made of letters is a word of its own: with "go", "gold" goes on.
    const bool insideWord = m_delimiter.back().isLetterOrNumber() && isWordPart(at(offset + m_delimiter.size()));
    return !insideWord;
}

bool SqlLexer::lineCommentAt(qsizetype offset) const {
    if (m_engine == Engine::MariaDb && m_text[offset] == u'#')
        return true;
    if (!startsWith(offset, u"--"))
        return false;
    // MariaDB reads "5--1" as a subtraction; only a blank or control character makes a comment of it.
    return m_engine == Engine::Sqlite || offset + 2 == m_text.size() || at(offset + 2).unicode() <= u' ';
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
    return m_text.sliced(digits, end - digits).toInt() == kNeverExecutedVersion ? -1 : end;
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
    moveTo(end);
    return lexeme;
}

Lexeme SqlLexer::takeBlockComment() {
    const qsizetype opening = m_insideExecutable ? -1 : executableOpeningAt(m_offset);
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
    const qsizetype afterNumber = numberEnd(m_offset);
    if (afterNumber == m_offset)
        return take(Lexeme::Type::Token, TokenKind::Word, wordEnd(m_offset));
    // MariaDB allows names that begin with a digit, such as 2nd_table.
    const qsizetype afterWord = wordEnd(afterNumber);
    return take(Lexeme::Type::Token, afterWord > afterNumber ? TokenKind::Word : TokenKind::Number, afterWord);
}

qsizetype SqlLexer::wordEnd(qsizetype from) const {
    // "END$$": a delimiter of signs ends a word, one of letters must stand alone.
    const bool delimiterEndsWord = !m_delimiter.isEmpty() && !m_delimiter.front().isLetterOrNumber();
    qsizetype end = from;
    while (end < m_text.size() && isWordPart(m_text[end]) && !(delimiterEndsWord && startsWith(end, m_delimiter)))
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
    static constexpr std::array kOperators{u"<=>", u"->>", u"<=", u">=", u"<>", u"!=", u":=",
                                           u"||",  u"&&",  u"<<", u">>", u"->", u"=="};
    for (const char16_t *candidate : kOperators) {
        const QStringView view(candidate);
        if (startsWith(from, view))
            return from + view.size();
    }
    return from + 1;
}

} // namespace stellwerk::db
