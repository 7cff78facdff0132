// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/statement_effects.h"

#include "migration/lint/statement_facts.h"
#include "migration/lint/token_cursor.h"

#include <algorithm>

namespace stellwerk::migration {

namespace {

using Nature = StatementNature;

constexpr std::initializer_list<const char *> kObjectKinds{"TABLE",    "TABLES", "VIEW",     "TRIGGER", "PROCEDURE",
                                                           "FUNCTION", "EVENT",  "SEQUENCE", "PACKAGE", "INDEX"};

/// Words between the verb and the kind of a thing: OR REPLACE, DEFINER = a@b, SQL SECURITY …, UNIQUE, ONLINE.
bool skipToKind(TokenCursor &cursor) {
    while (!cursor.atEnd() && !cursor.isAnyWord(kObjectKinds) &&
           !cursor.isAnyWord({"USER", "ROLE", "DATABASE", "SCHEMA", "SERVER", "AS", "LOGFILE", "TABLESPACE"}))
        cursor.skip();
    return cursor.isAnyWord(kObjectKinds);
}

QString takeKind(TokenCursor &cursor) {
    QString kind = cursor.token().text.toUpper();
    cursor.skip();
    if (kind == u"TABLES")
        return QStringLiteral("TABLE");
    if (kind == u"PACKAGE" && cursor.takeWord("BODY"))
        kind = QStringLiteral("PACKAGE BODY");
    return kind;
}

bool skipIfExists(TokenCursor &cursor) {
    if (!cursor.takeWord("IF"))
        return false;
    (void)cursor.takeWord("NOT");
    (void)cursor.takeWord("EXISTS");
    return true;
}

/// CREATE and DROP INDEX are about the table behind ON.
QString tableOfIndex(TokenCursor &cursor) {
    while (!cursor.atEnd() && !cursor.takeWord("ON"))
        cursor.skip();
    return cursor.takeName();
}

/// The new name in ALTER … RENAME [TO|AS] name, also of one action among others.
QString newName(TokenCursor &cursor) {
    for (; !cursor.atEnd(); cursor.skip()) {
        if (cursor.depth() > 0 || !cursor.isWord("RENAME"))
            continue;
        cursor.skip();
        if (cursor.isAnyWord({"COLUMN", "INDEX", "KEY"}))
            continue;
        if (!cursor.takeAnyWord({"TO", "AS"}))
            (void)cursor.takeSign(u'=');
        return cursor.takeName();
    }
    return {};
}

/// Run twice it does harm, and the definitions may look the same before and after: rows that change places, columns
/// that swap their names.
bool hidesItsChange(TokenCursor cursor) {
    int renamed = 0;
    for (; !cursor.atEnd(); cursor.skip()) {
        if (cursor.depth() > 0)
            continue;
        if (cursor.isAnyWord({"EXCHANGE", "DISCARD", "IMPORT"}))
            return true;
        renamed += cursor.isWord("CHANGE") || (cursor.isWord("COLUMN") && cursor.previousIsWord("RENAME")) ? 1 : 0;
    }
    return renamed > 1;
}

StatementEffects ofDefinition(TokenCursor &cursor, const QString &verb) {
    StatementEffects effects;
    const bool orReplace = cursor.isWord("OR");
    if (!skipToKind(cursor)) {
        // Accounts, servers and the database itself.
        const bool database = cursor.isAnyWord({"DATABASE", "SCHEMA"});
        cursor.skip();
        const bool repeatable = orReplace || skipIfExists(cursor) || verb == u"ALTER";
        effects.nature = repeatable || (database && verb == u"ALTER") ? Nature::Repeatable : Nature::Opaque;
        return effects;
    }
    const QString kind = takeKind(cursor);
    const bool conditional = skipIfExists(cursor);
    effects.nature = conditional && verb != u"ALTER" ? Nature::Repeatable : Nature::Structure;
    effects.hidesItsChange = verb == u"ALTER" && hidesItsChange(cursor);
    if (kind == u"INDEX") {
        effects.objects.push_back({QStringLiteral("TABLE"), tableOfIndex(cursor)});
        return effects;
    }
    do
        effects.objects.push_back({kind, cursor.takeName()});
    while (verb == u"DROP" && cursor.takeSign(u','));
    effects.createsNew = verb == u"CREATE" && !conditional && !orReplace;
    effects.replaces = verb == u"CREATE" && orReplace;
    effects.dropsEachAlone = effects.objects.size() > 1;
    if (verb == u"ALTER") {
        if (const QString name = newName(cursor); !name.isEmpty())
            effects.objects.push_back({kind, name});
    }
    return effects;
}

StatementEffects ofRename(TokenCursor &cursor) {
    StatementEffects effects;
    if (!cursor.takeAnyWord({"TABLE", "TABLES"}))
        return effects; // RENAME USER
    effects.nature = Nature::Structure;
    (void)skipIfExists(cursor);
    const auto add = [&effects](const QString &name) {
        const ObjectName object{QStringLiteral("TABLE"), name};
        const bool known = std::ranges::contains(effects.objects, object);
        if (!known)
            effects.objects.push_back(object);
        return known;
    };
    do {
        effects.swapsNames |= add(cursor.takeName());
        while (!cursor.atEnd() && !cursor.takeWord("TO"))
            cursor.skip();
        effects.swapsNames |= add(cursor.takeName());
    } while (cursor.takeSign(u','));
    return effects;
}

/// A value that a query, a function, the clock or the statement before gives may be another one later.
Nature ofSet(const std::vector<db::SqlToken> &tokens) {
    static const QStringList moments{
        QStringLiteral("SELECT"),         QStringLiteral("CURRENT_TIMESTAMP"), QStringLiteral("CURRENT_DATE"),
        QStringLiteral("CURRENT_TIME"),   QStringLiteral("CURRENT_USER"),      QStringLiteral("LOCALTIME"),
        QStringLiteral("LOCALTIMESTAMP"), QStringLiteral("UTC_TIMESTAMP"),     QStringLiteral("LAST_INSERT_ID"),
        QStringLiteral("IDENTITY"),       QStringLiteral("INSERT_ID"),         QStringLiteral("WARNING_COUNT"),
        QStringLiteral("ERROR_COUNT")};
    const bool computed = std::ranges::any_of(tokens, [](const db::SqlToken &token) {
        if (token.kind == db::TokenKind::Punctuation)
            return token.text == u"(";
        const QString word = token.text.section(u'@', -1).section(u'.', -1).toUpper();
        return token.kind != db::TokenKind::String && moments.contains(word);
    });
    return computed ? Nature::SessionData : Nature::Session;
}

bool writesVariables(const std::vector<db::SqlToken> &tokens) {
    for (size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].text == u":=")
            return true;
        if (tokens[i].isWord(QLatin1StringView("INTO")) && i + 1 < tokens.size() && tokens[i + 1].text.startsWith(u'@'))
            return true;
    }
    return false;
}

