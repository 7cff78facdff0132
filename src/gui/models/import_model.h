// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/snapshot_model.h"
#include "masterdata/import/import.h"

namespace stellwerk::gui {

/// What an import did to each entity.
class ImportModel final : public SnapshotModel<masterdata::ImportCounts> {
    Q_OBJECT
public:
    enum ColumnIndex { Entity, Inserted, Updated, Deleted, Unchanged, Kept, Ambiguous };
    explicit ImportModel(QObject *parent = nullptr);
};

} // namespace stellwerk::gui
