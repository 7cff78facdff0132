// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/head_check.h"

#include "backup/native/database_content.h"
#include "backup/native/frame_reader.h"
#include "backup/tools/create_query.h"
#include "backup/tools/sql_reading.h"
#include "db/sql_lexer.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

using L = QLatin1StringView;
using Tokens = std::vector<db::SqlToken>;

/// The first of these words says what a CREATE is about. Names that a server prints are in quotes.
constexpr std::array kSubjects{L("TABLE"),   L("VIEW"),     L("TRIGGER"), L("EVENT"),    L("PROCEDURE"), L("FUNCTION"),
                               L("PACKAGE"), L("SEQUENCE"), L("INDEX"),   L("DATABASE"), L("SCHEMA"),    L("USER"),
                               L("ROLE"),    L("SERVER"),   L("VIRTUAL"), L("TEMP"),     L("TEMPORARY"), L("SONAME")};
/// No server skips a comment of such an old version.
constexpr int kAlwaysOpened = 50700;

bool isSign(const db::SqlToken &token, char16_t sign) {
    return token.kind == db::TokenKind::Punctuation && token.text == QChar(sign);
}

/// The tokens of the text up to a comment that not every server opens: nothing in front of a name may depend on one.
Tokens certainTokens(const QString &text, db::Engine engine) {
    db::SqlLexer lexer(text, engine);
    qsizetype end = text.size();
    for (db::Lexeme lexeme = lexer.next(); lexeme.type != db::Lexeme::Type::End; lexeme = lexer.next()) {
        if (lexeme.type != db::Lexeme::Type::ExecutableOpening)
            continue;
        const QStringView digits = lexer.textOf(lexeme).sliced(lexer.textOf(lexeme).indexOf(u'!') + 1);
        if (!digits.isEmpty() && (digits.size() < 5 || digits.toInt() >= kAlwaysOpened)) {
            end = lexeme.begin;
            break;
        }
    }
    return db::codeTokens({text.first(end), 1, 1}, engine);
}

/// What is behind "CREATE … KIND [IF NOT EXISTS] [database.]"; empty when the text is another statement.
std::optional<QString> nameIn(const Tokens &tokens, const QString &kind, const QString &database) {
    if (tokens.empty() || !tokens.front().isWord(L("CREATE")))
        return {};
    size_t at = 1;
    while (at < tokens.size() && std::ranges::none_of(kSubjects, [&](L subject) { return tokens[at].isWord(subject); }))
        ++at;
    const QStringList words = kind.toUpper().split(u' ');
    for (const QString &word : words) {
        if (at >= tokens.size() || tokens[at++].text.compare(word, Qt::CaseInsensitive) != 0)
            return {};
    }
    if (kind == u"package" && at < tokens.size() && tokens[at].isWord(L("BODY")))
        return {};
    if (at + 2 < tokens.size() && tokens[at].isWord(L("IF")) && tokens[at + 2].isWord(L("EXISTS")))
        at += 3;
    const auto text = [&tokens](size_t index) {
        const db::SqlToken &token = tokens[index];
        return token.kind == db::TokenKind::String ? token.text.sliced(1, token.text.size() - 2) : token.text;
    };
    if (at + 2 < tokens.size() && isSign(tokens[at + 1], u'.')) {
        if (text(at).compare(database, Qt::CaseInsensitive) != 0)
            return {};
        at += 2;
    }
    // CREATE FUNCTION f RETURNS STRING SONAME 'x.so' loads a library into the server.
    const bool library = at + 1 < tokens.size() && words.front() == u"FUNCTION" && tokens[at + 1].isWord(L("RETURNS"));
    return at + 1 < tokens.size() && !library ? std::optional(text(at)) : std::nullopt;
}

