// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"

#include <QString>

#include <vector>

namespace stellwerk::backup {

/// Something of a MariaDB database that SQLite does not have, or has otherwise.
struct NotCarried {
    QString kind;   ///< table, column, default, type, index, foreign_key, check, collation, view, trigger, procedure,
                    ///< function, package, event, sequence, auto_increment, partitions, comment; never translated
    QString name;   ///< "table", "table.column", "table.index", or the object's own
    QString reason; ///< translated: what became of it

    bool operator==(const NotCarried &) const = default;
};

/// What a conversion left in the SQLite database.
struct ConversionReport {
    /// Rows and hashes as found there; the hash is the backup's own where the table has no changed cells.
    std::vector<BackupTable> tables;
    qint64 rows = 0;
    qint64 changedCells = 0; ///< numbers above 9223372036854775807, which became texts of the same digits
    std::vector<NotCarried> notCarried;
    QString replaced{}; ///< RestoreReport::replaced
};

/// Builds the database of a MariaDB backup in a SQLite file, for rehearsals with small databases; what SQLite cannot
/// hold is named in the report and as warnings ("not_carried"), object by object. First the whole file is verified;
/// then everything is built in a file beside the target, compared row by row, and moved into place in one transaction:
/// until then the target is as it was. @p present as in restoreBackup().
///
/// Every cell arrives as the backup has it, in kind and bytes, but for one rule: an integer above 9223372036854775807
/// becomes the text of its digits. So the hash of a table without such numbers is the backup's; of the others the rows
/// are counted and hashed with that rule applied to both sides. Columns keep MariaDB's type as their declared type
/// where SQLite then leaves every value as it is; otherwise (DECIMAL, lists of numbers, numbers above 2^63, negative
/// zeros) they become text or blob, which is named.
///
/// Fails with InvalidInput for a backup of SQLite and for a target that is not SQLite; CheckFailed when two names are
/// one for SQLite.
[[nodiscard]] Result<ConversionReport> restoreConverted(const QString &file, const db::ConnectionProfile &sqliteProfile,
                                                        const TaskContext &context,
                                                        const std::optional<BackupInfo> &present = {});

} // namespace stellwerk::backup
