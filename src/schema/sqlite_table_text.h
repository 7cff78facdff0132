// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/schema.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace stellwerk::schema {

/// What SQLite tells only in the text of CREATE TABLE.
struct SqliteTableText {
    QStringList foreignKeyNames;        ///< in the order of declaration; empty where none was given
    std::vector<Check> checks;          ///< a nameless check of a column has the column's name, as on MariaDB
    QMap<QString, QString> expressions; ///< generated column -> expression
};

[[nodiscard]] SqliteTableText parseSqliteTable(const QString &createTable);

} // namespace stellwerk::schema
