// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <set>

namespace stellwerk {

/// The rule by which two schemas are judged to differ. All but Structure can be switched off, in project.toml
/// (`[schema] ignore`) and on the command line (`--ignore`), so the words stand below both readers.
enum class SchemaRule {
    Structure, ///< tables, columns, types, defaults, keys, unique indexes: what an application relies on
    CheckNames,
    Checks,
    Collations, ///< of tables and columns
    ColumnOrder,
    Comments,
    DefaultCollation, ///< of the database: for tables that name none
    DisplayWidths,    ///< int(5) and int(11) store the same numbers; tinyint(1) is Structure, it stands for a boolean
    EventStarts,      ///< the time since when an event runs; the server fills it in
    Events,
    ForeignKeyNames,
    IndexNames,
    Indexes, ///< that only make things faster
    Routines,
    Sequences,
    StorageEngines,
    Triggers,
    Views,
};

using SchemaRules = std::set<SchemaRule>;

/// "structure", "check_names", …: the word in files, options and JSON; never translated.
[[nodiscard]] QString schemaRuleName(SchemaRule rule);
/// Those that can be switched off, in alphabetical order.
[[nodiscard]] QStringList switchableSchemaRules();
/// The rule that a word names; nothing for unknown words and for what cannot be switched off.
[[nodiscard]] std::optional<SchemaRule> switchableSchemaRule(QStringView name);

} // namespace stellwerk
