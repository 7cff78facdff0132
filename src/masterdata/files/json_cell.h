// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "masterdata/catalogue/cell_type.h"

#include <QString>

#include <simdjson.h>

#include <string_view>

namespace stellwerk::masterdata {

/// The value of a JSON member in a column of that type, the inverse of appendJson. Fails with InvalidInput; the message
/// names the member.
[[nodiscard]] Result<db::Value> cellFromJson(const simdjson::dom::element &element, CellType type,
                                             const QString &member);

/// The failure of a member that is no such value.
[[nodiscard]] Error wrongType(const QString &member, CellType type);

/// What is wrong with a well-formed row of a list that simdjson refused: a number that is out of range. @p place: the
/// row, e.g. "data.skills.3".
[[nodiscard]] Error numberMistake(std::string_view row, const QString &file, const QString &place,
                                  simdjson::error_code code);

} // namespace stellwerk::masterdata
