// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"
#include "db/statement_watch.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>
#include <QSqlQuery>
#include <QSqlRecord>

#include <mysql.h>
#include <sqlite3.h>

namespace stellwerk::db {

/// The driver's side of a Connection. Only files of this folder include this header.
struct Connection::Native {
    QString name; ///< of the QSqlDatabase, unique in the process
    ConnectionProfile profile;
    QString serverVersion;
    quint64 connectionId = 0;
    MYSQL *mysql = nullptr;    ///< owned by the Qt driver
    sqlite3 *sqlite = nullptr; ///< owned by the Qt driver
    std::unique_ptr<StatementWatch> watch;

    Native() = default;
    Native(const Native &) = delete;
    Native &operator=(const Native &) = delete;
    ~Native();

    [[nodiscard]] QSqlDatabase database() const { return QSqlDatabase::database(name, false); }
    /// The error that the server or library reported last on the raw handle.
    [[nodiscard]] Error lastError(const QString &message) const;
};

/// Maps a driver's error number to our code; @p detail is the driver's own text.
[[nodiscard]] Error sqlError(Engine engine, int nativeCode, const QString &message, const QString &detail,
                             bool stopRequested);

/// Opens and configures the QSqlDatabase named in @p native. Also used for the second connection of a KILL QUERY.
[[nodiscard]] Status openDatabase(Connection::Native &native);

} // namespace stellwerk::db
