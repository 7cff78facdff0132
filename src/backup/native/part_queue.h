// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/file_format.h"

#include <atomic>
#include <vector>

namespace stellwerk::backup {

/// Hands out parts to several readers, each part once.
class PartQueue final {
public:
    /// The parts must outlive the queue.
    explicit PartQueue(const std::vector<FilePart> &parts) : m_parts(parts) {}

    /// Nothing when there is no more.
    [[nodiscard]] const FilePart *next() {
        const size_t index = m_next++;
        if (index >= m_parts.size())
            return nullptr;
        m_rows += m_parts[index].rows;
        return &m_parts[index];
    }
    /// Of the parts handed out so far.
    [[nodiscard]] qint64 rowsGivenOut() const { return m_rows; }

private:
    const std::vector<FilePart> &m_parts;
    std::atomic<size_t> m_next = 0;
    std::atomic<qint64> m_rows = 0;
};

} // namespace stellwerk::backup
