// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "schema/schema.h"

#include <QMap>
#include <QString>

#include <functional>
#include <vector>

namespace stellwerk::deployment {

/// What TargetState::coreFingerprint goes over: everything of a target but the rows of users.
struct CoreState {
    QString version;                       ///< of the database; empty when nobody knows
    QString schemaHash;                    ///< SHA-256 of the structure, tracking tables aside
    std::vector<backup::BackupTable> rows; ///< of the tables that are neither protected nor for tracking

    /// SHA-256, hex.
    [[nodiscard]] QString fingerprint() const;
};

using TableTest = std::function<bool(const QString &table)>;

/// SHA-256 of the structure without the tables that @p isTracking names.
[[nodiscard]] QString hashOfStructure(schema::Schema schema, const TableTest &isTracking);

} // namespace stellwerk::deployment
