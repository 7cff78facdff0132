// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happens between a restore that died while switching over and the one who ends it.
#include "backup/native/restore_session.h"
#include "backup/native/switch_journal.h"

#include "backup_support.h"
#include "child_process.h"

#include <future>

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QStringList content() {
    return {
        QStringLiteral("CREATE TABLE beete (id INT PRIMARY KEY, name VARCHAR(20))"),
        QStringLiteral("INSERT INTO beete VALUES (1, 'Rosen'), (2, 'Kohl')"),
        QStringLiteral("CREATE TABLE pflanzen (id INT PRIMARY KEY, beet INT, nachbar INT, CONSTRAINT im_beet FOREIGN "
                       "KEY (beet) REFERENCES beete (id), CONSTRAINT neben FOREIGN KEY (nachbar) REFERENCES beete "
                       "(id))"),
        QStringLiteral("INSERT INTO pflanzen VALUES (1, 1, 2)"),
        QStringLiteral("CREATE TABLE werkzeug (id INT PRIMARY KEY)"),
        QStringLiteral("CREATE TRIGGER zweiter BEFORE INSERT ON werkzeug FOR EACH ROW SET NEW.id = NEW.id * 10"),
        QStringLiteral("CREATE TRIGGER erster BEFORE INSERT ON werkzeug FOR EACH ROW PRECEDES zweiter SET NEW.id = "
                       "NEW.id + 1"),
        QStringLiteral("CREATE SEQUENCE nummern START WITH 5 NOCACHE"),
        QStringLiteral("CREATE PROCEDURE giessen() SELECT 'abends'"),
        QStringLiteral("CREATE VIEW rosen AS SELECT id FROM beete WHERE name = 'Rosen'")};
}

/// After the backup.
QStringList changes() {
    return {QStringLiteral("DELETE FROM werkzeug"),
            QStringLiteral("INSERT INTO beete VALUES (3, 'Lauch')"),
            QStringLiteral("CREATE TABLE zuviel (id INT PRIMARY KEY)"),
            QStringLiteral("INSERT INTO zuviel VALUES (7)"),
            QStringLiteral("CREATE TABLE stellwerk_lock (name INT PRIMARY KEY)"),
            QStringLiteral("INSERT INTO stellwerk_lock VALUES (1)"),
            QStringLiteral("CREATE OR REPLACE PROCEDURE giessen() SELECT 'morgens'"),
            QStringLiteral("CREATE FUNCTION ernte() RETURNS INT RETURN 3"),
            QStringLiteral("DROP VIEW rosen"),
            QStringLiteral("CREATE VIEW kohl AS SELECT id FROM beete WHERE name = 'Kohl'")};
}

QStringList temporaryTables(const db::ConnectionProfile &profile) {
    db::Connection connection = openOrDie(profile);
    QStringList names;
    for (const backup::TableContent &table : valueOrDie(backup::readTables(connection, backup::isTemporaryName)))
        names << table.definition.name;
    return names;
}

/// How far a switch-over has come.
enum class Stage { NotBegun, Journalled, Moved, Finishing, Ended };

Stage stageOf(const db::ConnectionProfile &profile) {
    db::Connection connection = openOrDie(profile);
    const auto journal = valueOrDie(backup::SwitchJournal::read(connection));
    const QStringList names = temporaryTables(profile);
    if (!journal)
        return names.contains(QLatin1String("stellwerk_restore_1")) ? Stage::NotBegun : Stage::Ended;
    if (!journal->isBegun)
        return Stage::NotBegun;
    if (journal->isFinishing)
        return Stage::Finishing;
    return names.contains(QLatin1String("stellwerk_old_1")) ? Stage::Moved : Stage::Journalled;
}

QString textOf(db::Connection &connection, const QString &query) {
    return valueOrDie(connection.selectValue(query)).value_or(db::Value()).toString();
}

} // namespace

class InterruptedRestoreTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void droppedTablesAreNotTakenForMovedOnes();
    void halfRemovedTablesAreRemoved();
    void triggersKeepTheirOrder();
    void rowsWrittenSinceAreKept();
    void withoutWritesItGoesBack();
    void rowsUnderAnOldNameAreNotDropped();
    void failedForeignKeyIsNotForgotten();
    void journalIsRemovedFirst();
    void longForeignKeyNameIsRefusedBefore();
    void unreadableJournalSaysWhatToDo();
    void anotherRestoreAtWorkIsLeftAlone();
    void openTransactionIsWaitedFor_data();
    void openTransactionIsWaitedFor();

