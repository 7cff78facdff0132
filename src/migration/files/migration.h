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

#include <map>
#include <optional>
#include <vector>

namespace stellwerk::migration {

/// "-- lint:disable CODE reason" in a file.
struct LintException {
    QString code;
    QString reason;
    int line = 0;           ///< it counts for the first statement below
    bool wholeFile = false; ///< it stands before the first section and counts for all of the file
};

/// One numbered SQL file (docs/formats.md), parsed for one engine.
struct Migration {
    qint64 number = 0;
    QString title;        ///< "rename_tables"
    QString fileName;     ///< "0001_rename_tables.mariadb.sql"
    QString downFileName; ///< of a pair: the file with the way back; else empty
    Version version;      ///< the database version that it belongs to
    bool statesVersion =
        false; ///< false: the file has no version, and `version` comes from loadMigrations or a history
    bool critical = true;
    QStringList touches; ///< protected tables whose rows it may change
    /// Table renames that its up statements perform, old -> new, read from the SQL itself. Helper tables and rebuilds
    /// (make new_x, copy, drop x, rename new_x to x) are no renames.
    QMap<QString, QString> renames;
    std::vector<db::SqlStatement> up;
    std::vector<db::SqlStatement> data;
    std::vector<db::SqlStatement> verify;
    std::vector<db::SqlStatement> down;
    std::vector<LintException> lintExceptions;
    bool hasDown = false;  ///< a down section exists, even an empty one
    int downLine = 0;      ///< where the down section begins
    QByteArray script;     ///< the file's bytes
    QString checksum;      ///< SHA-256 of the bytes, hex
    QString tokenChecksum; ///< SHA-256 of version, sections and tokens, hex: equal for cosmetic changes

    [[nodiscard]] QString label() const; ///< "0001_rename_tables"
};

/// Parses one file with the directives of this tool and dbmate, or of goose. The name is NNNN_title.sql,
/// NNNN_title.mariadb.sql or NNNN_title.sqlite.sql with a number from 1 on. A file that states no version gets
/// @p fallback. Fails with InvalidInput and position: bad name or name of the other engine, no UTF-8, missing or bad
/// version, unknown directive, directives of both families, a data or verify section twice, no up section, statements
/// before the first section, unterminated quote; a statement that begins or ends a transaction or leaves the database;
/// a structure change in the data section; anything but a query in the verify section. What dbmate and goose say about
/// transactions is accepted and without effect: the engine decides about transactions.
[[nodiscard]] Result<Migration> parseMigration(const QByteArray &script, const QString &fileName, db::Engine engine,
                                               const std::optional<Version> &fallback = {});

struct NamedScript {
    QString fileName;
    QByteArray script;
};
/// Parses golang-migrate's pair NNNN_title.up.sql and NNNN_title.down.sql: plain SQL. Comments at the top of the first
/// may state version, critical and touches. Migration::script is one file of both, which parseMigration reads.
[[nodiscard]] Result<Migration> parseMigrationPair(const NamedScript &up, const std::optional<NamedScript> &down,
                                                   db::Engine engine, const std::optional<Version> &fallback = {});

/// Reads a folder of migrations for one engine, sorted by number; files of the other engine and files that do not end
/// in .sql are skipped. A file without version belongs to the version of the next file that states one, else to
/// @p fallback (the project's required database version). Fails with NotFound if there is no such folder, and with
/// InvalidInput and all problems of the folder at once, one per line in Error::detail: files that parseMigration
/// refuses, duplicate numbers, gaps (numbers begin at 1; time stamps have none), versions that go down, a number that
/// lacks this engine's file, a way back without a way there. A file without a way back is the linter's business.
[[nodiscard]] Result<std::vector<Migration>> loadMigrations(const QString &folder, db::Engine engine,
                                                            const std::optional<Version> &fallback = {});
/// The same on files that are already in memory (file name -> bytes), e.g. of a package.
[[nodiscard]] Result<std::vector<Migration>> loadMigrations(const QMap<QString, QByteArray> &files, db::Engine engine,
                                                            const std::optional<Version> &fallback = {});
/// The files of a folder that loadMigrations would look at: file name -> bytes, of both engines.
[[nodiscard]] Result<QMap<QString, QByteArray>> readMigrationFiles(const QString &folder);

/// Gives files that state no version the version that is recorded for their number, e.g. in a history.
void adoptVersions(std::vector<Migration> &migrations, const std::map<qint64, Version> &recorded);

/// The database versions in ascending order, each once.
[[nodiscard]] std::vector<Version> versionSteps(const std::vector<Migration> &migrations);

} // namespace stellwerk::migration
