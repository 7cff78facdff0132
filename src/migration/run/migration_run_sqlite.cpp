// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint/statement_facts.h"
#include "migration/run/migration_run.h"

#include <QCoreApplication>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationRunner)
};

constexpr int kRowsShown = 5;

} // namespace

Status MigrationRun::runOnSqlite(const Section &structure, const Section &data, const Section &verification,
                                 const Work &end) {
    // Has no effect inside a transaction. With foreign keys on, a rebuilt table would take its children's rows along.
    STELLWERK_TRY(m_connection.exec(QStringLiteral("PRAGMA foreign_keys = OFF")));
    const Journal::Mark mark = m_journal.mark();
    Status status = sqliteTransaction(structure, data, verification, end);
    const auto restored = m_connection.exec(QStringLiteral("PRAGMA foreign_keys = ON"));
    if (status && !restored)
        return std::unexpected(restored.error());
    if (status) {
        m_applied = static_cast<int>(structure.statements.size() + data.statements.size());
        return {};
    }
    m_journal.goBackTo(mark);
    if (m_inFlight && m_journal.intent(*m_inFlight, {}))
        (void)m_journal.failed(status.error());
    return std::unexpected(std::move(status).error().withHint(
        Tr::tr("The migration was rolled back: the database is as it was before it.")));
}

Status MigrationRun::sqliteTransaction(const Section &structure, const Section &data, const Section &verification,
                                       const Work &end) {
    TableTrail trail;
    for (const db::SqlStatement &statement : structure.statements)
        trail.follow(factsOf(statement, m_connection.engine()));
    STELLWERK_ASSIGN(auto transaction, db::Transaction::begin(m_connection));
    STELLWERK_ASSIGN(const auto before, foreignKeyViolations(trail.renames()));
    for (size_t i = 0; i < structure.statements.size(); ++i) {
        const auto item =
            JournalItem::statement(m_migration.number, structure.name, static_cast<int>(i), structure.statements[i]);
        STELLWERK_TRY(journalledInside(item, [&] { return runStatement(structure, i); }));
    }
    if (!data.statements.empty()) {
        const auto item = JournalItem::dataSection(m_migration.number, data.statements);
        STELLWERK_TRY(journalledInside(item, [&] { return runAll(data); }));
    }
    STELLWERK_TRY(verify(verification));
    STELLWERK_TRY(end());
    STELLWERK_ASSIGN(auto added, foreignKeyViolations({}));
    std::erase_if(added, [&before](const QString &violation) { return before.contains(violation); });
    if (!added.empty()) {
        QStringList lines(added.begin(), added.end());
        if (lines.size() > kRowsShown)
            lines = lines.first(kRowsShown) << QStringLiteral("…");
        return fail(
            ErrorCode::CheckFailed,
            Tr::tr("Migration %1 leaves %n row(s) that point at nothing.", nullptr, static_cast<int>(added.size()))
                .arg(m_migration.label()),
            {}, lines.join(u'\n'));
    }
    return transaction.commit();
}

/// The whole migration is one transaction, so intent and outcome only matter to readers of the finished journal.
Status MigrationRun::journalledInside(const JournalItem &item, const Work &work) {
    m_inFlight = item;
    STELLWERK_TRY(m_journal.intent(item, {}));
    STELLWERK_TRY(work());
    m_journal.applied({});
    m_inFlight.reset();
    return {};
}

/// "child row 7 -> parent"; @p renames gives the names that the tables will have.
Result<std::set<QString>> MigrationRun::foreignKeyViolations(const QMap<QString, QString> &renames) {
    STELLWERK_ASSIGN(const auto result, m_connection.select(QStringLiteral("PRAGMA foreign_key_check")));
    std::set<QString> violations;
    for (const auto &row : result.rows) {
        const QString child = renames.value(row[0].toString(), row[0].toString());
        const QString parent = renames.value(row[2].toString(), row[2].toString());
        violations.insert(QStringLiteral("%1 row %2 -> %3").arg(child, row[1].toString(), parent));
    }
    return violations;
}

} // namespace stellwerk::migration
