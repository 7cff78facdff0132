// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/compensate.h"

#include "migration/lint/token_cursor.h"
#include "migration/run/statement_effects.h"
#include "migration/state/object_fingerprint.h"

#include <QCoreApplication>

#include <algorithm>
#include <ranges>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationRunner)
};

QString quoted(const QString &name) {
    return db::Dialect::of(db::Engine::MariaDb).quote(name);
}

/// The inverse of one action of ALTER TABLE; the cursor stands on its first word and is left anywhere in it.
std::optional<QString> inverseOfAction(TokenCursor &cursor) {
    if (cursor.takeWord("RENAME")) {
        const bool column = cursor.takeWord("COLUMN");
        const bool index = !column && cursor.takeAnyWord({"INDEX", "KEY"});
        if (!column && !index)
            return {}; // of the table: the following actions would need the new name
        if (cursor.isWord("IF"))
            return {};
        const QString from = cursor.takeName();
        if (!cursor.takeWord("TO"))
            return {};
        return QStringLiteral("RENAME %1 %2 TO %3")
            .arg(QLatin1StringView(column ? "COLUMN" : "INDEX"), quoted(cursor.takeName()), quoted(from));
    }
    if (!cursor.takeWord("ADD"))
        return {};
    if (cursor.takeWord("CONSTRAINT")) {
        const QString name =
            cursor.isAnyWord({"FOREIGN", "UNIQUE", "CHECK", "PRIMARY"}) ? QString() : cursor.takeName();
        if (name.isEmpty() || cursor.isWord("PRIMARY"))
            return {};
        return QStringLiteral("DROP %1 %2")
            .arg(QLatin1StringView(cursor.isWord("FOREIGN")  ? "FOREIGN KEY"
                                   : cursor.isWord("UNIQUE") ? "INDEX"
                                                             : "CONSTRAINT"),
                 quoted(name));
    }
    if (cursor.isAnyWord({"FOREIGN", "PRIMARY", "CHECK", "PARTITION", "PERIOD", "SYSTEM"}) || cursor.isSign(u'('))
        return {};
    if (cursor.takeAnyWord({"UNIQUE", "FULLTEXT", "SPATIAL"}) || cursor.isAnyWord({"INDEX", "KEY"})) {
        (void)cursor.takeAnyWord({"INDEX", "KEY"});
        if (cursor.isWord("IF") || !cursor.isName())
            return {};
        return QStringLiteral("DROP INDEX %1").arg(quoted(cursor.takeName()));
    }
    (void)cursor.takeWord("COLUMN");
    if (cursor.isWord("IF") || !cursor.isName())
        return {};
    return QStringLiteral("DROP COLUMN %1").arg(quoted(cursor.takeName()));
}

std::optional<QStringList> inverseOfAlter(TokenCursor &cursor) {
    (void)cursor.takeWord("ONLINE");
    if (!cursor.takeWord("TABLE") || cursor.isWord("IF"))
        return {};
    const QString table = cursor.takeName();
    if (cursor.isWord("RENAME")) {
        TokenCursor rename = cursor;
        rename.skip();
        if (!rename.isAnyWord({"COLUMN", "INDEX", "KEY"})) {
            if (!rename.takeAnyWord({"TO", "AS"}))
                (void)rename.takeSign(u'=');
            const QString name = rename.takeName();
            if (name.isEmpty() || !rename.atEnd())
                return {};
            return QStringList{QStringLiteral("RENAME TABLE %1 TO %2").arg(quoted(name), quoted(table))};
        }
    }
    QStringList actions;
    while (!cursor.atEnd()) {
        const auto action = inverseOfAction(cursor);
        if (!action)
            return {};
        actions.prepend(*action);
        while (!cursor.atEnd() && !(cursor.depth() == 0 && cursor.takeSign(u',')))
            cursor.skip();
    }
    if (actions.isEmpty())
        return {};
    return QStringList{QStringLiteral("ALTER TABLE %1 %2").arg(quoted(table), actions.join(QLatin1StringView(", ")))};
}

std::optional<QStringList> inverseOfRename(TokenCursor &cursor) {
    if (!cursor.takeAnyWord({"TABLE", "TABLES"}) || cursor.isWord("IF"))
        return {};
    QStringList renames;
    do {
        const QString from = cursor.takeName();
        if (!cursor.takeWord("TO"))
            return {};
        renames.prepend(QStringLiteral("%1 TO %2").arg(quoted(cursor.takeName()), quoted(from)));
    } while (cursor.takeSign(u','));
    return QStringList{QString(u"RENAME TABLE " + renames.join(QLatin1StringView(", ")))};
}

