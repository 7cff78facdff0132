// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dialect.h"
#include "db/sql_script.h"

#include <QString>

#include <vector>

namespace stellwerk::migration {

/// What is left of a statement when the client or the server dies while it runs. MariaDB's own rules: "Atomic DDL" (a
/// change of structure is done completely or not at all, since 10.6), "SQL statements that cause an implicit commit".
enum class StatementNature {
    Structure,   ///< done or not done, which the definitions of its objects tell
    Rows,        ///< part of a transaction, unless it writes tables of an engine without them
    Routine,     ///< CALL: rows, unless the routine commits by itself
    Session,     ///< sets something for the session; repeating it gives the same
    SessionData, ///< keeps something in the session that nobody can make again: temporary tables, results in variables
    Repeatable,  ///< running it twice is as good as once: ANALYZE, GRANT, TRUNCATE, … IF NOT EXISTS
    Opaque,      ///< nobody can tell from outside whether it ran
};

/// A thing whose definition SHOW CREATE tells.
struct ObjectName {
    QString kind; ///< TABLE, VIEW, TRIGGER, PROCEDURE, FUNCTION, EVENT, SEQUENCE, PACKAGE, PACKAGE BODY
    QString name;
    bool operator==(const ObjectName &) const = default;
};

struct StatementEffects {
    StatementNature nature = StatementNature::Opaque;
    std::vector<ObjectName> objects; ///< of Structure, Repeatable (where it names any) and Routine
    std::vector<QString> tables;     ///< of Rows: those whose rows it changes
    bool createsNew = false;         ///< CREATE that fails when its object is there
    bool replaces = false;           ///< CREATE OR REPLACE: the old thing goes before the new one comes
    bool dropsEachAlone = false;     ///< DROP of several things: some may be gone and others not
    bool empties = false;            ///< TRUNCATE: done when the table is empty
    bool hidesItsChange = false;     ///< run twice it does harm, and the definition may look the same afterwards
    bool mayCommit = false;          ///< Opaque: a block whose body ends its transaction, a routine of another database
    bool stepByStep = false;         ///< several accounts, or things of another database: some may be done
    bool swapsNames = false;         ///< RENAME in a circle: the definitions may look the same before and after
};

/// Told from the tokens of a statement for MariaDB.
[[nodiscard]] StatementEffects effectsOf(const db::SqlStatement &statement);

/// True when the body of a routine or block holds a word that ends the caller's transaction.
[[nodiscard]] bool mayCommit(const QString &body);

} // namespace stellwerk::migration
