// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/version.h"
#include "masterdata/files/export_target.h"
#include "masterdata/rows/row_source.h"

#include <QMap>
#include <QString>

#include <vector>

namespace stellwerk::masterdata {

/// The members around the rows of every export file.
struct ExportHeader {
    Version backendVersion;
    QString timestamp;                 ///< UTC, ISO 8601
    QMap<QString, QString> attributes; ///< project.toml's export_attributes
};

inline constexpr auto kExportVersion = "2.0";

/// A row that cannot travel.
struct SkippedRow {
    QString entity;
    QString key;
    QString why; ///< translated
};

struct ExportReport {
    QMap<QString, qint64> rows; ///< by node
    std::vector<SkippedRow> skipped;
};

/// Writes one file per entity in format 2.0 (docs/formats.md): the same data gives the same bytes. Rows that cannot be
/// matched (empty or repeated keys, references to such rows) are left out and reported. Memory does not grow with the
/// rows. Fails with InvalidInput when a cell cannot be written (no UTF-8).
[[nodiscard]] Result<ExportReport> exportFiles(RowSource &source, const Catalogue &catalogue,
                                               const ExportHeader &header, ExportTarget &target,
                                               const TaskContext &context);

} // namespace stellwerk::masterdata
