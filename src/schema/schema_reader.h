// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "schema/schema.h"

namespace stellwerk::schema {

/// Reads the structure of the connection's database: a fixed number of bulk queries, however many tables there are.
[[nodiscard]] Result<Schema> readSchema(db::Connection &connection);

} // namespace stellwerk::schema
