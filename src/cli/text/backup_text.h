// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/backups/backup_list.h"

#include <QJsonObject>
#include <QString>

/// How backups are shown.
namespace stellwerk::cli {

[[nodiscard]] QJsonObject backupToJson(const backup::BackupInfo &info);
/// The same with what the catalogue says of it.
[[nodiscard]] QJsonObject entryToJson(const backup::CatalogueEntry &entry, const QDateTime &now);
/// One line: name, version, rows, size.
[[nodiscard]] QString backupLine(const backup::BackupInfo &info);
[[nodiscard]] QString rowCount(qint64 rows);
[[nodiscard]] QString depthText(backup::VerifyDepth depth);
/// The table of all backups, signs first; @p width as in textTable().
[[nodiscard]] QString backupTable(const std::vector<backup::CatalogueEntry> &entries, const QDateTime &now, int width);
/// Why it is damaged, or cannot be used or read; empty when nothing is known against it.
[[nodiscard]] QString problemText(const backup::CatalogueEntry &entry);

[[nodiscard]] QJsonObject pruneToJson(const deployment::PrunePlan &plan);
/// What would go and what stays, each with its reason.
[[nodiscard]] QString pruneText(const deployment::PrunePlan &plan, int width);

} // namespace stellwerk::cli
