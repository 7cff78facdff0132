// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/sql_script.h"

#include <QString>
#include <QStringList>

#include <span>
#include <vector>

namespace stellwerk::backup {

using Tokens = std::span<const db::SqlToken>;

[[nodiscard]] inline bool isSign(const db::SqlToken &token, QStringView sign) {
    return token.kind == db::TokenKind::Punctuation && token.text == sign;
}

/// Goes through the tokens of one definition, front to back.
class TokenWalk final {
public:
    explicit TokenWalk(Tokens tokens) : m_tokens(tokens) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_tokens.size(); }
    [[nodiscard]] bool atSign(QStringView sign) const { return !atEnd() && isSign(m_tokens[m_at], sign); }
    [[nodiscard]] bool atWord(const char *word) const {
        return !atEnd() && m_tokens[m_at].isWord(QLatin1StringView(word));
    }
    /// Takes these words if they all stand here.
    bool take(std::initializer_list<const char *> words) {
        size_t at = m_at;
        for (const char *word : words) {
            if (at >= m_tokens.size() || !m_tokens[at++].isWord(QLatin1StringView(word)))
                return false;
        }
        m_at = at;
        return true;
    }
    /// The next token's text; empty at the end.
    QString takeText() { return atEnd() ? QString() : m_tokens[m_at++].text; }
    void skip() { ++m_at; }
    /// What stands between the bracket here and the one that closes it; empty when there is no bracket here.
    Tokens takeBrackets() {
        const size_t begin = m_at + 1;
        if (!atSign(u"("))
            return {};
        for (int depth = 0; !atEnd(); ++m_at) {
            depth += isSign(m_tokens[m_at], u"(") ? 1 : isSign(m_tokens[m_at], u")") ? -1 : 0;
            if (depth == 0) {
                const size_t end = m_at++;
                return m_tokens.subspan(begin, end - begin);
            }
        }
        return {};
    }
    [[nodiscard]] size_t place() const { return m_at; }
    [[nodiscard]] Tokens since(size_t place) const { return m_tokens.subspan(place, m_at - place); }

private:
    Tokens m_tokens;
    size_t m_at = 0;
};

} // namespace stellwerk::backup
