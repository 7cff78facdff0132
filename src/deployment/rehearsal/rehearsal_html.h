// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/rehearsal/rehearsal.h"

namespace stellwerk::deployment {

/// One translated sentence: does the deployment work on the copy?
[[nodiscard]] QString verdictText(const RehearsalReport &report);

/// Writes rehearsal.json and rehearsal.html (self-contained; light, dark, print) into @p folder.
[[nodiscard]] Status writeRehearsal(const RehearsalReport &report, const QString &folder);

} // namespace stellwerk::deployment
