// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/client_info.h"

#include <QSqlDatabase>

#include <mysql.h>
#include <sqlite3.h>

namespace stellwerk::db {

ClientInfo clientInfo() {
    ClientInfo info{QString::fromUtf8(mysql_get_client_info()), QString::fromUtf8(sqlite3_libversion()), {}};
    for (const QString &driver : {QStringLiteral("QMYSQL"), QStringLiteral("QSQLITE")}) {
        if (!QSqlDatabase::isDriverAvailable(driver))
            info.missing << driver;
    }
    return info;
}

} // namespace stellwerk::db
