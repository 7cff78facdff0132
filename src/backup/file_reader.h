// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/file_format.h"
#include "base/task_context.h"

#include <span>

namespace stellwerk::backup {

/// Gets the parts of a backup in the order of the file. An error ends the reading and is handed on.
class FileVisitor {
public:
    virtual ~FileVisitor() = default;
    virtual Status header(const FileHeader &) { return {}; }
    virtual Status tableBegins(const TableDefinition &) { return {}; }
    virtual Status row(std::span<const db::ValueView>) { return {}; }
    virtual Status tableEnds(const BackupTable &) { return {}; }
    virtual Status object(const SchemaObject &) { return {}; }
};

/// Reads a file completely, checking everything that verifyBackup() promises, and shows its parts to @p visitor.
/// A visitor must not believe in the whole before this returned successfully.
[[nodiscard]] Result<BackupInfo> visitBackup(const QString &file, FileVisitor &visitor, const TaskContext &context);

} // namespace stellwerk::backup
