// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/value.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace stellwerk::masterdata {

/// What a row of the package or the target means for the deployment. "Baseline" is the package that was deployed last;
/// what needs one is never said where there is none.
enum class RowState {
    New,             ///< only in the package
    Changed,         ///< in both, cells differ
    Renamed,         ///< in both once somebody accepted that two keys are one row
    ChangedInTarget, ///< in both; only the target differs from the baseline
    Conflict,        ///< in both or in one; package and target both differ from the baseline, and from each other
    Removed,         ///< only in the target and to be deleted
    TargetOnly,      ///< only in the target and kept
    Ambiguous,       ///< its key is empty, or means several rows on one side or to the server: not touched
};
inline constexpr std::array kRowStates{
    RowState::New,      RowState::Changed, RowState::Renamed,    RowState::ChangedInTarget,
    RowState::Conflict, RowState::Removed, RowState::TargetOnly, RowState::Ambiguous};

/// "new", "changed", "renamed", "changed_in_target", "conflict", "removed", "target_only", "ambiguous"; never
/// translated.
[[nodiscard]] QString rowStateName(RowState state);

/// What an import does with a row that differs.
enum class RowAction {
    Write,  ///< the target will say what the package says (Removed: the row is deleted)
    Leave,  ///< the target's row stays as it is
    Decide, ///< nothing, until somebody decides
};
/// "write", "leave", "decide"; never translated.
[[nodiscard]] QString rowActionName(RowAction action);

struct CellChange {
    enum class Side { Package, Target, Both }; ///< who differs from the baseline; without one: Package

    QString column;                    ///< column of the table
    db::Value target;                  ///< what the target holds; references as text of the natural key
    db::Value package;                 ///< what the package says
    std::optional<db::Value> baseline; ///< what was deployed last, where that is known
    Side changedBy = Side::Package;
    bool write = true;      ///< false: somebody decided to keep the target's cell
    std::string targetKey;  ///< of a reference: the encoded key of the row that the target points at; else empty
    std::string packageKey; ///< of a reference: the encoded key of the row that the package means; else empty
};

/// User data that points at a row.
struct Impact {
    QString table;
    QString column;
    QString onDelete; ///< of a foreign key: RESTRICT, CASCADE or SET NULL; empty: by value, without a foreign key
    qint64 rows = 0;  ///< that hold exactly the key or id
    qint64 rowsByCollation = 0; ///< by value: further rows that only the server's collation calls equal
};

/// A row that the target would lose and that may be the same thing under another name.
struct RenameHint {
    std::string fromKey;   ///< encoded key of the row that is only in the target
    QString from;          ///< for people
    double likeness = 0.0; ///< 0 … 1
};

struct RowChange {
    RowState state = RowState::New;
    RowAction action = RowAction::Write;
    QString key;                   ///< natural key for people, parts joined by " / "
    std::string keyBytes;          ///< the encoded key
    db::Value targetId;            ///< id of the row in the target; NULL when the target does not have it
    std::vector<CellChange> cells; ///< in both: the cells that differ; in one: all its cells that are not NULL
    QString note;                  ///< why it is ambiguous, kept or to be decided
    QString contentHash;           ///< SHA-256, hex, of key, baseline, package and target: what a decision is bound to
    std::optional<RenameHint> rename; ///< of a New row
    std::vector<Impact> impact;       ///< of rows that are removed, kept only in the target, or renamed
    bool onlyInTarget = false;
    bool decided = false;              ///< the action follows from a decision
    bool withParent = false;           ///< removed because the row that it belongs to is
    bool mustStay = false;             ///< only in the target: other rows need it, so what it belongs to stays, too
    std::vector<std::string> refersTo; ///< rows only in the target: encoded keys, by Node::references; empty = none

    /// Will the target lose the row?
    [[nodiscard]] bool isRemoval() const { return onlyInTarget && action == RowAction::Write; }
};

struct EntityDiff {
    QString entity;
    QString table;
    qint64 same = 0;
    std::vector<RowChange> rows; ///< everything but same rows, by state and key
    bool emptyInPackage = false; ///< the package brings no rows although the target has some
    bool emptyUndecided = false; ///< and somebody must confirm that the target's rows stay
    QStringList notCompared;     ///< columns of the target whose cells in rows of both sides stay as they are
    QStringList remarks;         ///< translated: columns that could not be compared, what was assumed
    QStringList staleDecisions;  ///< keys, for people, of decisions that fell because the row's data changed
    [[nodiscard]] qint64 count(RowState state) const;
    [[nodiscard]] qint64 count(RowAction action) const;
};

/// The comparison of a package's master data with a target.
struct DataDiff {
    std::vector<EntityDiff> entities; ///< in import order
    bool threeWay = false;            ///< with a baseline

    /// Nothing would be written and nothing is open. Rows that are left alone are no differences.
    [[nodiscard]] bool empty() const;
    [[nodiscard]] qint64 count(RowState state) const;
    [[nodiscard]] qint64 count(RowAction action) const;
    /// How many decisions somebody has to make before anything may be written.
    [[nodiscard]] qint64 openDecisions() const;
    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace stellwerk::masterdata
