// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/migration_reach.h"

#include "deployment/plan/known_statement.h"
#include "migration/lint/alter_table.h"
#include "migration/lint/token_cursor.h"

#include <algorithm>

namespace stellwerk::deployment {

namespace {

bool isSame(const QString &a, const QString &b) {
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool contains(const QStringList &names, const QString &name) {
    return names.contains(name, Qt::CaseInsensitive);
}

/// A foreign key through which a change of the parent's rows changes, or deletes, the child's.
struct Cascade {
    QString parent;
    QString child;
};

/// The keys that a CREATE TABLE or ALTER TABLE gives to @p child.
void readCascades(const std::vector<db::SqlToken> &tokens, const QString &child, std::vector<Cascade> &into) {
    migration::TokenCursor cursor(tokens);
    while (!cursor.atEnd()) {
        if (!cursor.takeWord("REFERENCES")) {
            cursor.skip();
            continue;
        }
        const QString parent = cursor.takeName();
        const int depth = cursor.depth();
        bool acts = false;
        while (!cursor.atEnd() && cursor.depth() >= depth &&
               !(cursor.depth() == depth && (cursor.isSign(u',') || cursor.isWord("REFERENCES")))) {
            acts = acts || cursor.isAnyWord({"CASCADE", "SET"});
            cursor.skip();
        }
        if (acts)
            into.push_back({parent, child});
    }
}

class ReachFinder final {
public:
    ReachFinder(const std::vector<migration::Migration> &migrations, const schema::Schema &before, db::Engine engine)
        : m_before(before), m_engine(engine) {
        for (const schema::Table &table : before.tables) {
            m_former << table.name;
            for (const schema::ForeignKey &key : table.foreignKeys) {
                if (key.onDelete != QLatin1String("RESTRICT") || key.onUpdate != QLatin1String("RESTRICT"))
                    m_cascades.push_back({key.table, table.name});
            }
        }
        m_former += before.views.keys();
        for (const migration::Migration &migration : migrations) {
            for (const auto *section : {&migration.up, &migration.data, &migration.down})
                collect(*section, section == &migration.down ? m_columnsDown : m_columnsUp);
        }
        findFormerNames();
        findPrograms();
    }

    MigrationReach find(const std::vector<migration::Migration> &migrations) {
        migration::TableTrail up;
        for (const migration::Migration &migration : migrations) {
            m_unknown = false;
            follow(migration.up, up, m_columnsUp);
            follow(migration.data, up, m_columnsUp);
            migration::TableTrail down = up;
            follow(migration.down, down, m_columnsDown);
            // Its queries cannot change anything but through functions.
            for (const db::SqlStatement &statement : migration.verify)
                m_unknown = m_unknown || usesProgram(db::actingTokens(statement, m_engine)) ||
                            !isKnownStatement(statement, db::actingTokens(statement, m_engine),
                                              migration::factsOf(statement, m_engine), m_engine);
            if (m_unknown)
                m_reach.unknown << migration.label();
        }
        m_reach.tables.sort();
        return std::move(m_reach);
    }

private:
    using Statements = std::vector<db::SqlStatement>;
    /// How the columns of all ways up, or of all ways down, change their names.
    struct ColumnNames {
        QStringList left;
        QStringList taken;
    };

    /// What a statement adds to the ways by which rows are reached, wherever it stands: the order in which the ways up
    /// and down run is not known, so all of it counts from the beginning.
    void collect(const Statements &statements, ColumnNames &columns) {
        for (const db::SqlStatement &statement : statements) {
            const auto tokens = db::actingTokens(statement, m_engine);
            const migration::StatementFacts facts = migration::factsOf(tokens);
            m_renames.insert(m_renames.end(), facts.renamed.begin(), facts.renamed.end());
            for (const QString &table : facts.created)
                readCascades(tokens, table, m_cascades);
            const auto alter = migration::alterTableOf(tokens);
            if (!alter)
                continue;
            readCascades(tokens, alter->table, m_cascades);
            for (const migration::AlterAction &action : alter->actions) {
                if (action.kind == migration::AlterAction::Kind::RenameColumn) {
                    columns.left << action.name;
                    columns.taken << action.newName;
                }
            }
        }
    }

    /// What is there before has these names on its way; every other table is made by the migrations.
    void findFormerNames() {
        for (qsizetype known = 0; known != m_former.size();) {
            known = m_former.size();
            for (const migration::TableRename &rename : m_renames) {
                if (contains(m_former, rename.from) && !contains(m_former, rename.to))
                    m_former << rename.to;
            }
        }
    }

    /// Stored functions, which may write whatever reads says that they do, and views that use them.
    void findPrograms() {
        for (const QString &routine : m_before.routines.keys()) {
            if (!routine.startsWith(QLatin1String("procedure ")))
                m_programs << routine.section(u' ', 1);
        }
        for (qsizetype known = -1; known != m_programs.size();) {
            known = m_programs.size();
            for (auto view = m_before.views.begin(); view != m_before.views.end(); ++view) {
                const bool uses = std::ranges::any_of(m_programs, [&](const QString &program) {
                    return view.value().contains(program, Qt::CaseInsensitive);
                });
                if (uses && !contains(m_programs, view.key()))
                    m_programs << view.key();
            }
        }
    }

    void follow(const Statements &statements, migration::TableTrail &trail, const ColumnNames &columns) {
        for (const db::SqlStatement &statement : statements) {
            const auto tokens = db::actingTokens(statement, m_engine);
            const migration::StatementFacts facts = migration::factsOf(tokens);
            m_unknown = m_unknown || !isKnownStatement(statement, tokens, facts, m_engine) || usesProgram(tokens);
            if (!dropsOnlyNewColumns(facts)) {
                for (const QString &table : facts.rowsChanged)
                    reach(table);
            }
            // CREATE TABLE IF NOT EXISTS … SELECT may find the table there.
            const bool fills = std::ranges::any_of(tokens, [](const db::SqlToken &token) {
                return token.isWord(QLatin1StringView("SELECT")) || token.isWord(QLatin1StringView("VALUES"));
            });
            for (const QString &table : facts.created) {
                if (fills)
                    reach(table);
            }
            if (const auto alter = migration::alterTableOf(tokens))
                followColumns(*alter, columns);
            // Of what may have been there already the trail must not believe that it is made here.
            migration::StatementFacts certain = facts;
            certain.created.removeIf([this](const QString &table) { return contains(m_former, table); });
            trail.follow(certain);
            for (const migration::TableRename &rename : facts.renamed)
                reachIfExchanged(rename.to, trail);
            for (const QString &table : facts.created)
                reachIfExchanged(table, trail);
        }
    }

    /// A name of before under which there are other rows now.
    void reachIfExchanged(const QString &name, const migration::TableTrail &trail) {
        const bool isTable =
            std::ranges::any_of(m_before.tables, [&](const schema::Table &table) { return isSame(table.name, name); });
        const QMap<QString, QString> renames = trail.renames();
        if (isTable && (contains(renames.keys(), name) || contains(renames.values(), name)))
            reach(name);
    }

    /// The same for a column: it takes the name of one that was renamed.
    void followColumns(const migration::AlterTable &alter, const ColumnNames &columns) {
        using Kind = migration::AlterAction::Kind;
        for (const migration::AlterAction &action : alter.actions) {
            if ((action.kind == Kind::RenameColumn && contains(columns.left, action.newName)) ||
                (action.kind == Kind::AddColumn && contains(columns.left, action.name)))
                reach(alter.table);
        }
    }

    /// A table, under every name that it has on the way, and those whose rows go, or change, with its own. What the
    /// migrations made has no rows from before, but may have children that do.
    void reach(const QString &table) {
        if (contains(m_seen, table))
            return;
        m_seen << table;
        // Behind a view are tables that the statement does not name; behind a trigger is a program.
        if (contains(m_before.views.keys(), table) || hasTrigger(table) || showsOthers(table))
            m_unknown = true;
        if (contains(m_former, table))
            m_reach.tables << table;
        for (const migration::TableRename &rename : m_renames) {
            if (isSame(rename.from, table))
                reach(rename.to);
            if (isSame(rename.to, table))
                reach(rename.from);
        }
        for (const Cascade &cascade : m_cascades) {
            if (isSame(cascade.parent, table))
                reach(cascade.child);
        }
    }

    /// What a way down drops because the way up has added it holds nothing from before.
    [[nodiscard]] bool dropsOnlyNewColumns(const migration::StatementFacts &facts) const {
        if (facts.droppedColumns.isEmpty() || facts.rowsChanged.size() != facts.droppedColumns.size())
            return false;
        return std::ranges::none_of(facts.droppedColumns, [this](const QString &dropped) {
            const QString column = dropped.section(u'.', -1);
            if (contains(m_columnsUp.taken, column) || contains(m_columnsDown.taken, column))
                return true;
            // Under whichever name its table had: a column of this name anywhere is reason enough to be careful.
            return std::ranges::any_of(m_before.tables, [&](const schema::Table &table) {
                return couldBe(table.name, dropped.section(u'.', 0, -2)) && contains(table.columnNames(), column);
            });
        });
    }
    /// Is @p name the table that was called @p before, or was any of them renamed on the way?
    [[nodiscard]] bool couldBe(const QString &before, const QString &name) const {
        return isSame(before, name) || std::ranges::any_of(m_renames, [&](const migration::TableRename &rename) {
                   return isSame(rename.from, before) || isSame(rename.to, before);
               });
    }

    /// A trigger that names the table anywhere may be one of this table.
    [[nodiscard]] bool hasTrigger(const QString &table) const {
        return std::ranges::any_of(m_before.triggers,
                                   [&](const QString &text) { return text.contains(table, Qt::CaseInsensitive); });
    }

    /// MERGE, FEDERATED and other engines have no rows of their own.
    [[nodiscard]] bool showsOthers(const QString &name) const {
        const QStringList own{QString(),
                              QStringLiteral("InnoDB"),
                              QStringLiteral("Aria"),
                              QStringLiteral("MyISAM"),
                              QStringLiteral("MEMORY"),
                              QStringLiteral("CSV"),
                              QStringLiteral("ARCHIVE"),
                              QStringLiteral("ROCKSDB")};
        return std::ranges::any_of(m_before.tables, [&](const schema::Table &table) {
            return isSame(table.name, name) && !contains(own, table.storageEngine);
        });
    }

    [[nodiscard]] bool usesProgram(const std::vector<db::SqlToken> &tokens) const {
        return !m_programs.isEmpty() && std::ranges::any_of(tokens, [this](const db::SqlToken &token) {
            const bool isName = token.kind == db::TokenKind::Word || token.kind == db::TokenKind::QuotedIdentifier;
            return isName && contains(m_programs, token.text);
        });
    }

    const schema::Schema &m_before;
    db::Engine m_engine;
    std::vector<migration::TableRename> m_renames;
    std::vector<Cascade> m_cascades;
    ColumnNames m_columnsUp;
    ColumnNames m_columnsDown;
    QStringList m_former;   ///< tables and views from before under every name they get
    QStringList m_programs; ///< names that run a program where they are used
    QStringList m_seen;
    MigrationReach m_reach;
    bool m_unknown = false;
};

} // namespace

bool MigrationReach::reaches(const QString &table) const {
    return !unknown.isEmpty() || contains(tables, table);
}

MigrationReach reachOf(const std::vector<migration::Migration> &migrations, const schema::Schema &before,
                       db::Engine engine) {
    return ReachFinder(migrations, before, engine).find(migrations);
}

} // namespace stellwerk::deployment
