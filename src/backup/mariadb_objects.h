// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/database_content.h"

namespace stellwerk::backup {

/// Makes views, triggers, routines, events and sequences again, in whatever order their dependencies allow. Views that
/// were broken when the backup was made may fail; that is reported as a warning.
[[nodiscard]] Status createObjects(db::Connection &connection, const std::vector<SchemaObject> &objects,
                                   const TaskContext &context);
[[nodiscard]] Status dropObjects(db::Connection &connection, const std::vector<SchemaObject> &objects);

/// Tries whether this user may make objects of these kinds in the name of their definers, with harmless ones that are
/// dropped again. @p table is a table on which a trigger may be tried; empty when there are no triggers.
[[nodiscard]] Status probeRights(db::Connection &connection, const std::vector<SchemaObject> &objects,
                                 const QString &table);

} // namespace stellwerk::backup
