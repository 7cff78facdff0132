// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/state/status.h"

#include <QString>

#include <vector>

namespace stellwerk::cli {

/// The overview for one glance: a line per environment, then what to do next with the command to copy.
[[nodiscard]] QString statusText(const project::Workspace &workspace,
                                 const std::vector<deployment::EnvironmentStatus> &all, int width);

} // namespace stellwerk::cli
