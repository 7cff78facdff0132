// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint.h"

#include "migration/statement_facts.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationLint)
};

using IsProtected = std::function<bool(const QString &)>;

/// Collects the findings of one migration.
class Linter final {
public:
    Linter(const Migration &migration, db::Engine engine, const IsProtected &isProtected)
        : m_migration(migration), m_engine(engine), m_isProtected(isProtected) {}

    std::vector<LintFinding> run() {
        TableTrail whole;
        for (const db::SqlStatement &statement : m_migration.up)
            whole.follow(factsOf(statement, m_engine));
        m_lost = whole.lost();

        TableTrail trail; // as it is before the statement that is looked at
        for (const db::SqlStatement &statement : m_migration.up) {
            const StatementFacts facts = factsOf(statement, m_engine);
            lintStructure(facts, trail, statement);
            lintRows(facts, trail, statement);
            trail.follow(facts);
        }
        for (const db::SqlStatement &statement : m_migration.data)
            lintRows(factsOf(statement, m_engine), trail, statement);
        lintMixture();
        if (!m_migration.hasDown)
            add(QStringLiteral("no-down"), LintLevel::Warning,
                Tr::tr("There is no “migrate:down”: the migration can only be undone by restoring a backup."), nullptr);
        return std::move(m_findings);
    }

private:
    void lintStructure(const StatementFacts &facts, const TableTrail &trail, const db::SqlStatement &statement) {
        for (const QString &table : facts.dropped) {
            if (!trail.madeHere(table) && m_lost.contains(table))
                add(QStringLiteral("drops-table"), LintLevel::Warning,
                    Tr::tr("Drops the table %1 with all its rows.").arg(table), &statement);
        }
        for (const QString &column : facts.droppedColumns)
            add(QStringLiteral("drops-column"), LintLevel::Warning,
                Tr::tr("Drops the column %1 with all its values.").arg(column), &statement);
        for (const TableRename &rename : facts.renamed) {
            if (!trail.madeHere(rename.from))
                add(QStringLiteral("renames-table"), LintLevel::Info,
                    Tr::tr("Renames the table %1 to %2: programs that use the old name fail from then on.")
                        .arg(rename.from, rename.to),
                    &statement);
        }
    }

    void lintRows(const StatementFacts &facts, const TableTrail &trail, const db::SqlStatement &statement) {
        const QString tables = facts.rowsChanged.join(QLatin1StringView(", "));
        if (facts.isUpdate && !facts.hasWhere)
            add(QStringLiteral("update-without-where"), LintLevel::Warning,
                Tr::tr("Changes every row of %1: there is no WHERE.").arg(tables), &statement);
        if (facts.isDelete && !facts.hasWhere)
            add(QStringLiteral("delete-without-where"), LintLevel::Warning,
                Tr::tr("Deletes every row of %1: there is no WHERE.").arg(tables), &statement);
        for (const QString &table : facts.rowsChanged) {
            // What was made here held nobody's data before; sqlite_… tables are the engine's own books.
            if (table.startsWith(QLatin1String("sqlite_")))
                continue;
            if (!trail.madeHere(table) && m_isProtected(table) && !m_migration.touches.contains(table))
                add(QStringLiteral("undeclared-protected-table"), LintLevel::Error,
                    Tr::tr("Changes rows of the protected table %1, which “touches” does not name: the deployment "
                           "would fail.")
                        .arg(table),
                    &statement);
        }
    }

    /// On SQLite the whole migration is one transaction, so there is nothing to keep apart.
    void lintMixture() {
        if (m_engine == db::Engine::Sqlite)
            return;
        const auto isKind = [this](StatementKind kind) {
            return
                [this, kind](const db::SqlStatement &statement) { return factsOf(statement, m_engine).kind == kind; };
        };
        const auto dml = std::ranges::find_if(m_migration.up, isKind(StatementKind::Dml));
        if (dml != m_migration.up.end() && std::ranges::any_of(m_migration.up, isKind(StatementKind::Ddl)))
            add(QStringLiteral("mixes-ddl-and-dml"), LintLevel::Warning,
                Tr::tr("Changes rows between structure changes, where no transaction protects them; if the order "
                       "allows it, use “migrate:data”."),
                &*dml);
    }

    void add(const QString &code, LintLevel level, const QString &message, const db::SqlStatement *statement) {
        SourcePosition position{m_migration.fileName, 0, 0, {}};
        if (statement)
            position = {m_migration.fileName, statement->line, statement->column, statement->text};
        m_findings.push_back({code, level, message, position});
    }

    const Migration &m_migration;
    db::Engine m_engine;
    const IsProtected &m_isProtected;
    QStringList m_lost; ///< tables that are gone after the up section
    std::vector<LintFinding> m_findings;
};

} // namespace

std::vector<LintFinding> lintMigration(const Migration &migration, db::Engine engine, const IsProtected &isProtected) {
    return Linter(migration, engine, isProtected).run();
}

} // namespace stellwerk::migration
