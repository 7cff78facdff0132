// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/dump/dump_scanner.h"
#include "backup/dump/sql_dump.h"

#include "tool_support.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::backup;

namespace {

const QByteArray kSandbox = "/*M!999999\\- enable the sandbox mode */ \n";
const QByteArray kTable = "CREATE TABLE `neu` (`id` int NOT NULL, `t` text, PRIMARY KEY (`id`));\n"
                          "INSERT INTO `neu` VALUES (1,'a;(\\'b'),(2,NULL);\n";
const QByteArray kEnd = "-- Dump completed on 2026-01-02  3:04:05\n";

db::ConnectionProfile target() {
    db::ConnectionProfile profile = PrivateServer::instance().freshDatabase();
    run(profile, richMariaDb());
    return profile;
}

BackupInfo makeDump(const db::ConnectionProfile &profile, const QString &folder) {
    return valueOrDie(createSqlDump(profile, optionsFor(folder), {}, {}));
}

} // namespace

class SqlDumpRestoreTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_target = target();
        m_state = stateOf(m_target);
    }
    /// Whatever a function tried: nothing is left and the database is as it was.
    void cleanup() {
        QCOMPARE(scratchDatabases(m_target), QStringList());
        COMPARE_STATES(stateOf(m_target), m_state);
    }
    void foreignDumps_data();
    void foreignDumps();
    void refused_data();
    void refused();
    void missingDefinersAreNamed();
    void everyFlippedByteIsFound();
    void cutOffIsFound();
    void differentContentIsFound();
    void cancelled();
    void withoutRights();
    void eventsAreMade();
    void changedDefaultOfTheDatabase();
    void killedServerLeavesTheTarget_data();
    void killedServerLeavesTheTarget();
    void scannerDoesNotDependOnPieces();

private:
    QString dump(const QByteArray &text) { return putFile(m_folder.filePath(QStringLiteral("dump.sql")), text); }

    QTemporaryDir m_folder;
    db::ConnectionProfile m_target;
    QStringList m_state;
};

void SqlDumpRestoreTest::foreignDumps_data() {
    QTest::addColumn<QByteArray>("text"), QTest::addColumn<bool>("compressed");
    QTest::newRow("plain") << kTable + kEnd << false;
    QTest::newRow("compressed") << kTable + kEnd << true;
    QTest::newRow("sandbox") << kSandbox + kTable + kEnd << false;
    QTest::newRow("CR LF") << QByteArray(kTable + kEnd).replace("\n", "\r\n") << false;
    QTest::newRow("latin1") << "SET NAMES latin1;\n" + kTable + "UPDATE_IS_NO_DUMP" + kEnd << false;
    QTest::newRow("settings")
        << "/*!40101 SET NAMES utf8 */;\n/*!40014 SET UNIQUE_CHECKS=0 */;\nLOCK TABLES `x` WRITE;\n"
           "UNLOCK TABLES;\n" +
               kTable + kEnd
        << false;
    QTest::newRow("words in texts")
        << kTable + "INSERT INTO `neu` VALUES (3,'\nUSE mysql;\nDROP DATABASE x;\n\\\\! ls\n');\n" + kEnd << false;
}

void SqlDumpRestoreTest::foreignDumps() {
    QFETCH(QByteArray, text);
    QFETCH(bool, compressed);
    const bool latin1 = text.startsWith("SET NAMES latin1");
    if (latin1)
        text.replace("UPDATE_IS_NO_DUMP", "INSERT INTO `neu` VALUES (9,'\xFC');\n");
    if (text.contains("LOCK TABLES `x`"))
        text.replace("LOCK TABLES `x` WRITE;\nUN", "/*!40000 ALTER DATABASE */;\n/* no lock */ UN")
            .replace("/*!40000 ALTER DATABASE */;\n", "");
    QString file = dump(text);
    if (compressed) {
        outputOf(QStringLiteral("zstd -qf '%1'").arg(file));
        file += QStringLiteral(".zst");
    }
    const db::ConnectionProfile into = PrivateServer::instance().freshDatabase();
    run(into, {QStringLiteral("CREATE TABLE alt (id INT PRIMARY KEY)")});

    const RestoreReport report = valueOrDie(restoreSqlDump(file, into, {}));

    QCOMPARE(report.tables.size(), 1U);
    QCOMPARE(report.tables.front().name, QStringLiteral("neu"));
    db::Connection connection = openOrDie(into);
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("SELECT t FROM neu WHERE id = 1")))->toString(),
             QStringLiteral("a;('b"));
    if (latin1)
        QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("SELECT t FROM neu WHERE id = 9")))->toString(),
                 QStringLiteral("ü"));
    const auto info = readSqlDumpInfo(file);
    QVERIFY(!info);
    QCOMPARE(info.error().code, ErrorCode::Foreign);
}

