// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "db/value.h"

#include <memory>
#include <span>

namespace stellwerk::db {

/// Adds many rows to one table by the engine's fastest way: LOAD DATA LOCAL from memory on MariaDB (multi-row
/// INSERT where the server forbids it), a prepared INSERT on SQLite. Every row arrives exactly as given or the
/// writer fails; nothing is truncated, converted with a warning or skipped. Wrap it in a Transaction: after a
/// failure some rows may already be in the table.
class BulkWriter final {
public:
    enum class Mode {
        Blocks,       ///< a statement every few MiB; between two calls the connection is free for others
        OneStatement, ///< one LOAD DATA from the first row to finish(), until when the connection is busy. InnoDB fills
                      ///< an empty table in bulk then, if unique_checks and foreign_key_checks are off. On a cluster
                      ///< it is Blocks, because a node holds back no more rows than fit into one write set.
    };
    /// @p columns are the table's columns that are given, in the order of the cells.
    [[nodiscard]] static Result<BulkWriter> open(Connection &connection, const QString &table,
                                                 const QStringList &columns, Mode mode = Mode::Blocks);
    BulkWriter(BulkWriter &&) noexcept;
    BulkWriter &operator=(BulkWriter &&) noexcept;
    ~BulkWriter();

    [[nodiscard]] Status add(std::span<const ValueView> row);
    /// Sends what is still in memory; gives the number of rows written in all.
    [[nodiscard]] Result<qint64> finish();

    struct Sink; ///< how one engine does it

private:
    explicit BulkWriter(std::unique_ptr<Sink> sink);
    std::unique_ptr<Sink> m_sink;
};

} // namespace stellwerk::db
