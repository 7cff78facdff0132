// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "masterdata/catalogue.h"
#include "schema/schema.h"

#include <QHash>
#include <QMap>
#include <QString>

#include <map>
#include <unordered_map>
#include <vector>

namespace stellwerk::masterdata {

/// A natural key, flattened: a reference in the key contributes the parts of the row that it points to.
using Key = std::vector<db::Value>;

/// One text for a key that differs whenever the keys differ; the form in which references stand in cells.
[[nodiscard]] std::string encodeKey(const Key &key);
[[nodiscard]] Key decodeKey(std::string_view encoded);
/// For people: the parts joined by " / ", NULL as ∅.
[[nodiscard]] QString keyText(const Key &key);

/// One row without its id. Cells follow Node::columns; a reference is the encoded key of the row that it points to
/// (Text), NULL, or the entity's "none" id (Integer).
struct DataRow {
    std::string key; ///< encoded
    std::vector<db::Value> cells;
    db::Value id;    ///< NULL when the row comes from a file
    QString problem; ///< translated reason why the row cannot be matched; empty = fine
};

struct EntityData {
    std::vector<DataRow> rows; ///< sorted by key
};

/// The master data of one side, by node name.
struct DataSet {
    std::map<QString, EntityData> nodes;

    /// The rows of a node; no rows when the data set does not have it.
    [[nodiscard]] const EntityData &of(const QString &node) const;
};

/// How to read a database whose schema is not (yet) the one that the catalogue describes. Column types and the defaults
/// of columns that it still lacks come from the catalogue.
struct ReadOptions {
    QMap<QString, QString> tableNow; ///< expected table name -> the name that the table still has
};

/// Reads all master tables. A missing table is empty; a missing column has its expected default in every row.
[[nodiscard]] Result<DataSet> readDataSet(db::Connection &connection, const schema::Schema &actual,
                                          const Catalogue &catalogue, const ReadOptions &options,
                                          const TaskContext &context);

} // namespace stellwerk::masterdata
