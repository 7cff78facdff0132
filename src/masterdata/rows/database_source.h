// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"
#include "masterdata/rows/row_source.h"
#include "schema/schema.h"

#include <QMap>
#include <QString>

#include <optional>
#include <vector>

namespace stellwerk::masterdata {

/// How to read a database.
struct ReadOptions {
    QMap<QString, QString> tableNow; ///< expected table name -> the name that the table still has
    AcceptedRenames renames;         ///< rows that are to be read under their new key
    size_t memory = kRowMemory;      ///< bytes of rows per node before they go to disk
};

/// The master data of a database whose schema may be older or newer than the one that the catalogue describes: a
/// missing table has no rows, a missing column is not present.
class DatabaseSource final : public RowSource {
public:
    /// All three must live as long as the source; @p actual is the structure of the database as it is now.
    DatabaseSource(db::Connection &connection, const schema::Schema &actual, const Catalogue &catalogue,
                   ReadOptions options = {});

    [[nodiscard]] Result<NodeRows> read(size_t index, const TaskContext &context) override;
    [[nodiscard]] const KeyIndex &keys(size_t index) const override { return m_known[index].keys; }
    /// Reads only rows with these ids, or with higher ones than @p above; for looking at what was written.
    [[nodiscard]] Result<NodeRows> readSome(size_t index, const std::vector<db::Value> &ids, const db::Value &above,
                                            const TaskContext &context);
    /// Reads the keys and ids of a node anew, for rows that were added since.
    [[nodiscard]] Status readKeys(size_t index, const TaskContext &context);

    /// The table that a node has in this database; nullptr when there is none.
    [[nodiscard]] const schema::Table *tableOf(const Node &node) const;

private:
    /// What one query gives of a node.
    struct Query {
        QString sql;
        std::vector<int> position; ///< of each node column in the result, -1 = not asked for
    };
    struct Known {
        KeyIndex keys;
        bool complete = false;
    };

    [[nodiscard]] Query queryOf(const Node &node, const schema::Table &table, bool keysOnly) const;
    [[nodiscard]] Result<RowTable> rowsOf(size_t index, bool keysOnly, const TaskContext &context);
    [[nodiscard]] Status addRows(RowSorter &sorter, size_t index, const schema::Table &table, bool keysOnly,
                                 const QString &condition, const TaskContext &context);
    [[nodiscard]] Coverage coverageOf(const Node &node) const;
    [[nodiscard]] Status knowTargets(const Node &node, bool ofKeyOnly, const TaskContext &context);

    db::Connection &m_connection;
    const schema::Schema &m_actual;
    const Catalogue &m_catalogue;
    ReadOptions m_options;
    std::vector<Known> m_known;
};

} // namespace stellwerk::masterdata
