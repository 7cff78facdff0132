// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace stellwerk::db {

/// What an account of a MariaDB server may do in one database, by rights on the whole server or on that database.
class Grants final {
public:
    /// From SHOW GRANTS: information_schema leaves out what comes from a role. @p database need not exist.
    [[nodiscard]] static Result<Grants> read(Connection &connection, const QString &database);

    [[nodiscard]] bool has(const QString &right) const {
        return m_rights.contains(right) || m_rights.contains(QStringLiteral("ALL PRIVILEGES"));
    }
    /// One that counts for the server as a whole, e.g. "READ_ONLY ADMIN": no right on a database includes it.
    [[nodiscard]] bool hasOnServer(const QString &right) const {
        return m_onServer.contains(right) || m_onServer.contains(QStringLiteral("ALL PRIVILEGES"));
    }
    /// Those of @p rights that it lacks, in their order.
    [[nodiscard]] QStringList missing(const QStringList &rights) const;

private:
    QSet<QString> m_rights;   ///< upper case, as the server spells them
    QSet<QString> m_onServer; ///< those of them on *.*
};

} // namespace stellwerk::db
