// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <map>
#include <optional>
#include <span>

namespace stellwerk::project {

/// How a finding about a migration counts: an error stops packages and deployments, Off is not reported.
enum class LintLevel { Off, Info, Warning, Error };

/// "off", "info", "warning", "error".
[[nodiscard]] QString lintLevelName(LintLevel level);

/// A rule of the linter (docs/lint.md) and its level where the project says nothing.
struct LintRule {
    const char *code;
    LintLevel level;
};

/// Every rule, sorted by code. They stand here and not beside their code so that `[lint]` of project.toml can be
/// checked when it is read.
[[nodiscard]] std::span<const LintRule> lintRules();

/// What `[lint]` says: code -> level.
using LintLevels = std::map<QString, LintLevel>;

[[nodiscard]] bool isLintCode(const QString &code);
/// The level of @p code: that of @p levels or the rule's own. Error for a code that does not exist.
[[nodiscard]] LintLevel lintLevel(const LintLevels &levels, const QString &code);
/// For each rule the stricter level of both: a package may demand more than the workspace, never less.
[[nodiscard]] LintLevels stricter(const LintLevels &one, const LintLevels &other);

} // namespace stellwerk::project
