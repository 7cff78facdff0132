// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "backup/native/database_content.h"

#include <QJsonObject>

namespace stellwerk::backup {

/// What is known of a target before a restore replaces it: a backup of it, and how a further one is made.
struct PresentBackup {
    BackupOptions options;
    std::vector<BackupTable> tables; ///< without hashes when the backup has none (dumps): then nothing is known

    [[nodiscard]] static PresentBackup of(const BackupInfo &info);
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static PresentBackup fromJson(const QJsonObject &json);
};

/// What a switch-over has set aside, described as it was before: each table's TableContent::source says where its rows
/// are now.
struct ReplacedContent {
    std::vector<TableContent> tables;
    std::vector<SchemaObject> objects;
    QJsonObject settings; ///< FileHeader::settings
};

/// Compares the rows with those of the backup. Where they are others, for somebody wrote while the tables that take
/// their place were being loaded, everything is written to a further backup beside that one, which a warning names.
/// Gives its path, or nothing when the backup made before has all of it. Nobody may write to these tables any more.
[[nodiscard]] Result<QString> keepReplaced(const db::ConnectionProfile &profile, const PresentBackup &present,
                                           ReplacedContent replaced, const TaskContext &context);

/// The same for a database in use, just before it is replaced as a whole (SQLite).
[[nodiscard]] Result<QString> keepPresent(const db::ConnectionProfile &profile, const PresentBackup &present,
                                          const TaskContext &context);

} // namespace stellwerk::backup
