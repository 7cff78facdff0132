// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/plan.h"

namespace stellwerk::deployment {

/// The check "signature": who signed the package, for an environment whose SignatureRule let it through. What that rule
/// refuses never comes so far, because nothing of it is read.
[[nodiscard]] CheckResult signatureCheck(const package::SignatureState &signature, const project::Environment &target);

} // namespace stellwerk::deployment
