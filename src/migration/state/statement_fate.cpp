// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/state/statement_fate.h"

#include "migration/run/statement_effects.h"
#include "migration/state/object_fingerprint.h"

namespace stellwerk::migration {

namespace {

using Fate = StatementFate;

/// A table whose engine knows no transactions keeps half a statement.
Result<bool> allTransactional(db::Connection &connection, const std::vector<QString> &tables) {
    for (const QString &table : tables) {
        STELLWERK_ASSIGN(
            const auto transactions,
            connection.selectValue(
                QStringLiteral("SELECT e.TRANSACTIONS FROM information_schema.TABLES t JOIN information_schema.ENGINES "
                               "e ON e.ENGINE = t.ENGINE WHERE t.TABLE_SCHEMA = DATABASE() AND t.TABLE_NAME = ?"),
                {db::Value::text(table)}));
        if (transactions && transactions->toString() != u"YES")
            return false;
    }
    return true;
}

Result<Fate> fateOfDrop(db::Connection &connection, const StatementEffects &effects) {
    size_t gone = 0;
    for (const ObjectName &object : effects.objects) {
        STELLWERK_ASSIGN(const bool exists, objectExists(connection, object));
        gone += exists ? 0 : 1;
    }
    if (gone == 0)
        return Fate::NotApplied;
    return gone == effects.objects.size() ? Fate::Applied : Fate::PartlyApplied;
}

Result<Fate> fateOfTruncate(db::Connection &connection, const QString &table) {
    STELLWERK_ASSIGN(
        const auto row,
        connection.selectValue(QStringLiteral("SELECT 1 FROM %1 LIMIT 1").arg(connection.dialect().quote(table))));
    return row ? Fate::NotApplied : Fate::Applied;
}

Result<Fate> fateOfStatement(db::Connection &connection, const JournalRow &row) {
    const StatementEffects effects = effectsOf({row.item.text, 1, 1});
    switch (effects.nature) {
    case StatementNature::Structure:
    case StatementNature::Repeatable: {
        if (effects.dropsEachAlone)
            return fateOfDrop(connection, effects);
        if (effects.empties)
            return fateOfTruncate(connection, effects.objects.front().name);
        STELLWERK_ASSIGN(const QString now, objectFingerprint(connection, effects));
        if (effects.replaces && now == absentFingerprint(effects))
            return Fate::NotApplied; // only the old thing is gone; running it once more makes the new one
        if (now != row.schemaBefore)
            return Fate::Applied;
        return effects.hidesItsChange ? Fate::Undecided : Fate::NotApplied;
    }
    case StatementNature::Rows: {
        STELLWERK_ASSIGN(const bool transactional, allTransactional(connection, effects.tables));
        return transactional ? Fate::NotApplied : Fate::Undecided;
    }
    case StatementNature::Routine: {
        STELLWERK_ASSIGN(const auto commits, procedureMayCommit(connection, effects.objects.front().name));
        return commits.value_or(true) ? Fate::Undecided : Fate::NotApplied;
    }
    case StatementNature::Session:
    case StatementNature::SessionData:
        return Fate::NotApplied;
    case StatementNature::Opaque:
        break;
    }
    return Fate::Undecided;
}

} // namespace

Result<StatementFate> fateBySchema(db::Connection &connection, const JournalRow &row,
                                   const std::vector<db::SqlStatement> &data) {
    if (row.item.section != u"data")
        return fateOfStatement(connection, row);
    Fate worst = Fate::NotApplied;
    for (const db::SqlStatement &statement : data) {
        JournalRow one = row;
        one.item.text = statement.text;
        STELLWERK_ASSIGN(const Fate fate, fateOfStatement(connection, one));
        if (fate == Fate::Undecided)
            worst = fate;
    }
    return worst;
}

} // namespace stellwerk::migration
