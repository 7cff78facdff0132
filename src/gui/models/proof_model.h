// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/protection.h"
#include "gui/models/snapshot_model.h"

namespace stellwerk::gui {

/// The protected tables: what they held before a deployment and after it.
class ProofModel final : public SnapshotModel<deployment::TableProof> {
    Q_OBJECT
public:
    enum ColumnIndex { Table, State, RowsBefore, RowsAfter };
    explicit ProofModel(QObject *parent = nullptr);
};

[[nodiscard]] ProofState proofStateOf(const deployment::TableProof &proof);

} // namespace stellwerk::gui