void SqlDumpRestoreTest::refused_data() {
    QTest::addColumn<QByteArray>("text"), QTest::addColumn<int>("line");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QByteArray &text, int line, const QString &said) {
        QTest::newRow(name) << text << line << said;
    };
    row("USE", kTable + "USE mysql;\n" + kEnd, 3, QStringLiteral("another database"));
    row("USE in a comment that is run", kTable + "/*!40000 USE `mysql` */;\n" + kEnd, 3,
        QStringLiteral("another database"));
    row("CREATE DATABASE", kSandbox + "CREATE DATABASE /*!32312 IF NOT EXISTS*/ `garten`;\n" + kTable + kEnd, 2,
        QStringLiteral("more than the objects"));
    row("DROP DATABASE", "/*!40000 DROP DATABASE IF EXISTS `garten`*/;\n" + kTable + kEnd, 1,
        QStringLiteral("more than the objects"));
    row("shell", kTable + "\\! touch /tmp/x\n" + kEnd, 3, QStringLiteral("client"));
    row("system", kTable + "system touch /tmp/x\n;\n" + kEnd, 3, QStringLiteral("client"));
    row("source", kTable + "source /tmp/x.sql\n;\n" + kEnd, 3, QStringLiteral("client"));
    row("other database", kTable + "INSERT INTO `mysql`.`user` VALUES (1);\n" + kEnd, 3,
        QStringLiteral("database of its table"));
    row("drop elsewhere", kTable + "DROP TABLE IF EXISTS `a`, `b`.`c`;\n" + kEnd, 3,
        QStringLiteral("database of its table"));
    row("create elsewhere", "CREATE TABLE IF NOT EXISTS b.c (id int);\n" + kEnd, 1,
        QStringLiteral("database of its table"));
    row("account", kTable + "CREATE USER 'eva'@'%';\n" + kEnd, 3, QStringLiteral("more than the objects"));
    row("grant", kTable + "GRANT ALL ON *.* TO eva;\n" + kEnd, 3, QStringLiteral("GRANT"));
    row("server setting", "SET @@GLOBAL.gtid_slave_pos='';\n" + kTable + kEnd, 1, QStringLiteral("server"));
    row("server setting too", "SET sql_mode='', GLOBAL max_connections=1;\n" + kTable + kEnd, 1,
        QStringLiteral("server"));
    row("library", "CREATE FUNCTION f RETURNS STRING SONAME 'x.so';\n" + kEnd, 1, QStringLiteral("library"));
    row("rows from a query", kTable + "INSERT INTO neu SELECT 3, user FROM mysql.user;\n" + kEnd, 3,
        QStringLiteral("INSERT"));
    row("prepared", "PREPARE s FROM 'DROP DATABASE x';\n" + kEnd, 1, QStringLiteral("PREPARE"));
    row("collation", QByteArray(kTable).replace("text", "text COLLATE klingon_ci") + kEnd, 0,
        QStringLiteral("klingon_ci"));
    row("character set", QByteArray(kTable).replace("));\nI", ")) DEFAULT CHARSET=klingon;\nI") + kEnd, 0,
        QStringLiteral("klingon"));
    row("engine", QByteArray(kTable).replace("));\nI", ")) ENGINE=Warp;\nI") + kEnd, 0, QStringLiteral("warp"));
    row("cut off", kTable, 0, QStringLiteral("cut off"));
    row("cut off in a text", kTable + "INSERT INTO `neu` VALUES (3,'abc", 3, QStringLiteral("not complete"));
    row("cut off in a row", kTable + "INSERT INTO `neu` VALUES (3,", 3, QStringLiteral("not complete"));
    row("empty", "", 0, QStringLiteral("cut off"));
    row("double row", kTable + "INSERT INTO `neu` VALUES (1,'x');\n" + kEnd, 0, QStringLiteral("Duplicate entry"));
    row("lost rows",
        QByteArray(kTable).replace("INSERT", "INSERT IGNORE") + "INSERT IGNORE INTO `neu` VALUES (1,'x');\n" + kEnd, 0,
        QStringLiteral("has 2 rows after it was loaded; the dump has 3"));
    row("nonsense", "CREATE TABLE `neu` (nonsense);\n" + kEnd, 0, QStringLiteral("ERROR 1064"));
    row("gzip", "\x1F\x8B\x08", 0, QStringLiteral("gunzip"));
}