private:
    /// A changed database, into which a restore of the backup died at the first access of the stage.
    db::ConnectionProfile interruptedAt(Stage stage);

    std::unique_ptr<PrivateServer> m_server;
    QTemporaryDir m_folder;
    QString m_file;
    QStringList m_ofBackup;
    QStringList m_before;
    QHash<Stage, int> m_reachedAt; ///< accesses
};

void InterruptedRestoreTest::initTestCase() {
    m_server = std::make_unique<PrivateServer>(QStringList{QStringLiteral("--innodb-flush-log-at-trx-commit=2")});
    const db::ConnectionProfile source = m_server->freshDatabase();
    run(source, content());
    m_file = valueOrDie(backup::createBackup(source, optionsFor(m_folder.path()), {})).file;
    m_ofBackup = stateOf(source);
    run(source, changes());
    m_before = stateOf(source);
}

db::ConnectionProfile InterruptedRestoreTest::interruptedAt(Stage stage) {
    // The number of accesses differs a little from run to run, so one may step over the stage: then from the beginning.
    constexpr int kSpread = 4;
    int rounds = 0;
    for (int access = std::max(0, m_reachedAt.value(stage) - kSpread);; ++access) {
        const db::ConnectionProfile target = m_server->freshDatabase();
        run(target, content());
        run(target, changes());
        const End end = inChild({KillPlan::Victim::Process, KillPlan::Moment::Before, access, 0},
                                [&] { return backup::restoreBackup(m_file, target, {}).has_value(); });
        if (end != End::Killed) {
            if (++rounds == 5)
                qFatal("the stage was never reached");
            access = -1;
        } else if (stageOf(target) == stage) {
            m_reachedAt.insert(stage, access);
            return target;
        }
    }
}

/// Only the journal is left: the tables that are there are all there is.
void InterruptedRestoreTest::droppedTablesAreNotTakenForMovedOnes() {
    const db::ConnectionProfile target = interruptedAt(Stage::Journalled);
    run(target, {QStringLiteral("DROP TABLE stellwerk_restore_1, stellwerk_restore_2, stellwerk_restore_3")});
    const QStringList left = stateOf(target);
    for (int attempt = 0; attempt < 2; ++attempt) {
        QTemporaryDir folder;
        const auto made = backup::createBackup(target, optionsFor(folder.path()), {});
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::CheckFailed);
        QVERIFY2(made.error().message.contains(QLatin1String("stellwerk_restore_1")),
                 qPrintable(made.error().toText()));
        QVERIFY(made.error().hint.contains(QLatin1String("Nothing was changed")));
        const auto restored = backup::restoreBackup(m_file, target, {});
        QVERIFY(!restored);
        COMPARE_STATES(stateOf(target), left);
    }
    // As the error says:
    run(target, {QStringLiteral("DROP TABLE stellwerk_switch")});
    valueOrDie(backup::restoreBackup(m_file, target, {}));
    COMPARE_STATES(stateOf(target), m_ofBackup);
}

/// Cleaning up was interrupted between two tables; meanwhile a sequence was drawn from.
void InterruptedRestoreTest::halfRemovedTablesAreRemoved() {
    const db::ConnectionProfile target = interruptedAt(Stage::Journalled);
    run(target, {QStringLiteral("DROP TABLE stellwerk_restore_1"),
                 QStringLiteral("CREATE SEQUENCE IF NOT EXISTS nummern START WITH 5 NOCACHE"),
                 QStringLiteral("DO NEXTVAL(nummern)"), QStringLiteral("INSERT INTO beete VALUES (4, 'Mohn')")});
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(target, optionsFor(folder.path()), {}));
    QCOMPARE(temporaryTables(target), QStringList());
    db::Connection connection = openOrDie(target);
    QCOMPARE(textOf(connection, QStringLiteral("SELECT GROUP_CONCAT(id ORDER BY id) FROM beete")),
             QStringLiteral("1,2,3,4"));
    QCOMPARE(textOf(connection, QStringLiteral("SELECT next_not_cached_value FROM nummern")), QStringLiteral("6"));
    QCOMPARE(textOf(connection, QStringLiteral("SELECT id FROM kohl")), QStringLiteral("2"));
    QCOMPARE(info.rows(), 4 + 1 + 1 + 1);
}

