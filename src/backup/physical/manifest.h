// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"

#include <vector>

namespace stellwerk::backup {

inline constexpr QLatin1StringView kPhysicalSuffix(".physical");
inline constexpr QLatin1StringView kManifestName("stellwerk-manifest.json");

struct ManifestFile {
    QString path; ///< relative to the folder
    qint64 size = 0;
    QString sha256;
    bool operator==(const ManifestFile &) const = default;
};

/// What a physical copy says of itself: a JSON document beside the server's files, and its SHA-256 in the last line.
struct PhysicalManifest {
    BackupInfo info; ///< without file and size
    QString toolVersion;
    QString dataFolder;              ///< of the server that was copied
    std::vector<ManifestFile> files; ///< sorted by path; not the manifest itself
};

/// Every file below @p folder with size and SHA-256, flushed to disk when @p flush. Links and other things that are no
/// files are Damaged.
[[nodiscard]] Result<std::vector<ManifestFile>> listFiles(const QString &folder, bool flush,
                                                          const TaskContext &context);

[[nodiscard]] Status writeManifest(const QString &folder, const PhysicalManifest &manifest);
/// With file and fileSize (of all files) in the info.
[[nodiscard]] Result<PhysicalManifest> readManifest(const QString &folder);

} // namespace stellwerk::backup
