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
/// without comments before and after it. CRLF is LF in it, also in quotes: both engines' clients send it like that.
struct SqlStatement {
    QString text;
    int line = 1;   ///< of its first token, in the file; only LF ends a line
    int column = 1; ///< counted in characters: a tab and a 4-byte character are one, a byte order mark is none

    bool operator==(const SqlStatement &) const = default;
};

/// Splits a script as the engine's own client does, the mariadb client of 11.8 or sqlite3; docs/sql-scripts.md has all
/// rules. Beyond the client, a BEGIN … END body needs no DELIMITER lines.
/// @p firstLine is the file line on which @p script begins. Fails with InvalidInput (position set) on an unterminated
/// quote, comment or body, a DELIMITER line without a usable delimiter, and on every other command of a client.
[[nodiscard]] Result<std::vector<SqlStatement>> splitScript(QStringView script, Engine engine, const QString &file,
                                                            int firstLine = 1);

/// The tokens of one statement, comments included. Executable comments (/*! … */ and /*M! … */) are opened: their
/// content is tokens. Never fails: an unterminated quote is a token that reaches to the end.
/// @p line and @p column are those of the statement's first sign.
[[nodiscard]] std::vector<SqlToken> tokenize(QStringView statement, Engine engine, int line = 1, int column = 1);
/// The tokens of one statement without its comments, with their positions in the file.
[[nodiscard]] std::vector<SqlToken> codeTokens(const SqlStatement &statement, Engine engine);
/// The tokens of what a statement does: those of code without MariaDB's SET STATEMENT variable = value, … FOR in front,
/// which sets something for the rest alone.
[[nodiscard]] std::vector<SqlToken> actingTokens(const SqlStatement &statement, Engine engine);

/// The name of what tokenHash() does. Whoever stores a hash may store this with it; a change of the rules below gets
/// a new name, and the old one stays computable.
inline constexpr QStringView kTokenHashAlgorithm = u"sql-tokens-1";

/// SHA-256 (32 raw bytes), equal for cosmetic changes only. It covers, in order: kTokenHashAlgorithm; for each
/// statement its tokens as written (kind, length and UTF-8 bytes, quotes and upper or lower case as they are), the
/// openings and closings of executable comments, whether x, b or n stands directly before a text, and an end mark.
/// It does not cover comments, white space between tokens, CRLF or LF, delimiters and positions. No token is parsed.
[[nodiscard]] QByteArray tokenHash(const std::vector<SqlStatement> &statements, Engine engine);

} // namespace stellwerk::db
