// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "masterdata/data_set.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace stellwerk::masterdata {

/// What a row of the package or the target means for the deployment.
enum class RowState {
    New,        ///< only in the package: will be inserted
    Changed,    ///< in both, cells differ: will be updated in place
    Removed,    ///< only in the target and the entity's policy deletes it
    TargetOnly, ///< only in the target and kept
    Ambiguous,  ///< its key is empty or occurs twice on one side: not touched
};

/// "new", "changed", "removed", "target_only", "ambiguous"; never translated.
[[nodiscard]] QString rowStateName(RowState state);

struct CellChange {
    QString column;    ///< column of the table
    db::Value target;  ///< what the target holds; references as text of the natural key
    db::Value package; ///< what it will hold
};

struct RowChange {
    RowState state = RowState::New;
    QString key;                   ///< natural key for people, parts joined by " / "
    db::Value targetId;            ///< id of the row in the target; NULL for New
    std::vector<CellChange> cells; ///< Changed: the cells that differ; New: all cells that are not NULL
    QString note;                  ///< why it is ambiguous or kept
    size_t packageRow = 0;         ///< index into the package's rows, for New and Changed
    size_t targetRow = 0;          ///< index into the target's rows when targetId is not NULL
};

struct EntityDiff {
    QString entity;
    QString table;
    qint64 same = 0;
    std::vector<RowChange> rows; ///< everything but same rows, by state and key
    bool emptyInPackage = false; ///< the package brings no rows although the target has some
    [[nodiscard]] qint64 count(RowState state) const;
};

/// The two-way comparison of a package's master data with a target.
struct DataDiff {
    std::vector<EntityDiff> entities; ///< in import order

    /// Nothing would be written. Rows that are kept or ambiguous are no differences.
    [[nodiscard]] bool empty() const;
    [[nodiscard]] qint64 count(RowState state) const;
    [[nodiscard]] QJsonObject toJson() const;
};

/// Compares all nodes; either side may lack some.
[[nodiscard]] DataDiff compareData(const DataSet &package, const DataSet &target, const Catalogue &catalogue);

} // namespace stellwerk::masterdata
