// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Making, listing and reading backups.
#include "backup/native/file_format.h"
#include "backup/tools/place.h"

#include <QProcess>
#include <QRegularExpression>

#include "backup_support.h"
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QStringList someRows(int rows) {
    QStringList sql{QStringLiteral("CREATE TABLE beete (id INTEGER PRIMARY KEY, name VARCHAR(100) NOT NULL)"),
                    QStringLiteral("CREATE TABLE arten (id INTEGER PRIMARY KEY, t TEXT)")};
    QStringList values;
    for (int i = 0; i < rows; ++i)
        values << QStringLiteral("(%1, 'Beet %2')").arg(i).arg(i * 7919 % 1000);
    sql << QStringLiteral("INSERT INTO beete VALUES ") + values.join(u',')
        << QStringLiteral("INSERT INTO arten VALUES (1, 'Rosen')");
    return sql;
}

QByteArray unpacked(const QString &file) {
    QProcess zstd;
    zstd.start(QStringLiteral("zstd"), {QStringLiteral("-dc"), file});
    if (!zstd.waitForFinished() || zstd.exitCode() != 0)
        qFatal("zstd: %s", zstd.readAllStandardError().constData());
    return zstd.readAllStandardOutput();
}

} // namespace

class BackupTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItHolds_data() { addEngineRows(); }
    void saysWhatItHolds();
    void otherToolsReadIt_data() { addEngineRows(); }
    void otherToolsReadIt();
    void sameDataGivesSameLines_data() { addEngineRows(); }
    void sameDataGivesSameLines();
    void isOneSnapshot_data() { addEngineRows(); }
    void isOneSnapshot();
    void leavesTheDatabaseAlone_data() { addEngineRows(); }
    void leavesTheDatabaseAlone();
    void cancelLeavesNoFile_data() { addEngineRows(); }
    void cancelLeavesNoFile();
    void writeErrorsLeaveNoFile();
    void onlyLeftoversAreRemoved();
    void folderThatCannotBeMade();
    void missingDatabase_data() { addEngineRows(); }
    void missingDatabase();
    void listsNewestFirst();
    void hashesFollowTheRows_data() { addEngineRows(); }
    void hashesFollowTheRows();
    void whatCannotBeHeldIsRefused();
    void tablesWithoutTransactionsAreTold();
};

void BackupTest::saysWhatItHolds() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(currentEngine());
    run(source, someRows(3));
    QTemporaryDir folder;
    const QString target = folder.filePath(QStringLiteral("new/backups"));
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(target), {}));
    static const QRegularExpression form(QStringLiteral("\\Abackup_\\d{8}_\\d{6}_v0\\.4\\.0_m3\\.jsonl\\.zst\\z"));
    QVERIFY2(form.match(QFileInfo(info.file).fileName()).hasMatch(), qPrintable(info.file));
    QCOMPARE(QFileInfo(info.file).absolutePath(), target);
    QCOMPARE(filesIn(target), QStringList{QFileInfo(info.file).fileName()});
    struct stat status{};
    QCOMPARE(::stat(QFile::encodeName(info.file).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, 0600U);
    QCOMPARE(info.fileSize, QFileInfo(info.file).size());

    for (const backup::BackupInfo &read :
         {info, valueOrDie(backup::readBackupInfo(info.file)), valueOrDie(backup::verifyBackup(info.file, {}))}) {
        QCOMPARE(read.engine, currentEngine());
        QCOMPARE(read.projectId, QStringLiteral("garten"));
        QVERIFY(read.databaseVersion == (Version{0, 4, 0}));
        QCOMPARE(read.migrationNumber, 3);
        QCOMPARE(read.trigger, QStringLiteral("manual"));
        QVERIFY(!read.serverVersion.isEmpty() && !read.databaseName.isEmpty());
        QVERIFY(std::abs(read.createdAt.secsTo(QDateTime::currentDateTimeUtc())) < 300);
        QCOMPARE(read.tables.size(), 2U);
        QCOMPARE(read.tables[0].name, QStringLiteral("arten"));
        QCOMPARE(read.tables[1].rows, 3);
        QCOMPARE(read.rows(), 4);
    }
    db::Connection connection = openOrDie(source);
    const auto hashes = valueOrDie(backup::hashTables(connection, {}));
    QCOMPARE(hashes[1].hash, info.tables[1].hash);
}

