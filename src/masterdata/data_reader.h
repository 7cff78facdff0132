// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/data_set.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace stellwerk::masterdata {

/// Reads nodes of one database one after the other, in the catalogue's order, and remembers which id is which key.
class DataReader final {
public:
    DataReader(db::Connection &connection, const schema::Schema &actual, const Catalogue &catalogue,
               ReadOptions options);

    /// Reads node @p index; the nodes that it refers to must have been read. Reading again forgets the first time.
    [[nodiscard]] Result<EntityData> read(size_t index, const TaskContext &context);
    /// The id of the row with that encoded key; NULL when there is none or it is not unique.
    [[nodiscard]] db::Value idOf(size_t index, const std::string &key) const;

private:
    struct KnownRow {
        std::string key;
        bool ambiguous = false;
    };
    struct Index {
        std::unordered_map<std::string, KnownRow> keyOfId;
        std::unordered_map<std::string, db::Value> idOfKey;
    };
    struct Source {
        QString sql;
        std::vector<int> position;       ///< of each node column in the result, -1 = missing
        std::vector<db::Value> defaults; ///< what a missing column will hold
    };

    [[nodiscard]] Source sourceOf(const Node &node, const schema::Table &table) const;
    [[nodiscard]] DataRow rowFrom(const Node &node, const Source &source,
                                  const std::vector<db::ValueView> &cells) const;
    void remember(size_t index, const EntityData &data);

    db::Connection &m_connection;
    const schema::Schema &m_actual;
    const Catalogue &m_catalogue;
    ReadOptions m_options;
    std::vector<Index> m_indexes;
};

} // namespace stellwerk::masterdata
