// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Backups of databases in which others write, read by several connections.
#include "backup/native/slice_queue.h"
#include "backup/native/table_hashes.h"
#include "db/parallel.h"
#include "db/row_hash.h"

#include <QSet>

#include "backup_support.h"

#include <atomic>
#include <thread>

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

constexpr int kAccounts = 300;
constexpr qint64 kTotal = kAccounts * 1000LL;

/// Money in two tables, one of them large enough for several slices, and a count of the transfers in a third.
void makePurses(const db::ConnectionProfile &profile) {
    run(profile,
        {QStringLiteral("CREATE TABLE purse (id INT PRIMARY KEY, gold BIGINT NOT NULL)"),
         QStringLiteral("CREATE TABLE chest (id INT PRIMARY KEY, gold BIGINT NOT NULL)"),
         QStringLiteral("CREATE TABLE transfers (id INT PRIMARY KEY, made BIGINT NOT NULL)"),
         QStringLiteral("INSERT INTO purse SELECT seq, IF(seq <= %1, 1000, 0) FROM seq_1_to_450000").arg(kAccounts),
         QStringLiteral("INSERT INTO chest SELECT seq, 0 FROM seq_1_to_%1").arg(kAccounts),
         QStringLiteral("INSERT INTO transfers VALUES (1, 0)"),
         QStringLiteral("ANALYZE TABLE purse, chest, transfers")});
}

/// Moves gold between rows that lie far apart and between the tables until it is told to stop; every commit keeps the
/// sum.
void keepMoving(const db::ConnectionProfile &profile, int first, const std::atomic<bool> &stop, Status &result) {
    db::Connection connection = openOrDie(profile);
    for (int i = first; !stop; ++i) {
        const int from = 1 + i * 7919 % kAccounts;
        const int to = 450000 - i * 31 % 449000;
        const auto move = [&]() -> Status {
            STELLWERK_ASSIGN(auto transaction, db::Transaction::begin(connection));
            for (const QString &sql : {QStringLiteral("UPDATE purse SET gold = gold - 2 WHERE id = %1").arg(from),
                                       QStringLiteral("UPDATE purse SET gold = gold + 1 WHERE id = %1").arg(to),
                                       QStringLiteral("UPDATE chest SET gold = gold + 1 WHERE id = %1").arg(from),
                                       QStringLiteral("UPDATE transfers SET made = made + 1")})
                STELLWERK_TRY(connection.exec(sql));
            return transaction.commit();
        };
        const Status moved = move();
        // Two writers may meet in other orders of rows; the server picks one that begins again.
        if (!moved && moved.error().nativeCode != 1213) {
            result = moved;
            return;
        }
    }
}

qint64 number(db::Connection &connection, const char *query) {
    return valueOrDie(connection.selectValue(QString::fromLatin1(query)))->toInteger().value_or(-1);
}

} // namespace

class LiveTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isOnePointInTime();
    void longTransactionIsNotWaitedFor();
    void tablesThatSwapTheirNames_data();
    void tablesThatSwapTheirNames();
    void progressTellsRowsAndBytes();
    void slicesHoldEveryRowOnce_data();
    void slicesHoldEveryRowOnce();
};

void LiveTest::isOnePointInTime() {
    PrivateServer &server = PrivateServer::instance();
    const db::ConnectionProfile source = server.freshDatabase();
    makePurses(source);
    std::atomic<bool> stop = false;
    std::vector<Status> results(3);
    std::vector<std::jthread> writers;
    for (size_t i = 0; i < results.size(); ++i)
        writers.emplace_back([&, i] { keepMoving(source, static_cast<int>(i) * 1000, stop, results[i]); });
    qint64 before = 0;
    int together = 0; // rounds in which several connections shared the snapshot; a busy machine may miss one
    for (int round = 0; round < 4; ++round) {
        QTemporaryDir folder;
        QStringList events;
        const TaskContext context({}, {}, [&](const Event &event) { events << event.event; });
        const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), context));
        together += events.contains(QStringLiteral("backup_with_one_connection")) ? 0 : 1;
        const db::ConnectionProfile copy = server.freshDatabase();
        valueOrDie(backup::restoreBackup(info.file, copy, {}));
        db::Connection connection = openOrDie(copy);
        QCOMPARE(number(connection, "SELECT (SELECT CAST(SUM(gold) AS SIGNED) FROM purse) + "
                                    "(SELECT CAST(SUM(gold) AS SIGNED) FROM chest)"),
                 kTotal);
        const qint64 made = number(connection, "SELECT made FROM transfers");
        QCOMPARE(number(connection, "SELECT CAST(SUM(gold) AS SIGNED) FROM chest"), made);
        QVERIFY2(made > before, "nobody wrote meanwhile");
        before = made;
    }
    stop = true;
    writers.clear();
    QVERIFY(together > 0);
    for (const Status &result : results)
        QVERIFY2(result, result ? "" : qPrintable(result.error().toText()));
}

