// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flow/deployment_flow.h"
#include "gui/models/snapshot_model.h"

namespace stellwerk::gui {

/// The phases of a deployment and how far each has come.
class PhaseModel final : public SnapshotModel<PhaseProgress> {
    Q_OBJECT
public:
    enum ColumnIndex { State, Phase, Duration };
    explicit PhaseModel(QObject *parent = nullptr);
};

} // namespace stellwerk::gui
