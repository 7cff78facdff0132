// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/sql_script_properties.h"

#include "db/sql_lexer.h"
#include "db/sql_script.h"

#include <algorithm>

namespace stellwerk::test {

namespace {

using db::Engine;
using db::Lexeme;
using db::SqlStatement;

const QString kFile = QStringLiteral("x.sql");

QString withoutCarriageReturns(QString text) {
    return text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
}

/// A second way to count, to compare the lexer's with: the offset of a line and column, -1 where there is none.
qsizetype offsetOf(const QString &text, int line, int column) {
    qsizetype offset = 0;
    for (int i = 1; i < line; ++i) {
        const qsizetype end = text.indexOf(u'\n', offset);
        if (end < 0)
            return -1;
        offset = end + 1;
    }
    if (line == 1 && text.startsWith(QChar::ByteOrderMark))
        ++offset;
    for (int i = 1; i < column; ++i) {
        if (offset >= text.size() || text[offset] == u'\n')
            return -1;
        const bool pair =
            text[offset].isHighSurrogate() && offset + 1 < text.size() && text[offset + 1].isLowSurrogate();
        offset += pair ? 2 : 1;
    }
    return offset;
}

/// A delimiter that occurs nowhere in the statements, nor begins at the end of one, so that it cannot cut one.
QString unusedDelimiter(const std::vector<SqlStatement> &statements) {
    for (int i = 0;; ++i) {
        const QString delimiter = QStringLiteral("$%1$").arg(i);
        const bool unused = std::ranges::all_of(statements, [&](const SqlStatement &each) {
            const QString joined(each.text + delimiter);
            return joined.indexOf(delimiter) == each.text.size();
        });
        if (unused)
            return delimiter;
    }
}

QString checkPositions(const QString &script, const std::vector<SqlStatement> &statements) {
    qsizetype end = 0;
    for (const SqlStatement &statement : statements) {
        const qsizetype offset = offsetOf(script, statement.line, statement.column);
        if (offset < end || !QStringView(script).sliced(offset).startsWith(statement.text))
            return QStringLiteral("not at its position %1:%2: %3")
                .arg(QString::number(statement.line), QString::number(statement.column), statement.text);
        end = offset + statement.text.size();
    }
    return {};
}

QString checkJoined(const std::vector<SqlStatement> &statements, Engine engine) {
    const QString delimiter = unusedDelimiter(statements);
    QString script = QStringLiteral("DELIMITER %1\n").arg(delimiter);
    for (const SqlStatement &statement : statements)
        script += statement.text + delimiter + u'\n';
    const auto again = db::splitScript(script, engine, kFile);
    if (!again)
        return QStringLiteral("joined statements are refused: ") + again.error().toText();
    // CR CR LF leaves a CR LF behind, which the second pass makes LF.
    const bool same = std::ranges::equal(*again, statements, {}, &SqlStatement::text,
                                         [](const SqlStatement &each) { return withoutCarriageReturns(each.text); });
    return same ? QString() : QStringLiteral("joined statements split differently: ") + script;
}

bool blank(QStringView text) {
    return std::ranges::all_of(text, [](QChar c) { return c == u' ' || (c >= u'\t' && c <= u'\r'); });
}

bool isLiteralPrefix(QStringView word, const Lexeme &before, const Lexeme &lexeme) {
    return lexeme.kind == db::TokenKind::String && lexeme.begin == before.end && word.size() == 1 &&
           QStringView(u"xXbBnN").contains(word.front());
}

QString checkTokens(const SqlStatement &statement, Engine engine) {
    db::SqlLexer lexer(statement.text, engine, statement.line, statement.column);
    const QStringView text(statement.text);
    QString spread;
    Lexeme before;
    size_t count = 0;
    for (Lexeme lexeme = lexer.next(); lexeme.type != Lexeme::Type::End; lexeme = lexer.next()) {
        if (lexeme.begin < before.end || lexeme.end <= lexeme.begin ||
            !blank(text.sliced(before.end, lexeme.begin - before.end)))
            return QStringLiteral("tokens leave something out: ") + statement.text;
        if (before.end > 0 && !isLiteralPrefix(lexer.textOf(before), before, lexeme))
            spread += QStringLiteral("\n/* x; ' */ -- y \"\n\t");
        spread += lexer.textOf(lexeme);
        count += lexeme.type == Lexeme::Type::Token || lexeme.type == Lexeme::Type::Unterminated ? 1 : 0;
        before = lexeme;
    }
    if (before.end != text.size())
        return QStringLiteral("tokens end early: ") + statement.text;
    if (db::tokenize(statement.text, engine).size() != count)
        return QStringLiteral("lexer and tokenizer disagree: ") + statement.text;
    if (db::tokenHash({{spread, 1, 1}}, engine) != db::tokenHash({statement}, engine))
        return QStringLiteral("white space changes the hash: ") + spread;
    return {};
}

} // namespace

QString violatedProperty(const QString &script, Engine engine) {
    const auto statements = db::splitScript(script, engine, kFile);
    const QString text = withoutCarriageReturns(script);
    if (!statements) {
        const auto &position = statements.error().position;
        const bool inside = position && position->line >= 1 && position->column >= 1 &&
                            offsetOf(text, position->line, position->column) >= 0;
        return inside ? QString() : QStringLiteral("an error without a position: ") + statements.error().toText();
    }
    if (const QString wrong = checkPositions(text, *statements); !wrong.isEmpty())
        return wrong;
    if (const QString wrong = checkJoined(*statements, engine); !wrong.isEmpty())
        return wrong;
    for (const SqlStatement &statement : *statements) {
        if (const QString wrong = checkTokens(statement, engine); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

} // namespace stellwerk::test
