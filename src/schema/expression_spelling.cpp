// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/dialect.h"
#include "schema/spelling.h"

#include <QRegularExpression>
#include <QSet>

namespace stellwerk::schema {

using db::Engine;
using db::SqlToken;
using db::TokenKind;

namespace {

QChar unescaped(QChar c) {
    switch (c.unicode()) {
    case u'0':
        return QChar(u'\0');
    case u'b':
        return u'\b';
    case u'n':
        return u'\n';
    case u'r':
        return u'\r';
    case u't':
        return u'\t';
    case u'Z':
        return QChar(u'\x1a');
    default:
        return c;
    }
}

/// What a string literal stands for.
QString literalValue(const QString &literal, Engine engine) {
    const QChar quote = literal.front();
    QString value;
    for (qsizetype i = 1; i < literal.size() - 1; ++i) {
        const QChar c = literal[i];
        if (engine == Engine::MariaDb && c == u'\\') {
            const QChar next = literal[++i];
            if (next == u'%' || next == u'_') // the server keeps the sign: they are patterns of LIKE
                value += c;
            value += unescaped(next);
        } else {
            if (c == quote)
                ++i; // doubled
            value += c;
        }
    }
    return value;
}

QString textLiteral(const QString &value, Engine engine) {
    return QString::fromStdString(db::Dialect::of(engine).literal(db::Value::text(value)));
}

std::vector<SqlToken> codeTokensOf(const QString &text, Engine engine) {
    std::vector<SqlToken> tokens = db::tokenize(text, engine);
    std::erase_if(tokens, [](const SqlToken &token) { return token.kind == TokenKind::Comment; });
    return tokens;
}

bool isSign(const SqlToken &token, QStringView sign) {
    return token.kind == TokenKind::Punctuation && token.text == sign;
}

/// A bracket after these words groups; after any other word it is the argument list of a function, which
/// MariaDB wants without a blank.
bool isOperatorWord(const SqlToken &token) {
    static const QSet<QString> words{QStringLiteral("AND"),  QStringLiteral("OR"),   QStringLiteral("NOT"),
                                     QStringLiteral("IN"),   QStringLiteral("LIKE"), QStringLiteral("IS"),
                                     QStringLiteral("CASE"), QStringLiteral("WHEN"), QStringLiteral("THEN"),
                                     QStringLiteral("ELSE"), QStringLiteral("XOR"),  QStringLiteral("BETWEEN")};
    return token.kind == TokenKind::Word && words.contains(token.text.toUpper());
}

bool joinsWithoutBlank(const SqlToken &left, const SqlToken &right) {
    if (isSign(left, u"(") || isSign(left, u".") || isSign(right, u")") || isSign(right, u",") || isSign(right, u"."))
        return true;
    return isSign(right, u"(") && left.kind == TokenKind::Word && !isOperatorWord(left);
}

/// x'00ff', b'101': a letter and a string without a blank between them.
bool isBitLiteral(const SqlToken &left, const SqlToken &right) {
    return left.kind == TokenKind::Word && right.kind == TokenKind::String && left.text.size() == 1 &&
           right.text.size() >= 2 && QStringLiteral("bBxX").contains(left.text) && left.line == right.line &&
           left.column + 1 == right.column;
}

} // namespace

QString writtenToken(const SqlToken &token, Engine from, Engine to) {
    switch (token.kind) {
    case TokenKind::QuotedIdentifier:
        return db::Dialect::of(to).quote(token.text);
    case TokenKind::String: {
        const bool closed = token.text.size() >= 2 && token.text.back() == token.text.front();
        return closed ? textLiteral(literalValue(token.text, from), to) : token.text;
    }
    default:
        return token.text;
    }
}

namespace {

/// True when the bracket at the front is closed at the back.
bool isBracketed(std::span<const SqlToken> tokens) {
    if (tokens.size() < 2 || !isSign(tokens.front(), u"(") || !isSign(tokens.back(), u")"))
        return false;
    int depth = 0;
    for (size_t i = 0; i + 1 < tokens.size(); ++i) {
        depth += isSign(tokens[i], u"(") ? 1 : isSign(tokens[i], u")") ? -1 : 0;
        if (depth == 0)
            return false;
    }
    return true;
}

} // namespace

QString joinTokens(std::span<const SqlToken> tokens, Engine from, Engine to) {
    QString text;
    for (size_t i = 0; i < tokens.size(); ++i) {
        if (i > 0 && !joinsWithoutBlank(tokens[i - 1], tokens[i]) && !isBitLiteral(tokens[i - 1], tokens[i]))
            text += u' ';
        text += writtenToken(tokens[i], from, to);
    }
    return text;
}

QString translateExpression(const QString &expression, Engine from, Engine to) {
    if (from == to)
        return expression;
    return joinTokens(codeTokensOf(expression, from), from, to);
}

// ---- defaults

namespace {

enum class DefaultFamily { Number, Bits, Text, Bytes, Other };

DefaultFamily familyOf(const QString &type) {
    static const QSet<QString> numbers{QStringLiteral("decimal"), QStringLiteral("float"), QStringLiteral("double"),
                                       QStringLiteral("year")};
    const QString word = typeWord(canonicalType(type));
    if (word == u"bit")
        return DefaultFamily::Bits;
    if (isIntegerType(type) || numbers.contains(word))
        return DefaultFamily::Number;
    if (word.endsWith(u"blob") || word.endsWith(u"binary"))
        return DefaultFamily::Bytes;
    if (word.endsWith(u"char") || word.endsWith(u"text") || word == u"enum" || word == u"set")
        return DefaultFamily::Text;
    return DefaultFamily::Other;
}

/// "+007.50" -> "7.5"; nothing when it is no plain decimal number.
std::optional<QString> plainNumber(const QString &text) {
    static const QRegularExpression form(QStringLiteral("^([+-]?)0*(\\d+)(?:\\.(\\d*?)0*)?$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {};
    const QString sign = match.captured(1) == u"-" ? QStringLiteral("-") : QString();
    const QString fraction = match.captured(3);
    return QString(sign + match.captured(2) + (fraction.isEmpty() ? QString() : QString(u'.' + fraction)));
}

QString bitLiteral(qulonglong number) {
    return QString(u"b'" + QString::number(number, 2) + u'\'');
}

QString numberOrText(const QString &value, DefaultFamily family) {
    const std::optional<QString> number = plainNumber(value);
    if (number && family == DefaultFamily::Number)
        return *number;
    if (number && family == DefaultFamily::Bits)
        return bitLiteral(number->toULongLong());
    if (family == DefaultFamily::Bytes)
        return QString(u"x'" + QString::fromLatin1(value.toUtf8().toHex()) + u'\'');
    return textLiteral(value, Engine::MariaDb);
}

/// b'0101' and x'00FF', which are a word and a string for the tokenizer.
std::optional<QString> bitDefault(const std::vector<SqlToken> &tokens, DefaultFamily family) {
    if (tokens.size() != 2 || !isBitLiteral(tokens[0], tokens[1]))
        return {};
    const QString digits = tokens[1].text.sliced(1, tokens[1].text.size() - 2);
    if (tokens[0].text.toLower() == u"x")
        return QString(u"x'" + digits.toLower() + u'\'');
    const qulonglong number = digits.toULongLong(nullptr, 2);
    return family == DefaultFamily::Number ? QString::number(number) : bitLiteral(number);
}

const QRegularExpression &currentTime() {
    static const QRegularExpression form(
        QStringLiteral("^(?:current_timestamp|now|localtime|localtimestamp)(?:\\s*\\(\\s*(\\d*)\\s*\\))?$"),
        QRegularExpression::CaseInsensitiveOption);
    return form;
}

/// The one literal token of a canonical default, or nothing for an expression.
std::optional<SqlToken> singleString(const std::vector<SqlToken> &tokens) {
    if (tokens.size() == 1 && tokens[0].kind == TokenKind::String && tokens[0].text.size() >= 2)
        return tokens[0];
    return {};
}

bool isExpression(const QString &canonical) {
    const std::vector<SqlToken> tokens = codeTokensOf(canonical, Engine::MariaDb);
    static const QRegularExpression number(QStringLiteral("^[+-]?[0-9.]+(e[+-]?[0-9]+)?$"),
                                           QRegularExpression::CaseInsensitiveOption);
    return !singleString(tokens) && !(tokens.size() == 2 && isBitLiteral(tokens[0], tokens[1])) &&
           !number.match(canonical).hasMatch();
}

} // namespace

std::optional<QString> canonicalDefault(const QString &text, const QString &type, Engine engine) {
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.compare(u"NULL", Qt::CaseInsensitive) == 0)
        return {};
    if (const auto match = currentTime().match(trimmed); match.hasMatch()) {
        const QString digits = match.captured(1) == u"0" ? QString() : match.captured(1);
        return QString(u"current_timestamp(" + digits + u')');
    }
    const DefaultFamily family = familyOf(type);
    const std::vector<SqlToken> tokens = codeTokensOf(trimmed, engine);
    if (const auto string = singleString(tokens))
        return numberOrText(literalValue(string->text, engine), family);
    if (const auto bits = bitDefault(tokens, family))
        return bits;
    if (plainNumber(trimmed))
        return family == DefaultFamily::Other || family == DefaultFamily::Bytes ? trimmed
                                                                                : numberOrText(trimmed, family);
    if (family == DefaultFamily::Number && tokens.size() == 1 &&
        (tokens[0].isWord(QLatin1StringView("TRUE")) || tokens[0].isWord(QLatin1StringView("FALSE"))))
        return tokens[0].isWord(QLatin1StringView("TRUE")) ? QStringLiteral("1") : QStringLiteral("0");
    return translateExpression(trimmed, engine, Engine::MariaDb);
}

bool isComputedDefault(const QString &canonical) {
    return isExpression(canonical);
}

QString defaultFor(Engine engine, const QString &canonical) {
    const auto bracketed = [](const QString &expression) {
        return isBracketed(codeTokensOf(expression, Engine::MariaDb)) ? expression : QString(u'(' + expression + u')');
    };
    if (engine == Engine::MariaDb) {
        if (!isExpression(canonical) || currentTime().match(canonical).hasMatch())
            return canonical;
        return bracketed(canonical);
    }
    if (currentTime().match(canonical).hasMatch())
        return QStringLiteral("CURRENT_TIMESTAMP");
    const std::vector<SqlToken> tokens = codeTokensOf(canonical, Engine::MariaDb);
    if (tokens.size() == 2 && isBitLiteral(tokens[0], tokens[1]) && tokens[0].text.toLower() == u"b")
        return QString::number(tokens[1].text.sliced(1, tokens[1].text.size() - 2).toULongLong(nullptr, 2));
    if (isExpression(canonical))
        return translateExpression(bracketed(canonical), Engine::MariaDb, Engine::Sqlite);
    return singleString(tokens) ? translateExpression(canonical, Engine::MariaDb, Engine::Sqlite) : canonical;
}

} // namespace stellwerk::schema
