// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that somebody writes into a database while a backup of another state is being restored into it.
#include "backup/dump/sql_dump.h"
#include "backup/native/switch_journal.h"

#include <QThread>

#include "backup_support.h"
#include "child_process.h"

#include <atomic>
#include <future>

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QStringList content() {
    return {QStringLiteral("CREATE TABLE beete (id INT PRIMARY KEY, name VARCHAR(20))"),
            QStringLiteral("INSERT INTO beete VALUES (1, 'Rosen'), (2, 'Kohl')"),
            QStringLiteral("CREATE TABLE pflanzen (id INT PRIMARY KEY, beet INT, CONSTRAINT im_beet FOREIGN KEY (beet) "
                           "REFERENCES beete (id))"),
            QStringLiteral("INSERT INTO pflanzen VALUES (1, 1)"),
            QStringLiteral("CREATE TABLE stellwerk_lock (name INT PRIMARY KEY)"),
            QStringLiteral("CREATE VIEW rosen AS SELECT id FROM beete WHERE name = 'Rosen'")};
}

/// Count and hash of the rows.
QStringList rowsOf(const db::ConnectionProfile &profile) {
    return stateOf(profile).filter(QRegularExpression(QStringLiteral("^(beete|pflanzen) ")));
}

/// Does @p work in another session at the first sign that loading is under way.
struct Meanwhile {
    explicit Meanwhile(std::function<void()> what) : work(std::move(what)) {}
    TaskContext context() {
        return TaskContext(
            {}, [this](const Progress &) { once(); },
            [this](const Event &event) {
                if (event.event == QLatin1String("restore_switching"))
                    once();
                if (event.event == QLatin1String("replaced_state_kept"))
                    told << event.message;
            });
    }
    void once() {
        if (const auto now = std::exchange(work, {}))
            now();
    }
    std::function<void()> work;
    QStringList told;
};

} // namespace

class ReplacedStateTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyWrote_data() { addEngineRows(); }
    void nobodyWrote();
    void lateRowsAreKept_data() { addEngineRows(); }
    void lateRowsAreKept();
    void lateTablesAreKept();
    void lateRowsAreKeptFromDumps();
    void withoutRoomNothingIsReplaced_data() { addEngineRows(); }
    void withoutRoomNothingIsReplaced();
    void withoutRoomAndWrittenSinceItWaits();
    void interruptedRestoreKeepsThem();
    void alteredTablesAreKept();

private:
    /// What is restored, and the database with the backup of what it holds.
    void prepare(db::Engine engine);
    [[nodiscard]] QStringList stateIn(const QString &file);

    TestDatabases m_databases;
    std::unique_ptr<QTemporaryDir> m_folder;
    db::ConnectionProfile m_target;
    QString m_file;
    std::optional<backup::BackupInfo> m_present;
};

void ReplacedStateTest::prepare(db::Engine engine) {
    m_folder = std::make_unique<QTemporaryDir>();
    m_target = m_databases.fresh(engine);
    run(m_target, content());
    m_file = valueOrDie(backup::createBackup(m_target, optionsFor(m_folder->path()), {})).file;
    run(m_target, {QStringLiteral("INSERT INTO beete VALUES (3, 'Lauch')"),
                   QStringLiteral("INSERT INTO pflanzen VALUES (2, 3)")});
    m_present =
        valueOrDie(backup::createBackup(m_target, optionsFor(m_folder->filePath(QStringLiteral("present"))), {}));
}

QStringList ReplacedStateTest::stateIn(const QString &file) {
    const db::ConnectionProfile other = m_databases.fresh(m_target.engine);
    valueOrDie(backup::verifyBackup(file, {}));
    valueOrDie(backup::restoreBackup(file, other, {}));
    return stateOf(other);
}

/// What the tool writes for itself does not count.
void ReplacedStateTest::nobodyWrote() {
    prepare(currentEngine());
    Meanwhile meanwhile([&] { run(m_target, {QStringLiteral("INSERT INTO stellwerk_lock VALUES (1)")}); });
    const auto report = valueOrDie(backup::restoreBackup(m_file, m_target, meanwhile.context(), m_present));
    QVERIFY(!meanwhile.work);
    QCOMPARE(report.replaced, QString());
    QCOMPARE(meanwhile.told, QStringList());
    QCOMPARE(filesIn(QFileInfo(m_present->file).path()).size(), 1);
}

