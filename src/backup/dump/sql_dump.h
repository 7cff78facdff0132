// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "project/tool_settings.h"

namespace stellwerk::backup {

/// Writes backup_<yyyymmdd_hhmmss>_v<dbversion>_m<number>.sql.zst (docs/formats.md) with mariadb-dump, in one
/// consistent snapshot. The program is found (PATH, or the prefix of @p tools), must not be older than the server, must
/// end with the exit code 0, say nothing on its error stream and close with its own last line; every base table of the
/// database must be in the dump. What a dump cannot hold exactly (digits of FLOAT) is a warning and stands in the file.
/// `zstd -dc FILE | mariadb DATABASE` restores it without Stellwerk. Temporary name, flush, rename, mode 0600; on any
/// failure or cancel no file is left. NotFound: the program; CheckFailed: its version, or no MariaDB database;
/// AccessDenied: the user cannot see everything; Sql and Io: what the program said.
[[nodiscard]] Result<BackupInfo> createSqlDump(const db::ConnectionProfile &profile, const BackupOptions &options,
                                               const project::ToolSettings &tools, const TaskContext &context);

/// Reads the end of the file only; tables carry rows and the hash of their text. Foreign: a dump that Stellwerk did not
/// write. Damaged, NotFound.
[[nodiscard]] Result<BackupInfo> readSqlDumpInfo(const QString &file);

/// Where a dump may be restored for a trial.
struct TrialServer {
    db::ConnectionProfile profile; ///< its database is not looked at
    project::ToolSettings tools;
};

/// Checksum: SHA-256 of the file, and of its text. Contents: every statement is read, rows of every table are counted
/// and hashed and compared with what the file says. Restored: it is loaded into a scratch database of @p server (which
/// must not be null then), rows are counted there, and that database is dumped again: every table's rows and all
/// definitions must be those of the file. With another version of mariadb-dump than the one that wrote the file, whose
/// words may differ, the counts decide (a warning says so). Damaged names what does not fit.
[[nodiscard]] Result<BackupInfo> verifySqlDump(const QString &file, VerifyDepth depth, const TrialServer *server,
                                               const TaskContext &context);

/// Restores a dump, Stellwerk's own or another's (.sql.zst, .sql), into the profile's database; the result is exactly
/// the dump, so what is in the database but not in the dump is dropped.
///
/// Before anything is changed the whole file is read: a dump that is damaged, cut off or does not end with "-- Dump
/// completed" is refused, so are statements that reach beyond one database (USE, CREATE DATABASE, accounts, tables of
/// other databases) and commands of the client, with their line; collations, character sets and storage engines that
/// this server does not have are named; accounts of programs that do not exist are a warning.
///
/// Then the `mariadb` client of this machine loads it into a scratch database beside: it sends every byte as the dump
/// has it and follows the dump's own character sets, which no connection of ours could, and with --binary-mode none of
/// its commands does anything. (A prefix is not used: the password and the dump cannot both come through one standard
/// input.) Rows are counted, and the tables are moved into the target under temporary names and switched over as in
/// restoreBackup(). Until the old tables are dropped every failure leaves the database as it was. Events are made last,
/// so that none of them runs in the scratch database. AccessDenied: the account may not make a scratch database; there
/// is no other way that would leave the target untouched, so nothing is done and the missing GRANT is named.
[[nodiscard]] Result<RestoreReport> restoreSqlDump(const QString &file, const db::ConnectionProfile &profile,
                                                   const TaskContext &context,
                                                   const std::optional<BackupInfo> &present = {});

} // namespace stellwerk::backup
