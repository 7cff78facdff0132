// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/file_lock.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace stellwerk::db {

/// A folder for the time of some work, below the system's temporary folder, mode 0700, gone with the object. It is
/// locked while its maker lives, so that what killed processes left can be told from what is in use.
class ScratchFolder final {
public:
    /// @p begin: how its name begins.
    [[nodiscard]] static Result<ScratchFolder> create(const QString &begin);
    /// Removes the folders of this name whose makers are dead, and names them.
    [[nodiscard]] static QStringList removeLeftovers(const QString &begin);

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

private:
    explicit ScratchFolder(std::unique_ptr<QTemporaryDir> folder, FileLock lock)
        : m_folder(std::move(folder)), m_lock(std::move(lock)) {}
    std::unique_ptr<QTemporaryDir> m_folder;
    FileLock m_lock; ///< last: given back before the folder goes
};

} // namespace stellwerk::db
