// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/telling_column.h"

#include "migration/lint/token_cursor.h"

#include <algorithm>
#include <optional>
#include <set>

namespace stellwerk::migration {

namespace {

using Tokens = std::vector<db::SqlToken>;

constexpr int kNoSuchTable = 1146; // ER_NO_SUCH_TABLE

Tokens tokensOf(const db::SqlStatement &statement) {
    return db::actingTokens(statement, db::Engine::MariaDb);
}

bool holdsAnyWord(const Tokens &tokens, std::initializer_list<const char *> words) {
    return std::ranges::any_of(tokens, [words](const db::SqlToken &token) {
        return std::ranges::any_of(words, [&token](const char *word) { return token.isWord(QLatin1StringView(word)); });
    });
}

/// What servers of some versions read and others do not.
bool dependsOnTheServer(const db::SqlStatement &statement) {
    return statement.text.contains(QLatin1StringView("/*!")) || statement.text.contains(QLatin1StringView("/*M!"));
}

/// Names whose comparison needs no knowledge of a collation.
bool isPlain(const QString &name) {
    return !name.isEmpty() && std::ranges::all_of(name, [](QChar sign) {
        return sign.unicode() < 128 && (sign.isLetterOrNumber() || sign == u'_');
    });
}

/// Everything that could name a column.
void addNames(const Tokens &tokens, std::set<QString> &names) {
    for (const db::SqlToken &token : tokens) {
        if (token.kind == db::TokenKind::Word || token.kind == db::TokenKind::QuotedIdentifier)
            names.insert(token.text.toLower());
    }
}

/// CREATE TABLE name (columns …): whatever columns the table has are named there.
bool listsItsColumns(const db::SqlStatement &statement, const StatementEffects &effects, const Tokens &tokens) {
    if (!effects.createsNew || effects.objects.front().kind != u"TABLE" || dependsOnTheServer(statement) ||
        holdsAnyWord(tokens, {"LIKE", "SELECT", "VALUES", "SYSTEM"}))
        return false;
    TokenCursor cursor(tokens);
    while (!cursor.atEnd() && !cursor.takeWord("TABLE"))
        cursor.skip();
    return !cursor.takeName().isEmpty() && cursor.isSign(u'(');
}

/// The column of ALTER TABLE … ADD COLUMN name …, in lower case, unless the statement also takes a column away.
std::optional<QString> addedColumn(const db::SqlStatement &statement, const Tokens &tokens) {
    TokenCursor cursor(tokens);
    if (dependsOnTheServer(statement) || holdsAnyWord(tokens, {"DROP", "CHANGE", "RENAME"}) ||
        !cursor.takeWord("ALTER"))
        return {};
    while (!cursor.atEnd() && !cursor.takeWord("TABLE"))
        cursor.skip();
    (void)cursor.takeName();
    if (!cursor.takeWord("ADD") || !cursor.takeWord("COLUMN") || cursor.isWord("IF") || !cursor.isName())
        return {};
    const QString name = cursor.takeName().toLower();
    return isPlain(name) ? std::optional(name) : std::nullopt;
}

} // namespace

size_t countTelling(const std::vector<db::SqlStatement> &statements, const std::vector<StatementEffects> &effects,
                    size_t creation) {
    const Tokens tokens = tokensOf(statements[creation]);
    if (!listsItsColumns(statements[creation], effects[creation], tokens))
        return 0;
    std::set<QString> names;
    addNames(tokens, names);
    size_t next = creation + 1;
    for (; next < statements.size(); ++next) {
        if (effects[next].nature != StatementNature::Structure || effects[next].objects != effects[creation].objects)
            break;
        const Tokens added = tokensOf(statements[next]);
        const auto column = addedColumn(statements[next], added);
        if (!column || names.contains(*column))
            break;
        addNames(added, names);
    }
    return next - creation - 1;
}

bool addsColumn(const db::SqlStatement &statement) {
    return addedColumn(statement, tokensOf(statement)).has_value();
}

Result<bool> tellsThatItIsDone(db::Connection &connection, const db::SqlStatement &statement) {
    const auto column = addedColumn(statement, tokensOf(statement));
    const StatementEffects effects = effectsOf(statement);
    if (!column || effects.objects.empty())
        return false;
    const auto columns = connection.select(QStringLiteral("SHOW COLUMNS FROM ") +
                                           connection.dialect().quote(effects.objects.front().name));
    if (!columns && columns.error().nativeCode == kNoSuchTable)
        return false;
    if (!columns)
        return std::unexpected(columns.error());
    return std::ranges::any_of(columns->rows, [&column](const std::vector<db::Value> &row) {
        return row.front().toString().compare(*column, Qt::CaseInsensitive) == 0;
    });
}

} // namespace stellwerk::migration
