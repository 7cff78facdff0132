// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/environment.h"
#include "project/toml_reader.h"

namespace stellwerk::project {

/// `trusted_keys`, `approvals` and `approvers` of an environment.
void readTrust(TomlReader &reader, Environment &environment);

} // namespace stellwerk::project