void ReplacedStateTest::lateRowsAreKept() {
    prepare(currentEngine());
    QStringList atTheSwitch;
    Meanwhile meanwhile([&] {
        run(m_target, {QStringLiteral("INSERT INTO beete VALUES (4, 'Mohn')"),
                       QStringLiteral("UPDATE pflanzen SET beet = 4 WHERE id = 2")});
        atTheSwitch = stateOf(m_target).filter(QLatin1String("beete"));
    });
    const auto report = valueOrDie(backup::restoreBackup(m_file, m_target, meanwhile.context(), m_present));
    QCOMPARE(report.rows, valueOrDie(backup::readBackupInfo(m_file)).rows());
    QCOMPARE(QFileInfo(report.replaced).path(), QFileInfo(m_present->file).path());
    QCOMPARE(meanwhile.told.size(), 1);
    QVERIFY2(meanwhile.told.front().contains(report.replaced), qPrintable(meanwhile.told.front()));
    QVERIFY2(meanwhile.told.front().contains(QLatin1String("beete, pflanzen")), qPrintable(meanwhile.told.front()));
    const auto kept = valueOrDie(backup::readBackupInfo(report.replaced));
    QCOMPARE(kept.trigger, QStringLiteral("while restoring"));
    QCOMPARE(kept.databaseVersion, m_present->databaseVersion);
    COMPARE_STATES(stateIn(report.replaced).filter(QLatin1String("beete")), atTheSwitch);
}

void ReplacedStateTest::lateTablesAreKept() {
    prepare(db::Engine::MariaDb);
    Meanwhile meanwhile([&] {
        run(m_target, {QStringLiteral("CREATE TABLE zuviel (id INT PRIMARY KEY)"),
                       QStringLiteral("INSERT INTO zuviel VALUES (7)")});
    });
    const auto report = valueOrDie(backup::restoreBackup(m_file, m_target, meanwhile.context(), m_present));
    QVERIFY2(stateIn(report.replaced).filter(QLatin1String("zuviel 1 ")).size() == 1, qPrintable(report.replaced));
}

void ReplacedStateTest::lateRowsAreKeptFromDumps() {
    prepare(db::Engine::MariaDb);
    const QString dump = putFile(m_folder->filePath(QStringLiteral("dump.sql")),
                                 "CREATE TABLE `beete` (`id` int(11) NOT NULL);\nINSERT INTO `beete` VALUES (8);\n"
                                 "-- Dump completed on 2026-01-01  0:00:00\n");
    Meanwhile meanwhile([&] { run(m_target, {QStringLiteral("INSERT INTO beete VALUES (4, 'Mohn')")}); });
    const auto report = valueOrDie(backup::restoreSqlDump(dump, m_target, meanwhile.context(), m_present));
    QVERIFY(!meanwhile.work);
    QCOMPARE(stateOf(m_target).filter(QLatin1String("pflanzen")), QStringList());
    const QStringList kept = stateIn(report.replaced);
    QCOMPARE(kept.filter(QLatin1String("beete 4 ")).size(), 1);
    QCOMPARE(kept.filter(QLatin1String("pflanzen 2 ")).size(), 1);
}

/// They could not be kept, so they are not replaced.
void ReplacedStateTest::withoutRoomNothingIsReplaced() {
    prepare(currentEngine());
    QStringList before;
    Meanwhile meanwhile([&] {
        run(m_target, {QStringLiteral("INSERT INTO beete VALUES (4, 'Mohn')")});
        before = rowsOf(m_target);
        QDir(QFileInfo(m_present->file).path()).removeRecursively();
        putFile(QFileInfo(m_present->file).path(), "in the way");
    });
    const auto restored = backup::restoreBackup(m_file, m_target, meanwhile.context(), m_present);
    QVERIFY(!restored);
    QVERIFY2(restored.error().toText().contains(QLatin1String("being loaded")), qPrintable(restored.error().toText()));
    COMPARE_STATES(rowsOf(m_target), before);
    db::Connection connection = openOrDie(m_target);
    QCOMPARE(valueOrDie(backup::readTables(connection, backup::isTemporaryName)).size(), size_t{0});
}

/// They could not be kept, and somebody has written into the restored tables already: neither way is free of loss until
/// there is room.
void ReplacedStateTest::withoutRoomAndWrittenSinceItWaits() {
    prepare(db::Engine::MariaDb);
    const QString folder = QFileInfo(m_present->file).path();
    std::atomic<bool> isSwitching = false;
    const TaskContext context(
        {},
        [&](const Progress &) {
            if (isSwitching.exchange(false))
                run(m_target, {QStringLiteral("INSERT INTO beete VALUES (9, 'Mangold')")});
        },
        [&](const Event &event) {
            if (event.event != QLatin1String("restore_switching"))
                return;
            run(m_target, {QStringLiteral("INSERT INTO beete VALUES (4, 'Mohn')")});
            QDir(folder).removeRecursively();
            putFile(folder, "in the way");
            isSwitching = true;
        });
    const auto restored = backup::restoreBackup(m_file, m_target, context, m_present);
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::RollbackFailed);
    QVERIFY2(restored.error().toText().contains(QLatin1String("written into the restored tables")),
             qPrintable(restored.error().toText()));
    QVERIFY(QFile::remove(folder));
    QTemporaryDir other;
    valueOrDie(backup::createBackup(m_target, optionsFor(other.path()), {}));
    QCOMPARE(rowsOf(m_target).filter(QLatin1String("beete 3 ")).size(), 1); // with Mangold
    const QStringList kept = filesIn(folder);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(stateIn(QString(folder + u'/' + kept.front())).filter(QLatin1String("beete 4 ")).size(), 1); // with Mohn
}