void BackupTest::otherToolsReadIt() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(currentEngine());
    run(source, someRows(2));
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    const QList<QByteArray> lines = unpacked(info.file).split('\n');
    QVERIFY(lines.first().contains("\"format\":\"stellwerk-backup\""));
    QVERIFY(lines.contains("[0,\"Beet 0\"]"));
    QVERIFY(lines.at(lines.size() - 2).contains("\"footer\":true"));
    QCOMPARE(lines.last(), QByteArray());
    QProcess test;
    test.start(QStringLiteral("zstd"), {QStringLiteral("-t"), info.file});
    QVERIFY(test.waitForFinished());
    QCOMPARE(test.exitCode(), 0);
}

void BackupTest::sameDataGivesSameLines() {
    TestDatabases databases;
    QTemporaryDir folder;
    QStringList rows = someRows(500);
    QList<QByteArray> contents;
    for (int i = 0; i < 2; ++i) {
        const db::ConnectionProfile source = databases.fresh(currentEngine());
        run(source, rows);
        // the other way round, as a server may well give rows after a long life
        run(source, {QStringLiteral("DELETE FROM beete WHERE id < %1").arg(i * 100)});
        for (int id = i * 100 - 1; id >= 0; --id)
            run(source, {QStringLiteral("INSERT INTO beete VALUES (%1, 'Beet %2')").arg(id).arg(id * 7919 % 1000)});
        QByteArray content = unpacked(valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {})).file);
        content.remove(0, content.indexOf('\n'));                            // the header says when and where
        content.truncate(content.lastIndexOf('\n', content.size() - 2) + 1); // the footer says where parts are
        // Several connections write, so the parts of the tables may stand in any order; rows are within them.
        const QByteArray partBegin = R"({"rows_of":)";
        QByteArrayList parts;
        for (qsizetype at = content.lastIndexOf(partBegin); at >= 0; at = content.lastIndexOf(partBegin)) {
            parts << content.sliced(at);
            content.truncate(at);
        }
        std::ranges::sort(parts);
        contents << content + parts.join();
    }
    QCOMPARE(contents[0], contents[1]);
    QVERIFY(contents[0].count('\n') > 500);
}

void BackupTest::isOneSnapshot() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(currentEngine());
    run(source, someRows(10));
    db::Connection writer = openOrDie(source);
    int changes = 0;
    const TaskContext context({},
                              [&](const Progress &) {
                                  // As the reading begins, somebody changes both tables.
                                  if (changes++ == 0)
                                      run(writer, {QStringLiteral("DELETE FROM beete WHERE id > 3"),
                                                   QStringLiteral("INSERT INTO arten VALUES (2, 'spät')")});
                              },
                              {});
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), context));
    QVERIFY(changes > 0);
    QCOMPARE(info.tables[0].rows, 1);
    QCOMPARE(info.tables[1].rows, 10);
}

void BackupTest::leavesTheDatabaseAlone() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(currentEngine());
    run(source, someRows(10));
    const QStringList before = stateOf(source);
    QTemporaryDir folder;
    valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    COMPARE_STATES(stateOf(source), before);
    // No transaction is left that would hold up anybody.
    db::ConnectionProfile hasty = source;
    hasty.lockTimeout = std::chrono::seconds(1);
    run(hasty, {QStringLiteral("DROP TABLE beete")});
}

