// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "db/value.h"
#include "migration/state/tracking_tables.h"

#include <QDateTime>

#include <optional>

namespace stellwerk::migration {

/// applied_at is a bigint of unix seconds in real databases and a TIMESTAMP or DATETIME in planned ones: both are read.
/// Times without a zone are UTC, the zone of our sessions. Nothing for NULL and for what is no time.
[[nodiscard]] std::optional<QDateTime> readAppliedAt(const db::Value &cell);

/// The present time in the form that the table's column applied_at has. @p columns remembers the forms that were looked
/// up, for as long as the tables stay what they are.
[[nodiscard]] Result<db::Value> appliedNow(db::Connection &connection, TrackingTable table, AppliedAtColumns &columns);

} // namespace stellwerk::migration
