// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/dialect.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <vector>

namespace stellwerk::db {

enum class TokenKind {
    Word,             ///< keyword or bare identifier
    QuotedIdentifier, ///< `a`, "a" (SQLite), [a] (SQLite); text without quotes, doubled signs undone
    String,           ///< 'a' (and "a" on MariaDB); text as written, with its quotes
    Number,
    Comment,     ///< #, -- and /* */; never an executable comment
    Punctuation, ///< one sign or operator
};

/// One token of a statement. Line and column count from the position that was given to tokenize().
struct SqlToken {
    TokenKind kind = TokenKind::Word;
    QString text;
    int line = 1;
    int column = 1;

    [[nodiscard]] bool isWord(QLatin1StringView upperCase) const {
        return kind == TokenKind::Word && text.compare(upperCase, Qt::CaseInsensitive) == 0;
    }
};

/// One statement of a script: the source text from its first to its last token, so without its terminator and
/// without comments before and after it.
struct SqlStatement {
    QString text;
    int line = 1; ///< of its first token, in the file
    int column = 1;

    bool operator==(const SqlStatement &) const = default;
};

/// Splits a script as the engine's own client does: quotes of every kind, #, -- and /* */ comments, executable
/// comments, DELIMITER lines, BEGIN … END bodies of stored programs and triggers, a BOM, CRLF, a missing last
/// terminator. Empty statements are dropped; the sandbox line of mariadb-dump (/*!999999\- … */) is a comment.
/// @p firstLine is the file line on which @p script begins. Fails with InvalidInput (position set) on an unterminated
/// quote or comment, a BEGIN without its END, and a DELIMITER line without a usable delimiter.
[[nodiscard]] Result<std::vector<SqlStatement>> splitScript(QStringView script, Engine engine, const QString &file,
                                                            int firstLine = 1);

/// The tokens of one statement, comments included. Executable comments (/*! … */ and /*M! … */) are opened: their
/// content is tokens. Never fails: an unterminated quote is a token that reaches to the end.
/// @p line and @p column are those of the statement's first sign.
[[nodiscard]] std::vector<SqlToken> tokenize(QStringView statement, Engine engine, int line = 1, int column = 1);
/// The tokens of one statement without its comments, with their positions in the file.
[[nodiscard]] std::vector<SqlToken> codeTokens(const SqlStatement &statement, Engine engine);

/// SHA-256 (32 raw bytes) over the statements' tokens without comments and white space: equal for cosmetic changes
/// only.
[[nodiscard]] QByteArray tokenHash(const std::vector<SqlStatement> &statements, Engine engine);

} // namespace stellwerk::db
