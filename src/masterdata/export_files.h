// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "base/version.h"
#include "masterdata/catalogue.h"
#include "masterdata/data_set.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace stellwerk::masterdata {

/// The members around the rows of every export file.
struct ExportHeader {
    Version backendVersion;
    QString timestamp;                 ///< UTC, ISO 8601
    QMap<QString, QString> attributes; ///< project.toml's export_attributes
};

inline constexpr auto kExportVersion = "2.0";

/// Writes one file per entity in format 2.0 (docs/formats.md): the same data gives the same bytes. Fails with
/// InvalidInput when a row cannot be expressed (points at nothing that exists).
[[nodiscard]] Result<QMap<QString, QByteArray>> writeExportFiles(const DataSet &data, const Catalogue &catalogue,
                                                                 const ExportHeader &header,
                                                                 const TaskContext &context);

/// Reads export files (name -> bytes). Fails with InvalidInput naming file and place: an unknown newer version,
/// wrong types, missing members, unknown references; files that belong to no entity are named too.
[[nodiscard]] Result<DataSet> readExportFiles(const QMap<QString, QByteArray> &files, const Catalogue &catalogue,
                                              const TaskContext &context);

} // namespace stellwerk::masterdata
