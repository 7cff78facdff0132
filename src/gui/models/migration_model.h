// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/plan.h"
#include "gui/models/snapshot_model.h"
#include "migration/files/migration.h"

namespace stellwerk::gui {

/// The migrations of a plan, with what they touch and what is risky about them.
class PlannedMigrationModel final : public SnapshotModel<deployment::PlannedMigration> {
    Q_OBJECT
public:
    enum ColumnIndex { Migration, MigrationVersion, Statements, Touches, Findings };
    explicit PlannedMigrationModel(QObject *parent = nullptr);
};

/// The migrations that an environment still waits for.
class PendingMigrationModel final : public SnapshotModel<migration::Migration> {
    Q_OBJECT
public:
    enum ColumnIndex { Migration, MigrationVersion, Statements, Touches };
    explicit PendingMigrationModel(QObject *parent = nullptr);
};

} // namespace stellwerk::gui