void BackupTest::cancelLeavesNoFile() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(currentEngine());
    run(source, someRows(1000));
    QTemporaryDir folder;
    bool finished = false;
    int cancelled = 0;
    for (int n = 0; !finished && n < 50; ++n) {
        std::stop_source stop;
        int left = n;
        if (n == 0)
            stop.request_stop();
        const TaskContext context(stop.get_token(),
                                  [&](const Progress &) {
                                      if (--left == 0)
                                          stop.request_stop();
                                  },
                                  {});
        const auto info = backup::createBackup(source, optionsFor(folder.path()), context);
        finished = info.has_value();
        if (!finished) {
            QCOMPARE(info.error().code, ErrorCode::Cancelled);
            QCOMPARE(filesIn(folder.path()), QStringList());
            ++cancelled;
        }
    }
    QVERIFY(finished);
    QVERIFY(cancelled >= 1); // how many reports there are depends on which worker does what
    QCOMPARE(filesIn(folder.path()).size(), 1);
}

void BackupTest::writeErrorsLeaveNoFile() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::Sqlite);
    run(source, {QStringLiteral("CREATE TABLE t (b)"),
                 QStringLiteral("INSERT INTO t VALUES (randomblob(600000)), (randomblob(600000))")});
    QTemporaryDir folder;
    // A limit on the size of files stands in for the full disk: write() fails in the middle. (SQLite's own files stay
    // below.)
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit old{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &old), 0);
    for (const rlim_t limit : {rlim_t(100000), rlim_t(500000), rlim_t(1000000)}) {
        const rlimit small{limit, old.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto info = backup::createBackup(source, optionsFor(folder.path()), {});
        ::setrlimit(RLIMIT_FSIZE, &old);
        QVERIFY(!info);
        QCOMPARE(info.error().code, ErrorCode::Io);
        QVERIFY(info.error().message.contains(folder.path()));
        QCOMPARE(filesIn(folder.path()), QStringList());
    }
    QVERIFY(backup::createBackup(source, optionsFor(folder.path()), {}));
}

/// Of what lies under temporary names, a backup removes what nobody writes any more, whatever kind it was to become.
void BackupTest::onlyLeftoversAreRemoved() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::Sqlite);
    run(source, someRows(1));
    QTemporaryDir folder;
    const QString leftover = putFile(folder.filePath(QStringLiteral(".stellwerk-backup-a1b2c3")), "half a backup");
    auto other = valueOrDie(backup::TemporaryFile::create(folder.path()));
    QVERIFY(!QFile::exists(leftover));
    valueOrDie(other.write("a dump"));
    valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    const QString placed = valueOrDie(other.commit(QStringLiteral("backup_other"), QLatin1StringView(".sql.zst")));
    QCOMPARE(bytesOf(placed), QByteArray("a dump"));
    QCOMPARE(filesIn(folder.path()).size(), 2);
}

void BackupTest::folderThatCannotBeMade() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::Sqlite);
    run(source, someRows(1));
    QTemporaryDir folder;
    putFile(folder.filePath(QStringLiteral("file")), "x");
    for (const QString &target : {folder.filePath(QStringLiteral("file")),
                                  folder.filePath(QStringLiteral("file/deeper")), QStringLiteral("/proc/stellwerk")}) {
        const auto info = backup::createBackup(source, optionsFor(target), {});
        QVERIFY2(!info, qPrintable(target));
        QCOMPARE(info.error().code, ErrorCode::Io);
    }
}

void BackupTest::missingDatabase() {
    TestDatabases databases;
    db::ConnectionProfile source = databases.fresh(currentEngine());
    source.database += QStringLiteral("_missing");
    QTemporaryDir folder;
    const auto info = backup::createBackup(source, optionsFor(folder.path()), {});
    QVERIFY(!info);
    QCOMPARE(info.error().code, ErrorCode::NotFound);
    QCOMPARE(filesIn(folder.path()), QStringList());
}

