// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/sql_script.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace stellwerk::migration {

/// A column as ALTER TABLE describes it.
struct ColumnDefinition {
    QString name;
    QString type; ///< in the spelling of schema::canonicalType
    bool notNull = false;
    bool hasDefault = false; ///< other than NULL
    bool autoIncrement = false;
    bool primaryKey = false;
    bool unique = false;
    enum class Generated { No, Virtual, Stored } generated = Generated::No;
    bool references = false; ///< has a foreign key of its own
    bool placed = false;     ///< FIRST or AFTER
    QString characterSet;    ///< as stated, or that of the collation; lower case; empty = the table's
    QString collation;       ///< as stated
};

/// One comma-separated part of ALTER TABLE.
struct AlterAction {
    enum class Kind {
        AddColumn,
        DropColumn,
        ModifyColumn, ///< MODIFY, and CHANGE with the same name
        ChangeColumn, ///< CHANGE with another name
        RenameColumn,
        SetDefault,      ///< also DROP DEFAULT
        AddIndex,        ///< also UNIQUE
        AddSpecialIndex, ///< FULLTEXT, SPATIAL
        DropIndex,
        RenameIndex,
        AddPrimaryKey,
        DropPrimaryKey,
        AddForeignKey,
        DropForeignKey,
        AddCheck,
        DropConstraint, ///< of any kind
        RenameTable,
        ConvertCharacterSet,
        Engine,
        Rebuild,   ///< FORCE, ROW_FORMAT and the like
        Partition, ///< anything about partitions
        Versioning,
        Harmless, ///< comments, default character set, AUTO_INCREMENT …
        Algorithm,
        Lock,
    };
    Kind kind = Kind::Harmless;
    QString name;             ///< of the column or index; the value of an option
    QString newName;          ///< after a renaming
    bool conditional = false; ///< IF EXISTS or IF NOT EXISTS
    ColumnDefinition column;  ///< of AddColumn, ModifyColumn, ChangeColumn
};

struct AlterTable {
    QString table;
    std::vector<AlterAction> actions;
};

/// Nothing when the statement is no ALTER TABLE.
[[nodiscard]] std::optional<AlterTable> alterTableOf(const std::vector<db::SqlToken> &tokens);

} // namespace stellwerk::migration