/// Somebody has written and does not commit: the tables cannot be locked, and one connection has to do.
void LiveTest::longTransactionIsNotWaitedFor() {
    const db::ConnectionProfile source = PrivateServer::instance().freshDatabase();
    makePurses(source);
    db::Connection writer = openOrDie(source);
    valueOrDie(writer.begin());
    run(writer, {QStringLiteral("UPDATE purse SET gold = 5 WHERE id = 400000")});
    QTemporaryDir folder;
    QStringList events;
    const TaskContext context({}, {}, [&](const Event &event) { events << event.event; });
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), context));
    QCOMPARE(events.count(QStringLiteral("backup_with_one_connection")), db::workerCount() > 1 ? 1 : 0);
    QCOMPARE(info.rows(), 450000 + kAccounts + 1);
    const db::ConnectionProfile copy = PrivateServer::instance().freshDatabase();
    valueOrDie(backup::restoreBackup(info.file, copy, {}));
    db::Connection connection = openOrDie(copy);
    QCOMPARE(number(connection, "SELECT gold FROM purse WHERE id = 400000"), 0);
    valueOrDie(writer.commit());
}

void LiveTest::tablesThatSwapTheirNames_data() {
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("alone"); ///< one connection has to do
    const auto row = [](const char *name, const char *engine, const char *change, bool alone) {
        QTest::newRow(name) << QString::fromLatin1(engine) << QString::fromLatin1(change) << alone;
    };
    const char *swap = "RENAME TABLE blue TO x, green TO blue, x TO green";
    row("swapped", "InnoDB", swap, false);
    row("swapped, one connection", "InnoDB", swap, true);
    row("swapped, without transactions", "Aria", swap, false);
    row("replaced", "InnoDB", "RENAME TABLE blue TO old, green TO blue, old TO green", false);
    row("altered", "InnoDB", "ALTER TABLE blue ADD COLUMN c INT DEFAULT 5, ALGORITHM=INSTANT", false);
}

/// Between the look at the definitions and the first row.
void LiveTest::tablesThatSwapTheirNames() {
    QFETCH(const QString, engine);
    QFETCH(const QString, change);
    QFETCH(const bool, alone);
    const db::ConnectionProfile source = PrivateServer::instance().freshDatabase();
    const QString create = QStringLiteral("CREATE TABLE %1 (id INT PRIMARY KEY) ENGINE=%2");
    run(source, {QStringLiteral("CREATE TABLE apart (id INT PRIMARY KEY)"), create.arg(QStringLiteral("blue"), engine),
                 QStringLiteral("DO SLEEP(1.1)"), create.arg(QStringLiteral("green"), engine),
                 QStringLiteral("INSERT INTO blue VALUES (1)"), QStringLiteral("INSERT INTO green VALUES (2), (3)"),
                 QStringLiteral("DO SLEEP(1.1)")}); // the server tells seconds
    db::Connection writer = openOrDie(source);
    valueOrDie(writer.begin());
    if (alone)
        run(writer, {QStringLiteral("INSERT INTO apart VALUES (1)")});
    QTemporaryDir folder;
    bool changed = false;
    QStringList events;
    const TaskContext context(
        {},
        [&](const Progress &progress) {
            if (progress.done == 0 && !std::exchange(changed, true))
                run(source, {change});
        },
        [&](const Event &event) { events << event.event; });
    const auto info = backup::createBackup(source, optionsFor(folder.path()), context);
    QVERIFY(changed);
    QVERIFY(!alone || db::workerCount() == 1 || events.contains(QStringLiteral("backup_with_one_connection")));
    QVERIFY(!info);
    QCOMPARE(info.error().code, ErrorCode::CheckFailed);
    QCOMPARE(filesIn(folder.path()), QStringList());
    valueOrDie(writer.rollback());
    valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
}

