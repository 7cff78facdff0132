// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/plan.h"

#include <optional>

/// What an environment's trusted_keys and approvals say about work that is no deployment (docs/signing.md). Else they
/// would guard the front door only.
namespace stellwerk::deployment {

/// What is brought into an environment.
enum class LooseSource {
    Rows,       ///< of a folder of export files, or of another environment
    Migrations, ///< the files of the workspace
};

/// The check "signature" for what can have no signature: an error where one must be there (production, protected), a
/// warning where trusted_keys do not demand it. None without trusted_keys.
[[nodiscard]] std::optional<CheckResult> looseSourceCheck(LooseSource source, const project::Environment &target);

/// The check "approvals" for work whose plan nobody can approve: an error where the environment demands approvals, else
/// none.
[[nodiscard]] std::optional<CheckResult> unapprovedCheck(const project::Environment &target);

} // namespace stellwerk::deployment
