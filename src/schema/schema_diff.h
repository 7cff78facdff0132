// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/schema_rule.h"
#include "db/dialect.h"
#include "schema/schema.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace stellwerk::schema {

enum class DifferenceKind { Missing, Extra, Different };

/// "missing", "extra", "different"; never translated.
[[nodiscard]] QString differenceKindName(DifferenceKind kind);

/// One difference between an expected and an actual schema, with its reason.
struct Difference {
    DifferenceKind kind = DifferenceKind::Different;
    QString objectType; ///< database, table, column, column_order, primary_key, index, foreign_key, check, collation,
                        ///< comment, storage_engine, view, trigger, routine, event, sequence
    QString object;     ///< "char_wealth" or "char_wealth.goldstuecke"
    QString expected;   ///< empty for Extra
    QString actual;     ///< empty for Missing
    QString reason;     ///< translated sentence
    SchemaRule rule = SchemaRule::Structure; ///< by which it counts as a difference

    /// Does an application that was written for the expected schema work all the same? True for what is there in
    /// addition, for names, comments, order and the like.
    [[nodiscard]] bool isHarmless() const;
    bool operator==(const Difference &) const = default;
};

/// What a comparison leaves out. The default leaves out nothing.
struct CompareOptions {
    std::function<bool(const QString &table)> ignoreTable{}; ///< e.g. the tables of the tool itself
    SchemaRules ignore{};                                    ///< rules that are switched off
};

/// Compares as the engine can hold it: on SQLite an automatic id is INTEGER, columns come last when they are added,
/// and collations, comments, storage engines, routines, events and sequences do not exist.
/// MariaDB's spellings of one thing are no differences, whichever server wrote them; see spelling.h.
/// The standard collations of a character set before and from MariaDB 11.5 on (general_ci, uca1400_ai_ci) are no
/// difference where nobody wrote them: of a database, and of tables that follow theirs on both sides. Elsewhere another
/// collation is one, because it decides which values are equal.
[[nodiscard]] std::vector<Difference> compareSchemas(const Schema &expected, const Schema &actual, db::Engine engine,
                                                     const CompareOptions &options = {});

} // namespace stellwerk::schema
