// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/sql_script.h"

#include <QStringList>

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace stellwerk::migration {

/// Steps through the tokens of one statement. Every query is false and every take gives nothing at the end.
class TokenCursor final {
public:
    explicit TokenCursor(const std::vector<db::SqlToken> &tokens) : m_tokens(tokens) {}

    [[nodiscard]] bool atEnd() const { return m_index >= m_tokens.size(); }
    [[nodiscard]] const db::SqlToken &token() const { return m_tokens[m_index]; }
    /// How many parentheses are open before the current token.
    [[nodiscard]] int depth() const { return m_depth; }

    [[nodiscard]] bool isWord(const char *upperCase) const {
        return !atEnd() && token().isWord(QLatin1StringView(upperCase));
    }
    [[nodiscard]] bool isAnyWord(std::initializer_list<const char *> words) const {
        return std::ranges::any_of(words, [this](const char *word) { return isWord(word); });
    }
    [[nodiscard]] bool isSign(QChar sign) const { return !atEnd() && signAt(m_index, sign); }
    [[nodiscard]] bool isName() const {
        return !atEnd() && (token().kind == db::TokenKind::Word || token().kind == db::TokenKind::QuotedIdentifier);
    }
    [[nodiscard]] bool previousIsWord(const char *upperCase) const {
        return m_index > 0 && m_tokens[m_index - 1].isWord(QLatin1StringView(upperCase));
    }
    [[nodiscard]] bool previousIsSign(QChar sign) const { return m_index > 0 && signAt(m_index - 1, sign); }

    void skip() {
        if (atEnd())
            return;
        if (isSign(u'('))
            ++m_depth;
        else if (isSign(u')'))
            --m_depth;
        ++m_index;
    }
    bool takeWord(const char *upperCase) { return skipIf(isWord(upperCase)); }
    bool takeAnyWord(std::initializer_list<const char *> words) { return skipIf(isAnyWord(words)); }
    bool takeSign(QChar sign) { return skipIf(isSign(sign)); }

    /// The parts of a name such as `database`.`table`.
    QStringList takePath() {
        QStringList parts;
        while (isName()) {
            parts << token().text;
            skip();
            if (!takeSign(u'.'))
                break;
        }
        return parts;
    }
    /// The last part of such a name.
    QString takeName() {
        const QStringList path = takePath();
        m_tookDatabase |= path.size() > 1;
        return path.isEmpty() ? QString() : path.back();
    }
    /// A name that was taken named its database, too, which takeName() leaves out.
    [[nodiscard]] bool tookDatabase() const { return m_tookDatabase; }

private:
    [[nodiscard]] bool signAt(size_t index, QChar sign) const {
        const db::SqlToken &candidate = m_tokens[index];
        return candidate.kind == db::TokenKind::Punctuation && candidate.text.size() == 1 &&
               candidate.text.front() == sign;
    }
    bool skipIf(bool condition) {
        if (condition)
            skip();
        return condition;
    }

    const std::vector<db::SqlToken> &m_tokens;
    size_t m_index = 0;
    int m_depth = 0;
    bool m_tookDatabase = false;
};

} // namespace stellwerk::migration