/// Dropping the old objects was interrupted between two triggers of one table.
void InterruptedRestoreTest::triggersKeepTheirOrder() {
    const db::ConnectionProfile target = interruptedAt(Stage::Journalled);
    run(target, {QStringLiteral("DROP TRIGGER IF EXISTS erster"),
                 QStringLiteral("CREATE TRIGGER IF NOT EXISTS zweiter BEFORE INSERT ON werkzeug FOR EACH ROW SET "
                                "NEW.id = NEW.id * 10")});
    QTemporaryDir folder;
    valueOrDie(backup::createBackup(target, optionsFor(folder.path()), {}));
    COMPARE_STATES(stateOf(target), m_before);
    run(target, {QStringLiteral("INSERT INTO werkzeug VALUES (3)")});
    db::Connection connection = openOrDie(target);
    QCOMPARE(textOf(connection, QStringLiteral("SELECT id FROM werkzeug")), QStringLiteral("40"));
}

void InterruptedRestoreTest::rowsWrittenSinceAreKept() {
    const db::ConnectionProfile target = interruptedAt(Stage::Moved);
    run(target, {QStringLiteral("INSERT INTO beete VALUES (9, 'Mangold')")});
    QStringList warnings;
    const TaskContext context({}, {}, [&](const Event &event) {
        if (event.event == QLatin1String("interrupted_restore_ended"))
            warnings << event.message;
    });
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(target, optionsFor(folder.path()), context));
    QCOMPARE(warnings.size(), 1);
    QVERIFY2(warnings.first().contains(QLatin1String("since")), qPrintable(warnings.first()));
    QCOMPARE(info.rows(), 3 + 1);
    QCOMPARE(temporaryTables(target), QStringList());
    run(target, {QStringLiteral("DELETE FROM beete WHERE id = 9")});
    COMPARE_STATES(stateOf(target), m_ofBackup);
}

/// What the tool itself has written since, its lock, does not count.
void InterruptedRestoreTest::withoutWritesItGoesBack() {
    const db::ConnectionProfile target = interruptedAt(Stage::Moved);
    run(target, {QStringLiteral("CREATE TABLE stellwerk_lock (name INT PRIMARY KEY)"),
                 QStringLiteral("INSERT INTO stellwerk_lock VALUES (2)")});
    QTemporaryDir folder;
    valueOrDie(backup::createBackup(target, optionsFor(folder.path()), {}));
    COMPARE_STATES(stateOf(target), m_before);
}

/// The old tables are aside, the new ones not yet in their places, when somebody makes a table.
void InterruptedRestoreTest::rowsUnderAnOldNameAreNotDropped() {
    const db::ConnectionProfile target = interruptedAt(Stage::Moved);
    run(target,
        {QStringLiteral("RENAME TABLE beete TO stellwerk_restore_1, pflanzen TO stellwerk_restore_2, werkzeug TO "
                        "stellwerk_restore_3"),
         QStringLiteral("CREATE TABLE zuviel (id INT PRIMARY KEY)"), QStringLiteral("INSERT INTO zuviel VALUES (8)")});
    QTemporaryDir folder;
    const auto made = backup::createBackup(target, optionsFor(folder.path()), {});
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::CheckFailed);
    QVERIFY2(made.error().message.contains(QLatin1String("zuviel")), qPrintable(made.error().toText()));
    db::Connection connection = openOrDie(target);
    QCOMPARE(textOf(connection, QStringLiteral("SELECT id FROM zuviel")), QStringLiteral("8"));
    run(connection, {QStringLiteral("DELETE FROM zuviel")});
    valueOrDie(backup::createBackup(target, optionsFor(folder.path()), {}));
    COMPARE_STATES(stateOf(target), m_before);
}

