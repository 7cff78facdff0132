// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dialect.h"
#include "schema/schema.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace stellwerk::schema {

enum class DifferenceKind { Missing, Extra, Different };

/// One difference between an expected and an actual schema, with its reason.
struct Difference {
    DifferenceKind kind = DifferenceKind::Different;
    QString objectType; ///< table, column, primary_key, index, foreign_key, check, view, trigger, routine, collation
    QString object;     ///< "char_wealth" or "char_wealth.goldstuecke"
    QString expected;   ///< empty for Extra
    QString actual;     ///< empty for Missing
    QString reason;     ///< translated sentence

    bool operator==(const Difference &) const = default;
};

/// Compares as the engine can hold it: on SQLite an automatic id is INTEGER, and collations do not exist.
/// @p ignoreTable leaves tables out (e.g. those of the tool itself).
[[nodiscard]] std::vector<Difference> compareSchemas(const Schema &expected, const Schema &actual, db::Engine engine,
                                                     const std::function<bool(const QString &table)> &ignoreTable = {});

} // namespace stellwerk::schema