void LiveTest::progressTellsRowsAndBytes() {
    const db::ConnectionProfile source = PrivateServer::instance().freshDatabase();
    makePurses(source);
    QTemporaryDir folder;
    qint64 most = 0;
    qint64 total = 0;
    QStringList texts;
    const TaskContext context({},
                              [&](const Progress &progress) {
                                  most = std::max(most, progress.done);
                                  total = progress.total;
                                  texts << progress.text;
                              },
                              {});
    const auto tellsBytes = [&] {
        return texts.filter(QStringLiteral("purse, ")).filter(QStringLiteral("B")).size() > 0;
    };
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), context));
    QVERIFY2(most > 100000 && most <= total, qPrintable(QString::number(most)));
    QVERIFY2(tellsBytes(), qPrintable(texts.last()));
    texts.clear();
    most = 0;
    valueOrDie(backup::restoreBackup(info.file, PrivateServer::instance().freshDatabase(), context));
    QVERIFY2(most > 100000, qPrintable(QString::number(most)));
}

void LiveTest::slicesHoldEveryRowOnce_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("values");
    QTest::addColumn<bool>("isCut");
    const auto row = [](const char *name, const char *key, const char *values, bool isCut = true) {
        QTest::newRow(name) << QString::fromUtf8(key) << QString::fromUtf8(values) << isCut;
    };
    row("int", "k INT, PRIMARY KEY (k)", "seq");
    row("negative", "k BIGINT, PRIMARY KEY (k)", "CAST(seq * 20000000000000 AS SIGNED) - 9223372036854775807");
    row("unsigned", "k BIGINT UNSIGNED, PRIMARY KEY (k)", "18446744073709551615 - seq * 50000000000000");
    row("all in one place", "k BIGINT, PRIMARY KEY (k)", "IF(seq = 1, -9000000000000000000, seq)");
    row("first of two", "k INT, l INT, PRIMARY KEY (k, l)", "seq");
    row("text", "k VARCHAR(40) COLLATE utf8mb4_unicode_ci, PRIMARY KEY (k)",
        "CONCAT(ELT(1 + seq % 4, 'Äpfel', '%1 \\'\\\\', 'ZEBRA', 'öl'), ' ', seq)");
    row("few texts", "k VARCHAR(40), l INT, PRIMARY KEY (k, l)", "ELT(1 + seq % 3, 'a', 'b', 'c')");
    row("bytes", "k BINARY(16), PRIMARY KEY (k)", "UNHEX(MD5(seq))");
    row("uuid", "k UUID, PRIMARY KEY (k)", "CONCAT(LPAD(HEX(seq * 7919), 8, '0'), '-0000-1000-8000-000000000000')");
    row("date", "k DATETIME(6), PRIMARY KEY (k)", "'2000-01-01' + INTERVAL seq * 7919 MICROSECOND");
    row("decimal", "k DECIMAL(30,10), PRIMARY KEY (k)", "seq / 7", false);
    row("enum", "k ENUM('b','a'), l INT, PRIMARY KEY (k, l)", "ELT(1 + seq % 2, 'b', 'a')", false);
    row("no key", "k INT", "seq", false);
}

void LiveTest::slicesHoldEveryRowOnce() {
    QFETCH(const QString, key);
    QFETCH(const QString, values);
    QFETCH(const bool, isCut);
    const db::ConnectionProfile profile = PrivateServer::instance().freshDatabase();
    db::Connection connection = openOrDie(profile);
    const bool two = key.contains(QLatin1String(" l INT"));
    run(connection,
        {QString(u"CREATE TABLE `t%1 o` (" + key + u") DEFAULT CHARSET=utf8mb4"),
         QString(u"INSERT INTO `t%1 o` SELECT " + values + QString(two ? u", seq" : u"") + u" FROM seq_1_to_350000"),
         QStringLiteral("ANALYZE TABLE `t%1 o`")});
    const std::vector<backup::TableContent> tables = valueOrDie(backup::readTables(connection));
    backup::SliceQueue queue(tables);
    qint64 slices = 0;
    db::RowHash sum;
    while (const auto slice = valueOrDie(queue.next(connection))) {
        QCOMPARE(slice->number, slices++);
        auto reader = valueOrDie(backup::openRows(connection, tables.front(), slice->condition));
        while (valueOrDie(reader.next()))
            sum.add(reader.row());
    }
    auto whole = valueOrDie(backup::openRows(connection, tables.front()));
    db::RowHash expected;
    while (valueOrDie(whole.next()))
        expected.add(whole.row());
    QCOMPARE(sum.rows(), 350000);
    QCOMPARE(sum.toHex(), expected.toHex());
    QVERIFY2(isCut == (slices > 1), qPrintable(QString::number(slices)));
}

QTEST_GUILESS_MAIN(LiveTest)
#include "live_test.moc"
