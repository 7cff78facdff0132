// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/killed_runs.h"

#include "migration/lock/lock.h"
#include "migration/made_migrations.h"
#include "migration/run/runner.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"

#include <QThread>

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace stellwerk::test {

namespace {

using db::Engine;
using migration::Migration;

constexpr int kFailed = 3;
constexpr int kHitAndFinished = 10;

const Version kTarget{0, 5, 0};

/// Statements of every nature: structure, rows in both sections, session settings, names that are swapped, several
/// things dropped at once, a routine, a trigger, a view. The first migration and the last two change no setting, so
/// that their tables are changed in blocks, and rows that stand in a text go with all that is written about them; what
/// the others do goes one by one. Two make a table and give it columns.
std::vector<Migration> makeMigrations() {
    const Engine engine = Engine::MariaDb;
    return {made(engine, "0001_purses.sql", R"(-- version: 0.4.0
-- migrate:up
CREATE TABLE purse (id INT PRIMARY KEY, owner VARCHAR(40) NOT NULL);
ALTER TABLE purse ADD COLUMN gold INT NOT NULL DEFAULT 0, ADD INDEX idx_owner (owner);
INSERT INTO purse (id, owner, gold) SELECT id, name, 7 FROM hero;
UPDATE purse SET gold = gold + 1;
-- migrate:data
INSERT INTO purse (id, owner, gold) VALUES (100, 'Nobody', 1);
UPDATE hero SET name = CONCAT(name, '!');
-- migrate:verify
SELECT * FROM purse WHERE gold < 0;
-- migrate:down
DROP TABLE purse;
)"),
            made(engine, "0002_names.sql", R"(-- version: 0.4.0
-- migrate:up
SET FOREIGN_KEY_CHECKS = 0;
RENAME TABLE twin_a TO twin_x, twin_b TO twin_a, twin_x TO twin_b;
DROP TABLE old_one, old_two;
CREATE TRIGGER purse_guard BEFORE INSERT ON purse FOR EACH ROW
BEGIN
  IF NEW.gold < 0 THEN SET NEW.gold = 0; END IF;
END;
SET @greeting = 'hello';
-- migrate:down
SELECT 1;
)"),
            made(engine, "0003_views.sql", R"(-- version: 0.5.0
-- migrate:up
CREATE TABLE rich AS SELECT owner, gold FROM purse WHERE gold > 5;
CREATE VIEW poor AS SELECT owner FROM purse WHERE gold < 5;
DELIMITER //
CREATE PROCEDURE pay(IN amount INT) BEGIN UPDATE purse SET gold = gold + amount; END//
DELIMITER ;
CALL pay(3);
-- migrate:down
SELECT 1;
)"),
            made(engine, "0004_tidy.sql", R"(-- version: 0.5.0
-- migrate:up
CREATE TABLE chest (id INT PRIMARY KEY);
ALTER TABLE chest ADD COLUMN lid INT NOT NULL DEFAULT 1;
ALTER TABLE chest ADD COLUMN bolt INT, ADD INDEX (lid);
INSERT INTO chest (id) VALUES (1), (2);
TRUNCATE TABLE scratch;
INSERT INTO chest (id) VALUES (3);
DROP INDEX idx_owner ON purse;
ALTER TABLE purse COMMENT 'what they own'; -- a remark
DROP TABLE scratch;
INSERT INTO chest (id, bolt) VALUES (4, 4);
-- migrate:down
SELECT 1;
)"),
            made(engine, "0005_bags.sql", R"(-- version: 0.5.0
-- migrate:up
CREATE TABLE bag (id INT PRIMARY KEY);
INSERT INTO bag VALUES (1);
-- migrate:down
SELECT 1;
)")};
}

void runAll(db::Connection &connection, const char *script) {
    for (const db::SqlStatement &statement :
         valueOrDie(db::splitScript(QString::fromUtf8(script), Engine::MariaDb, QStringLiteral("seed"))))
        valueOrDie(connection.exec(statement.text));
}

/// Nobody but the asking session is in the database.
bool sessionsHaveEnded(const db::ConnectionProfile &profile) {
    db::Connection connection = openOrDie(profile);
    const auto others = valueOrDie(connection.selectValue(
        QStringLiteral("SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND ID <> "
                       "CONNECTION_ID()")));
    return others->toInteger().value_or(1) == 0;
}

migration::RunReport applyUnderLock(const db::ConnectionProfile &profile, const std::vector<Migration> &all) {
    migration::RunReport report;
    const TaskContext context;
    const Status status = [&]() -> Status {
        STELLWERK_ASSIGN(auto lock, migration::DatabaseLock::acquire(profile, QStringLiteral("test"),
                                                                     std::chrono::seconds(10), context));
        STELLWERK_ASSIGN(auto connection, db::Connection::open(profile));
        STELLWERK_TRY(lock.enlist(connection));
        STELLWERK_TRY(migration::ensureTrackingTables(connection));
        STELLWERK_ASSIGN(const auto state, migration::readVersionState(connection, kTarget, all));
        report = migration::applyMigrations(connection, state.pending, all,
                                            {QStringLiteral("run-1"), QStringLiteral("anna@desk"), Version{1, 0, 0}},
                                            context);
        return {};
    }();
    if (!status)
        report.error = status.error();
    return report;
}

} // namespace

// What is committed must survive the death of the server process, though not that of the machine.
KilledRuns::KilledRuns()
    : m_server({QStringLiteral("--innodb-flush-log-at-trx-commit=2")}), m_migrations(makeMigrations()) {
    prepareContents();
}

db::ConnectionProfile KilledRuns::freshDatabase() {
    const db::ConnectionProfile profile = m_server.freshDatabase();
    db::Connection connection = openOrDie(profile);
    runAll(connection, R"(
CREATE TABLE hero (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL);
INSERT INTO hero VALUES (1, 'Ada'), (2, 'Bren');
CREATE TABLE twin_a (id INT PRIMARY KEY);
CREATE TABLE twin_b (id INT PRIMARY KEY);
INSERT INTO twin_a VALUES (1);
INSERT INTO twin_b VALUES (2);
CREATE TABLE old_one (id INT);
CREATE TABLE old_two (id INT);
CREATE TABLE scratch (id INT);
INSERT INTO scratch VALUES (1);
)");
    return profile;
}

void KilledRuns::prepareContents() {
    const db::ConnectionProfile profile = freshDatabase();
    m_contents.push_back(contentOf(profile));
    {
        db::Connection connection = openOrDie(profile);
        for (const Migration &migration : m_migrations) {
            for (const db::SqlStatement &statement : migration.up) {
                valueOrDie(connection.exec(statement.text));
                m_contents.push_back(contentOf(profile));
            }
            for (const db::SqlStatement &statement : migration.data)
                valueOrDie(connection.exec(statement.text));
            if (!migration.data.empty())
                m_contents.push_back(contentOf(profile));
        }
    }
    const db::ConnectionProfile whole = freshDatabase();
    const migration::RunReport report = applyUnderLock(whole, m_migrations);
    if (report.error || contentOf(whole) != m_contents.back())
        qFatal("an undisturbed run does not give what its statements give: %s",
               report.error ? qPrintable(report.error->toText()) : "other content");
    m_history = historyOf(whole);
}

KilledRuns::End KilledRuns::run(const db::ConnectionProfile &profile, const KillPlan &plan) {
    const pid_t child = ::fork();
    if (child == 0) {
        KillPlan own = plan;
        own.serverPid = m_server.pid();
        arm(own);
        const bool success = applyUnderLock(profile, m_migrations).success();
        const bool hit = accesses() > plan.access;
        ::_exit(!success ? kFailed : hit ? kHitAndFinished : 0);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
        // the death of the server is a signal, too
    }
    if (WIFSIGNALED(status))
        return End::Killed;
    switch (WEXITSTATUS(status)) {
    case 0:
        return End::FinishedAll;
    case kHitAndFinished:
        return End::Finished;
    default:
        return End::Failed;
    }
}

QByteArray KilledRuns::contentOf(const db::ConnectionProfile &profile) {
    db::Connection connection = openOrDie(profile);
    schema::Schema schema = valueOrDie(schema::readSchema(connection));
    std::erase_if(schema.tables, [](const schema::Table &table) {
        return table.name.startsWith(QLatin1StringView("stellwerk_")) || table.name == u"schema_version" ||
               table.name == u"migration_history";
    });
    QByteArray content = schema::snapshotToJson(schema);
    for (const schema::Table &table : schema.tables) {
        const auto sum = valueOrDie(connection.select(
            QStringLiteral("CHECKSUM TABLE %1 EXTENDED").arg(connection.dialect().quote(table.name))));
        content += table.name.toUtf8() + ' ' + QByteArray::fromStdString(sum.rows.front().back().bytes) + '\n';
    }
    return content;
}

QStringList KilledRuns::historyOf(const db::ConnectionProfile &profile) {
    db::Connection connection = openOrDie(profile);
    QStringList lines;
    for (const char *query :
         {"SELECT migration_number, version, description, applied_by, success, error_message, rollback_available FROM "
          "migration_history ORDER BY id",
          "SELECT version, migration_number, backend_version, description, checksum FROM schema_version ORDER BY id",
          "SELECT number, file_name, checksum, token_checksum FROM stellwerk_migration ORDER BY number"}) {
        for (const auto &row : valueOrDie(connection.select(QString::fromLatin1(query))).rows) {
            QStringList cells;
            for (const db::Value &cell : row)
                cells << cell.toString();
            lines << cells.join(u' ');
        }
    }
    return lines;
}

migration::VersionState KilledRuns::state(const db::ConnectionProfile &profile) const {
    db::Connection connection = openOrDie(profile);
    return valueOrDie(migration::readVersionState(connection, kTarget, m_migrations));
}

KilledRuns::Claim KilledRuns::claim(const db::ConnectionProfile &profile) const {
    // What a dead run has sent may still be on its way into the journal, which cannot name its session then: a state
    // counts when the run's sessions had ended before it was read.
    bool ended = sessionsHaveEnded(profile);
    migration::VersionState now = state(profile);
    while (!ended || std::ranges::any_of(now.unfinished, [](const migration::UnfinishedMigration &unfinished) {
        return unfinished.fate == migration::StatementFate::Running;
    })) {
        QThread::msleep(10);
        ended = sessionsHaveEnded(profile);
        now = state(profile);
    }
    size_t steps = 0;
    for (const Migration &migration : m_migrations) {
        const bool finished = std::ranges::any_of(now.history, [&migration](const migration::HistoryEntry &entry) {
            return entry.success && entry.number == migration.number;
        });
        if (finished) {
            steps += migration.up.size() + (migration.data.empty() ? 0 : 1);
            continue;
        }
        const auto unfinished =
            std::ranges::find(now.unfinished, migration.number, &migration::UnfinishedMigration::number);
        if (unfinished == now.unfinished.end())
            break;
        return {steps + unfinished->applied.size(), unfinished->fate == migration::StatementFate::PartlyApplied};
    }
    return {steps};
}

QString KilledRuns::goOn(const db::ConnectionProfile &profile) const {
    const migration::RunReport report = applyUnderLock(profile, m_migrations);
    return report.error ? report.error->toText() : QString();
}

} // namespace stellwerk::test
