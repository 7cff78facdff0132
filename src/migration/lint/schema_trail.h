// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/lint/alter_table.h"
#include "migration/lint/statement_facts.h"
#include "schema/schema.h"

#include <QSet>

namespace stellwerk::migration {

/// A schema as it becomes while statements run, as far as their text tells.
class SchemaTrail final {
public:
    SchemaTrail() = default;
    /// @p start is known to be the whole schema.
    explicit SchemaTrail(schema::Schema start) : m_schema(std::move(start)) {}

    void follow(const StatementFacts &facts, const std::optional<AlterTable> &alter);

    /// Nothing when the table is not known.
    [[nodiscard]] const schema::Table *table(const QString &name) const { return m_schema.table(name); }
    /// Nothing when the column is not known.
    [[nodiscard]] const schema::Column *column(const QString &table, const QString &name) const;
    /// True for a table that these statements made: it holds no rows of anybody yet.
    [[nodiscard]] bool isNew(const QString &table) const { return m_new.contains(table); }
    /// The name before these statements; of a new table its own.
    [[nodiscard]] QString nameBefore(const QString &table) const { return m_names.value(table, table); }

private:
    [[nodiscard]] schema::Table *find(const QString &name);
    void rename(const TableRename &rename);
    void change(schema::Table &table, const AlterAction &action);

    schema::Schema m_schema;
    QSet<QString> m_new;
    QMap<QString, QString> m_names; ///< present name -> name before, of renamed tables
};

} // namespace stellwerk::migration
