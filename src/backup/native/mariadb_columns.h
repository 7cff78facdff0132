// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QHash>
#include <QStringList>

namespace stellwerk::backup {

/// What of a MariaDB table a backup reads, and how nothing of it is lost.
struct TableColumns {
    QStringList names;       ///< stored columns; the two of a history at their place, or at the end when they have none
    QStringList expressions; ///< per name
    QString obstacle;        ///< why no reading gives every value back, translated; empty = it does
};

/// The columns of the tables of the current database. One query for all; a full scan of those tables that have text in
/// a character set of which some bytes are no characters, because only the rows tell whether there are any.
/// @p histories are the tables that keep the history of their rows.
[[nodiscard]] Result<QHash<QString, TableColumns>>
readMariaDbColumns(db::Connection &connection, const QStringList &tables, const QStringList &histories);

/// True when two values of an ENUM or SET read the same ('' as a member and as the error value, members that differ in
/// case only), so that only their numbers tell them apart. @p type as in "enum('a','b')", anything may follow.
[[nodiscard]] bool hasValuesAlike(QStringView type);

/// True when every text in the character set is the same after a way through utf8mb4 and back.
[[nodiscard]] bool survivesUnicode(QStringView characterSet);

} // namespace stellwerk::backup
