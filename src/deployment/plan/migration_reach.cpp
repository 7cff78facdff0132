// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/migration_reach.h"

#include "migration/lint/statement_facts.h"

#include <algorithm>

namespace stellwerk::deployment {

namespace {

bool isSame(const QString &a, const QString &b) {
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool contains(const QStringList &names, const QString &name) {
    return names.contains(name, Qt::CaseInsensitive);
}

class ReachFinder final {
public:
    ReachFinder(const std::vector<migration::Migration> &migrations, const schema::Schema &before, db::Engine engine)
        : m_before(before), m_engine(engine) {
        forEachStatement(migrations, [this](const migration::StatementFacts &facts, const auto &) {
            for (const migration::TableRename &rename : facts.renamed)
                m_renames.push_back(rename);
        });
    }

    MigrationReach find(const std::vector<migration::Migration> &migrations) {
        for (const migration::Migration &migration : migrations) {
            bool unknown = false;
            for (const auto *section : {&migration.up, &migration.data, &migration.down}) {
                migration::TableTrail trail;
                for (const db::SqlStatement &statement : *section) {
                    const migration::StatementFacts facts = migration::factsOf(statement, m_engine);
                    for (const QString &table : facts.rowsChanged) {
                        if (!trail.madeHere(table) && !dropsOnlyNewColumns(facts))
                            reach(table);
                    }
                    unknown = unknown || std::exchange(m_unknown, false) || isBeyondTokens(statement, facts);
                    trail.follow(facts);
                }
            }
            if (unknown)
                m_reach.unknown << migration.label();
        }
        m_reach.tables.sort();
        return std::move(m_reach);
    }

private:
    template <class Look>
    void forEachStatement(const std::vector<migration::Migration> &migrations, Look &&look) const {
        for (const migration::Migration &migration : migrations) {
            for (const auto *section : {&migration.up, &migration.data, &migration.down}) {
                for (const db::SqlStatement &statement : *section)
                    look(migration::factsOf(statement, m_engine), statement);
            }
        }
    }

    /// A table, under every name that it has on the way, and those whose rows go, or change, with its own.
    void reach(const QString &table) {
        if (contains(m_reach.tables, table))
            return;
        // Behind a view are tables that the statement does not name; behind a trigger is a program.
        if (m_before.views.contains(table) || hasTrigger(table))
            m_unknown = true;
        m_reach.tables << table;
        for (const migration::TableRename &rename : m_renames) {
            if (isSame(rename.from, table))
                reach(rename.to);
            if (isSame(rename.to, table))
                reach(rename.from);
        }
        for (const schema::Table &other : m_before.tables) {
            const bool cascades = std::ranges::any_of(other.foreignKeys, [&](const schema::ForeignKey &key) {
                return isSame(key.table, table) &&
                       (key.onDelete != QLatin1String("RESTRICT") || key.onUpdate != QLatin1String("RESTRICT"));
            });
            if (cascades)
                reach(other.name);
        }
    }

    /// What a way down drops because the way up has added it holds nothing from before.
    [[nodiscard]] bool dropsOnlyNewColumns(const migration::StatementFacts &facts) const {
        if (facts.droppedColumns.isEmpty() || facts.rowsChanged.size() != facts.droppedColumns.size())
            return false;
        return std::ranges::none_of(facts.droppedColumns, [this](const QString &dropped) {
            const QString column = dropped.section(u'.', -1);
            // Under whichever name its table had: a column of this name anywhere is reason enough to be careful.
            return std::ranges::any_of(m_before.tables, [&](const schema::Table &table) {
                return couldBe(table.name, dropped.section(u'.', 0, -2)) &&
                       table.columnNames().contains(column, Qt::CaseInsensitive);
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

    /// Runs a program, makes a trigger, which then acts for every later statement, uses a stored function, which may
    /// write, or is of a kind that nobody has looked into.
    [[nodiscard]] bool isBeyondTokens(const db::SqlStatement &statement, const migration::StatementFacts &facts) const {
        using Kind = migration::StatementKind;
        const auto says = [&](QStringView word) { return statement.text.contains(word, Qt::CaseInsensitive); };
        if (facts.callsProgram || (facts.kind == Kind::Ddl && (says(u"TRIGGER") || says(u"PARTITION"))))
            return true;
        if (facts.kind == Kind::Other && (says(u"EXECUTE") || says(u"PREPARE") || says(u"HANDLER")))
            return true;
        const QLatin1String function("function ");
        return std::ranges::any_of(m_before.routines.keys(), [&](const QString &routine) {
            return routine.startsWith(function) && says(QStringView(routine).sliced(function.size()));
        });
    }

    const schema::Schema &m_before;
    db::Engine m_engine;
    std::vector<migration::TableRename> m_renames;
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
