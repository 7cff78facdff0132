// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/database_content.h"

namespace stellwerk::backup {

/// Makes those views of @p objects that are marked as broken, while the database has no tables: a server makes no view
/// of what is not there, so empty tables stand in for everything that the views name, and go again. A view for which
/// that does not work either is told as a warning; its text is still in the backup.
[[nodiscard]] Status createBrokenViews(db::Connection &connection, const std::vector<SchemaObject> &objects,
                                       const TaskContext &context);

/// Drops the tables that a killed createBrokenViews() left; their comment tells them from all others. They may have the
/// names of tables that are aside and come back.
[[nodiscard]] Status dropStandIns(db::Connection &connection);

} // namespace stellwerk::backup
