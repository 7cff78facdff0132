// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/dump/dump_file.h"
#include "backup/dump/dump_scanner.h"

namespace stellwerk::backup {

/// Reads a whole dump: everything that the file says of itself and everything that DumpScanner checks. @p sink gets
/// its pieces. Damaged when it does not fit its own metadata, InvalidInput when its last line is missing.
struct ReadDump {
    std::optional<DumpMetadata> metadata;
    DumpContent content;
};
[[nodiscard]] Result<ReadDump> readDump(const QString &file, const DumpScanner::Sink &sink, const TaskContext &context);

enum class DumpPart {
    Data,   ///< everything but events
    Events, ///< events, with the settings of the session around them
};
/// Loads a part of a dump into the profile's database with the mariadb client of this machine.
[[nodiscard]] Status loadDump(const QString &file, DumpPart part, const db::ConnectionProfile &profile,
                              const TaskContext &context);

/// The rows of every table on the server (of system-versioned ones all, also the past ones) must be as many as in the
/// dump. Damaged names the first table that differs.
[[nodiscard]] Status compareCounts(db::Connection &connection, const std::vector<BackupTable> &tables);

/// Collations, character sets and engines of a dump that the server does not have: CheckFailed with all of them.
/// Accounts of programs that do not exist are a warning, as far as this account may look.
[[nodiscard]] Status checkNeeds(db::Connection &connection, const DumpNeeds &needs, const TaskContext &context);

} // namespace stellwerk::backup
