// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint/lint_rules.h"
#include "migration/lint/token_cursor.h"

#include <QCoreApplication>

#include <array>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationLint)
};

using Kind = AlterAction::Kind;

/// foreign_key_checks = 0 (MariaDB) or PRAGMA foreign_keys = OFF (SQLite).
bool switchesForeignKeysOff(TokenCursor cursor) {
    for (; !cursor.atEnd(); cursor.skip()) {
        const bool named = cursor.token().text.endsWith(QLatin1StringView("foreign_key_checks"), Qt::CaseInsensitive) ||
                           cursor.token().text.endsWith(QLatin1StringView("foreign_keys"), Qt::CaseInsensitive);
        if (!named)
            continue;
        cursor.skip();
        (void)cursor.takeSign(u':');
        (void)(cursor.takeSign(u'=') || cursor.takeSign(u'('));
        return !cursor.atEnd() &&
               (cursor.token().text == QLatin1StringView("0") || cursor.isAnyWord({"OFF", "FALSE", "NO"}));
    }
    return false;
}

bool setsGlobal(const std::vector<db::SqlToken> &tokens) {
    return std::ranges::any_of(tokens, [](const db::SqlToken &token) {
        return token.isWord(QLatin1StringView("GLOBAL")) ||
               token.text.compare(QLatin1StringView("@@global"), Qt::CaseInsensitive) == 0;
    });
}

bool isGrant(TokenCursor cursor) {
    if (cursor.isAnyWord({"GRANT", "REVOKE"}))
        return true;
    if (cursor.takeWord("SET"))
        return cursor.isAnyWord({"PASSWORD", "ROLE"}) || (cursor.takeWord("DEFAULT") && cursor.isWord("ROLE"));
    if (!cursor.takeAnyWord({"CREATE", "ALTER", "DROP", "RENAME"}))
        return false;
    if (cursor.takeWord("OR"))
        (void)cursor.takeWord("REPLACE");
    return cursor.isAnyWord({"USER", "ROLE"});
}

bool namesDefiner(TokenCursor cursor) {
    if (!cursor.isAnyWord({"CREATE", "ALTER"}))
        return false;
    while (!cursor.atEnd() &&
           !cursor.isAnyWord({"TABLE", "VIEW", "TRIGGER", "PROCEDURE", "FUNCTION", "EVENT", "PACKAGE", "DEFINER"}))
        cursor.skip();
    return cursor.takeWord("DEFINER") && cursor.isSign(u'=');
}

/// The value of ENGINE = in CREATE TABLE or ALTER TABLE; empty when there is none.
QString engineOf(const LintStatement &statement) {
    if (statement.alter) {
        const auto found = std::ranges::find(statement.alter->actions, Kind::Engine, &AlterAction::kind);
        return found == statement.alter->actions.end() ? QString() : found->name;
    }
    if (statement.facts.created.isEmpty())
        return {};
    for (TokenCursor cursor(statement.tokens); !cursor.atEnd(); cursor.skip()) {
        if (cursor.depth() > 0 || !cursor.takeWord("ENGINE"))
            continue;
        (void)cursor.takeSign(u'=');
        return cursor.atEnd() ? QString() : cursor.token().text.toLower();
    }
    return {};
}

} // namespace

void lintSurroundings(const LintScene &scene, const LintStatement &statement) {
    const auto add = [&](const char *code, const QString &message) {
        scene.collector.add(code, message, &statement.source);
    };
    const TokenCursor cursor(statement.tokens);
    const bool isSet = cursor.isWord("SET");
    if ((isSet || cursor.isWord("PRAGMA")) && switchesForeignKeysOff(cursor))
        add("foreign-key-checks-off",
            Tr::tr("Switches foreign keys off: rows without their parent are not noticed from here on."));
    if (isSet && setsGlobal(statement.tokens))
        add("sets-global",
            Tr::tr("Changes a setting of the whole server: other databases feel it, no rollback takes it "
                   "back, and it is gone with the next start."));
    if (isGrant(cursor))
        add("grants",
            Tr::tr("Changes rights or accounts: they belong to the server, not to the database, and neither a "
                   "backup nor a rollback holds them."));
    if (namesDefiner(cursor))
        add("uses-definer", Tr::tr("Names a DEFINER: that account may not exist on the other server, and what is made "
                                   "here would fail there."));
    static const QStringList transactional{QStringLiteral("innodb"), QStringLiteral("rocksdb"),
                                           QStringLiteral("spider")};
    const QString engine = engineOf(statement);
    if (!engine.isEmpty() && !transactional.contains(engine))
        add("nontransactional-engine",
            Tr::tr(
                "The storage engine %1 has no transactions: what fails halfway stays halfway, and a backup is not of "
                "one moment.")
                .arg(engine));
}

bool failsRepeated(const LintStatement &statement) {
    if (statement.facts.kind != StatementKind::Ddl)
        return false;
    TokenCursor cursor(statement.tokens);
    bool fails = !statement.facts.renamed.empty();
    if (cursor.isAnyWord({"CREATE", "DROP"})) {
        const bool replaces = std::ranges::any_of(
            statement.tokens.begin(),
            statement.tokens.begin() + static_cast<qsizetype>(std::min<size_t>(3, statement.tokens.size())),
            [](const db::SqlToken &token) { return token.isWord(QLatin1StringView("REPLACE")); });
        while (!cursor.atEnd() && cursor.depth() == 0 && !cursor.isWord("IF"))
            cursor.skip();
        fails = !replaces && !cursor.isWord("IF");
    }
    if (statement.alter) {
        static constexpr std::array kinds{
            Kind::AddColumn,     Kind::DropColumn,     Kind::AddIndex,      Kind::AddSpecialIndex, Kind::DropIndex,
            Kind::AddPrimaryKey, Kind::DropPrimaryKey, Kind::AddForeignKey, Kind::DropForeignKey,  Kind::DropConstraint,
            Kind::ChangeColumn,  Kind::RenameColumn,   Kind::RenameIndex};
        fails = fails || std::ranges::any_of(statement.alter->actions, [](const AlterAction &action) {
                    return !action.conditional && std::ranges::contains(kinds, action.kind);
                });
    }
    return fails;
}

} // namespace stellwerk::migration
