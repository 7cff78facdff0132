// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/sqlite_table_text.h"

#include "db/sql_script.h"
#include "schema/spelling.h"

#include <span>

namespace stellwerk::schema {

using db::SqlToken;
using db::TokenKind;

namespace {

using Tokens = std::span<const SqlToken>;

bool isSign(const SqlToken &token, QChar sign) {
    return token.kind == TokenKind::Punctuation && token.text == sign;
}

bool isAnyWord(const SqlToken &token, std::initializer_list<const char *> words) {
    for (const char *word : words) {
        if (token.isWord(QLatin1StringView(word)))
            return true;
    }
    return false;
}

/// SQLite takes a 'string' where a name is expected.
QString nameOf(const SqlToken &token) {
    if (token.kind != TokenKind::String || token.text.size() < 2)
        return token.text;
    return token.text.sliced(1, token.text.size() - 2).replace(QStringLiteral("''"), QStringLiteral("'"));
}

/// The place of the bracket that closes the one at @p opening, or the end.
size_t closingBracket(Tokens tokens, size_t opening) {
    int depth = 0;
    for (size_t i = opening; i < tokens.size(); ++i) {
        depth += isSign(tokens[i], u'(') ? 1 : isSign(tokens[i], u')') ? -1 : 0;
        if (depth == 0)
            return i;
    }
    return tokens.size();
}

/// The columns and constraints between the outer brackets.
std::vector<Tokens> definitionsOf(Tokens tokens) {
    std::vector<Tokens> definitions;
    size_t opening = 0;
    while (opening < tokens.size() && !isSign(tokens[opening], u'('))
        ++opening;
    const size_t closing = closingBracket(tokens, opening);
    size_t begin = opening + 1;
    for (size_t i = begin; i <= closing && i < tokens.size(); ++i) {
        if (i != closing && isSign(tokens[i], u'('))
            i = closingBracket(tokens, i);
        else if (i == closing || isSign(tokens[i], u',')) {
            definitions.push_back(tokens.subspan(begin, i - begin));
            begin = i + 1;
        }
    }
    return definitions;
}

void readDefinition(Tokens tokens, SqliteTableText &text) {
    if (tokens.empty())
        return;
    const bool isColumn = !isAnyWord(tokens[0], {"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"});
    const QString column = isColumn ? nameOf(tokens[0]) : QString();
    QString constraint;
    for (size_t i = isColumn ? 1 : 0; i < tokens.size(); ++i) {
        const SqlToken &token = tokens[i];
        const bool bracketFollows = i + 1 < tokens.size() && isSign(tokens[i + 1], u'(');
        if (isSign(token, u'(')) {
            i = closingBracket(tokens, i);
        } else if (token.isWord(QLatin1StringView("CONSTRAINT")) && i + 1 < tokens.size()) {
            constraint = nameOf(tokens[++i]);
        } else if (bracketFollows && isAnyWord(token, {"CHECK", "AS"})) {
            const size_t end = closingBracket(tokens, i + 1);
            const QString expression =
                joinTokens(tokens.subspan(i + 2, end - i - 2), db::Engine::Sqlite, db::Engine::MariaDb);
            if (token.isWord(QLatin1StringView("AS")))
                text.expressions.insert(column, expression);
            else
                text.checks.push_back({constraint.isEmpty() ? column : constraint, expression});
            constraint.clear();
            i = end;
        } else if (token.isWord(QLatin1StringView("REFERENCES"))) {
            text.foreignKeyNames << constraint;
            constraint.clear();
        } else if (isAnyWord(token, {"NOT", "NULL", "PRIMARY", "UNIQUE", "DEFAULT", "COLLATE"})) {
            constraint.clear(); // it named this one
        }
    }
}

} // namespace

SqliteTableText parseSqliteTable(const QString &createTable) {
    std::vector<SqlToken> tokens = db::tokenize(createTable, db::Engine::Sqlite);
    std::erase_if(tokens, [](const SqlToken &token) { return token.kind == TokenKind::Comment; });
    SqliteTableText text;
    for (const Tokens definition : definitionsOf(tokens))
        readDefinition(definition, text);
    return text;
}

} // namespace stellwerk::schema