void SqlDumpRestoreTest::refused() {
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(QString, said);
    const auto restored = restoreSqlDump(dump(text), m_target, {});
    QVERIFY(!restored);
    QVERIFY2(restored.error().toText().contains(said), qPrintable(restored.error().toText()));
    if (line > 0) {
        QVERIFY(restored.error().position);
        QCOMPARE(restored.error().position->line, line);
    }
}

void SqlDumpRestoreTest::missingDefinersAreNamed() {
    const db::ConnectionProfile into = PrivateServer::instance().freshDatabase();
    const QString file = dump(kTable +
                              "DELIMITER ;;\n/*!50003 CREATE*/ /*!50017 DEFINER=`niemand`@`%`*/ /*!50003 TRIGGER t "
                              "BEFORE INSERT ON neu FOR EACH ROW SET @a = 1 */;;\nDELIMITER ;\n" +
                              kEnd);
    QStringList warnings;
    const TaskContext context({}, {}, [&warnings](const Event &event) { warnings << event.message; });
    valueOrDie(restoreSqlDump(file, into, context));
    QVERIFY2(warnings.join(u'\n').contains(QLatin1String("niemand@%")), qPrintable(warnings.join(u'\n')));
}

void SqlDumpRestoreTest::everyFlippedByteIsFound() {
    const QTemporaryDir folder;
    const db::ConnectionProfile profile = PrivateServer::instance().freshDatabase();
    run(profile, {QStringLiteral("CREATE TABLE neu (id INT PRIMARY KEY, t TEXT)"),
                  QStringLiteral("INSERT INTO neu VALUES (1, 'x'), (2, 'y')")});
    const BackupInfo info = makeDump(profile, folder.path());
    const QByteArray good = bytesOf(info.file);
    for (qsizetype i = 0; i < good.size(); ++i) {
        QByteArray bad = good;
        bad[i] = static_cast<char>(bad[i] ^ (1 << (i % 8)));
        putFile(info.file, bad);
        const auto verified = verifySqlDump(info.file, VerifyDepth::Checksum, nullptr, {});
        QVERIFY2(!verified, qPrintable(QStringLiteral("byte %1").arg(i)));
        // A restore reads a dump before it speaks to the server, so the target need not exist.
        const auto restored = restoreSqlDump(info.file, m_target, {});
        QVERIFY2(!restored, qPrintable(QStringLiteral("byte %1").arg(i)));
        QVERIFY2(restored.error().code == ErrorCode::Damaged || restored.error().code == ErrorCode::InvalidInput,
                 qPrintable(restored.error().toText()));
    }
    putFile(info.file, good);
    valueOrDie(verifySqlDump(info.file, VerifyDepth::Contents, nullptr, {}));
}

void SqlDumpRestoreTest::cutOffIsFound() {
    const QTemporaryDir folder;
    const BackupInfo info = makeDump(m_target, folder.path());
    const QByteArray good = bytesOf(info.file);
    for (const qsizetype size : {qsizetype(0), qsizetype(3), good.size() / 2, good.size() - 1, good.size() - 44}) {
        putFile(info.file, good.first(size));
        QVERIFY(!verifySqlDump(info.file, VerifyDepth::Checksum, nullptr, {}));
        QVERIFY(!restoreSqlDump(info.file, m_target, {}));
    }
    putFile(info.file, good + "\n");
    QVERIFY(!verifySqlDump(info.file, VerifyDepth::Checksum, nullptr, {}));
    QVERIFY(!restoreSqlDump(info.file, m_target, {}));
}

/// The trial restore finds what a checksum cannot: a server that gives back something else.
void SqlDumpRestoreTest::differentContentIsFound() {
    const QTemporaryDir folder;
    const BackupInfo info = makeDump(m_target, folder.path());
    const TrialServer server{PrivateServer::instance().adminProfile(), {}};
    const ProgramFolder programs;
    const QByteArray probe = "[ \"$2\" = --version ] && exec $REAL \"$@\"\n";
    programs.add(QStringLiteral("mariadb"), probe + "sed \"s/'y'/'z'/\" | $REAL \"$@\"\n");
    const auto rows = verifySqlDump(info.file, VerifyDepth::Restored, &server, {});
    QVERIFY(!rows);
    QVERIFY2(rows.error().message.contains(QLatin1String("beete")), qPrintable(rows.error().toText()));
    programs.add(QStringLiteral("mariadb"),
                 probe + "sed 's/DROP FUNCTION/CREATE FUNCTION zuviel() RETURNS INT RETURN 1; &/' "
                         "| sed 's|/\\*!50003 CREATE FUNCTION|CREATE FUNCTION|; s|\\(RETURN 1;\\)|\\1 "
                         "/*!50003|' | $REAL \"$@\"\n");
    const auto definitions = verifySqlDump(info.file, VerifyDepth::Restored, &server, {});
    QVERIFY(!definitions);
    QVERIFY2(definitions.error().message.contains(QLatin1String("definitions")),
             qPrintable(definitions.error().toText()));
    programs.add(QStringLiteral("mariadb"), probe + "head -c 2000 >/dev/null\nexit 0\n");
    QVERIFY(!verifySqlDump(info.file, VerifyDepth::Restored, &server, {}));
    QVERIFY(!restoreSqlDump(info.file, m_target, {}));
    programs.add(QStringLiteral("mariadb"), probe + "head -c 9000 | $REAL \"$@\"\nkill -KILL $$\n");
    QVERIFY(!restoreSqlDump(info.file, m_target, {}));
}

