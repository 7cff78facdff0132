// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flow/environment_entry.h"
#include "gui/models/snapshot_model.h"

namespace stellwerk::gui {

/// The environments of the workspace: name, kind, version, state, reason.
class EnvironmentModel final : public SnapshotModel<EnvironmentEntry> {
    Q_OBJECT
public:
    enum ColumnIndex { Name, Kind, DatabaseVersion, State, Reason };
    explicit EnvironmentModel(QObject *parent = nullptr);
};

} // namespace stellwerk::gui
