// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/tools/sql_reading.h"

#include "db/sql_lexer.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlDump)
};

/// MariaDB opens every comment of an older version, and of those between MySQL's 5.7 and 9.9.99 none: they are MySQL's.
constexpr int kFirstOfMySql = 50700;
constexpr int kFirstOfMariaDb = 100000;
/// Modes that set ANSI_QUOTES along.
constexpr std::array kAnsi{QLatin1StringView("ANSI_QUOTES"), QLatin1StringView("ANSI"),  QLatin1StringView("DB2"),
                           QLatin1StringView("MAXDB"),       QLatin1StringView("MSSQL"), QLatin1StringView("ORACLE"),
                           QLatin1StringView("POSTGRESQL")};
/// So many versions in one statement are no dump's.
constexpr size_t kMostVersions = 8;

/// The position behind the comment that begins at @p at; @p at itself when none does. Executable comments are code.
qsizetype skipComment(const QString &text, qsizetype at) {
    const auto is = [&](qsizetype offset, QLatin1StringView sign) {
        return QStringView(text).sliced(offset).startsWith(sign);
    };
    const auto behind = [&](QLatin1StringView end, qsizetype from) {
        const qsizetype found = text.indexOf(end, from);
        return found < 0 ? text.size() : found + end.size();
    };
    if (is(at, QLatin1StringView("#")) ||
        (is(at, QLatin1StringView("--")) && (at + 2 == text.size() || text[at + 2].isSpace())))
        return behind(QLatin1StringView("\n"), at);
    const bool code = is(at, QLatin1StringView("/*!")) || is(at, QLatin1StringView("/*M!"));
    return is(at, QLatin1StringView("/*")) && !code ? behind(QLatin1StringView("*/"), at + 2) : at;
}

/// The quoted thing that begins at @p at, which is moved behind it.
QString takeQuoted(const QString &text, qsizetype &at, QuoteRules rules) {
    const QChar quote = text[at];
    const bool escapes = rules.escapes(quote.toLatin1());
    const bool name = quote == u'"' && rules.doubleQuotesNames;
    const QChar written = name ? QChar(u'`') : quote;
    QString result(written);
    for (++at; at < text.size(); ++at) {
        const QChar c = text[at];
        if (c == quote) {
            ++at;
            if (at == text.size() || text[at] != quote)
                return QString(result + written);
            result += name ? QString(quote) : QString(2, quote);
        } else if (escapes && c == u'\\' && at + 1 < text.size()) {
            result += c;
            result += text[++at];
        } else {
            const bool doubled = (name && c == u'`') || (!escapes && !name && quote != u'`' && c == u'\\');
            result += doubled ? QString(2, c) : QString(c);
        }
    }
    return result;
}

struct Conditional {
    qsizetype begin = 0;
    qsizetype end = 0;
    int version = 0; ///< from which on it is opened; 0 = never
};

std::unexpected<Error> unclear() {
    return fail(ErrorCode::InvalidInput,
                Tr::tr("It cannot be told where a comment ends that only some servers open (/*!…*/)."),
                Tr::tr("Remove the statement from the dump, or restore that dump by hand. Nothing was changed."));
}

/// A server that skips the comment looks for its end sign by sign, and counts those that begin in it.
Status checkEnd(const QString &text, const Conditional &comment, qsizetype codeBegin) {
    const QStringView inside = QStringView(text).sliced(codeBegin, comment.end - codeBegin);
    const bool same = inside.indexOf(QLatin1StringView("*/")) == inside.size() - 2;
    return same && !inside.contains(QLatin1StringView("/*")) ? Status() : Status(unclear());
}

Result<std::vector<Conditional>> conditionalComments(const QString &text) {
    std::vector<Conditional> found;
    std::optional<Conditional> open;
    qsizetype codeBegin = 0;
    db::SqlLexer lexer(text, db::Engine::MariaDb);
    for (db::Lexeme lexeme = lexer.next(); lexeme.type != db::Lexeme::Type::End; lexeme = lexer.next()) {
        if (lexeme.type == db::Lexeme::Type::ExecutableOpening) {
            const QStringView opening = lexer.textOf(lexeme);
            const qsizetype digits = opening.indexOf(u'!') + 1;
            const int version = opening.sliced(digits).toInt();
            const qsizetype count = opening.size() - digits;
            // Fewer digits are no version, but part of the code.
            if (count != 0 && count != 5 && count != 6)
                return unclear();
            codeBegin = lexeme.end;
            if (count > 0 && version >= kFirstOfMariaDb)
                open = Conditional{lexeme.begin, 0, version};
            else if (count > 0 && version >= kFirstOfMySql)
                open = Conditional{lexeme.begin, 0, opening.contains(u'M') ? kFirstOfMariaDb : 0};
        } else if (lexeme.type == db::Lexeme::Type::ExecutableClosing && open) {
            open->end = lexeme.end;
            STELLWERK_TRY(checkEnd(text, *open, codeBegin));
            found.push_back(*open);
            open.reset();
        }
    }
    return found;
}

/// As a server of a version reads it.
QString readBy(int version, QString text, const std::vector<Conditional> &comments) {
    for (const Conditional &comment : comments) {
        if (comment.version == 0 || comment.version > version) {
            // Lines stay where they are.
            for (qsizetype at = comment.begin; at < comment.end; ++at) {
                if (text[at] != u'\n')
                    text[at] = u' ';
            }
        }
    }
    return text;
}

} // namespace

QuoteRules QuoteRules::of(const QString &sqlMode) {
    const QStringList modes = sqlMode.toUpper().split(u',');
    return {!modes.contains(QLatin1StringView("NO_BACKSLASH_ESCAPES")),
            std::ranges::any_of(kAnsi, [&modes](QLatin1StringView mode) { return modes.contains(mode); })};
}

QString inUsualQuotes(const QString &statement, QuoteRules rules) {
    if (rules.backslashEscapes && !rules.doubleQuotesNames)
        return statement;
    QString result;
    for (qsizetype at = 0; at < statement.size();) {
        const qsizetype behind = skipComment(statement, at);
        if (behind > at) {
            result += QStringView(statement).sliced(at, behind - at);
            at = behind;
        } else if (const QChar c = statement[at]; c == u'\'' || c == u'"' || c == u'`') {
            result += takeQuoted(statement, at, rules);
        } else {
            result += c;
            ++at;
        }
    }
    return result;
}

Result<QStringList> readingsOf(const QString &statement) {
    STELLWERK_ASSIGN(const std::vector<Conditional> comments, conditionalComments(statement));
    QStringList readings{statement};
    std::set<int> versions;
    for (const Conditional &comment : comments)
        versions.insert(comment.version);
    if (versions.size() > kMostVersions)
        return unclear();
    // A server right before the first of them, and one of each; the newest opens everything that is ever opened.
    if (!comments.empty())
        readings << readBy(kFirstOfMariaDb - 1, statement, comments);
    for (const int version : versions)
        readings << readBy(version, statement, comments);
    readings.removeDuplicates();
    return readings;
}

} // namespace stellwerk::backup
