// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/file_format.h"
#include "base/task_context.h"

#include <span>

namespace stellwerk::backup {

/// Gets what a backup holds, one after the other: header, tables with their rows, objects. An error ends the reading
/// and is handed on.
class FileVisitor {
public:
    virtual ~FileVisitor() = default;
    virtual Status header(const FileHeader &) { return {}; }
    virtual Status tableBegins(const TableDefinition &) { return {}; }
    virtual Status row(std::span<const db::ValueView>) { return {}; }
    virtual Status tableEnds(const BackupTable &) { return {}; }
    virtual Status object(const SchemaObject &) { return {}; }
};

/// Reads a file completely, checking everything that verifyBackup() promises, and shows what it holds to @p visitor.
/// That no byte has changed is known before the first call; whether the rows are what the footer says, at the end.
[[nodiscard]] Result<BackupInfo> visitBackup(const QString &file, FileVisitor &visitor, const TaskContext &context);

} // namespace stellwerk::backup
