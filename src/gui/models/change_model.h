// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/snapshot_model.h"
#include "masterdata/compare/data_diff.h"

namespace stellwerk::gui {

/// The master data of a plan, one row per entity with its counts; entities with changes first.
class EntityChangeModel final : public SnapshotModel<masterdata::EntityDiff> {
    Q_OBJECT
public:
    enum ColumnIndex { Entity, New, Changed, Renamed, ChangedInTarget, Conflict, Removed, TargetOnly, Ambiguous, Same };
    explicit EntityChangeModel(QObject *parent = nullptr);
    void setDiff(const masterdata::DataDiff &diff);
};

/// The rows of one entity that are not the same on both sides.
class RowChangeModel final : public SnapshotModel<masterdata::RowChange> {
    Q_OBJECT
public:
    enum ColumnIndex { State, Key, Change };
    explicit RowChangeModel(QObject *parent = nullptr);
};

/// A cell for people: NULL, "" and blanks at the ends can be told apart; long texts are cut.
[[nodiscard]] QString valueText(const db::Value &value);

} // namespace stellwerk::gui
