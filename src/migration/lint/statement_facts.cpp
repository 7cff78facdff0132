// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint/statement_facts.h"

#include "migration/lint/token_cursor.h"

#include <algorithm>

namespace stellwerk::migration {

namespace {

using Words = std::initializer_list<const char *>;

constexpr Words kDmlModifiers{"LOW_PRIORITY", "HIGH_PRIORITY", "DELAYED", "IGNORE", "QUICK", "INTO"};
constexpr Words kNoAlias{"JOIN",      "INNER", "LEFT",  "RIGHT",     "CROSS", "NATURAL", "STRAIGHT_JOIN",
                         "ON",        "USING", "SET",   "WHERE",     "FORCE", "USE",     "IGNORE",
                         "PARTITION", "ORDER", "LIMIT", "RETURNING", "FROM",  "INDEXED", "NOT"};

/// A table of an UPDATE or DELETE and the name it is called by there.
struct TableReference {
    QString table;
    QString alias;
};

void skipGroup(TokenCursor &cursor) {
    const int depth = cursor.depth();
    do
        cursor.skip();
    while (!cursor.atEnd() && cursor.depth() > depth);
}

TableReference takeReference(TokenCursor &cursor) {
    TableReference reference;
    reference.table = reference.alias = cursor.takeName();
    if (cursor.takeWord("PARTITION") && cursor.isSign(u'('))
        skipGroup(cursor);
    (void)cursor.takeWord("AS");
    if (cursor.isName() && !cursor.isAnyWord(kNoAlias))
        reference.alias = cursor.takeName();
    return reference;
}

/// The tables from here to @p end, those of nested joins too: the first one and each one after a comma or JOIN.
std::vector<TableReference> tableReferences(TokenCursor &cursor, Words end) {
    std::vector<TableReference> references;
    int nested = 0; // parentheses that are open around a part of the join, not around a condition or a list
    bool expected = true;
    while (!cursor.atEnd() && !(cursor.depth() == 0 && cursor.isAnyWord(end))) {
        if (expected && cursor.takeSign(u'(')) {
            ++nested;
        } else if (expected && nested > 0 && cursor.isAnyWord({"SELECT", "VALUES", "WITH"})) {
            // The rows of a subquery cannot be changed.
            while (!cursor.atEnd() && !(cursor.depth() == nested && cursor.isSign(u')')))
                cursor.skip();
            expected = false;
        } else if (expected && cursor.isName()) {
            references.push_back(takeReference(cursor));
            expected = false;
        } else {
            const bool joinLevel = cursor.depth() == nested;
            if (joinLevel && nested > 0 && cursor.isSign(u')'))
                --nested;
            expected = joinLevel && (cursor.isSign(u',') || cursor.isWord("JOIN") || cursor.isWord("STRAIGHT_JOIN"));
            cursor.skip();
        }
    }
    return references;
}

/// Takes those of @p references as changed that @p targets calls by their names there.
void takeTargets(const QStringList &targets, const std::vector<TableReference> &references, StatementFacts &facts) {
    for (const TableReference &reference : references) {
        if (targets.contains(reference.alias, Qt::CaseInsensitive))
            facts.rowsChanged << reference.table;
    }
    facts.hasUnknownTarget = std::ranges::any_of(targets, [&](const QString &target) {
        return std::ranges::none_of(references, [&](const TableReference &reference) {
            return reference.alias.compare(target, Qt::CaseInsensitive) == 0;
        });
    });
}

void skipDmlModifiers(TokenCursor &cursor) {
    while (cursor.takeAnyWord(kDmlModifiers) || cursor.takeWord("OR")) {
        // SQLite: INSERT OR REPLACE, UPDATE OR ROLLBACK …
        if (cursor.previousIsWord("OR"))
            cursor.skip();
    }
}

void readUpdate(TokenCursor &cursor, StatementFacts &facts) {
    facts.isUpdate = true;
    skipDmlModifiers(cursor);
    const auto references = tableReferences(cursor, {"SET"});
    QStringList targets; // aliases before the dot of "alias.column ="
    bool unqualified = false;
    bool assignment = cursor.takeWord("SET");
    while (!cursor.atEnd() && !(cursor.depth() == 0 && cursor.isAnyWord({"WHERE", "FROM", "ORDER", "LIMIT"}))) {
        if (!assignment || !cursor.isName()) {
            cursor.skip();
            assignment = cursor.depth() == 0 && cursor.previousIsSign(u',');
            continue;
        }
        const QStringList path = cursor.takePath();
        assignment = false;
        if (path.size() > 1)
            targets << path[path.size() - 2];
        else
            unqualified = true;
    }
    if (references.size() > 1 && !unqualified)
        return takeTargets(targets, references, facts);
    for (const TableReference &reference : references)
        facts.rowsChanged << reference.table;
}

void readDelete(TokenCursor &cursor, StatementFacts &facts) {
    facts.isDelete = true;
    skipDmlModifiers(cursor);
    // DELETE FROM t … · DELETE a FROM t a JOIN … · DELETE FROM a USING t a JOIN …
    QStringList targets;
    if (cursor.takeWord("FROM")) {
        for (const TableReference &reference :
             tableReferences(cursor, {"USING", "WHERE", "ORDER", "LIMIT", "RETURNING"}))
            targets << reference.table;
        if (!cursor.takeWord("USING")) {
            facts.rowsChanged = targets;
            return;
        }
    } else {
        while (!cursor.atEnd() && !cursor.takeWord("FROM")) {
            if (cursor.isName())
                targets << cursor.takeName();
            else
                cursor.skip();
        }
    }
    takeTargets(targets, tableReferences(cursor, {"WHERE"}), facts);
}

void readTableList(TokenCursor &cursor, QStringList &names) {
    do {
        if (cursor.isName())
            names << cursor.takeName();
    } while (cursor.takeSign(u','));
}

void skipIfExists(TokenCursor &cursor) {
    if (cursor.takeWord("IF")) {
        (void)cursor.takeWord("NOT");
        (void)cursor.takeWord("EXISTS");
    }
}

/// One comma-separated part of ALTER TABLE; the cursor stands on its first word.
void readAlterAction(TokenCursor &cursor, const QString &table, StatementFacts &facts) {
    if (cursor.takeWord("RENAME")) {
        if (cursor.isAnyWord({"COLUMN", "INDEX", "KEY"}))
            return;
        if (!cursor.takeAnyWord({"TO", "AS"}))
            (void)cursor.takeSign(u'=');
        // SQLite: RENAME a TO b, without the word COLUMN, renames a column.
        const QString name = cursor.takeName();
        if (!name.isEmpty() && !cursor.isWord("TO"))
            facts.renamed.push_back({table, name});
    } else if (cursor.takeWord("DROP")) {
        const bool column = cursor.takeWord("COLUMN");
        if (!column && cursor.isAnyWord({"INDEX", "KEY", "PRIMARY", "FOREIGN", "CONSTRAINT", "CHECK", "PARTITION",
                                         "PERIOD", "SYSTEM"}))
            return;
        skipIfExists(cursor);
        facts.droppedColumns << table + u'.' + cursor.takeName();
        facts.rowsChanged << table;
    } else if (cursor.isAnyWord({"MODIFY", "CHANGE", "CONVERT"})) {
        facts.rowsChanged << table;
    }
}

void readAlter(TokenCursor &cursor, StatementFacts &facts) {
    (void)cursor.takeWord("ONLINE");
    const bool ignore = cursor.takeWord("IGNORE");
    if (!cursor.takeWord("TABLE"))
        return;
    skipIfExists(cursor);
    const QString table = cursor.takeName();
    // Rows that do not fit are changed or, as duplicates of a new unique index, deleted.
    if (ignore)
        facts.rowsChanged << table;
    if (cursor.takeWord("NOWAIT") || (cursor.takeWord("WAIT") && !cursor.atEnd()))
        cursor.skip();
    while (!cursor.atEnd()) {
        readAlterAction(cursor, table, facts);
        while (!cursor.atEnd() && !(cursor.depth() == 0 && cursor.takeSign(u',')))
            cursor.skip();
    }
}

void readRename(TokenCursor &cursor, StatementFacts &facts) {
    if (!cursor.takeAnyWord({"TABLE", "TABLES"}))
        return;
    skipIfExists(cursor);
    do {
        const QString from = cursor.takeName();
        while (!cursor.atEnd() && !cursor.takeWord("TO"))
            cursor.skip();
        const QString to = cursor.takeName();
        if (!from.isEmpty() && !to.isEmpty())
            facts.renamed.push_back({from, to});
    } while (cursor.takeSign(u','));
}

void readCreate(TokenCursor &cursor, StatementFacts &facts) {
    const bool replaces = cursor.takeWord("OR") && cursor.takeWord("REPLACE");
    const bool temporary = cursor.takeAnyWord({"TEMP", "TEMPORARY"});
    (void)cursor.takeWord("VIRTUAL");
    if (!cursor.takeWord("TABLE"))
        return;
    skipIfExists(cursor);
    facts.created << cursor.takeName();
    // What has the name already goes with its rows.
    if (replaces && !temporary)
        facts.rowsChanged += facts.created;
}

void readDrop(TokenCursor &cursor, StatementFacts &facts) {
    // A temporary table is nobody's data.
    if (cursor.isWord("TEMPORARY") || !cursor.takeAnyWord({"TABLE", "TABLES"}))
        return;
    skipIfExists(cursor);
    readTableList(cursor, facts.dropped);
    facts.rowsChanged += facts.dropped;
}

StatementKind kindOf(const std::vector<db::SqlToken> &tokens, const QString &verb) {
    const auto isOneOf = [&verb](Words words) {
        return std::ranges::any_of(words, [&](const char *word) { return verb == QLatin1StringView(word); });
    };
    if (isOneOf({"CREATE", "DROP"}) && concernsTemporaryTable(tokens))
        return StatementKind::Other;
    if (isOneOf({"CREATE", "DROP", "ALTER", "RENAME", "TRUNCATE", "GRANT", "REVOKE", "ANALYZE", "OPTIMIZE", "REPAIR",
                 "FLUSH", "REINDEX", "VACUUM", "CHECK", "CACHE"}))
        return StatementKind::Ddl;
    if (isOneOf({"INSERT", "UPDATE", "DELETE", "REPLACE", "LOAD", "CALL"}))
        return StatementKind::Dml;
    if (isOneOf({"SELECT", "SHOW", "EXPLAIN", "DESCRIBE", "VALUES"}))
        return StatementKind::Query;
    if (isOneOf({"COMMIT", "ROLLBACK", "START", "SAVEPOINT", "RELEASE", "LOCK", "UNLOCK", "USE", "XA", "ATTACH",
                 "DETACH", "END"}))
        return StatementKind::Transaction;
    // BEGIN NOT ATOMIC is a block of statements.
    if (isOneOf({"BEGIN"}))
        return tokens.size() > 1 && tokens[1].isWord(QLatin1StringView("NOT")) ? StatementKind::Dml
                                                                               : StatementKind::Transaction;
    if (isOneOf({"SET"}) && std::ranges::any_of(tokens, [](const db::SqlToken &token) {
            return token.isWord(QLatin1StringView("AUTOCOMMIT"));
        }))
        return StatementKind::Transaction;
    return StatementKind::Other;
}

bool runsProgram(const QString &verb) {
    static constexpr Words kVerbs{"CALL", "BEGIN", "IF", "CASE", "LOOP", "WHILE", "REPEAT", "FOR", "EXECUTE"};
    return std::ranges::any_of(kVerbs, [&](const char *word) { return verb == QLatin1StringView(word); });
}

} // namespace

bool concernsTemporaryTable(const std::vector<db::SqlToken> &tokens) {
    TokenCursor cursor(tokens);
    cursor.skip();
    if (cursor.takeWord("OR"))
        cursor.skip();
    return cursor.isAnyWord({"TEMPORARY", "TEMP"});
}

StatementFacts factsOf(const db::SqlStatement &statement, db::Engine engine) {
    return factsOf(db::actingTokens(statement, engine));
}

StatementFacts factsOf(const std::vector<db::SqlToken> &tokens) {
    TokenCursor cursor(tokens);
    // WITH a AS (…) UPDATE …: what counts is the verb behind the named queries.
    if (cursor.isWord("WITH")) {
        const auto isVerb = [&] {
            return cursor.depth() == 0 && (cursor.previousIsSign(u')') || cursor.previousIsWord("RESTRICT")) &&
                   cursor.isAnyWord({"SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "VALUES"});
        };
        while (!cursor.atEnd() && !isVerb())
            cursor.skip();
    }
    while (cursor.isSign(u'('))
        cursor.skip();
    const QString verb = cursor.atEnd() ? QString() : cursor.token().text.toUpper();
    StatementFacts facts;
    facts.verb = verb;
    facts.kind = kindOf(tokens, verb);
    facts.callsProgram = runsProgram(verb);
    cursor.skip();

    if (verb == QLatin1StringView("CREATE"))
        readCreate(cursor, facts);
    else if (verb == QLatin1StringView("DROP"))
        readDrop(cursor, facts);
    else if (verb == QLatin1StringView("ALTER"))
        readAlter(cursor, facts);
    else if (verb == QLatin1StringView("RENAME"))
        readRename(cursor, facts);
    else if (verb == QLatin1StringView("UPDATE"))
        readUpdate(cursor, facts);
    else if (verb == QLatin1StringView("DELETE"))
        readDelete(cursor, facts);
    else if (verb == QLatin1StringView("INSERT") || verb == QLatin1StringView("REPLACE")) {
        skipDmlModifiers(cursor);
        facts.rowsChanged << cursor.takeName();
    } else if (verb == QLatin1StringView("TRUNCATE")) {
        (void)cursor.takeWord("TABLE");
        facts.rowsChanged << cursor.takeName();
    } else if (verb == QLatin1StringView("LOAD")) {
        while (!cursor.atEnd() && !cursor.takeWord("TABLE"))
            cursor.skip();
        facts.rowsChanged << cursor.takeName();
    }

    TokenCursor all(tokens);
    for (; !all.atEnd() && !facts.hasWhere; all.skip())
        facts.hasWhere = all.depth() == 0 && all.isWord("WHERE");
    return facts;
}

void TableTrail::follow(const StatementFacts &facts) {
    for (const QString &name : facts.created)
        m_origin.insert(name, QString());
    for (const TableRename &rename : facts.renamed) {
        const QString origin = m_origin.contains(rename.from) ? m_origin.take(rename.from) : rename.from;
        m_origin.insert(rename.to, origin);
    }
    for (const QString &name : facts.dropped) {
        const QString origin = m_origin.contains(name) ? m_origin.take(name) : name;
        if (!origin.isEmpty())
            m_gone << origin;
    }
}

QMap<QString, QString> TableTrail::renames() const {
    QMap<QString, QString> result;
    for (auto it = m_origin.begin(); it != m_origin.end(); ++it) {
        if (!it.value().isEmpty() && it.value() != it.key())
            result.insert(it.value(), it.key());
    }
    return result;
}

QStringList TableTrail::lost() const {
    QStringList result;
    std::ranges::copy_if(m_gone, std::back_inserter(result),
                         [this](const QString &name) { return !m_origin.contains(name); });
    return result;
}

} // namespace stellwerk::migration
