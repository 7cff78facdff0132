// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/run/deploy.h"

#include <QByteArray>

namespace stellwerk::deployment {

/// The report of a run as a page that needs no other file and no scripts (light, dark, print), in the language of the
/// program: how it ended, what to do now, what was planned and done, how long, the proof for each protected table.
[[nodiscard]] QByteArray reportPage(const DeploymentReport &report, const Plan &plan);

} // namespace stellwerk::deployment
