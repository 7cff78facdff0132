// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "masterdata/cell_type.h"

#include <QByteArray>

#include <simdjson.h>

namespace stellwerk::masterdata {

/// The value of a JSON member in a column of that type, the inverse of appendJson. Fails with InvalidInput; the message
/// names the member.
[[nodiscard]] Result<db::Value> cellFromJson(const simdjson::dom::element &element, CellType type,
                                             const QString &member);

/// What is wrong with bytes that simdjson refused as a document, with the line and column where it can be told.
[[nodiscard]] Error jsonMistake(const QByteArray &bytes, const QString &file, simdjson::error_code code);

} // namespace stellwerk::masterdata
