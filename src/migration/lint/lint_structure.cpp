// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint/column_types.h"
#include "migration/lint/lint_rules.h"
#include "migration/lint/token_cursor.h"

#include <QCoreApplication>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationLint)
};

using Kind = AlterAction::Kind;

/// The rules about one ALTER TABLE; one object per statement.
class AlterLint final {
public:
    AlterLint(const LintScene &scene, const LintStatement &statement) : m_scene(scene), m_statement(statement) {}

    void run() {
        const AlterTable &alter = *m_statement.alter;
        m_before = m_scene.schema.table(alter.table);
        // Nobody has rows in a table that the same version makes.
        m_holdsRows = !m_scene.schema.isNew(alter.table);
        for (const AlterAction &action : alter.actions)
            lint(action);
    }

private:
    void lint(const AlterAction &action) {
        switch (action.kind) {
        case Kind::DropIndex:
            return add("drops-index", Tr::tr("Drops the index %1 of %2: queries that need it become slow.")
                                          .arg(action.name, m_statement.alter->table));
        case Kind::DropPrimaryKey:
            return add("drops-index", Tr::tr("Drops the primary key of %1.").arg(m_statement.alter->table));
        case Kind::RenameColumn:
            return addRename(action);
        case Kind::ChangeColumn:
            addRename(action);
            return lintColumn(action);
        case Kind::ModifyColumn:
            return lintColumn(action);
        case Kind::AddColumn:
            return lintNewColumn(action.column);
        case Kind::ConvertCharacterSet:
            return lintConversion(action.name);
        default:
            return;
        }
    }

    void addRename(const AlterAction &action) {
        add("renames-column", Tr::tr("Renames the column %1 to %2: programs that use the old name fail from then on.")
                                  .arg(path(action.name), action.newName));
    }

    void lintNewColumn(const ColumnDefinition &column) {
        if (column.notNull && !column.hasDefault && !column.autoIncrement && !column.primaryKey &&
            column.generated == ColumnDefinition::Generated::No && m_holdsRows)
            add("not-null-without-default",
                Tr::tr("Adds the column %1 as NOT NULL without a default: rows that exist have no value for it.")
                    .arg(path(column.name)));
    }

    void lintColumn(const AlterAction &action) {
        if (!m_holdsRows)
            return;
        const schema::Column *before = m_before ? m_before->column(action.name) : nullptr;
        const ColumnDefinition &after = action.column;
        if (!before) {
            if (after.notNull && !after.autoIncrement)
                add("not-null-without-default",
                    Tr::tr("Makes the column %1 NOT NULL: it fails if a row has NULL there.").arg(path(action.name)));
            return;
        }
        const ColumnType typeBefore = ColumnType::parse(before->type);
        QStringList reasons{narrowing(typeBefore, ColumnType::parse(after.type))};
        if (before->nullable && after.notNull)
            reasons << Tr::tr("NULL is no longer possible");
        if (typeBefore.isText())
            reasons << narrowing(characterSetOf(*before, *m_before), after.characterSet);
        reasons.removeAll(QString());
        if (!reasons.isEmpty())
            addNarrowing(before->name, before->type, after.type, reasons);
    }

    void lintConversion(const QString &characterSet) {
        if (!m_before || !m_holdsRows)
            return;
        for (const schema::Column &column : m_before->columns) {
            if (!ColumnType::parse(column.type).isText())
                continue;
            const QString reason = narrowing(characterSetOf(column, *m_before), characterSet);
            if (!reason.isEmpty())
                addNarrowing(column.name, column.type, column.type, {reason});
        }
    }

    void addNarrowing(const QString &column, const QString &before, const QString &after, const QStringList &reasons) {
        add("narrows-type", Tr::tr("The column %1 holds less than before (%2 → %3): %4.")
                                .arg(path(column), before, after, reasons.join(QLatin1StringView("; "))));
    }

    void add(const char *code, const QString &message) { m_scene.collector.add(code, message, &m_statement.source); }
    [[nodiscard]] QString path(const QString &column) const { return m_statement.alter->table + u'.' + column; }

    const LintScene &m_scene;
    const LintStatement &m_statement;
    const schema::Table *m_before = nullptr;
    bool m_holdsRows = true;
};

void lintDroppedIndex(const LintScene &scene, const LintStatement &statement) {
    TokenCursor cursor(statement.tokens);
    if (!cursor.takeWord("DROP") || !cursor.takeWord("INDEX"))
        return;
    if (cursor.takeWord("IF"))
        (void)cursor.takeWord("EXISTS");
    const QString name = cursor.takeName();
    if (cursor.takeWord("ON") && scene.tables.madeHere(cursor.takeName()))
        return;
    scene.collector.add("drops-index", Tr::tr("Drops the index %1: queries that need it become slow.").arg(name),
                        &statement.source);
}

} // namespace

void lintStructure(const LintScene &scene, const LintStatement &statement) {
    const StatementFacts &facts = statement.facts;
    const auto add = [&](const char *code, const QString &message) {
        scene.collector.add(code, message, &statement.source);
    };
    for (const QString &table : facts.dropped) {
        if (!scene.tables.madeHere(table) && scene.lost.contains(table))
            add("drops-table", Tr::tr("Drops the table %1 with all its rows.").arg(table));
    }
    for (const QString &column : facts.droppedColumns) {
        if (!scene.tables.madeHere(column.section(u'.', 0, 0)))
            add("drops-column", Tr::tr("Drops the column %1 with all its values.").arg(column));
    }
    for (const TableRename &rename : facts.renamed) {
        if (!scene.tables.madeHere(rename.from))
            add("renames-table", Tr::tr("Renames the table %1 to %2: programs that use the old name fail from then on.")
                                     .arg(rename.from, rename.to));
    }
    lintDroppedIndex(scene, statement);
    if (statement.alter && !scene.tables.madeHere(statement.alter->table))
        AlterLint(scene, statement).run();
}

} // namespace stellwerk::migration