/// ALTER DATABASE CHARACTER SET x COLLATE y COMMENT 'z'
bool setsDefaults(const Tokens &tokens) {
    static constexpr std::array form{L("ALTER"),   L("DATABASE"), L("CHARACTER"), L("SET"), L(),
                                     L("COLLATE"), L(),           L("COMMENT")};
    if (tokens.size() != 7 && (tokens.size() != 9 || tokens.back().kind != db::TokenKind::String))
        return false;
    for (size_t i = 0; i < std::min(tokens.size(), form.size()); ++i) {
        if (form[i].isEmpty() ? tokens[i].kind != db::TokenKind::Word : !tokens[i].isWord(form[i]))
            return false;
    }
    return true;
}

bool isKnownKind(const QString &kind, db::Engine engine) {
    static const QStringList ofMariaDb{QStringLiteral("sequence"),     QStringLiteral("function"),
                                       QStringLiteral("procedure"),    QStringLiteral("package"),
                                       QStringLiteral("package body"), QStringLiteral("view"),
                                       QStringLiteral("trigger"),      QStringLiteral("event")};
    static const QStringList ofSqlite{QStringLiteral("index"), QStringLiteral("view"), QStringLiteral("trigger")};
    return (engine == db::Engine::MariaDb ? ofMariaDb : ofSqlite).contains(kind);
}

/// Another storage engine than that of the table itself cannot stand anywhere else: names and texts are in quotes.
bool keepsItsRows(const Tokens &tokens) {
    for (size_t i = 0; i < tokens.size(); ++i) {
        const size_t value = i + 1 < tokens.size() && isSign(tokens[i + 1], u'=') ? i + 2 : i + 1;
        if ((tokens[i].isWord(L("ENGINE")) || tokens[i].isWord(L("TYPE"))) && value < tokens.size() &&
            !holdsItsRows(tokens[value].text))
            return false;
    }
    return true;
}

Status refuse(const QString &file, const QString &kind, const QString &name) {
    return fileDamaged(file, Tr::tr("the text of the %1 %2 is not the definition of one").arg(kind, name));
}

} // namespace

Status checkTable(const FileHeader &header, const TableDefinition &table, const QString &file) {
    const db::Engine engine = header.info.engine;
    const auto name = nameIn(certainTokens(table.create, engine), QStringLiteral("table"), header.info.databaseName);
    if (!name || name->compare(table.name, Qt::CaseInsensitive) != 0)
        return refuse(file, QStringLiteral("table"), table.name);
    if (engine == db::Engine::Sqlite)
        return {};
    const auto readings = readingsOf(table.create);
    const bool plain = readings && std::ranges::all_of(*readings, [](const QString &reading) {
                           const Tokens tokens = db::codeTokens({reading, 1, 1}, db::Engine::MariaDb);
                           return !fillsFromQuery(tokens) && keepsItsRows(tokens);
                       });
    return plain ? Status() : refuse(file, QStringLiteral("table"), table.name);
}

Status checkObject(const FileHeader &header, const SchemaObject &object, const QString &file) {
    const db::Engine engine = header.info.engine;
    if (engine == db::Engine::Sqlite && object.kind == L("sequence"))
        return object.create.isEmpty() ? Status() : refuse(file, object.kind, object.name);
    const QString text = inUsualQuotes(object.create, QuoteRules::of(object.sqlMode));
    const Tokens tokens = certainTokens(text, engine);
    if (engine == db::Engine::MariaDb && object.kind == kDefaultsKind)
        return setsDefaults(tokens) ? Status() : refuse(file, object.kind, object.name);
    const auto name =
        isKnownKind(object.kind, engine) ? nameIn(tokens, object.kind, header.info.databaseName) : std::nullopt;
    // The collation of the database then is set as a bare word.
    const bool word = std::ranges::all_of(object.kind == L("sequence") ? QString() : object.state.value(1),
                                          [](QChar c) { return c.isLetterOrNumber() || c == u'_'; });
    return name && word && name->compare(object.name, Qt::CaseInsensitive) == 0
               ? Status()
               : refuse(file, object.kind, object.name);
}

} // namespace stellwerk::backup
