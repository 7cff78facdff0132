// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/convert/portable_sql.h"

#include "backup/convert/token_walk.h"
#include "db/dialect.h"
#include "schema/spelling.h"

namespace stellwerk::backup {

using db::Engine;
using db::SqlToken;
using db::TokenKind;

namespace {

QSet<QString> wordSet(const char *words) {
    const QStringList list = QString::fromLatin1(words).split(u' ');
    return {list.begin(), list.end()};
}

const QSet<QString> &expressionWords() {
    static const QSet<QString> words =
        wordSet("and or not is null in between case when then else end coalesce nullif json_valid true false");
    return words;
}

const QSet<QString> &viewWords() {
    static const QSet<QString> words = wordSet("select from where join left inner on as order by asc desc group having "
                                               "distinct union all exists count min max limit") +
                                       expressionWords();
    return words;
}

const QSet<QString> &signs() {
    static const QSet<QString> allowed{
        QStringLiteral("("),  QStringLiteral(")"),  QStringLiteral(","), QStringLiteral("."),  QStringLiteral("="),
        QStringLiteral("<>"), QStringLiteral("!="), QStringLiteral("<"), QStringLiteral("<="), QStringLiteral(">"),
        QStringLiteral(">="), QStringLiteral("+"),  QStringLiteral("-"), QStringLiteral("*")};
    return allowed;
}

std::vector<SqlToken> tokensOf(const QString &text) {
    std::vector<SqlToken> tokens = db::tokenize(text, Engine::MariaDb);
    // What is written in UTF-8 needs no word for it: _utf8mb4'ü'.
    std::erase_if(tokens, [](const SqlToken &token) {
        return token.kind == TokenKind::Comment || token.isWord(QLatin1StringView("_UTF8MB4")) ||
               token.isWord(QLatin1StringView("_UTF8MB3"));
    });
    return tokens;
}

bool isPortable(const SqlToken &token, const QSet<QString> &words) {
    switch (token.kind) {
    case TokenKind::Word:
        return words.contains(token.text.toLower());
    case TokenKind::Punctuation:
        return signs().contains(token.text);
    default:
        return token.kind != TokenKind::Comment;
    }
}

/// The tokens from the first one after which values are compared: a view may show any column as it is.
Tokens comparingPart(Tokens tokens) {
    for (size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].isWord(QLatin1StringView("FROM")))
            return tokens.subspan(i);
        const bool plain =
            isSign(tokens[i], u".") || isSign(tokens[i], u",") || tokens[i].kind != TokenKind::Punctuation;
        const bool plainWord = tokens[i].kind != TokenKind::Word || tokens[i].isWord(QLatin1StringView("SELECT")) ||
                               tokens[i].isWord(QLatin1StringView("AS"));
        if (!plain || !plainWord)
            return tokens;
    }
    return tokens;
}

bool comparesAny(Tokens tokens, const QSet<QString> &incomparable) {
    return std::ranges::any_of(tokens, [&incomparable](const SqlToken &token) {
        return token.kind == TokenKind::QuotedIdentifier && incomparable.contains(token.text.toLower());
    });
}

bool arePortable(Tokens tokens, const QSet<QString> &words) {
    return std::ranges::all_of(tokens, [&words](const SqlToken &token) { return isPortable(token, words); });
}

} // namespace

std::optional<QString> portableExpression(const QString &expression, const QSet<QString> &incomparable) {
    const std::vector<SqlToken> tokens = tokensOf(expression);
    if (comparesAny(tokens, incomparable) || !arePortable(tokens, expressionWords()))
        return {};
    return schema::joinTokens(tokens, Engine::MariaDb, Engine::MariaDb);
}

std::optional<QString> portableView(const QString &name, const QString &create, const QSet<QString> &incomparable) {
    const std::vector<SqlToken> tokens = tokensOf(create);
    TokenWalk walk(tokens);
    while (!walk.atEnd() && !walk.atWord("VIEW"))
        walk.skip();
    while (!walk.atEnd() && !walk.take({"AS"}))
        walk.skip();
    const Tokens body = Tokens(tokens).subspan(std::min(walk.place(), tokens.size()));
    if (body.empty() || comparesAny(comparingPart(body), incomparable) || !arePortable(body, viewWords()))
        return {};
    return QString(u"CREATE VIEW " + db::Dialect::of(Engine::Sqlite).quote(name) + u" AS " +
                   schema::joinTokens(body, Engine::MariaDb, Engine::Sqlite));
}

} // namespace stellwerk::backup
