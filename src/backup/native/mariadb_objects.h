// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/database_content.h"

namespace stellwerk::backup {

/// Makes one object in the session's settings, time and default of the database under which it was first made.
[[nodiscard]] Status createObject(db::Connection &connection, const SchemaObject &object);

/// Rights are given to single ones of these (GRANT EXECUTE ON PROCEDURE …), and the server takes them along when one is
/// dropped, but keeps them when it is replaced.
[[nodiscard]] bool isRoutine(const SchemaObject &object);

/// Makes all objects but broken views (mariadb_broken_views.h), in whatever order their dependencies allow. Routines of
/// the same name are replaced.
[[nodiscard]] Status createObjects(db::Connection &connection, const std::vector<SchemaObject> &objects);
/// Makes room for createObjects(): drops everything but routines, and what a killed restore left standing in for tables
/// (mariadb_broken_views.h). In a scratch database, and under temporary names, routines go as well.
[[nodiscard]] Status dropObjects(db::Connection &connection, const std::vector<SchemaObject> &objects);
/// What dropObjects() left and createObjects() of @p objects, which are all that shall be there, has not replaced. To
/// be called after it: whoever goes back because of a failure still finds them.
[[nodiscard]] Status dropOtherRoutines(db::Connection &connection, const std::vector<SchemaObject> &objects);

/// Tries whether this user may make objects of these kinds in the name of their definers, with harmless ones that are
/// dropped again. @p table is a table on which a trigger may be tried; empty when there are no triggers.
[[nodiscard]] Status probeRights(db::Connection &connection, const std::vector<SchemaObject> &objects,
                                 const QString &table);

/// Those of @p names that are there.
[[nodiscard]] Status dropTables(db::Connection &connection, const QStringList &names);

} // namespace stellwerk::backup
