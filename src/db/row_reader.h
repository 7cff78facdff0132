// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "db/value.h"

#include <memory>
#include <vector>

namespace stellwerk::db {

/// Reads the rows of one query once, front to back, without keeping them and without QVariant.
/// While a reader is open, a MariaDB connection can run nothing else. Any thread may read, one at a time per
/// connection; all other queries belong to the thread that opened the connection.
class RowReader final {
public:
    /// @p sql is one SELECT without placeholders. FLOAT columns of MariaDB keep all their bits.
    [[nodiscard]] static Result<RowReader> open(Connection &connection, const QString &sql);
    RowReader(RowReader &&) noexcept;
    RowReader &operator=(RowReader &&) noexcept;
    ~RowReader();

    [[nodiscard]] const QStringList &columns() const;
    [[nodiscard]] size_t columnCount() const { return m_cells.size(); }
    /// Steps to the next row; false at the end.
    [[nodiscard]] Result<bool> next();
    /// A cell of the current row; valid until the next call of next().
    [[nodiscard]] const ValueView &at(size_t column) const { return m_cells[column]; }
    [[nodiscard]] const std::vector<ValueView> &row() const { return m_cells; }

    struct Cursor; ///< how one engine does it

private:
    RowReader(std::unique_ptr<Cursor> cursor, size_t columns);
    std::unique_ptr<Cursor> m_cursor;
    std::vector<ValueView> m_cells;
};

} // namespace stellwerk::db