void SqlDumpRestoreTest::cancelled() {
    const QTemporaryDir folder;
    const BackupInfo info = makeDump(m_target, folder.path());
    int reports = 0;
    std::stop_source counting;
    const TaskContext count(counting.get_token(), [&reports](const Progress &) { ++reports; }, {});
    valueOrDie(restoreSqlDump(info.file, PrivateServer::instance().freshDatabase(), count));
    QVERIFY(reports > 2);
    for (int at = 1; at <= 3; ++at) {
        std::stop_source stop;
        int seen = 0;
        const TaskContext context(stop.get_token(),
                                  [&](const Progress &) {
                                      if (++seen == at)
                                          stop.request_stop();
                                  },
                                  {});
        const auto restored = restoreSqlDump(info.file, m_target, context);
        QVERIFY(!restored);
        QCOMPARE(restored.error().code, ErrorCode::Cancelled);
    }
}

void SqlDumpRestoreTest::withoutRights() {
    const db::ConnectionProfile into = PrivateServer::instance().freshDatabase();
    db::Connection admin = openOrDie(into);
    run(admin, {QStringLiteral("CREATE TABLE alt (id INT PRIMARY KEY)"),
                QStringLiteral("CREATE USER gast@localhost IDENTIFIED BY 'x'"),
                QStringLiteral("GRANT ALL ON `%1`.* TO gast@localhost").arg(into.database)});
    const QStringList before = stateOf(into);
    db::ConnectionProfile guest = into;
    guest.user = QStringLiteral("gast");
    guest.password = QStringLiteral("x");
    const auto restored = restoreSqlDump(dump(kTable + kEnd), guest, {});
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::AccessDenied);
    QVERIFY(restored.error().hint.contains(QLatin1String("GRANT ALL PRIVILEGES ON `stellwerk\\_scratch\\_%`.*")));
    COMPARE_STATES(stateOf(into), before);
    run(admin, {QStringLiteral("GRANT ALL PRIVILEGES ON `stellwerk\\_scratch\\_%`.* TO gast@localhost")});
    valueOrDie(restoreSqlDump(dump(kTable + kEnd), guest, {}));
}

/// They are made last and in the target only, with their state.
void SqlDumpRestoreTest::eventsAreMade() {
    const QTemporaryDir folder;
    const db::ConnectionProfile profile = PrivateServer::instance().freshDatabase();
    run(profile,
        {QStringLiteral("CREATE TABLE neu (id INT PRIMARY KEY)"),
         QStringLiteral("CREATE EVENT tags ON SCHEDULE EVERY 1 DAY STARTS '2024-01-01 03:00:00' DO DELETE FROM neu"),
         QStringLiteral("CREATE EVENT nachts ON SCHEDULE EVERY 1 DAY STARTS '2024-01-01 03:00:00' DISABLE DO "
                        "BEGIN DELETE FROM neu; SET @a = ';'; END")});
    const BackupInfo info = makeDump(profile, folder.path());
    const db::ConnectionProfile into = PrivateServer::instance().freshDatabase();
    run(into, {QStringLiteral("CREATE EVENT zuviel ON SCHEDULE EVERY 1 DAY DISABLE DO SET @a = 1")});
    valueOrDie(restoreSqlDump(info.file, into, {}));
    COMPARE_STATES(stateOf(into), stateOf(profile));
}

