// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/bulk_writer.h"
#include "db/cluster.h"
#include "db/connection_native.h"

namespace stellwerk::db {

/// How one engine takes the rows.
struct BulkWriter::Sink {
    Sink(Connection &target, const QString &tableName, const QStringList &columnNames)
        : connection(target), native(target.native()), table(tableName), columns(columnNames) {}
    virtual ~Sink() = default;
    Sink(const Sink &) = delete;
    Sink &operator=(const Sink &) = delete;

    virtual Status open() = 0;
    virtual Status add(std::span<const ValueView> row) = 0;
    virtual Status flush() = 0;

    [[nodiscard]] Error error() const;

    Connection &connection;
    Connection::Native &native;
    QString table;
    QStringList columns;
    WriteSetLimits limits; ///< of one statement
    qint64 written = 0;
};

} // namespace stellwerk::db