/// Behind the point of no return a name is taken that a foreign key needs: the other key comes back at once, and this
/// one as soon as it can.
void InterruptedRestoreTest::failedForeignKeyIsNotForgotten() {
    const db::ConnectionProfile target = interruptedAt(Stage::Finishing);
    run(target, {QStringLiteral("SET foreign_key_checks = 0"),
                 QStringLiteral("DROP TABLE IF EXISTS stellwerk_old_1, stellwerk_old_2, stellwerk_old_3, "
                                "stellwerk_old_4, stellwerk_old_5"),
                 QStringLiteral("ALTER TABLE pflanzen DROP FOREIGN KEY IF EXISTS im_beet, DROP FOREIGN KEY IF EXISTS "
                                "neben"),
                 QStringLiteral("CREATE TABLE fremd (beet INT, CONSTRAINT im_beet FOREIGN KEY (beet) REFERENCES beete "
                                "(id))")});
    const auto restored = backup::restoreBackup(m_file, target, {});
    QVERIFY(!restored);
    QVERIFY2(restored.error().detail.contains(QLatin1String("im_beet")), qPrintable(restored.error().toText()));
    QVERIFY2(restored.error().hint.contains(QLatin1String("run it again")), qPrintable(restored.error().toText()));
    QCOMPARE(temporaryTables(target), QStringList{QStringLiteral("stellwerk_switch")});
    db::Connection connection = openOrDie(target);
    QCOMPARE(
        textOf(connection,
               QStringLiteral("SELECT GROUP_CONCAT(CONSTRAINT_NAME) FROM information_schema.REFERENTIAL_CONSTRAINTS "
                              "WHERE CONSTRAINT_SCHEMA = DATABASE() AND TABLE_NAME = 'pflanzen'")),
        QStringLiteral("neben"));
    run(connection, {QStringLiteral("DROP TABLE fremd")});
    QTemporaryDir folder;
    valueOrDie(backup::createBackup(target, optionsFor(folder.path()), {}));
    QCOMPARE(temporaryTables(target), QStringList());
    QCOMPARE(textOf(connection,
                    QStringLiteral("SELECT GROUP_CONCAT(CONSTRAINT_NAME ORDER BY 1) FROM "
                                   "information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE()")),
             QStringLiteral("im_beet,neben"));
}

/// Ending an interruption is interrupted itself, at one access after the other: no table is dropped while the journal
/// speaks of it.
void InterruptedRestoreTest::journalIsRemovedFirst() {
    for (int access = 2;; access += 5) {
        const db::ConnectionProfile target = interruptedAt(Stage::Moved);
        const End end = inChild({KillPlan::Victim::Process, KillPlan::Moment::Before, access, 0}, [&] {
            db::Connection connection = openOrDie(target);
            return backup::beginRestore(connection, {}).has_value();
        });
        if (end == End::Finished) {
            QVERIFY2(access > 10, qPrintable(QString::number(access)));
            return;
        }
        const QStringList left = temporaryTables(target);
        if (left.contains(QLatin1String("stellwerk_switch")))
            QVERIFY2(left.contains(QLatin1String("stellwerk_restore_3")) ||
                         left.contains(QLatin1String("stellwerk_old_5")),
                     qPrintable(left.join(u' ')));
        else
            COMPARE_STATES(stateOf(target).filter(QLatin1String("beete")), m_before.filter(QLatin1String("beete")));
        QTemporaryDir folder;
        Result<backup::BackupInfo> made = fail(ErrorCode::Locked, {});
        // The server may not have noticed yet that the client is gone, whose lock stands until then.
        QTRY_VERIFY_WITH_TIMEOUT((made = backup::createBackup(target, optionsFor(folder.path()), {})).has_value() ||
                                     made.error().code != ErrorCode::Locked,
                                 60000);
        QVERIFY2(made, qPrintable(QString::number(access) + u' ' + (made ? QString() : made.error().toText())));
        db::Connection connection = openOrDie(target);
        valueOrDie(backup::beginRestore(connection, {}));
        valueOrDie(backup::dropTemporaryTables(connection));
        COMPARE_STATES(stateOf(target), m_before);
    }
}

/// A server gives such a name by itself, when a table whose key was never given one gets a long name.
void InterruptedRestoreTest::longForeignKeyNameIsRefusedBefore() {
    const db::ConnectionProfile source = m_server->freshDatabase();
    run(source,
        {QStringLiteral("CREATE TABLE a (id INT PRIMARY KEY)"),
         QStringLiteral("CREATE TABLE kurz (a INT, FOREIGN KEY (a) REFERENCES a (id))"),
         QStringLiteral("RENAME TABLE kurz TO %1").arg(QString(62, u'l')), QStringLiteral("INSERT INTO a VALUES (1)")});
    QTemporaryDir folder;
    const QString file = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {})).file;
    run(source, {QStringLiteral("INSERT INTO a VALUES (2)")});
    const QStringList before = stateOf(source);
    const auto restored = backup::restoreBackup(file, source, {});
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::CheckFailed);
    QVERIFY2(restored.error().message.contains(QLatin1String("_ibfk_1")), qPrintable(restored.error().toText()));
    COMPARE_STATES(stateOf(source), before);
}

