// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stellwerk::cli {

class CommandTable;

/// schema diff, schema leftovers
void addSchemaCompareCommands(CommandTable &commands);

} // namespace stellwerk::cli
