// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/master/master_data.h"

#include <QByteArray>

namespace stellwerk::deployment {

/// A comparison as a page that needs no other file and no scripts (light, dark, print): counts, then the rows of each
/// entity cell by cell, with notes, impact, what is offered and what was decided. In the language of the program.
[[nodiscard]] QByteArray diffPage(const MasterDataPlan &plan);

} // namespace stellwerk::deployment