/// mariadb-dump then writes ALTER DATABASE with the name of the dumped one, which must not reach a server.
void SqlDumpRestoreTest::changedDefaultOfTheDatabase() {
    const QTemporaryDir folder;
    const db::ConnectionProfile profile = PrivateServer::instance().freshDatabase();
    run(profile, {QStringLiteral("ALTER DATABASE %1 CHARACTER SET latin1").arg(profile.database),
                  QStringLiteral("CREATE TABLE neu (id INT PRIMARY KEY)"),
                  QStringLiteral("CREATE TRIGGER t BEFORE INSERT ON neu FOR EACH ROW SET @a = 1"),
                  QStringLiteral("ALTER DATABASE %1 CHARACTER SET utf8mb4").arg(profile.database)});
    const BackupInfo info = makeDump(profile, folder.path());
    QVERIFY(outputOf(QStringLiteral("zstd -dc '%1'").arg(info.file)).contains("ALTER DATABASE"));
    const db::ConnectionProfile into = PrivateServer::instance().freshDatabase();
    run(profile, {QStringLiteral("ALTER DATABASE %1 CHARACTER SET ascii").arg(profile.database)});
    valueOrDie(restoreSqlDump(info.file, into, {}));
    COMPARE_STATES(checksumsOf(into), checksumsOf(profile));
    db::Connection connection = openOrDie(profile);
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("SELECT @@character_set_database")))->toString(),
             QStringLiteral("ascii"));
}

void SqlDumpRestoreTest::killedServerLeavesTheTarget_data() {
    QTest::addColumn<int>("pass");
    QTest::newRow("while the rows are loaded") << 2;
    QTest::newRow("when they are beside the target") << 3;
}

/// What it had is still there, and the next restore does not mind what this one has left.
void SqlDumpRestoreTest::killedServerLeavesTheTarget() {
    QFETCH(int, pass);
    const QTemporaryDir folder;
    // What was committed before the kill must count.
    PrivateServer server({QStringLiteral("--innodb-flush-log-at-trx-commit=1")});
    const db::ConnectionProfile profile = server.freshDatabase();
    run(profile,
        {QStringLiteral("CREATE TABLE neu (id INT PRIMARY KEY)"), QStringLiteral("INSERT INTO neu VALUES (1)"),
         QStringLiteral("CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2024-01-01 03:00:00' DISABLE DO SET @a = 1")});
    const BackupInfo info = makeDump(profile, folder.path());
    const QStringList dumped = stateOf(profile);
    run(profile, {QStringLiteral("CREATE TABLE mehr (id INT PRIMARY KEY)"), QStringLiteral("DELETE FROM neu")});
    const auto own = [&profile] {
        db::Connection connection = openOrDie(profile);
        QStringList lines;
        for (const BackupTable &table : valueOrDie(hashTables(connection, {}))) // without temporary ones
            lines << QString(table.name + table.hash);
        for (const SchemaObject &object : valueOrDie(readObjects(connection)))
            lines << object.create;
        return lines;
    };
    const QStringList before = own();
    int seen = 0;
    const TaskContext context({},
                              [&](const Progress &progress) {
                                  if (progress.total == info.fileSize && ++seen == pass)
                                      server.kill();
                              },
                              {});
    QVERIFY(!restoreSqlDump(info.file, profile, context));
    QVERIFY(seen >= pass);
    server.start();
    QCOMPARE(own(), before);
    valueOrDie(restoreSqlDump(info.file, profile, {}));
    COMPARE_STATES(stateOf(profile), dumped);
}

void SqlDumpRestoreTest::scannerDoesNotDependOnPieces() {
    const QTemporaryDir folder;
    const BackupInfo info = makeDump(m_target, folder.path());
    const QByteArray text = outputOf(QStringLiteral("zstd -dc '%1'").arg(info.file));
    for (const qsizetype size : {qsizetype(1), qsizetype(7), qsizetype(33), text.size()}) {
        QByteArray passed;
        DumpScanner scanner(info.file, [&passed](DumpScanner::Piece piece, std::string_view bytes) -> Status {
            const bool own = piece == DumpScanner::Piece::Session;
            passed.append(bytes.data(), own ? 0 : static_cast<qsizetype>(bytes.size()));
            return {};
        });
        for (qsizetype i = 0; i < text.size(); i += size) {
            const QByteArray piece = text.sliced(i, std::min(size, text.size() - i));
            valueOrDie(scanner.add({piece.constData(), static_cast<size_t>(piece.size())}));
        }
        const DumpContent content = valueOrDie(scanner.finish());
        QCOMPARE(passed, text);
        QVERIFY(content.completed);
        QCOMPARE(content.tables.size(), info.tables.size());
        for (size_t i = 0; i < content.tables.size(); ++i) {
            QCOMPARE(content.tables[i].name, info.tables[i].name);
            QCOMPARE(content.tables[i].hash, info.tables[i].hash);
        }
    }
}

QTEST_GUILESS_MAIN(SqlDumpRestoreTest)
#include "sql_dump_restore_test.moc"
