// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/dump/dump_session.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlDump)
};

using L = QLatin1StringView;

/// Every byte of a longer letter is above those of quotes and backslash. So not big5, cp932, gbk, sjis; nor swe7, which
/// has letters in their place.
constexpr std::array kReadable{
    L("armscii8"), L("ascii"), L("binary"),   L("cp1250"),  L("cp1251"), L("cp1256"), L("cp1257"),  L("cp850"),
    L("cp852"),    L("cp866"), L("dec8"),     L("eucjpms"), L("euckr"),  L("gb2312"), L("geostd8"), L("greek"),
    L("hebrew"),   L("hp8"),   L("keybcs2"),  L("koi8r"),   L("koi8u"),  L("latin1"), L("latin2"),  L("latin5"),
    L("latin7"),   L("macce"), L("macroman"), L("tis620"),  L("ujis"),   L("utf8"),   L("utf8mb3"), L("utf8mb4")};
constexpr L kModeName("sql_mode");
constexpr L kCharsetName("character_set_client");

bool isSign(const db::SqlToken &token, QStringView sign) {
    return token.kind == db::TokenKind::Punctuation && token.text == sign;
}

/// A name, in quotes or not.
bool isName(const db::SqlToken &token, L name) {
    const bool name_ = token.kind == db::TokenKind::Word || token.kind == db::TokenKind::QuotedIdentifier;
    return name_ && token.text.compare(name, Qt::CaseInsensitive) == 0;
}

/// The text between quotes that needs no escapes.
QString bare(const db::SqlToken &token) {
    return token.kind == db::TokenKind::String && token.text.size() > 1 ? token.text.sliced(1, token.text.size() - 2)
                                                                        : token.text;
}

/// The name of the user variable that is all there is; empty when something else is there.
QString userVariable(std::span<const db::SqlToken> tokens) {
    const bool is = tokens.size() == 2 && isSign(tokens[0], u"@") && tokens[1].kind != db::TokenKind::Punctuation;
    return is ? bare(tokens[1]).toLower() : QString();
}

/// The system variable of the session that is all there is: @@x, @@session.x, @@local.x and, as the target of SET, x,
/// SESSION x, LOCAL x. Empty when something else is there.
QString systemVariable(std::span<const db::SqlToken> tokens, bool isTarget) {
    const bool marked = tokens.size() > 2 && isSign(tokens[0], u"@") && isSign(tokens[1], u"@");
    if (!marked && !isTarget)
        return {};
    auto rest = tokens.subspan(marked ? 2 : 0);
    const bool scoped = rest.size() > 1 && (isName(rest[0], L("SESSION")) || isName(rest[0], L("LOCAL")));
    if (scoped)
        rest = rest.subspan(marked && isSign(rest[1], u".") ? 2 : 1);
    return rest.size() == 1 && rest[0].kind != db::TokenKind::Punctuation ? rest[0].text.toLower() : QString();
}

std::unexpected<Error> unknown(QAnyStringView variable) {
    return fail(ErrorCode::InvalidInput,
                Tr::tr("It cannot be told to what this statement sets %1, and so not how what follows is read.")
                    .arg(variable.toString()),
                Tr::tr("Write the value as a text. Nothing was changed."));
}

} // namespace

Result<bool> DumpSession::follow(const std::vector<db::SqlToken> &tokens) {
    bool followed = false;
    if (tokens.empty() || !tokens.front().isWord(L("SET")))
        return followed;
    const Tokens all = tokens;
    int depth = 0;
    for (size_t begin = 1, at = 1; at <= all.size(); ++at) {
        const bool end = at == all.size() || (depth == 0 && isSign(all[at], u","));
        if (end) {
            STELLWERK_TRY(assign(all.subspan(begin, at - begin), followed));
            begin = at + 1;
        } else {
            depth += isSign(all[at], u"(") ? 1 : isSign(all[at], u")") ? -1 : 0;
        }
    }
    return followed;
}

