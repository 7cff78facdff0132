// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "deployment/session.h"
#include "masterdata/files/export_writer.h"

#include <QString>
#include <QStringList>

namespace stellwerk::deployment {

struct ExportOptions {
    bool strict = false; ///< refuse when a row cannot travel
    bool write = true;   ///< false: only say what would be written
};

struct ExportedMasterData {
    QString folder;
    Version version; ///< of the database
    masterdata::ExportReport report;
    QStringList files; ///< names
    QStringList warnings;
};

/// Writes the master data of an environment into @p folder as files of format 2.0. The files appear when all of them
/// are complete. Refuses a folder with other *.json files, which a reader would take for a part of the export. Rows
/// that cannot travel are left out and reported; with ExportOptions::strict CheckFailed, and nothing is written.
[[nodiscard]] Result<ExportedMasterData> exportMasterData(const Session &session, const project::Environment &source,
                                                          const QString &folder, const ExportOptions &options,
                                                          const TaskContext &context);

} // namespace stellwerk::deployment