void BackupTest::listsNewestFirst() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::Sqlite);
    run(source, someRows(1));
    QTemporaryDir folder;
    QStringList made; // several within one second: each must get a name of its own
    for (int i = 0; i < 12; ++i)
        made.prepend(valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {})).file);
    QCOMPARE(QSet<QString>(made.begin(), made.end()).size(), 12);
    const QString bad =
        putFile(folder.filePath(QStringLiteral("backup_20260101_000000_v0.1.0_m1.jsonl.zst")), "damaged");
    putFile(folder.filePath(QStringLiteral("notes.txt")), "no backup");
    QStringList damaged;
    QStringList listed;
    for (const backup::BackupInfo &info : backup::listBackups(folder.path(), &damaged))
        listed << info.file;
    QCOMPARE(listed, made);
    QCOMPARE(damaged, QStringList{bad});
    QCOMPARE(backup::listBackups(folder.path()).size(), 12U);
    QCOMPARE(backup::listBackups(folder.filePath(QStringLiteral("missing")), &damaged).size(), 0U);
    backup::BackupOptions untracked;
    untracked.folder = folder.path();
    QVERIFY(valueOrDie(backup::createBackup(source, untracked, {})).file.contains(QLatin1String("_vnone_m0")));
}

void BackupTest::hashesFollowTheRows() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(currentEngine());
    run(source, {QStringLiteral("CREATE TABLE t (a INTEGER, b VARCHAR(10))"),
                 QStringLiteral("INSERT INTO t VALUES (1, NULL), (2, '')")});
    db::Connection connection = openOrDie(source);
    const auto hash = [&] { return valueOrDie(backup::hashTables(connection, {})).front().hash; };
    const QString first = hash();
    run(connection, {QStringLiteral("DELETE FROM t WHERE a = 1"), QStringLiteral("INSERT INTO t VALUES (1, NULL)")});
    QCOMPARE(hash(), first); // the order is no matter
    run(connection, {QStringLiteral("UPDATE t SET b = '' WHERE a = 1")});
    QVERIFY(hash() != first); // NULL is not ''
    run(connection, {QStringLiteral("UPDATE t SET b = NULL WHERE a = 1")});
    QCOMPARE(hash(), first);
    run(connection, {QStringLiteral("INSERT INTO t VALUES (1, NULL)")});
    QVERIFY(hash() != first); // twice is not once
}

void BackupTest::whatCannotBeHeldIsRefused() {
    TestDatabases databases;
    QTemporaryDir folder;
    const db::ConnectionProfile versioned = databases.fresh(db::Engine::MariaDb);
    run(versioned,
        {QStringLiteral("CREATE TABLE verlauf (id INT PRIMARY KEY, a BIGINT UNSIGNED GENERATED ALWAYS AS ROW "
                        "START, b BIGINT UNSIGNED GENERATED ALWAYS AS ROW END, PERIOD FOR SYSTEM_TIME (a, "
                        "b)) WITH SYSTEM VERSIONING")});
    const db::ConnectionProfile search = databases.fresh(db::Engine::Sqlite);
    run(search, {QStringLiteral("CREATE VIRTUAL TABLE verlauf USING fts5(t)")});
    for (const db::ConnectionProfile &source : {versioned, search}) {
        const auto info = backup::createBackup(source, optionsFor(folder.path()), {});
        QVERIFY(!info);
        QCOMPARE(info.error().code, ErrorCode::CheckFailed);
        QVERIFY(info.error().message.contains(QLatin1String("verlauf")));
        QCOMPARE(filesIn(folder.path()), QStringList());
    }
}

void BackupTest::tablesWithoutTransactionsAreTold() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::MariaDb);
    run(source, {QStringLiteral("CREATE TABLE alt (id INT) ENGINE=MyISAM"),
                 QStringLiteral("CREATE TABLE neu (id INT) ENGINE=InnoDB")});
    QStringList warnings;
    const TaskContext context({}, {}, [&](const Event &event) { warnings << event.event << event.message; });
    QTemporaryDir folder;
    valueOrDie(backup::createBackup(source, optionsFor(folder.path()), context));
    QCOMPARE(warnings.size(), 2);
    QCOMPARE(warnings[0], QStringLiteral("table_without_snapshot"));
    QVERIFY(warnings[1].contains(QLatin1String("alt")));
}

QTEST_GUILESS_MAIN(BackupTest)
#include "backup_test.moc"
