// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/schema_rule.h"

#include <algorithm>
#include <array>

namespace stellwerk {

namespace {

struct RuleWord {
    SchemaRule rule;
    const char *word;
};

constexpr std::array kWords{
    RuleWord{SchemaRule::CheckNames, "check_names"},
    RuleWord{SchemaRule::Checks, "checks"},
    RuleWord{SchemaRule::Collations, "collations"},
    RuleWord{SchemaRule::ColumnOrder, "column_order"},
    RuleWord{SchemaRule::Comments, "comments"},
    RuleWord{SchemaRule::DefaultCollation, "default_collation"},
    RuleWord{SchemaRule::DisplayWidths, "display_widths"},
    RuleWord{SchemaRule::EventStarts, "event_starts"},
    RuleWord{SchemaRule::Events, "events"},
    RuleWord{SchemaRule::ForeignKeyNames, "foreign_key_names"},
    RuleWord{SchemaRule::IndexNames, "index_names"},
    RuleWord{SchemaRule::Indexes, "indexes"},
    RuleWord{SchemaRule::Routines, "routines"},
    RuleWord{SchemaRule::Sequences, "sequences"},
    RuleWord{SchemaRule::StorageEngines, "storage_engines"},
    RuleWord{SchemaRule::Triggers, "triggers"},
    RuleWord{SchemaRule::Views, "views"},
};

} // namespace

QString schemaRuleName(SchemaRule rule) {
    const auto found = std::ranges::find(kWords, rule, &RuleWord::rule);
    return found == kWords.end() ? QStringLiteral("structure") : QString::fromLatin1(found->word);
}

QStringList switchableSchemaRules() {
    QStringList words;
    for (const RuleWord &one : kWords)
        words << QString::fromLatin1(one.word);
    return words;
}

std::optional<SchemaRule> switchableSchemaRule(QStringView name) {
    const auto found =
        std::ranges::find_if(kWords, [name](const RuleWord &one) { return name == QLatin1StringView(one.word); });
    return found == kWords.end() ? std::nullopt : std::optional(found->rule);
}

} // namespace stellwerk
