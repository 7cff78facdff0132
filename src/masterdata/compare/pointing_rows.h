// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dialect.h"
#include "masterdata/compare/data_diff.h"
#include "schema/schema.h"

#include <QString>

#include <span>

namespace stellwerk::masterdata {

/// " FROM … JOIN … ON … WHERE …": rows of the target (alias p), by their id in @p idColumn, each with the rows of @p
/// user (alias u) that point at it by @p key. A key may lead to any unique columns, so the server joins.
[[nodiscard]] QString pointingRows(const db::Dialect &dialect, const schema::Table &target, const QString &idColumn,
                                   std::span<RowChange *const> rows, const schema::Table &user,
                                   const schema::ForeignKey &key);

} // namespace stellwerk::masterdata
