// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/known_statement.h"

#include "migration/lint/token_cursor.h"

#include <QRegularExpression>

namespace stellwerk::deployment {

namespace {

using migration::TokenCursor;
using Words = std::initializer_list<const char *>;

bool isOneOf(const QString &word, Words words) {
    return std::ranges::any_of(
        words, [&](const char *other) { return word.compare(QLatin1StringView(other), Qt::CaseInsensitive) == 0; });
}

/// The value of an option, without quotes. The cursor stands behind the option's name.
QString takeValue(TokenCursor &cursor) {
    (void)cursor.takeSign(u'=');
    QString value = cursor.atEnd() ? QString() : cursor.token().text;
    cursor.skip();
    return value.remove(u'\'').remove(u'"');
}

/// Storage engines that keep every row they are given, in a place of their own. MEMORY and BLACKHOLE lose them, MERGE,
/// FEDERATED and the like show the rows of other tables.
bool keepsRows(const QString &storageEngine) {
    return isOneOf(storageEngine, {"InnoDB", "Aria"});
}

/// Behind the name of the table. Partitions may have engines of their own.
bool isKnownDefinition(TokenCursor &cursor) {
    while (!cursor.atEnd()) {
        if (cursor.depth() > 0) {
            cursor.skip();
        } else if (cursor.takeWord("ENGINE")) {
            if (!keepsRows(takeValue(cursor)))
                return false;
        } else if (cursor.isAnyWord({"PARTITION", "CONNECTION"}) || (cursor.takeWord("UNION") && cursor.isSign(u'='))) {
            return false;
        } else {
            cursor.skip();
        }
    }
    return true;
}

bool isKnownCreate(TokenCursor cursor) {
    cursor.skip();
    if (cursor.takeWord("OR"))
        (void)cursor.takeWord("REPLACE");
    (void)cursor.takeAnyWord({"TEMP", "TEMPORARY"});
    if (cursor.takeWord("TABLE"))
        return isKnownDefinition(cursor);
    (void)cursor.takeAnyWord({"UNIQUE", "FULLTEXT", "SPATIAL", "VECTOR"});
    return cursor.isWord("INDEX");
}

bool isKnownDrop(TokenCursor cursor) {
    cursor.skip();
    if (cursor.takeWord("TEMPORARY"))
        return cursor.isAnyWord({"TABLE", "TABLES"});
    return cursor.isAnyWord({"TABLE", "TABLES", "INDEX", "VIEW", "PROCEDURE", "FUNCTION", "EVENT", "SEQUENCE"});
}

/// Options of a table, which may follow each other without commas.
bool areKnownOptions(TokenCursor &cursor) {
    while (!cursor.atEnd() && !cursor.isSign(u',')) {
        (void)cursor.takeWord("DEFAULT");
        if (cursor.takeWord("ENGINE")) {
            if (!keepsRows(takeValue(cursor)))
                return false;
        } else if (cursor.takeWord("CHARACTER")) {
            if (!cursor.takeWord("SET"))
                return false;
            (void)takeValue(cursor);
        } else if (cursor.takeAnyWord({"CHARSET", "COLLATE", "COMMENT", "AUTO_INCREMENT", "ROW_FORMAT",
                                       "KEY_BLOCK_SIZE", "PAGE_COMPRESSED", "AVG_ROW_LENGTH", "CHECKSUM", "MIN_ROWS",
                                       "MAX_ROWS", "STATS_PERSISTENT", "STATS_AUTO_RECALC", "STATS_SAMPLE_PAGES",
                                       "ALGORITHM", "LOCK"})) {
            (void)takeValue(cursor);
        } else if (cursor.takeAnyWord({"ENABLE", "DISABLE"})) {
            if (!cursor.takeWord("KEYS"))
                return false;
        } else if (!cursor.takeWord("FORCE")) {
            return false;
        }
    }
    return true;
}

/// One comma-separated part of ALTER TABLE; the cursor stands on its first word.
bool isKnownAction(TokenCursor &cursor) {
    static constexpr Words kSpecial{"PARTITION", "PERIOD", "SYSTEM"};
    if (cursor.takeAnyWord({"ADD", "DROP"}))
        return !cursor.isAnyWord(kSpecial);
    if (cursor.takeWord("CONVERT"))
        return cursor.takeWord("TO") && cursor.isAnyWord({"CHARACTER", "CHARSET"});
    return cursor.isAnyWord({"MODIFY", "CHANGE", "ALTER", "RENAME"}) || areKnownOptions(cursor);
}

bool isKnownAlter(TokenCursor cursor) {
    cursor.skip();
    if (cursor.takeAnyWord({"DATABASE", "SCHEMA"})) {
        static constexpr Words kDefaults{"DEFAULT", "CHARACTER", "CHARSET", "COLLATE", "COMMENT"};
        if (!cursor.isAnyWord(kDefaults))
            (void)cursor.takeName();
        return cursor.isAnyWord(kDefaults);
    }
    (void)cursor.takeWord("ONLINE");
    (void)cursor.takeWord("IGNORE"); // among the rows changed
    if (!cursor.takeWord("TABLE"))
        return false;
    if (cursor.takeWord("IF"))
        (void)cursor.takeWord("EXISTS");
    if (cursor.takeName().isEmpty())
        return false;
    if (cursor.takeWord("WAIT"))
        cursor.skip();
    (void)cursor.takeWord("NOWAIT");
    while (!cursor.atEnd()) {
        if (!isKnownAction(cursor))
            return false;
        while (!cursor.atEnd() && !(cursor.depth() == 0 && cursor.takeSign(u','))) {
            // ADD COLUMN … PARTITION BY: it may stand behind the last part without a comma.
            if (cursor.depth() == 0 && cursor.isAnyWord({"PARTITION", "PARTITIONING"}))
                return false;
            cursor.skip();
        }
    }
    return true;
}

/// A variable of this session, none that changes how statements are read.
bool isKnownSet(TokenCursor cursor) {
    cursor.skip();
    if (cursor.isAnyWord({"STATEMENT", "GLOBAL", "PASSWORD", "ROLE"}) ||
        (cursor.takeWord("DEFAULT") && cursor.isWord("ROLE")))
        return false;
    for (; !cursor.atEnd(); cursor.skip()) {
        if (cursor.token().text.contains(QLatin1String("global"), Qt::CaseInsensitive))
            return false;
    }
    return true;
}

/// About how rows are checked, or a question.
bool isKnownPragma(TokenCursor cursor) {
    cursor.skip();
    return isOneOf(cursor.takeName(), {"foreign_keys", "defer_foreign_keys", "legacy_alter_table", "foreign_key_check",
                                       "foreign_key_list", "integrity_check", "quick_check", "optimize", "table_info",
                                       "table_xinfo", "index_list", "index_info"});
}

bool isKnownAnalyze(TokenCursor cursor, db::Engine engine) {
    cursor.skip();
    // MariaDB's ANALYZE in front of a statement runs it.
    return engine == db::Engine::Sqlite || cursor.isAnyWord({"TABLE", "LOCAL", "NO_WRITE_TO_BINLOG"});
}

bool isKnownRename(TokenCursor cursor) {
    cursor.skip();
    return cursor.isAnyWord({"TABLE", "TABLES"});
}

/// Every target was found, under a name. { OJ … } is a join that is not read through.
bool hasKnownTargets(const std::vector<db::SqlToken> &tokens, const migration::StatementFacts &facts) {
    return !facts.rowsChanged.isEmpty() && !facts.rowsChanged.contains(QString()) && !facts.hasUnknownTarget &&
           std::ranges::none_of(tokens, [](const db::SqlToken &token) {
               return token.kind == db::TokenKind::Punctuation && token.text.contains(u'{');
           });
}

/// An executable comment that some servers run and others skip (MariaDB skips 5.7 to 9.99, which are MySQL's), while
/// its words are among the tokens in any case: DELETE FROM /*!80000 a */ b.
bool hasConditionalWords(const QString &text) {
    static const QRegularExpression versions(QStringLiteral("/\\*M?!([0-9]{5,6})"));
    for (auto match = versions.globalMatch(text); match.hasNext();) {
        if (match.next().capturedView(1).toInt() >= 50700)
            return true;
    }
    return false;
}

/// A function of another database or package: nobody knows what it does.
bool callsQualified(const std::vector<db::SqlToken> &tokens) {
    const auto isSign = [&](size_t index, QLatin1StringView sign) {
        return tokens[index].kind == db::TokenKind::Punctuation && tokens[index].text == sign;
    };
    const auto isName = [&](size_t index) {
        return tokens[index].kind == db::TokenKind::Word || tokens[index].kind == db::TokenKind::QuotedIdentifier;
    };
    for (size_t i = 0; i + 3 < tokens.size(); ++i) {
        if (!isName(i) || !isSign(i + 1, QLatin1StringView(".")) || !isName(i + 2) ||
            !isSign(i + 3, QLatin1StringView("(")))
            continue;
        const bool isTable = i > 0 && tokens[i - 1].kind == db::TokenKind::Word &&
                             isOneOf(tokens[i - 1].text, {"INTO", "TABLE", "EXISTS", "REFERENCES"});
        if (!isTable)
            return true;
    }
    return false;
}

} // namespace

bool isKnownStatement(const db::SqlStatement &statement, const std::vector<db::SqlToken> &actingTokens,
                      const migration::StatementFacts &facts, db::Engine engine) {
    const TokenCursor cursor(actingTokens);
    const QString &verb = facts.verb;
    // From then on "a" may be a name and \ nothing special.
    if (statement.text.startsWith(QLatin1String("SET"), Qt::CaseInsensitive) &&
        statement.text.contains(QLatin1String("sql_mode"), Qt::CaseInsensitive))
        return false;
    if (hasConditionalWords(statement.text) || callsQualified(actingTokens))
        return false;
    if (isOneOf(verb, {"INSERT", "REPLACE", "UPDATE", "DELETE", "TRUNCATE"}))
        return hasKnownTargets(actingTokens, facts);
    if (verb == QLatin1StringView("CREATE"))
        return isKnownCreate(cursor);
    if (verb == QLatin1StringView("DROP"))
        return isKnownDrop(cursor);
    if (verb == QLatin1StringView("ALTER"))
        return isKnownAlter(cursor);
    if (verb == QLatin1StringView("RENAME"))
        return isKnownRename(cursor);
    if (verb == QLatin1StringView("SET"))
        return isKnownSet(cursor);
    if (verb == QLatin1StringView("ANALYZE"))
        return isKnownAnalyze(cursor, engine);
    if (engine == db::Engine::Sqlite && verb == QLatin1StringView("PRAGMA"))
        return isKnownPragma(cursor);
    if (engine == db::Engine::Sqlite && isOneOf(verb, {"REINDEX", "VACUUM"}))
        return true;
    return isOneOf(verb,
                   {"SELECT", "VALUES", "SHOW", "EXPLAIN", "DESCRIBE", "DESC", "GRANT", "REVOKE", "OPTIMIZE", "FLUSH"});
}

} // namespace stellwerk::deployment