/// As an older version wrote it.
void InterruptedRestoreTest::unreadableJournalSaysWhatToDo() {
    const db::ConnectionProfile target = interruptedAt(Stage::Journalled);
    run(target, {QStringLiteral("UPDATE stellwerk_switch SET content = '{\"old_names\":[]}'")});
    const QStringList left = stateOf(target);
    const auto restored = backup::restoreBackup(m_file, target, {});
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::Damaged);
    QVERIFY2(restored.error().hint.contains(QLatin1String("drop the table stellwerk_switch")),
             qPrintable(restored.error().toText()));
    QVERIFY2(!restored.error().toText().contains(QLatin1String("removes")), qPrintable(restored.error().toText()));
    COMPARE_STATES(stateOf(target), left);
    run(target, {QStringLiteral("DROP TABLE stellwerk_switch")});
    valueOrDie(backup::restoreBackup(m_file, target, {}));
    COMPARE_STATES(stateOf(target), m_ofBackup);
}

/// One that comes while another is loading does not take its tables away.
void InterruptedRestoreTest::anotherRestoreAtWorkIsLeftAlone() {
    const db::ConnectionProfile target = m_server->freshDatabase();
    run(target, content());
    QTemporaryDir folder;
    const QString other = valueOrDie(backup::createBackup(target, optionsFor(folder.path()), {})).file;
    std::optional<Error> refused;
    const TaskContext context({}, {}, [&](const Event &event) {
        if (event.event == QLatin1String("restore_loading"))
            refused = backup::restoreBackup(other, target, {}).error();
    });
    const auto restored = backup::restoreBackup(m_file, target, context);
    QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().toText()));
    QVERIFY(refused);
    QCOMPARE(refused->code, ErrorCode::Locked);
    COMPARE_STATES(stateOf(target), m_ofBackup);
}

void InterruptedRestoreTest::openTransactionIsWaitedFor_data() {
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QString>("table");
    QTest::addColumn<bool>("ends");
    QTest::newRow("restored table") << QStringList() << QStringLiteral("beete") << true;
    QTest::newRow("table under an old name")
        << QStringList{QStringLiteral("RENAME TABLE beete TO stellwerk_restore_1, pflanzen TO stellwerk_restore_2, "
                                      "werkzeug TO stellwerk_restore_3"),
                       QStringLiteral("CREATE TABLE zuviel (id INT PRIMARY KEY)")}
        << QStringLiteral("zuviel") << false;
}

/// Rows were written, but not yet committed when the tables are read and found to be as they were restored.
void InterruptedRestoreTest::openTransactionIsWaitedFor() {
    QFETCH(const QStringList, before);
    QFETCH(const QString, table);
    QFETCH(const bool, ends);
    const db::ConnectionProfile target = interruptedAt(Stage::Moved);
    run(target, before);
    db::Connection user = openOrDie(target);
    run(user, {QStringLiteral("START TRANSACTION"), QStringLiteral("INSERT INTO %1 (id) VALUES (9)").arg(table)});
    QTemporaryDir folder;
    auto made = std::async(std::launch::async,
                           [&] { return backup::createBackup(target, optionsFor(folder.path()), {}).has_value(); });
    db::Connection observer = openOrDie(target);
    QTRY_VERIFY_WITH_TIMEOUT(
        textOf(observer, QStringLiteral("SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND "
                                        "STATE LIKE 'Waiting for table metadata lock'")) != QLatin1String("0"),
        60000);
    run(user, {QStringLiteral("COMMIT")});
    QCOMPARE(made.get(), ends);
    QCOMPARE(textOf(observer, QStringLiteral("SELECT COUNT(*) FROM %1 WHERE id = 9").arg(table)), QStringLiteral("1"));
}

QTEST_GUILESS_MAIN(InterruptedRestoreTest)
#include "interrupted_restore_test.moc"
