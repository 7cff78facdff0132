// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/sql_script.h"

#include <QStringView>

namespace stellwerk::db {

/// One piece of SQL text as the lexer meets it.
struct Lexeme {
    enum class Type {
        Token,             ///< see kind
        Delimiter,         ///< the statement terminator that was set
        DelimiterLine,     ///< a DELIMITER line, up to its end
        ExecutableOpening, ///< "/*!50001" or "/*M!100100": what follows is code
        ExecutableClosing, ///< the "*/" that belongs to it
        Unterminated,      ///< a quote or comment that reaches the end of the text; see kind
        End,
    };
    Type type = Type::End;
    TokenKind kind = TokenKind::Punctuation;
    qsizetype begin = 0; ///< offsets in the text
    qsizetype end = 0;
    int line = 1;
    int column = 1;

    [[nodiscard]] bool isComment() const { return type == Type::Token && kind == TokenKind::Comment; }
};

/// Walks through SQL text; white space is skipped, everything else becomes a lexeme. Splitter and tokenizer share it,
/// so that they can never disagree on where a quote or a comment ends.
class SqlLexer final {
public:
    SqlLexer(QStringView text, Engine engine, int line = 1, int column = 1);

    /// The terminator to look for outside quotes and comments; empty = none. With a terminator the text is a script:
    /// DELIMITER lines are found, and on MariaDB a "--" that begins a statement is a comment without a blank after it.
    void setDelimiter(const QString &delimiter) { m_delimiter = delimiter; }
    [[nodiscard]] const QString &delimiter() const { return m_delimiter; }
    /// The terminator just met was none: it lies inside the body of a program.
    void continueStatement() { m_statementOpen = true; }

    [[nodiscard]] Lexeme next();
    [[nodiscard]] QStringView textOf(const Lexeme &lexeme) const {
        return m_text.sliced(lexeme.begin, lexeme.end - lexeme.begin);
    }
    /// True between the opening and the closing of an executable comment.
    [[nodiscard]] bool insideExecutableComment() const { return m_insideExecutable; }

private:
    [[nodiscard]] QChar at(qsizetype offset) const { return offset < m_text.size() ? m_text[offset] : QChar(); }
    /// @p what is not empty. Asked at almost every sign, so the first one decides most of the time.
    [[nodiscard]] bool startsWith(qsizetype offset, QStringView what) const {
        return at(offset) == what.front() && m_text.sliced(offset).startsWith(what);
    }
    [[nodiscard]] bool delimiterAt(qsizetype offset) const {
        return !m_delimiter.isEmpty() && startsWith(offset, m_delimiter);
    }
    [[nodiscard]] qsizetype cutAtDelimiter(qsizetype end) const;
    [[nodiscard]] bool delimiterLineAt(qsizetype offset) const;
    [[nodiscard]] qsizetype lineEnd(qsizetype from) const;
    [[nodiscard]] bool lineCommentAt(qsizetype offset) const;
    [[nodiscard]] qsizetype executableOpeningAt(qsizetype offset) const;
    void moveTo(qsizetype offset);
    Lexeme take(Lexeme::Type type, TokenKind kind, qsizetype end);
    Lexeme takeBlockComment();
    Lexeme takeQuoted(QChar quote);
    Lexeme takeNumberOrWord();
    [[nodiscard]] qsizetype wordEnd(qsizetype from) const;
    [[nodiscard]] qsizetype numberEnd(qsizetype from) const;
    [[nodiscard]] qsizetype operatorEnd(qsizetype from) const;

    QStringView m_text;
    Engine m_engine;
    QString m_delimiter;
    qsizetype m_offset = 0;
    int m_line;
    int m_column;
    bool m_insideExecutable = false;
    bool m_statementOpen = false; ///< something other than comments was seen since the last terminator
};

} // namespace stellwerk::db
