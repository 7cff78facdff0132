// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace stellwerk::db {

/// What this program itself brings to reach databases, found at run time.
struct ClientInfo {
    QString mariaDb;     ///< version of the client library, e.g. "3.4.5"
    QString sqlite;      ///< version of the SQLite inside this program
    QStringList missing; ///< Qt's drivers that are needed and not installed: QMYSQL, QSQLITE
};
[[nodiscard]] ClientInfo clientInfo();

} // namespace stellwerk::db
