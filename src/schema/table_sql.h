// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dialect.h"
#include "schema/schema.h"

#include <QString>

namespace stellwerk::schema {

/// The pieces of which CREATE TABLE and the safety net's ALTER TABLE are made.

/// "`name` bigint(20) NOT NULL DEFAULT 0 …". @p automaticKey: the column is SQLite's own key and takes PRIMARY KEY with
/// it.
[[nodiscard]] QString columnClause(const Column &column, const Table &table, db::Engine engine,
                                   bool automaticKey = false);
/// True when SQLite numbers this column by itself, which it does for a single key only.
[[nodiscard]] bool isSqliteAutomaticKey(const Column &column, const Table &table);
/// "CONSTRAINT `name` FOREIGN KEY (…) REFERENCES …"
[[nodiscard]] QString foreignKeyClause(const ForeignKey &key, db::Engine engine);
/// "CONSTRAINT `name` REFERENCES …", for a column of its own.
[[nodiscard]] QString referencesClause(const ForeignKey &key, db::Engine engine);
[[nodiscard]] QString indexColumns(const Index &index, const Table &table, db::Engine engine);
/// CREATE TABLE with its indexes on MariaDB and its foreign keys on SQLite.
[[nodiscard]] QString createTableStatement(const Table &table, db::Engine engine);
[[nodiscard]] QString createIndexStatement(const Index &index, const Table &table, db::Engine engine);
[[nodiscard]] QString addForeignKeyStatement(const ForeignKey &key, const Table &table);

/// SQLite keeps the names of all indexes, tables and views in one place. Indexes whose name is not free get
/// "table.name"; the reader takes the table's name off again. @p present: what is in the database already.
[[nodiscard]] Schema withSqliteIndexNames(Schema schema, const Schema &present = {});

} // namespace stellwerk::schema
