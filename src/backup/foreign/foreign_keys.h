// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/foreign/foreign_walk.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace stellwerk::backup {

/// Looks whether every id of an export occurs once and every foreign key leads to one of its rows. Memory holds the
/// keys and not the rows.
class ForeignKeys final {
public:
    using ProblemSink = std::function<void(const ForeignProblem &)>;

    explicit ForeignKeys(const schema::Schema &schema);
    void beginTable(const schema::Table &table, const QString &list);
    void add(const ForeignRow &row, const ProblemSink &problem);
    /// After the last row of all tables.
    void finish(const ProblemSink &problem) const;

private:
    using KeySet = std::unordered_set<std::string>;
    using Name = std::pair<QString, QStringList>; ///< table and columns

    /// The values of one foreign key, each with the first row that has it.
    struct Children {
        const schema::Table *table = nullptr;
        const schema::ForeignKey *key = nullptr;
        QString list;
        std::unordered_map<std::string, std::pair<qint64, int>> values;
    };
    /// What to take out of each row of the table that is being read.
    struct Parent {
        std::vector<size_t> columns;
        KeySet *keys = nullptr;
        bool primary = false;
    };
    struct Child {
        std::vector<size_t> columns;
        Children *children = nullptr;
    };

    const schema::Schema &m_schema;
    std::map<Name, KeySet> m_parents;
    std::vector<std::unique_ptr<Children>> m_children;
    std::set<QString> m_tables; ///< seen
    std::vector<Parent> m_currentParents;
    std::vector<Child> m_currentChildren;
    QString m_list;
};

} // namespace stellwerk::backup