Status DumpSession::assign(Tokens assignment, bool &followed) {
    // SET NAMES x COLLATE y, SET CHARACTER SET x, SET CHARSET x
    const bool names =
        !assignment.empty() && (isName(assignment[0], L("NAMES")) || isName(assignment[0], L("CHARSET")));
    size_t name = names ? 1 : 0;
    if (assignment.size() > 1 && isName(assignment[0], L("CHARACTER")) && isName(assignment[1], L("SET")))
        name = 2;
    if (name > 0) {
        followed = true;
        const auto end =
            std::ranges::find_if(assignment, [](const auto &token) { return isName(token, L("COLLATE")); });
        const auto value = valueOf(assignment.first(static_cast<size_t>(end - assignment.begin())).subspan(name));
        return value ? set({false, value->text}) : Status(unknown(kCharsetName));
    }
    const auto equals =
        std::ranges::find_if(assignment, [](const auto &token) { return isSign(token, u"=") || isSign(token, u":="); });
    const auto size = static_cast<size_t>(equals - assignment.begin());
    const Tokens target = assignment.first(size);
    const Tokens value = equals == assignment.end() ? Tokens() : assignment.subspan(size + 1);
    const QString system = systemVariable(target, true);
    if (system == kModeName || system == kCharsetName) {
        followed = true;
        const auto known = valueOf(value);
        if (!known || (!userVariable(value).isEmpty() && known->isMode != (system == kModeName)))
            return unknown(system);
        return set({system == kModeName, known->text});
    }
    if (const QString user = userVariable(target); !user.isEmpty()) {
        const QString from = systemVariable(value, false);
        m_saved.remove(user);
        if (from == kModeName || from == kCharsetName)
            m_saved.insert(user, from == kModeName ? m_mode : m_charset);
        return {};
    }
    for (const db::SqlToken &token : target) {
        for (const L variable : {kModeName, kCharsetName}) {
            if (isName(token, variable))
                return unknown(variable);
        }
    }
    return {};
}

/// What is written there, or was saved there.
std::optional<DumpSession::Value> DumpSession::valueOf(Tokens tokens) const {
    if (const QString user = userVariable(tokens); !user.isEmpty())
        return m_saved.contains(user) ? std::optional(m_saved[user]) : std::nullopt;
    const bool word = tokens.size() == 1 && tokens[0].kind == db::TokenKind::Word && !isName(tokens[0], L("DEFAULT"));
    if (word || (tokens.size() == 1 && tokens[0].kind == db::TokenKind::String))
        return Value{false, bare(tokens[0])};
    // What createSqlDump() adds: CONCAT(@@SQL_MODE, ',ALLOW_INVALID_DATES')
    const bool concat = tokens.size() == 8 && isName(tokens[0], L("CONCAT")) && isSign(tokens[1], u"(") &&
                        isSign(tokens[5], u",") && tokens[6].kind == db::TokenKind::String && isSign(tokens[7], u")");
    if (concat && systemVariable(tokens.subspan(2, 3), false) == kModeName)
        return Value{true, QString(m_mode.text + bare(tokens[6]))};
    return {};
}

Status DumpSession::set(const Value &value) {
    const auto isPlain = [](QChar c) { return (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == u'_' || c == u','; };
    if (!std::ranges::all_of(value.text, isPlain) || (!value.text.isEmpty() && value.text.front().isDigit()))
        return unknown(value.isMode ? kModeName : kCharsetName);
    if (value.isMode) {
        m_mode.text = value.text.toUpper();
        return {};
    }
    const QString charset = value.text.toLower();
    if (!std::ranges::contains(kReadable, charset))
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("This statement sets the character set %1, in which a quote or backslash can be part of a "
                           "letter.")
                        .arg(value.text),
                    Tr::tr("Convert the dump to UTF-8, and write utf8mb4 there. Nothing was changed."));
    m_charset.text = charset;
    return {};
}

QString DumpSession::statement() const {
    return QStringLiteral("SET SESSION sql_mode = '%1', SESSION character_set_client = '%2'")
        .arg(m_mode.text, m_charset.text);
}

QuoteRules DumpSession::quotes() const {
    return QuoteRules::of(m_mode.text);
}

} // namespace stellwerk::backup
