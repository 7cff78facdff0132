// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint/schema_trail.h"

#include <algorithm>

namespace stellwerk::migration {

namespace {

using Kind = AlterAction::Kind;

void apply(const ColumnDefinition &definition, schema::Column &column) {
    column.name = definition.name;
    column.type = definition.type;
    column.nullable = !definition.notNull;
    column.autoIncrement = definition.autoIncrement;
    column.generated =
        definition.generated == ColumnDefinition::Generated::No ? QString() : QStringLiteral("generated");
    column.collation = definition.collation;
    if (definition.collation.isEmpty() && !definition.characterSet.isEmpty())
        column.collation = definition.characterSet + QLatin1StringView("_");
}

} // namespace

void SchemaTrail::follow(const StatementFacts &facts, const std::optional<AlterTable> &alter) {
    if (schema::Table *table = alter ? find(alter->table) : nullptr) {
        for (const AlterAction &action : alter->actions)
            change(*table, action);
    }
    for (const QString &name : facts.created)
        m_new.insert(name);
    for (const TableRename &renamed : facts.renamed)
        rename(renamed);
    for (const QString &name : facts.dropped) {
        m_new.remove(name);
        std::erase_if(m_schema.tables, [&name](const schema::Table &table) { return table.name == name; });
    }
}

const schema::Column *SchemaTrail::column(const QString &table, const QString &name) const {
    const schema::Table *found = m_schema.table(table);
    return found ? found->column(name) : nullptr;
}

schema::Table *SchemaTrail::find(const QString &name) {
    const auto found = std::ranges::find(m_schema.tables, name, &schema::Table::name);
    return found == m_schema.tables.end() ? nullptr : &*found;
}

void SchemaTrail::rename(const TableRename &rename) {
    if (m_new.remove(rename.from))
        m_new.insert(rename.to);
    m_names[rename.to] = m_names.contains(rename.from) ? m_names.take(rename.from) : rename.from;
    if (schema::Table *table = find(rename.from)) {
        table->name = rename.to;
        schema::sortSchema(m_schema);
    }
}

void SchemaTrail::change(schema::Table &table, const AlterAction &action) {
    const auto column = std::ranges::find(table.columns, action.name, &schema::Column::name);
    const bool known = column != table.columns.end();
    if (action.kind == Kind::AddColumn && !known) {
        table.columns.emplace_back();
        apply(action.column, table.columns.back());
    } else if (action.kind == Kind::DropColumn && known) {
        table.columns.erase(column);
    } else if (action.kind == Kind::RenameColumn && known) {
        column->name = action.newName;
    } else if ((action.kind == Kind::ModifyColumn || action.kind == Kind::ChangeColumn) && known) {
        apply(action.column, *column);
    }
}

} // namespace stellwerk::migration
