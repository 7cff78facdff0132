// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/lint_settings.h"

#include <algorithm>
#include <array>

namespace stellwerk::project {

namespace {

constexpr std::array kRules{
    LintRule{"declared-but-untouched", LintLevel::Info},
    LintRule{"delete-without-where", LintLevel::Warning},
    LintRule{"down-does-not-undo", LintLevel::Error},
    LintRule{"drops-column", LintLevel::Warning},
    LintRule{"drops-index", LintLevel::Info},
    LintRule{"drops-table", LintLevel::Warning},
    LintRule{"empty-down", LintLevel::Warning},
    LintRule{"fails-on-scratch", LintLevel::Error},
    LintRule{"foreign-key-checks-off", LintLevel::Warning},
    LintRule{"grants", LintLevel::Warning},
    LintRule{"locks-table", LintLevel::Warning},
    LintRule{"mixes-ddl-and-dml", LintLevel::Warning},
    LintRule{"narrows-type", LintLevel::Warning},
    LintRule{"no-down", LintLevel::Warning},
    LintRule{"nontransactional-engine", LintLevel::Warning},
    LintRule{"not-null-without-default", LintLevel::Warning},
    LintRule{"not-repeatable", LintLevel::Info},
    LintRule{"rebuilds-table", LintLevel::Warning},
    LintRule{"renames-column", LintLevel::Info},
    LintRule{"renames-table", LintLevel::Info},
    LintRule{"scripts-differ-from-snapshot", LintLevel::Error},
    LintRule{"selects-star-into", LintLevel::Warning},
    LintRule{"sets-global", LintLevel::Warning},
    LintRule{"undeclared-protected-table", LintLevel::Error},
    LintRule{"update-without-where", LintLevel::Warning},
    LintRule{"uses-definer", LintLevel::Warning},
};

const LintRule *ruleOf(const QString &code) {
    const auto found =
        std::ranges::find_if(kRules, [&code](const LintRule &rule) { return code == QLatin1String(rule.code); });
    return found == kRules.end() ? nullptr : &*found;
}

} // namespace

QString lintLevelName(LintLevel level) {
    switch (level) {
    case LintLevel::Off:
        return QStringLiteral("off");
    case LintLevel::Info:
        return QStringLiteral("info");
    case LintLevel::Warning:
        return QStringLiteral("warning");
    case LintLevel::Error:
        return QStringLiteral("error");
    }
    Q_UNREACHABLE_RETURN({});
}

std::span<const LintRule> lintRules() {
    return kRules;
}

bool isLintCode(const QString &code) {
    return ruleOf(code) != nullptr;
}

LintLevel lintLevel(const LintLevels &levels, const QString &code) {
    if (const auto chosen = levels.find(code); chosen != levels.end())
        return chosen->second;
    const LintRule *rule = ruleOf(code);
    return rule ? rule->level : LintLevel::Error;
}

LintLevels stricter(const LintLevels &one, const LintLevels &other) {
    LintLevels levels;
    for (const LintRule &rule : kRules) {
        const QString code = QString::fromLatin1(rule.code);
        levels[code] = std::max(lintLevel(one, code), lintLevel(other, code));
    }
    return levels;
}

} // namespace stellwerk::project
