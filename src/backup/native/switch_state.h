// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/switch_journal.h"

namespace stellwerk::backup {

/// Who is at work. Made anew by whoever comes next, so it can appear at any time.
inline constexpr QLatin1StringView kLockTable("stellwerk_lock");

/// How far an interrupted switch-over has come. A RENAME of several tables is done as a whole or not at all.
enum class SwitchState {
    NothingMoved, ///< the old tables are in their places
    OldAside,     ///< they have their temporary names, and so have the new ones
    NewInPlace,   ///< the old tables are aside (or there were none), every new one has its name
};

/// Nothing is inferred from what is absent alone: a picture that none of the states leaves (tables dropped by hand) is
/// refused with CheckFailed, which names the tables. Changes nothing.
[[nodiscard]] Result<SwitchState> findSwitchState(db::Connection &connection, const SwitchJournal &journal);

/// True when the database has the tables that were restored and no others, with the rows that were restored; only what
/// is in stellwerk_lock does not count. Reads all rows.
[[nodiscard]] Result<bool> holdsWhatWasRestored(db::Connection &connection, const std::vector<BuiltTable> &built,
                                                const TaskContext &context);

/// True when those of the restored tables that have their temporary names hold the rows that were restored. Reads all
/// rows.
[[nodiscard]] Result<bool> holdAsideWhatWasRestored(db::Connection &connection, const std::vector<BuiltTable> &built,
                                                    const TaskContext &context);

/// Of @p names, those taken by tables that hold nothing: without rows, or stellwerk_lock, whose rows mean nothing once
/// their run has ended. One with rows is refused (CheckFailed). Changes nothing.
[[nodiscard]] Result<QStringList> worthlessTables(db::Connection &connection, const QStringList &names);

[[nodiscard]] Result<bool> holdsRows(db::Connection &connection, const QString &table);

/// The names of @p count tables that are not taken.
[[nodiscard]] Result<QStringList> freeRestoreNames(db::Connection &connection, qsizetype count);

/// Those of @p wanted that are not there, in their order. What is there is complete, also after a crash. Triggers act
/// in the order in which they were made: when one is missing, all are dropped to be made anew.
[[nodiscard]] Result<std::vector<SchemaObject>> objectsToMake(db::Connection &connection,
                                                              const std::vector<SchemaObject> &wanted);

} // namespace stellwerk::backup
