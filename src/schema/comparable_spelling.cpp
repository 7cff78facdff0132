// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/spelling.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace stellwerk::schema {

using db::Engine;
using db::SqlToken;
using db::TokenKind;

namespace {

std::vector<SqlToken> codeTokensOf(const QString &text, Engine engine) {
    std::vector<SqlToken> tokens = db::tokenize(text, engine);
    std::erase_if(tokens, [](const SqlToken &token) { return token.kind == TokenKind::Comment; });
    return tokens;
}

/// Names and words without regard to case, as the server takes all but the names of tables.
QString comparableToken(const SqlToken &token, Engine engine) {
    if (token.kind == TokenKind::String)
        return writtenToken(token, engine, Engine::MariaDb);
    return token.text == u"!=" ? QStringLiteral("<>") : token.text.toLower();
}

// ---- brackets that change nothing

constexpr int kNoOperator = 100; ///< binds tighter than every operator
constexpr int kUnknown = -1;     ///< nobody knows how it binds, so brackets beside it or around it stay

/// How tight an operator binds, after the table in MariaDB's manual. "||" is missing: it is OR on MariaDB and joins
/// texts on SQLite.
int strengthOf(const SqlToken &token) {
    static const QHash<QString, int> strengths{
        {QStringLiteral("or"), 1},   {QStringLiteral("xor"), 2},    {QStringLiteral("and"), 3},
        {QStringLiteral("&&"), 3},   {QStringLiteral("not"), 4},    {QStringLiteral("="), 6},
        {QStringLiteral("<=>"), 6},  {QStringLiteral(">="), 6},     {QStringLiteral(">"), 6},
        {QStringLiteral("<="), 6},   {QStringLiteral("<"), 6},      {QStringLiteral("<>"), 6},
        {QStringLiteral("!="), 6},   {QStringLiteral("is"), 6},     {QStringLiteral("like"), 6},
        {QStringLiteral("in"), 6},   {QStringLiteral("regexp"), 6}, {QStringLiteral("|"), 7},
        {QStringLiteral("&"), 8},    {QStringLiteral("<<"), 9},     {QStringLiteral(">>"), 9},
        {QStringLiteral("-"), 10},   {QStringLiteral("+"), 10},     {QStringLiteral("*"), 11},
        {QStringLiteral("/"), 11},   {QStringLiteral("%"), 11},     {QStringLiteral("div"), 11},
        {QStringLiteral("mod"), 11}, {QStringLiteral("^"), 12}};
    static const QSet<QString> opaque{QStringLiteral("between"), QStringLiteral("case"), QStringLiteral("select"),
                                      QStringLiteral("||"),      QStringLiteral(","),    QStringLiteral("collate"),
                                      QStringLiteral("!"),       QStringLiteral("~"),    QStringLiteral("interval")};
    if (token.kind != TokenKind::Word && token.kind != TokenKind::Punctuation)
        return kNoOperator;
    const QString word = token.text.toLower();
    return opaque.contains(word) ? kUnknown : strengths.value(word, kNoOperator);
}

class Brackets final {
public:
    explicit Brackets(std::vector<SqlToken> tokens) : m_tokens(std::move(tokens)), m_removed(m_tokens.size(), false) {}

    /// The tokens without the brackets that change nothing, innermost first.
    std::vector<SqlToken> without() {
        std::vector<size_t> open;
        for (size_t i = 0; i < m_tokens.size(); ++i) {
            if (isSign(i, u"(")) {
                open.push_back(i);
            } else if (isSign(i, u")") && !open.empty()) {
                if (isRedundant(open.back(), i))
                    m_removed[open.back()] = m_removed[i] = true;
                open.pop_back();
            }
        }
        std::vector<SqlToken> left;
        for (size_t i = 0; i < m_tokens.size(); ++i) {
            if (!m_removed[i])
                left.push_back(std::move(m_tokens[i]));
        }
        return left;
    }

private:
    [[nodiscard]] bool isSign(size_t place, QStringView sign) const {
        return m_tokens[place].kind == TokenKind::Punctuation && m_tokens[place].text == sign;
    }

