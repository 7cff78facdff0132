// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "project/environment.h"

#include <QString>

namespace stellwerk::deployment {

/// Fails with ConfirmationMissing unless @p confirmation is the environment's name, where it must be confirmed.
[[nodiscard]] Status checkConfirmation(const project::Environment &environment, const QString &confirmation);

/// The failure of a plan that is no longer about what was shown.
[[nodiscard]] std::unexpected<Error> planOutdated(const project::Environment &environment);

} // namespace stellwerk::deployment
