// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace stellwerk::schema {

/// The canonical model of a database's structure, in MariaDB's terms on both engines: SQLite tables declare the
/// same type texts. One spelling for each thing, so that equal structures compare equal.
struct Column {
    QString name;
    QString type; ///< lower case, e.g. "bigint(20) unsigned", "varchar(191)"
    bool nullable = true;
    std::optional<QString> defaultValue; ///< SQL text: 'midgard', 0, current_timestamp(); nothing = no default or NULL
    bool autoIncrement = false;
    QString collation; ///< only where it differs from the table's
    QString generated; ///< expression of a generated column, with "stored " or "virtual " before it
    QString onUpdate;  ///< e.g. current_timestamp()
    QString comment;
    bool invisible = false; ///< left out of SELECT *; MariaDB only
    bool operator==(const Column &) const = default;
};

struct Index {
    QString name;
    bool unique = false;
    QStringList columns; ///< "name"; with a prefix length "name(10)"; descending "name DESC"
    QString kind;        ///< empty = BTREE, else FULLTEXT, SPATIAL, VECTOR
    bool operator==(const Index &) const = default;
};

struct ForeignKey {
    QString name;
    QStringList columns;
    QString table; ///< the referenced table
    QStringList referencedColumns;
    QString onDelete = QStringLiteral("RESTRICT"); ///< RESTRICT (also for NO ACTION), CASCADE, SET NULL
    QString onUpdate = QStringLiteral("RESTRICT");

    /// The name or, where SQLite holds none, the columns: "(character_id)".
    [[nodiscard]] QString label() const;
    bool operator==(const ForeignKey &) const = default;
};

struct Check {
    QString name;
    QString expression;
    bool operator==(const Check &) const = default;
};

struct Table {
    QString name;
    std::vector<Column> columns;
    QStringList primaryKey;
    std::vector<Index> indexes;          ///< without the primary key, sorted by name
    std::vector<ForeignKey> foreignKeys; ///< sorted by name
    std::vector<Check> checks;           ///< sorted by name
    QString collation;                   ///< e.g. utf8mb4_unicode_ci; empty on SQLite
    QString comment;
    QString storageEngine;  ///< empty = InnoDB, else e.g. Aria; MariaDB only
    bool versioned = false; ///< WITH SYSTEM VERSIONING: the server keeps old rows

    [[nodiscard]] const Column *column(const QString &columnName) const;
    [[nodiscard]] QStringList columnNames() const;
    bool operator==(const Table &) const = default;
};

struct Schema {
    std::vector<Table> tables;        ///< sorted by name (byte order)
    QMap<QString, QString> views;     ///< name -> the whole CREATE statement, without definer and database name
    QMap<QString, QString> triggers;  ///< likewise
    QMap<QString, QString> routines;  ///< "procedure x" / "function y" -> likewise
    QMap<QString, QString> events;    ///< likewise; MariaDB only, as are sequences
    QMap<QString, QString> sequences; ///< likewise, without the number that comes next
    QString collation; ///< of the database, for tables that name none; empty on SQLite and where nobody knows it

    [[nodiscard]] const Table *table(const QString &tableName) const;
    bool operator==(const Schema &) const = default;
};

/// Puts tables, indexes, foreign keys and checks in the order that the model promises. Columns keep theirs.
void sortSchema(Schema &schema);

} // namespace stellwerk::schema
