// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"
#include "masterdata/catalogue/catalogue.h"
#include "project/project.h"
#include "schema/schema.h"

namespace stellwerk::test {

/// An invented project with one of each thing: authors, books (a logical reference with "none", one by name, a text by
/// value, chapters with paragraphs inside), roles that link two rows and repeat a name, their costs, and languages,
/// which stand last although paragraphs refer to them.
[[nodiscard]] QByteArray libraryToml();
[[nodiscard]] project::Project libraryProject(const QByteArray &toml = libraryToml());
[[nodiscard]] schema::Schema librarySchema();
[[nodiscard]] const masterdata::Catalogue &libraryCatalogue();

/// Where the same rows lie in a database.
enum class Layout { Straight, Shuffled };

/// Makes the tables in a fresh database, without rows.
[[nodiscard]] db::Connection makeTables(const db::ConnectionProfile &profile,
                                        const schema::Schema &schema = librarySchema());
/// Fills the tables with a few rows that every engine can hold; ids and order as @p layout says.
void fillLibrary(db::Connection &connection, Layout layout);
/// The id of row @p number (from 1) of any table in that layout.
[[nodiscard]] qint64 idIn(Layout layout, int number);
/// Adds rows of one table bit by bit as given.
void addRows(db::Connection &connection, const QString &table, const QStringList &columns,
             const std::vector<std::vector<db::Value>> &rows);
/// Runs each statement or ends the test program.
void run(db::Connection &connection, const QStringList &statements);
/// The first cell of a query as text, "NULL" for NULL.
[[nodiscard]] QString cell(db::Connection &connection, const QString &sql);
/// All cells of a query, "a|b" per row; NULL as "NULL".
[[nodiscard]] QStringList cells(db::Connection &connection, const QString &sql);

inline db::Value text(const char *utf8) {
    return db::Value::text(std::string(utf8));
}
inline db::Value number(qint64 value) {
    return db::Value::integer(value);
}
inline db::Value nothing() {
    return db::Value::null();
}

} // namespace stellwerk::test
