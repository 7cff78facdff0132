// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QIODevice>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>

namespace stellwerk::masterdata {

/// Export files by name: in memory (a package's) or in a folder.
class FileSet {
public:
    FileSet() = default;
    virtual ~FileSet() = default;
    FileSet(const FileSet &) = delete;
    FileSet &operator=(const FileSet &) = delete;

    [[nodiscard]] virtual QStringList names() const = 0;
    /// Opens a file for reading. Fails with NotFound or Io.
    [[nodiscard]] virtual Result<std::unique_ptr<QIODevice>> open(const QString &name) const = 0;
    /// How messages name a file, e.g. "masterdata/skills.json".
    [[nodiscard]] virtual QString label(const QString &name) const = 0;

    [[nodiscard]] static std::unique_ptr<FileSet> inMemory(QMap<QString, QByteArray> files);
    /// The *.json files of a folder, not of folders in it.
    [[nodiscard]] static std::unique_ptr<FileSet> inFolder(const QString &folder);
};

} // namespace stellwerk::masterdata
