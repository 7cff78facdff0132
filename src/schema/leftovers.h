// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dialect.h"
#include "schema/schema.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace stellwerk::schema {

enum class LeftoverKind {
    Table,         ///< has a former name, or belonged to a former version
    Index,         ///< does nothing that another index does not do too
    ForeignKey,    ///< says the same as another one
    IndexName,     ///< carries the former name of its table
    ForeignKeyName ///< likewise
};

/// "table", "index", "foreign_key", "index_name", "foreign_key_name"; never translated.
[[nodiscard]] QString leftoverKindName(LeftoverKind kind);

/// What renames and double changes of structure leave behind. Nobody removes it by himself.
struct Leftover {
    LeftoverKind kind = LeftoverKind::Index;
    QString table;
    QString name;   ///< of the index or foreign key; empty for tables
    QString twin;   ///< what stays and does its work, or the new name
    QString reason; ///< translated sentence
    QString sql;    ///< the one statement that would mend it; empty where a person must decide or the engine cannot
};

/// What the tables were called before.
struct FormerNames {
    QMap<QString, QString> renames{}; ///< old table name -> new one
    QStringList tables{};             ///< tables of former versions that the present one does not have
};

/// Foreign keys first, then indexes, so that the statements can be run in this order.
/// - An index is redundant when another one of the same kind has the same columns, with the same prefix lengths and
///   directions, or begins with them; so it serves every foreign key that the first one serves. A unique index is
///   redundant only beside a unique one with exactly its columns. FULLTEXT, SPATIAL and VECTOR: only with exactly the
///   same columns.
/// - Of two equal foreign keys the one goes whose name does not carry the table's name. Where the names do not tell,
///   both may be wanted (some frameworks write one per relation), so no statement is offered.
/// @p schema is what was read from a database, not a snapshot.
[[nodiscard]] std::vector<Leftover> findLeftovers(const Schema &schema, db::Engine engine,
                                                  const FormerNames &former = {});

} // namespace stellwerk::schema
