// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/database_content.h"

#include <memory>
#include <mutex>
#include <vector>

namespace stellwerk::backup {

/// Rows of a table that one connection reads: all of them, or a range of the primary key's first column.
struct Slice {
    size_t table = 0;  ///< index into the queue's tables
    qint64 number = 0; ///< of the table, in the order of the key
    QString condition; ///< for WHERE; empty = all rows
};

/// Cuts tables into slices of about kSliceRows rows and hands them out to several readers, the largest tables first.
/// The readers must see the same state of the database, or rows may be missed. A table without a primary key, or with
/// one whose values cannot be compared exactly as literals (floating point, ENUM, SET), is one slice.
class SliceQueue final {
public:
    static constexpr qint64 kSliceRows = 100'000;

    /// The tables must outlive the queue.
    explicit SliceQueue(const std::vector<TableContent> &tables);
    ~SliceQueue();

    /// Nothing when there is no more. @p connection asks for the borders, while other readers wait.
    [[nodiscard]] Result<std::optional<Slice>> next(db::Connection &connection);

private:
    class Cutter;
    class WholeTable;
    class NumberRange;
    class KeySteps;
    [[nodiscard]] Result<std::unique_ptr<Cutter>> cut(db::Connection &connection, const TableContent &table) const;

    const std::vector<TableContent> &m_tables;
    std::vector<size_t> m_order; ///< of the tables
    std::mutex m_mutex;          ///< for what follows
    size_t m_at = 0;             ///< in m_order
    qint64 m_number = 0;         ///< of the next slice
    std::unique_ptr<Cutter> m_cutter;
};

} // namespace stellwerk::backup
