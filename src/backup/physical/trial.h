// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"

namespace stellwerk::backup {

/// A folder with a temporary name and mode 0700, removed with everything in it unless released.
class HiddenFolder final {
public:
    /// @p parent is made when it is missing.
    [[nodiscard]] static Result<HiddenFolder> create(const QString &parent);
    HiddenFolder(HiddenFolder &&other) noexcept : m_path(std::exchange(other.m_path, {})) {}
    HiddenFolder &operator=(HiddenFolder &&) = delete;
    ~HiddenFolder();

    [[nodiscard]] const QString &path() const { return m_path; }
    /// It has another name now and stays.
    void release() { m_path.clear(); }

private:
    explicit HiddenFolder(const QString &path) : m_path(path) {}
    QString m_path;
};

/// Starts a private server on a second copy beside @p folder, checks every table of the info's database (CHECK TABLE …
/// EXTENDED) and gives their rows and hashes. Needs as much room as the copy. Damaged names the table.
[[nodiscard]] Result<std::vector<BackupTable>> tryCopy(const QString &folder, const BackupInfo &info,
                                                       const TaskContext &context);

} // namespace stellwerk::backup
