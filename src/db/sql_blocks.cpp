// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sql_blocks.h"

#include <algorithm>
#include <array>
#include <span>

namespace stellwerk::db {

namespace {

bool isOneOf(QStringView word, std::span<const QLatin1StringView> words) {
    return std::ranges::any_of(
        words, [word](QLatin1StringView candidate) { return word.compare(candidate, Qt::CaseInsensitive) == 0; });
}

bool is(QStringView word, const char *upperCase) {
    return word.compare(QLatin1StringView(upperCase), Qt::CaseInsensitive) == 0;
}

using Words = QLatin1StringView;
constexpr std::array kProgramKinds{Words("PROCEDURE"), Words("FUNCTION"), Words("TRIGGER"), Words("EVENT"),
                                   Words("PACKAGE")};
constexpr std::array kPlainKinds{Words("TABLE"),    Words("VIEW"),       Words("INDEX"),  Words("DATABASE"),
                                 Words("SCHEMA"),   Words("USER"),       Words("ROLE"),   Words("SERVER"),
                                 Words("SEQUENCE"), Words("TABLESPACE"), Words("UNIQUE"), Words("FULLTEXT"),
                                 Words("SPATIAL"),  Words("VIRTUAL")};
constexpr std::array kAfterEnd{Words("IF"), Words("LOOP"), Words("WHILE"), Words("REPEAT"), Words("FOR")};

} // namespace

void SqlBlocks::addToken(TokenKind kind, QStringView text) {
    if (kind == TokenKind::Word)
        m_statement == Statement::WithBody ? addBodyWord(text) : classify(text);
    else if (m_endSeen)
        resolveEnd({});
    m_previous = kind == TokenKind::Punctuation && text.size() == 1 ? text.front() : QChar();
}

void SqlBlocks::addSeparator() {
    if (m_endSeen)
        resolveEnd({});
    m_previous = u';';
}

void SqlBlocks::classify(QStringView word) {
    switch (m_statement) {
    case Statement::Unknown:
        if (is(word, "CREATE") || is(word, "ALTER"))
            m_statement = Statement::Creating;
        else
            m_statement = is(word, "BEGIN") && m_engine == Engine::MariaDb ? Statement::Beginning : Statement::Plain;
        break;
    case Statement::Beginning:
        // BEGIN alone starts a transaction.
        m_statement = is(word, "NOT") ? Statement::WithBody : Statement::Plain;
        m_depth = m_statement == Statement::WithBody ? 1 : 0;
        break;
    case Statement::Creating:
        // After "DEFINER =" and "@" stands the name of an account, which may be any word.
        if (m_previous == u'=' || m_previous == u'@')
            break;
        if (isOneOf(word, kProgramKinds)) {
            m_statement = Statement::WithBody;
            m_package = is(word, "PACKAGE");
        } else if (isOneOf(word, kPlainKinds)) {
            m_statement = Statement::Plain;
        }
        break;
    case Statement::WithBody:
    case Statement::Plain:
        break;
    }
}

void SqlBlocks::addBodyWord(QStringView word) {
    if (m_endSeen && resolveEnd(word))
        return;
    // "NEW.begin" and "@end" are names; a block begins a statement, so no other sign stands before it.
    const bool name = m_previous == u'.' || m_previous == u'@';
    const bool startsStatement = m_previous.isNull() || m_previous == u';' || m_previous == u':' || m_previous == u')';
    if (name)
        return;
    if (m_package && m_depth == 0 && (is(word, "AS") || is(word, "IS")))
        m_depth = 1;
    else if (is(word, "CASE") || (is(word, "BEGIN") && startsStatement))
        ++m_depth;
    else if (is(word, "END") && startsStatement && m_depth > 0)
        m_endSeen = true;
}

/// Decides what the END before @p word closes; true when the word belongs to that END.
bool SqlBlocks::resolveEnd(QStringView word) {
    m_endSeen = false;
    if (isOneOf(word, kAfterEnd))
        return true;
    --m_depth;
    return is(word, "CASE");
}

} // namespace stellwerk::db