/// What changes another database cannot be seen, and must not be undone, in this one.
template <class Read>
StatementEffects inOwnDatabase(const TokenCursor &cursor, Read &&read) {
    StatementEffects effects = read();
    return cursor.tookDatabase() ? StatementEffects() : effects;
}

/// CREATE USER a, b; DROP TABLE other.a, other.b; CREATE OR REPLACE TABLE other.a
bool namesSeveral(const std::vector<db::SqlToken> &tokens) {
    TokenCursor cursor(tokens);
    if (!cursor.isAnyWord({"CREATE", "DROP", "RENAME"}))
        return false;
    for (cursor.skip(); !cursor.atEnd(); cursor.skip()) {
        if (cursor.depth() == 0 && (cursor.isSign(u',') || (cursor.isWord("REPLACE") && cursor.previousIsWord("OR"))))
            return true;
    }
    return false;
}

StatementEffects effectsOf(const std::vector<db::SqlToken> &tokens, const QString &text) {
    TokenCursor cursor(tokens);
    const QString verb = cursor.atEnd() ? QString() : cursor.token().text.toUpper();
    cursor.skip();
    const auto isOneOf = [&verb](std::initializer_list<const char *> words) {
        return std::ranges::any_of(words, [&verb](const char *word) { return verb == QLatin1StringView(word); });
    };
    StatementEffects effects;
    if (isOneOf({"CREATE", "DROP", "ALTER"})) {
        if (!concernsTemporaryTable(tokens))
            return inOwnDatabase(cursor, [&] { return ofDefinition(cursor, verb); });
        effects.nature = verb == u"DROP" ? Nature::Session : Nature::SessionData;
    } else if (verb == u"RENAME") {
        return inOwnDatabase(cursor, [&] { return ofRename(cursor); });
    } else if (verb == u"TRUNCATE") {
        return inOwnDatabase(cursor, [&] {
            (void)cursor.takeWord("TABLE");
            effects.nature = Nature::Repeatable;
            effects.objects.push_back({QStringLiteral("TABLE"), cursor.takeName()});
            effects.empties = true;
            return effects;
        });
    } else if (isOneOf({"ANALYZE", "OPTIMIZE", "REPAIR", "CHECK", "CHECKSUM", "FLUSH", "GRANT", "REVOKE", "SHOW",
                        "EXPLAIN", "DESCRIBE", "CACHE"})) {
        effects.nature = Nature::Repeatable;
    } else if (verb == u"SET") {
        effects.nature = ofSet(tokens);
    } else if (isOneOf({"PREPARE", "DEALLOCATE", "DECLARE"}) || writesVariables(tokens)) {
        effects.nature = Nature::SessionData;
    } else if (verb == u"CALL") {
        effects.nature = Nature::Routine;
        effects.objects.push_back({QStringLiteral("PROCEDURE"), cursor.takeName()});
        if (cursor.tookDatabase()) {
            effects = StatementEffects();
            effects.mayCommit = true;
        }
    } else if (verb == u"BEGIN" || verb == u"IF" || verb == u"FOR" || verb == u"WHILE" || verb == u"LOOP") {
        effects.mayCommit = mayCommit(text);
        effects.nature = effects.mayCommit ? Nature::Opaque : Nature::Rows;
    } else if (isOneOf({"INSERT", "UPDATE", "DELETE", "REPLACE", "LOAD", "WITH", "SELECT", "VALUES", "DO", "("})) {
        effects.nature = Nature::Rows;
        const StatementFacts facts = factsOf(tokens);
        effects.tables.assign(facts.rowsChanged.begin(), facts.rowsChanged.end());
    }
    return effects;
}

} // namespace

StatementEffects effectsOf(const db::SqlStatement &statement) {
    const std::vector<db::SqlToken> tokens = db::actingTokens(statement, db::Engine::MariaDb);
    StatementEffects effects = effectsOf(tokens, statement.text);
    effects.stepByStep = effects.nature == Nature::Opaque && namesSeveral(tokens);
    return effects;
}

bool mayCommit(const QString &body) {
    static constexpr std::array kEnding{"COMMIT",   "ROLLBACK", "START",  "CREATE", "ALTER", "DROP",    "RENAME",
                                        "TRUNCATE", "LOCK",     "UNLOCK", "CALL",   "GRANT", "PREPARE", "EXECUTE",
                                        "ANALYZE",  "OPTIMIZE", "REPAIR", "XA",     "FLUSH"};
    const auto tokens = db::codeTokens({body, 1, 1}, db::Engine::MariaDb);
    return std::ranges::any_of(tokens, [](const db::SqlToken &token) {
        return std::ranges::any_of(kEnding,
                                   [&token](const char *word) { return token.isWord(QLatin1StringView(word)); });
    });
}

} // namespace stellwerk::migration
