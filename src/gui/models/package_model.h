// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/backend/backend.h"
#include "gui/models/snapshot_model.h"

namespace stellwerk::gui {

/// The files of the packages folder: version, state, when and from where, what is in them.
class PackageModel final : public SnapshotModel<PackageEntry> {
    Q_OBJECT
public:
    enum ColumnIndex { PackageVersion, State, Created, Source, Migrations, Rows, Size, File };
    explicit PackageModel(QObject *parent = nullptr);
};

/// The rows of master data that @p metadata counts.
[[nodiscard]] qint64 rowsOf(const package::Metadata &metadata);

} // namespace stellwerk::gui
