// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/file_format.h"

namespace stellwerk::backup {

/// Whoever can write a file can make its checksums fit. A restore runs the texts of a backup, with its user's rights:
/// so each must define what it is announced as, under that name, and not in another database; and a table must keep its
/// rows itself and not get any from a query. Fails with Damaged. The bodies of programs are free, and so are the
/// accounts in whose names they run (DEFINER): the server decides which of them the user may name.
[[nodiscard]] Status checkTable(const FileHeader &header, const TableDefinition &table, const QString &file);
[[nodiscard]] Status checkObject(const FileHeader &header, const SchemaObject &object, const QString &file);

} // namespace stellwerk::backup