    [[nodiscard]] bool isRedundant(size_t open, size_t close) const {
        if (close == open + 1)
            return false;
        const SqlToken *left = before(open);
        const SqlToken *right = after(close);
        const bool leftEnds = !left || isAny(*left, u"(,");
        const bool rightEnds = !right || isAny(*right, u"),");
        if (!leftEnds && (strengthOf(*left) >= kNoOperator || left->isWord(QLatin1StringView("IN"))))
            return false; // the arguments of a function, a list
        const int inside = strengthInside(open, close);
        if (leftEnds && rightEnds)
            return inside != kUnknown || !hasComma(open, close);
        const int outside = std::max(leftEnds ? 0 : strengthOf(*left), rightEnds ? 0 : strengthOf(*right));
        const bool known = (leftEnds || strengthOf(*left) != kUnknown) && (rightEnds || strengthOf(*right) != kUnknown);
        return known && inside != kUnknown && outside < kNoOperator && inside > outside;
    }

    [[nodiscard]] static bool isAny(const SqlToken &token, QStringView signs) {
        return token.kind == TokenKind::Punctuation && token.text.size() == 1 && signs.contains(token.text);
    }
    [[nodiscard]] const SqlToken *before(size_t place) const {
        while (place-- > 0) {
            if (!m_removed[place])
                return &m_tokens[place];
        }
        return nullptr;
    }
    [[nodiscard]] const SqlToken *after(size_t place) const {
        while (++place < m_tokens.size()) {
            if (!m_removed[place])
                return &m_tokens[place];
        }
        return nullptr;
    }

    /// Of the weakest operator between two brackets.
    [[nodiscard]] int strengthInside(size_t open, size_t close) const {
        int weakest = kNoOperator;
        int depth = 0;
        for (size_t i = open + 1; i < close; ++i) {
            if (m_removed[i])
                continue;
            depth += isSign(i, u"(") ? 1 : isSign(i, u")") ? -1 : 0;
            if (depth == 0)
                weakest = std::min(weakest, strengthOf(m_tokens[i]));
        }
        return weakest;
    }

    [[nodiscard]] bool hasComma(size_t open, size_t close) const {
        for (size_t i = open + 1; i < close; ++i) {
            if (isSign(i, u","))
                return true;
        }
        return false;
    }

    std::vector<SqlToken> m_tokens;
    std::vector<bool> m_removed;
};

/// The place of the word that says what a CREATE statement makes; the words between are options.
bool isProgramWord(const QString &word) {
    static const QSet<QString> words{QStringLiteral("view"),     QStringLiteral("trigger"), QStringLiteral("procedure"),
                                     QStringLiteral("function"), QStringLiteral("event"),   QStringLiteral("sequence")};
    return words.contains(word);
}

/// Without what does not belong to the thing itself: who made it, how the server may run it, the default security.
QStringList withoutCreateOptions(const QStringList &words) {
    const auto object = std::ranges::find_if(words, isProgramWord);
    if (words.isEmpty() || words.front() != u"create" || object == words.end())
        return words;
    const QStringList options(words.begin(), object);
    const qsizetype security = options.indexOf(QStringLiteral("security"));
    QStringList kept{words.front()};
    if (security > 0 && options.value(security + 1) == u"invoker")
        kept << QStringLiteral("invoker");
    if (options.contains(QStringLiteral("aggregate")))
        kept << QStringLiteral("aggregate");
    return kept + QStringList(object, words.end());
}

} // namespace

QString comparableExpression(const QString &canonical) {
    QStringList parts;
    for (const SqlToken &token : Brackets(codeTokensOf(canonical, Engine::MariaDb)).without())
        parts << comparableToken(token, Engine::MariaDb);
    return parts.join(u' ');
}

bool sameExpression(const QString &left, const QString &right) {
    return left == right || comparableExpression(left) == comparableExpression(right);
}

QString comparableProgram(const QString &sql, Engine engine) {
    QStringList words;
    for (const SqlToken &token : codeTokensOf(sql, engine))
        words << comparableToken(token, engine);
    return withoutCreateOptions(words).join(u' ');
}

QString withoutEventStart(const QString &comparableEvent) {
    static const QRegularExpression start(QStringLiteral(" starts '[^']*'"));
    QString text = comparableEvent;
    if (const auto match = start.match(text); text.contains(u" on schedule every ") && match.hasMatch())
        text.remove(match.capturedStart(), match.capturedLength());
    return text;
}

} // namespace stellwerk::schema
