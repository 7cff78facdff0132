// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "project/environment.h"

#include <QString>

namespace stellwerk::deployment {

/// Fails with ConfirmationMissing unless @p confirmation is the environment's name, where it must be confirmed.
[[nodiscard]] Status checkConfirmation(const project::Environment &environment, const QString &confirmation);

} // namespace stellwerk::deployment
