// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint/lint_rules.h"
#include "migration/lint/token_cursor.h"

#include <QCoreApplication>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationLint)
};

/// INSERT or REPLACE whose rows come from SELECT * or SELECT t.*, not counting subqueries.
bool selectsStar(const LintStatement &statement) {
    TokenCursor cursor(statement.tokens);
    if (!cursor.takeAnyWord({"INSERT", "REPLACE"}))
        return false;
    while (!cursor.atEnd() && !(cursor.depth() == 0 && cursor.isWord("SELECT")))
        cursor.skip();
    for (cursor.skip(); !cursor.atEnd() && !(cursor.depth() == 0 && cursor.isWord("FROM")); cursor.skip()) {
        const bool begins = cursor.previousIsSign(u'.') || cursor.previousIsSign(u',') ||
                            cursor.previousIsWord("SELECT") || cursor.previousIsWord("DISTINCT") ||
                            cursor.previousIsWord("ALL");
        if (cursor.depth() == 0 && cursor.isSign(u'*') && begins)
            return true;
    }
    return false;
}

} // namespace

void lintRows(const LintScene &scene, const LintStatement &statement) {
    const StatementFacts &facts = statement.facts;
    const auto add = [&](const char *code, const QString &message) {
        scene.collector.add(code, message, &statement.source);
    };
    const QString tables = facts.rowsChanged.join(QLatin1StringView(", "));
    const bool onlyNew =
        std::ranges::all_of(facts.rowsChanged, [&scene](const QString &table) { return scene.tables.madeHere(table); });
    if (facts.isUpdate && !facts.hasWhere && !onlyNew)
        add("update-without-where", Tr::tr("Changes every row of %1: there is no WHERE.").arg(tables));
    if (facts.isDelete && !facts.hasWhere && !onlyNew)
        add("delete-without-where", Tr::tr("Deletes every row of %1: there is no WHERE.").arg(tables));
    for (const QString &table : facts.rowsChanged) {
        // What was made here held nobody's data before; sqlite_… tables are the engine's own books.
        if (table.startsWith(QLatin1String("sqlite_")) || scene.tables.madeHere(table))
            continue;
        if (scene.options.isProtected && scene.options.isProtected(table) && !scene.migration.touches.contains(table))
            add("undeclared-protected-table",
                Tr::tr("Changes rows of the protected table %1, which “touches” does not name: the deployment "
                       "would fail.")
                    .arg(table));
    }
    if (selectsStar(statement))
        add("selects-star-into", Tr::tr("Copies with SELECT *: the columns of another database may have another order "
                                        "or number. Name them on both sides."));
}

} // namespace stellwerk::migration