/// Rows were written before the switch-over, which died, and after it: neither go, whoever ends it.
void ReplacedStateTest::interruptedRestoreKeepsThem() {
    QStringList rows;
    for (int access = 40; rows.isEmpty(); access += 5) {
        QVERIFY2(access < 1000, "the moment between switch and end was never reached");
        prepare(db::Engine::MariaDb);
        const End end = inChild({KillPlan::Victim::Process, KillPlan::Moment::Before, access, 0}, [&] {
            Meanwhile meanwhile([&] { run(m_target, {QStringLiteral("INSERT INTO beete VALUES (4, 'Mohn')")}); });
            return backup::restoreBackup(m_file, m_target, meanwhile.context(), m_present).has_value();
        });
        QVERIFY2(end == End::Killed, qPrintable(QString::number(access)));
        db::Connection connection = openOrDie(m_target);
        const auto journal = valueOrDie(backup::SwitchJournal::read(connection));
        if (!journal || !journal->isBegun || valueOrDie(backup::readTables(connection)).empty() ||
            valueOrDie(backup::readTables(connection, [](const QString &name) {
                return name.startsWith(QLatin1String("stellwerk_old_"));
            })).empty())
            continue;
        run(connection, {QStringLiteral("INSERT INTO beete VALUES (9, 'Mangold')")});
        QTemporaryDir folder;
        Result<backup::BackupInfo> made = fail(ErrorCode::Locked, {});
        // The server may not have noticed yet that the client is gone, whose lock stands until then.
        QTRY_VERIFY_WITH_TIMEOUT((made = backup::createBackup(m_target, optionsFor(folder.path()), {})).has_value() ||
                                     made.error().code != ErrorCode::Locked,
                                 60000);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().toText()));
        rows = stateOf(m_target).filter(QLatin1String("beete "));
    }
    QVERIFY2(rows.front().startsWith(QLatin1String("beete 3 ")), qPrintable(rows.join(u'\n'))); // with Mangold
    const QFileInfoList files = QDir(QFileInfo(m_present->file).path()).entryInfoList(QDir::Files, QDir::Name);
    QCOMPARE(files.size(), 2);
    const QFileInfo &kept = files[0].filePath() == m_present->file ? files[1] : files[0];
    QCOMPARE(stateIn(kept.filePath()).filter(QLatin1String("beete 4 ")).size(), 1); // with Mohn
}

/// A table gets a further column after its definition was read, before it is set aside.
void ReplacedStateTest::alteredTablesAreKept() {
    prepare(db::Engine::MariaDb);
    run(m_target,
        {QStringLiteral("CREATE TRIGGER waechter BEFORE INSERT ON stellwerk_lock FOR EACH ROW SET @neu = 1")});
    std::future<void> later;
    QStringList atTheSwitch;
    const TaskContext context({}, {}, [&](const Event &event) {
        if (event.event != QLatin1String("restore_switching"))
            return;
        std::promise<void> begun;
        later = std::async(std::launch::async, [&] {
            db::Connection user = openOrDie(m_target);
            run(user, {QStringLiteral("START TRANSACTION"), QStringLiteral("INSERT INTO stellwerk_lock VALUES (3)")});
            begun.set_value();
            db::Connection other = openOrDie(m_target);
            while (valueOrDie(other.selectValue(
                                  QStringLiteral("SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE DB = "
                                                 "DATABASE() AND STATE LIKE 'Waiting for table metadata lock'")))
                       ->toInteger() == 0)
                QThread::msleep(10);
            run(other, {QStringLiteral("ALTER TABLE beete ADD COLUMN notiz VARCHAR(20) FIRST"),
                        QStringLiteral("UPDATE beete SET notiz = 'umgraben' WHERE id = 3"),
                        QStringLiteral("ALTER TABLE pflanzen ADD COLUMN nach INT, ADD CONSTRAINT folgt FOREIGN KEY "
                                       "(nach) REFERENCES pflanzen (id)")});
            atTheSwitch = rowsOf(m_target);
            run(user, {QStringLiteral("COMMIT")});
        });
        begun.get_future().wait();
    });
    const auto restored = backup::restoreBackup(m_file, m_target, context, m_present);
    QVERIFY(later.valid());
    later.get();
    QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().toText()));
    const QStringList kept = stateIn(restored->replaced);
    QCOMPARE(kept.filter(QLatin1String("`notiz` varchar(20)")).size(), 1);
    COMPARE_STATES(kept.filter(QRegularExpression(QStringLiteral("^(beete|pflanzen) "))), atTheSwitch);
    QCOMPARE(kept.filter(QLatin1String("FOREIGN KEY (`beet`) REFERENCES `beete` (`id`)")).size(), 1);
    QCOMPARE(kept.filter(QLatin1String("REFERENCES `pflanzen` (`id`)")).size(), 1);
}

QTEST_GUILESS_MAIN(ReplacedStateTest)
#include "replaced_state_test.moc"
