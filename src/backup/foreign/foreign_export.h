// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/foreign/foreign_format.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "schema/schema.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace stellwerk::backup {

/// Something in an export that keeps it from being loaded.
struct ForeignProblem {
    QString list;   ///< a member of the document; empty = of the whole
    qint64 row = 0; ///< in that list, from 1; 0 = of the whole list
    int line = 0;   ///< of the file; 0 = nowhere in particular
    QString reason; ///< translated sentence

    /// "users, row 3 (line 40): …"
    [[nodiscard]] QString toText() const;
};

/// A table that an export holds.
struct ForeignTable {
    QString table;
    QString list; ///< the member that holds its rows
    qint64 rows = 0;
    bool unreadable = false; ///< the list is null: the application could not read the table when it wrote the export
    QStringList columns;     ///< that the export fills
    QStringList leftOut;     ///< that no row of it has
};

/// What is in an export, and what is not.
struct ForeignContents {
    QString file;               ///< absolute path
    QString format;             ///< name of the application
    QString applicationVersion; ///< as the export says; empty = it does not
    QString createdAt;          ///< as the export says
    std::vector<ForeignTable> contained;
    QStringList missing;                  ///< tables of the schema that the export has no list for
    std::vector<ForeignProblem> problems; ///< the first kMostProblems of them
    qint64 problemCount = 0;

    static constexpr size_t kMostProblems = 200;
    [[nodiscard]] qint64 rows() const;
};

/// Reads an export completely, row by row: memory holds the largest row and the keys. Every value is compared with the
/// type of its column in @p schema, every id must occur once and every foreign key of the schema must lead to a row of
/// the export. Fails with InvalidInput and file, line and column when the file is no such document at all; everything
/// else that is wrong is a problem of the contents.
[[nodiscard]] Result<ForeignContents> readForeignExport(const QString &file, const ForeignFormat &format,
                                                        const schema::Schema &schema, const TaskContext &context);

/// Loads an export with its ids into a database of that structure, in one transaction. Before anything is written the
/// whole export is read; tables that the export holds must be empty. Afterwards the rows are counted and every foreign
/// key is tried. CheckFailed with every reason: problems of the contents, lists that are null, another structure, rows
/// in the target, foreign keys that lead nowhere; as the database does for what only it can refuse (equal values of a
/// unique key). Then nothing was changed, but that MariaDB may go on with larger automatic ids. Tables that the export
/// lacks stay as they are, and each is named by a warning ("table_missing"), as is every column that no row has
/// ("column_left_out").
[[nodiscard]] Result<ForeignContents> loadForeignExport(const QString &file, const ForeignFormat &format,
                                                        const schema::Schema &schema,
                                                        const db::ConnectionProfile &target,
                                                        const TaskContext &context);

} // namespace stellwerk::backup
