// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/bulk_sink.h"

namespace stellwerk::db {

/// LOAD DATA LOCAL INFILE whose "file" is in memory.
[[nodiscard]] std::unique_ptr<BulkWriter::Sink> makeLoadDataSink(Connection &connection, const QString &table,
                                                                 const QStringList &columns, BulkWriter::Mode mode);

} // namespace stellwerk::db