std::optional<QStringList> inverseOfCreate(const std::vector<db::SqlToken> &tokens, const StatementEffects &effects) {
    TokenCursor cursor(tokens);
    cursor.skip();
    if (effects.nature != StatementNature::Structure || cursor.isWord("OR"))
        return {};
    for (; !cursor.atEnd() && cursor.depth() == 0; cursor.skip()) {
        if (!cursor.takeWord("INDEX"))
            continue;
        const QString name = cursor.takeName();
        return QStringList{
            QStringLiteral("DROP INDEX %1 ON %2").arg(quoted(name), quoted(effects.objects.front().name))};
    }
    const ObjectName &object = effects.objects.front();
    return QStringList{QStringLiteral("DROP %1 %2").arg(object.kind, quoted(object.name))};
}

/// An inverse is only right for what the statement has made, and as it has left it.
Status checkItIsThere(db::Connection &connection, const JournalRow &row, const QStringList &inverse) {
    if (inverse.isEmpty() || row.schemaAfter.isEmpty())
        return {};
    STELLWERK_ASSIGN(const QString now, objectFingerprint(connection, effectsOf({row.item.text, 1, 1})));
    if (now == row.schemaAfter && row.schemaAfter != row.schemaBefore)
        return {};
    return fail(ErrorCode::CheckFailed,
                Tr::tr("Statement %1 of migration %2 cannot be undone: what it made is not there as it left it.")
                    .arg(row.item.index + 1)
                    .arg(row.item.migrationNumber),
                Tr::tr("Restore the backup."), row.item.text);
}

} // namespace

std::optional<QStringList> inverseOf(const db::SqlStatement &statement) {
    const std::vector<db::SqlToken> tokens = db::actingTokens(statement, db::Engine::MariaDb);
    const StatementEffects effects = effectsOf(statement);
    if (effects.nature == StatementNature::Session)
        return QStringList();
    if (effects.nature == StatementNature::Opaque)
        return {};
    TokenCursor cursor(tokens);
    if (cursor.isAnyWord({"ANALYZE", "OPTIMIZE", "CHECK", "CHECKSUM", "FLUSH", "SHOW", "EXPLAIN", "SELECT"}))
        return QStringList();
    if (cursor.isWord("CREATE"))
        return inverseOfCreate(tokens, effects);
    if (cursor.takeWord("ALTER"))
        return inverseOfAlter(cursor);
    if (cursor.takeWord("RENAME"))
        return inverseOfRename(cursor);
    return {};
}

Status compensate(db::Connection &connection, const UnfinishedMigration &unfinished, const RunOptions &options,
                  const TaskContext &context) {
    const auto refused = [&unfinished](const QString &detail) {
        return fail(
            ErrorCode::CheckFailed,
            Tr::tr("Migration %1 cannot be undone statement by statement. Nothing was changed.").arg(unfinished.label),
            Tr::tr("Restore the backup, or go on with the migration."), detail);
    };
    const bool clear = unfinished.fate == StatementFate::Applied || unfinished.fate == StatementFate::NotApplied;
    if (!clear || unfinished.section != u"up")
        return refused(unfinished.toText());
    std::vector<QStringList> inverses;
    for (const JournalRow &row : unfinished.applied) {
        const auto inverse = inverseOf({row.item.text, 1, 1});
        if (!inverse)
            return refused(row.item.text);
        inverses.push_back(*inverse);
    }
    SqlBatch batch(connection);
    Journal journal(batch, options.deploymentId);
    // What was in flight is clear now: a crash on the way back must not find it open behind what is undone.
    if (unfinished.inFlight) {
        STELLWERK_ASSIGN(const QString now,
                         objectFingerprint(connection, effectsOf({unfinished.inFlight->item.text, 1, 1})));
        STELLWERK_TRY(journal.settle(settled(unfinished, now)));
    }
    for (size_t i = inverses.size(); i-- > 0;) {
        const JournalRow &row = unfinished.applied[i];
        STELLWERK_TRY(context.checkStop());
        STELLWERK_TRY(checkItIsThere(connection, row, inverses[i]));
        for (const QString &statement : inverses[i])
            STELLWERK_TRY(connection.exec(statement));
        STELLWERK_ASSIGN(const QString now, objectFingerprint(connection, effectsOf({row.item.text, 1, 1})));
        // What was announced has no fingerprint from before it.
        if (now != row.schemaBefore && !row.schemaBefore.isEmpty())
            return fail(
                ErrorCode::RollbackFailed,
                Tr::tr("After undoing statement %1 of migration %2 the definitions are not those from before it.")
                    .arg(row.item.index + 1)
                    .arg(unfinished.label),
                Tr::tr("Restore the backup."), inverses[i].join(u'\n'));
        STELLWERK_TRY(journal.undone(row));
        context.info(QStringLiteral("statement_undone"),
                     Tr::tr("%1: statement %2 was undone.").arg(unfinished.label).arg(row.item.index + 1));
    }
    STELLWERK_TRY(
        journal.note(unfinished.number, JournalNote::NotApplied, 0, QStringLiteral("undone by ") + options.appliedBy));
    return {};
}

} // namespace stellwerk::migration
