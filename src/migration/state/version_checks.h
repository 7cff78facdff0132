// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/state/tracking_tables.h"
#include "migration/state/version_state.h"

#include <map>
#include <vector>

namespace stellwerk::migration {

/// Fills disagreements, blockers and changedScripts of a state whose other members are complete.
void findDisagreements(VersionState &state, const std::vector<Migration> &migrations,
                       const std::map<qint64, StoredScript> &stored);

} // namespace stellwerk::migration
