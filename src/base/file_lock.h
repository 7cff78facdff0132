// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"

#include <QString>

#include <chrono>
#include <utility>

namespace stellwerk {

/// An exclusive lock on a file between processes, also between two holders in one process. The system frees it when
/// the process dies. The file is made when it is missing (mode 0600), stays behind and holds nothing.
class FileLock final {
public:
    /// Waits up to @p patience (0 = one attempt), then fails with Locked; Io when the file cannot be made. A stop
    /// request ends the wait.
    [[nodiscard]] static Result<FileLock> acquire(const QString &path, std::chrono::milliseconds patience,
                                                  const TaskContext &context = {});
    FileLock(FileLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    FileLock &operator=(FileLock &&) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

} // namespace stellwerk
