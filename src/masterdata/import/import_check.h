// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/import/import.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace stellwerk::masterdata {

/// Tables up to this size are compared again completely; of larger ones the rows that were written.
inline constexpr qint64 kRowsToCompareAgain = 50000;

/// What was done to the rows of a node. Of small ones only their number: they are compared again completely.
struct WrittenRows {
    qint64 rows = 0;                         ///< that the table had before
    db::Value lastId;                        ///< the highest one before
    std::vector<db::Value> ids;              ///< of rows that were updated
    std::set<std::string, std::less<>> keys; ///< of rows that were updated or inserted
    std::optional<NodeRows> package;
};

/// Columns of rows that somebody decided to keep, by node and encoded key.
using KeptCells = std::map<std::pair<size_t, std::string>, QStringList>;

/// An import is believed only when the database itself says so: the comparison again must find nothing that should have
/// been written.
class ImportCheck final {
public:
    /// All but the first two by node; the diffs hold the rows that were left alone or removed.
    ImportCheck(const ImportInput &input, const std::vector<ImportCounts> &counts, const std::vector<EntityDiff> &diffs,
                const std::vector<WrittenRows> &written, const KeptCells &keptCells, const TaskContext &context)
        : m_input(input),
          m_nodes(input.catalogue.nodes()),
          m_connection(input.connection),
          m_counts(counts),
          m_diffs(diffs),
          m_written(written),
          m_keptCells(keptCells),
          m_context(context) {}

    /// Fails with Internal, naming the first row that is not as it should be.
    [[nodiscard]] Status run();

private:
    [[nodiscard]] Status checkAll(size_t index, DatabaseSource &target, AmbiguousKeys &ambiguous);
    [[nodiscard]] Status checkWritten(size_t index, DatabaseSource &target, AmbiguousKeys &ambiguous);
    [[nodiscard]] Status checkNode(size_t index, const NodeRows &package, const NodeRows &target,
                                   AmbiguousKeys &ambiguous);

    const ImportInput &m_input;
    const std::vector<Node> &m_nodes;
    db::Connection &m_connection;
    const std::vector<ImportCounts> &m_counts;
    const std::vector<EntityDiff> &m_diffs;
    const std::vector<WrittenRows> &m_written;
    const KeptCells &m_keptCells;
    const TaskContext &m_context;
};

} // namespace stellwerk::masterdata
