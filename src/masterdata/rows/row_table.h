// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "masterdata/rows/packed_row.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stellwerk::masterdata {

/// How many bytes of rows are held in memory before they go to a temporary file.
inline constexpr size_t kRowMemory = size_t(24) << 20;

/// Rows in the order of their keys (byte order); rows with equal keys in the order of their records. What does not fit
/// into memory is in a temporary file that only this process can see, as sorted runs.
class RowTable final {
public:
    struct Storage;

    /// Goes through the rows once, in order. Several readers of one table do not disturb each other.
    class Reader final {
    public:
        explicit Reader(const RowTable &table);
        Reader(Reader &&) noexcept;
        Reader &operator=(Reader &&) noexcept;
        ~Reader();

        /// Steps to the next row; false at the end. Fails with Io.
        [[nodiscard]] Result<bool> next();
        [[nodiscard]] const PackedRow &row() const { return m_row; }
        /// Is there another row with the key of this one, before or after it?
        [[nodiscard]] bool isRepeated() const { return m_repeated; }
        /// Cannot the row be matched? It has a problem of its own, or shares its key.
        [[nodiscard]] bool isDoubtful() const { return m_repeated || m_row.hasProblem(); }
        /// Why it cannot be matched, translated; empty = it can.
        [[nodiscard]] QString problem() const;

    private:
        struct Merge;
        std::unique_ptr<Merge> m_merge;
        PackedRow m_row;
        std::string m_keyBytes; ///< when the next row had to be looked at and the bytes would be gone
        std::string m_recordBytes;
        std::string m_lastKey;
        bool m_repeated = false;
        bool m_hasNext = false;
        bool m_started = false;
    };

    [[nodiscard]] qint64 rows() const;
    [[nodiscard]] Reader read() const { return Reader(*this); }

private:
    friend class RowSorter;
    explicit RowTable(std::shared_ptr<Storage> storage) : m_storage(std::move(storage)) {}
    std::shared_ptr<Storage> m_storage;
};

/// Takes rows in any order and makes a table of them.
class RowSorter final {
public:
    /// @p memory: bytes of rows that are kept before they go to disk.
    explicit RowSorter(size_t memory = kRowMemory);
    RowSorter(RowSorter &&) noexcept;
    RowSorter &operator=(RowSorter &&) noexcept;
    ~RowSorter();

    /// Fails with Io when the temporary file cannot be written (full disk).
    [[nodiscard]] Status add(const PackedRow &row);
    /// Ends the taking. The sorter is empty afterwards.
    [[nodiscard]] Result<RowTable> finish();

private:
    [[nodiscard]] Status spill();

    std::shared_ptr<RowTable::Storage> m_storage;
    size_t m_memory;
};

} // namespace stellwerk::masterdata
