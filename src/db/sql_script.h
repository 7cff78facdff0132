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
    Comment,          ///< #, -- and /* */; never an executable comment
    Punctuation,      ///< one sign or operator
};

/// One token of a statement. Line and column count from 1 in the file.
struct SqlToken {
    TokenKind kind = TokenKind::Word;
    QString text;
    int line = 1;
    int column = 1;

    [[nodiscard]] bool isWord(QLatin1StringView upperCase) const {
        return kind == TokenKind::Word && text.compare(upperCase, Qt::CaseInsensitive) == 0;
    }
};

/// One statement of a script, without its terminator and without comments before it.
struct SqlStatement {
    QString text;
    int line = 1;   ///< of its first token, in the file
    int column = 1;

    bool operator==(const SqlStatement &) const = default;
};

/// Splits a script as the engine's own client does: quotes of every kind, #, -- and /* */ comments, executable
/// comments, DELIMITER lines, BEGIN … END bodies of stored programs and triggers, a BOM, CRLF, a missing last
/// terminator. @p firstLine is the file line on which @p script begins. Fails with InvalidInput (position set)
/// on an unterminated quote or comment.
[[nodiscard]] Result<std::vector<SqlStatement>> splitScript(QStringView script, Engine engine, const QString &file,
                                                            int firstLine = 1);

/// The tokens of one statement. Executable comments (/*! … */ and /*M! … */) are opened: their content is tokens.
[[nodiscard]] std::vector<SqlToken> tokenize(QStringView statement, Engine engine);

/// SHA-256 over the statement's tokens without comments and white space: equal for cosmetic changes only.
[[nodiscard]] QByteArray tokenHash(const std::vector<SqlStatement> &statements, Engine engine);

} // namespace stellwerk::db
