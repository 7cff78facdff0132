// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/version.h"
#include "db/dialect.h"
#include "db/sql_script.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace stellwerk::migration {

/// One numbered SQL file (docs/formats.md), parsed for one engine.
struct Migration {
    qint64 number = 0;
    QString title;    ///< "rename_tables"
    QString fileName; ///< "0001_rename_tables.mariadb.sql"
    Version version;  ///< the database version that it belongs to
    bool critical = true;
    QStringList touches; ///< protected tables whose rows it may change
    /// Table renames that its up statements perform, old -> new, read from the SQL itself. Helper tables and rebuilds
    /// (make new_x, copy, drop x, rename new_x to x) are no renames.
    QMap<QString, QString> renames;
    std::vector<db::SqlStatement> up;
    std::vector<db::SqlStatement> data;
    std::vector<db::SqlStatement> verify;
    std::vector<db::SqlStatement> down;
    bool hasDown = false;  ///< a down section exists, even an empty one
    QByteArray script;     ///< the file's bytes
    QString checksum;      ///< SHA-256 of the bytes, hex
    QString tokenChecksum; ///< SHA-256 of version, sections and tokens, hex: equal for cosmetic changes

    [[nodiscard]] QString label() const; ///< "0001_rename_tables"
};

/// Parses one file. The name is NNNN_title.sql, NNNN_title.mariadb.sql or NNNN_title.sqlite.sql with a number from 1
/// on. Fails with InvalidInput and position: bad name or name of the other engine, no UTF-8, missing or bad version,
/// unknown directive, section twice, no up section, statements before the first section, unterminated quote; a
/// statement that begins or ends a transaction or leaves the database; a structure change in the data section; anything
/// but a query in the verify section. The options of dbmate (transaction:false) are accepted: the engine decides about
/// transactions.
[[nodiscard]] Result<Migration> parseMigration(const QByteArray &script, const QString &fileName, db::Engine engine);

/// Reads a folder of migrations for one engine, sorted by number; files of the other engine and files that do not end
/// in .sql are skipped. Fails with NotFound if there is no such folder, and with InvalidInput and all problems of the
/// folder at once, one per line in Error::detail: files that parseMigration refuses, duplicate numbers, gaps (numbers
/// begin at 1), versions that go down, a file without down, a number that lacks this engine's file.
[[nodiscard]] Result<std::vector<Migration>> loadMigrations(const QString &folder, db::Engine engine);
/// The same on files that are already in memory (file name -> bytes), e.g. of a package.
[[nodiscard]] Result<std::vector<Migration>> loadMigrations(const QMap<QString, QByteArray> &files, db::Engine engine);

/// The database versions in ascending order, each once.
[[nodiscard]] std::vector<Version> versionSteps(const std::vector<Migration> &migrations);

} // namespace stellwerk::migration
