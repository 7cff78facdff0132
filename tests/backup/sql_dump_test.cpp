// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/dump/sql_dump.h"

#include <QRegularExpression>

#include "tool_support.h"
#include <sys/resource.h>

#include <csignal>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::backup;

namespace {

const project::ToolSettings kNoTools;
/// Hard to write in an option file, a shell and SQL.
const QString kPassword = QStringLiteral("p#a\"s's\\w ö;$HOME=\\n[x]");

db::ConnectionProfile richDatabase() {
    db::ConnectionProfile profile = PrivateServer::instance().freshDatabase();
    run(profile, richMariaDb());
    return profile;
}

db::ConnectionProfile smallDatabase(const QString &filler = QStringLiteral("x")) {
    db::ConnectionProfile profile = PrivateServer::instance().freshDatabase();
    run(profile, {QStringLiteral("CREATE TABLE beete (id INT PRIMARY KEY, t LONGTEXT)"),
                  QString(u"INSERT INTO beete SELECT seq, '" + filler + u"' FROM seq_1_to_100")});
    return profile;
}

} // namespace

class SqlDumpTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void standardToolsRestoreIt();
    void metadataComesFromTheFileAlone();
    void versionedTablesKeepTheirPast();
    void floatsAreNamed();
    void passwordIsNowhere_data();
    void passwordIsNowhere();
    void prefixIsUsed();
    void missingTool();
    void wrongTools_data();
    void wrongTools();
    void failuresLeaveNothing_data();
    void failuresLeaveNothing();
    void cancelLeavesNothing();
    void fullDiskLeavesNothing();
    void killedServerLeavesNothing();
    void prefixToAnotherServerIsNoticed();
};

void SqlDumpTest::roundTrip() {
    const QTemporaryDir folder;
    const db::ConnectionProfile profile = richDatabase();
    const QStringList checksums = checksumsOf(profile);
    const QStringList state = stateOf(profile);
    const BackupInfo info = valueOrDie(createSqlDump(profile, optionsFor(folder.path()), kNoTools, {}));
    QCOMPARE(filesIn(folder.path()).size(), 1);
    const TrialServer server{PrivateServer::instance().adminProfile(), {}};
    for (const VerifyDepth depth : {VerifyDepth::Checksum, VerifyDepth::Contents, VerifyDepth::Restored})
        valueOrDie(verifySqlDump(info.file, depth, &server, {}));
    run(profile, ruinMariaDb());
    QVERIFY(checksumsOf(profile) != checksums);

    const RestoreReport report = valueOrDie(restoreSqlDump(info.file, profile, {}));

    COMPARE_STATES(checksumsOf(profile), checksums);
    COMPARE_STATES(stateOf(profile), state);
    QCOMPARE(report.rows, info.rows());
    QCOMPARE(scratchDatabases(profile), QStringList());
    const db::ConnectionProfile other = PrivateServer::instance().freshDatabase();
    valueOrDie(restoreSqlDump(info.file, other, {}));
    COMPARE_STATES(checksumsOf(other), checksums);
}

void SqlDumpTest::standardToolsRestoreIt() {
    const QTemporaryDir folder;
    const db::ConnectionProfile profile = richDatabase();
    const BackupInfo info = valueOrDie(createSqlDump(profile, optionsFor(folder.path()), kNoTools, {}));
    const db::ConnectionProfile target = PrivateServer::instance().freshDatabase();

    outputOf(QStringLiteral("zstd -dc '%1' | mariadb --no-defaults -S '%2' -u root %3")
                 .arg(info.file, target.socket, target.database));

    COMPARE_STATES(checksumsOf(target), checksumsOf(profile));
    const QByteArray text = outputOf(QStringLiteral("zstd -dc '%1'").arg(info.file));
    QVERIFY(text.trimmed().endsWith("-- Dump completed"));
    QVERIFY(!text.contains("CREATE DATABASE"));
    QVERIFY(!text.contains("\nUSE "));
}

void SqlDumpTest::metadataComesFromTheFileAlone() {
    const QTemporaryDir folder;
    const db::ConnectionProfile profile = smallDatabase();
    const BackupInfo made = valueOrDie(createSqlDump(profile, optionsFor(folder.path()), kNoTools, {}));
    QVERIFY(QRegularExpression(QStringLiteral("/backup_\\d{8}_\\d{6}_v0\\.4\\.0_m3\\.sql\\.zst$"))
                .match(made.file)
                .hasMatch());
    QCOMPARE(QFile::permissions(made.file) &
                 (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther),
             QFileDevice::Permissions());

    const BackupInfo info = valueOrDie(readSqlDumpInfo(made.file));

    QCOMPARE(info.kind, BackupKind::SqlDump);
    QCOMPARE(info.engine, db::Engine::MariaDb);
    QCOMPARE(info.databaseName, profile.database);
    QCOMPARE(info.serverVersion, openOrDie(profile).serverVersion());
    QCOMPARE(info.projectId, QStringLiteral("garten"));
    QCOMPARE(info.databaseVersion, Version(0, 4, 0));
    QCOMPARE(info.migrationNumber, 3);
    QCOMPARE(info.trigger, QStringLiteral("manual"));
    QCOMPARE(info.fileSize, QFileInfo(made.file).size());
    QCOMPARE(info.tables.size(), 1U);
    QCOMPARE(info.tables.front().name, QStringLiteral("beete"));
    QCOMPARE(info.rows(), 100);
    QVERIFY(qAbs(info.createdAt.secsTo(QDateTime::currentDateTimeUtc())) < 3600);
    // A second one in the same second gets a name of its own, and neither replaces the other.
    for (int i = 0; i < 3; ++i)
        valueOrDie(createSqlDump(profile, optionsFor(folder.path()), kNoTools, {}));
    QCOMPARE(filesIn(folder.path()).size(), 4);
}

void SqlDumpTest::versionedTablesKeepTheirPast() {
    const QTemporaryDir folder;
    const db::ConnectionProfile profile = PrivateServer::instance().freshDatabase();
    run(profile, {QStringLiteral("CREATE TABLE v (id INT PRIMARY KEY, n INT) WITH SYSTEM VERSIONING"),
                  QStringLiteral("INSERT INTO v VALUES (1, 1), (2, 1)"), QStringLiteral("UPDATE v SET n = n + 1"),
                  QStringLiteral("DELETE FROM v WHERE id = 2")});
    const QString past = QStringLiteral("SELECT GROUP_CONCAT(CONCAT_WS(' ', id, n, ROW_START, ROW_END) ORDER BY id, "
                                        "ROW_START) FROM v FOR SYSTEM_TIME ALL");
    const auto read = [&past](const db::ConnectionProfile &from) {
        db::Connection connection = openOrDie(from);
        return valueOrDie(connection.selectValue(past))->toString();
    };
    const QString before = read(profile);
    const BackupInfo info = valueOrDie(createSqlDump(profile, optionsFor(folder.path()), kNoTools, {}));
    QCOMPARE(info.rows(), 4);
    const TrialServer server{PrivateServer::instance().adminProfile(), {}};
    valueOrDie(verifySqlDump(info.file, VerifyDepth::Restored, &server, {}));
    const db::ConnectionProfile target = PrivateServer::instance().freshDatabase();

    valueOrDie(restoreSqlDump(info.file, target, {}));

    QCOMPARE(read(target), before);
}

void SqlDumpTest::floatsAreNamed() {
    const QTemporaryDir folder;
    const db::ConnectionProfile profile = smallDatabase();
    run(profile, {QStringLiteral("ALTER TABLE beete ADD COLUMN gewicht FLOAT")});
    QStringList warnings;
    const TaskContext context({}, {}, [&warnings](const Event &event) { warnings << event.message; });
    valueOrDie(createSqlDump(profile, optionsFor(folder.path()), kNoTools, context));
    QVERIFY2(warnings.join(u'\n').contains(QLatin1String("beete.gewicht")), qPrintable(warnings.join(u'\n')));
}

void SqlDumpTest::passwordIsNowhere_data() {
    QTest::addColumn<bool>("prefix");
    QTest::newRow("in PATH") << false;
    QTest::newRow("through a prefix") << true;
}

void SqlDumpTest::passwordIsNowhere() {
    QFETCH(bool, prefix);
    const QTemporaryDir folder;
    db::ConnectionProfile profile = smallDatabase();
    db::Connection admin = openOrDie(profile);
    const QString quoted =
        QString::fromStdString(admin.dialect().literal({db::ValueKind::Text, kPassword.toStdString()}));
    const QString user = prefix ? QStringLiteral("anna") : QStringLiteral("berta");
    run(admin, {QStringLiteral("CREATE USER %1@localhost IDENTIFIED BY %2").arg(user, quoted),
                QStringLiteral("GRANT ALL ON *.* TO %1@localhost").arg(user)});
    profile.user = user;
    profile.password = kPassword;
    const ProgramFolder programs;
    // Looks at everything that anybody could see while it runs, itself included.
    const QByteArray spy = "cat /proc/[0-9]*/cmdline >> '" +
                           QFile::encodeName(programs.filePath(QStringLiteral("args"))) +
                           "' 2>/dev/null\ncat /proc/$$/environ >> '" +
                           QFile::encodeName(programs.filePath(QStringLiteral("environment"))) + "'\n";
    for (const QString &tool : {QStringLiteral("mariadb-dump"), QStringLiteral("mariadb")})
        programs.add(tool, spy + "exec $REAL \"$@\"\n");
    project::ToolSettings tools;
    if (prefix)
        tools.prefix = QStringList{QStringLiteral("env"), QStringLiteral("LC_ALL=C")};
    const QByteArray secret = QStringLiteral("a\"s's").toUtf8();

    const BackupInfo info = valueOrDie(createSqlDump(profile, optionsFor(folder.path()), tools, {}));
    valueOrDie(restoreSqlDump(info.file, profile, {}));

    const QByteArray arguments = bytesOf(programs.filePath(QStringLiteral("args")));
    QVERIFY(arguments.contains(prefix ? "--defaults-file=/dev/stdin" : "--defaults-file=/dev/fd/"));
    QVERIFY(arguments.contains("--binary-mode"));
    QVERIFY(!arguments.contains(secret));
    QVERIFY(!bytesOf(programs.filePath(QStringLiteral("environment"))).contains(secret));
    QCOMPARE(filesIn(folder.path()).size(), 1);
    QVERIFY(!bytesOf(info.file).contains(secret));
    QVERIFY(!outputOf(QStringLiteral("zstd -dc '%1'").arg(info.file)).contains(secret));
    programs.add(QStringLiteral("mariadb-dump"),
                 "[ \"$2\" = --version ] && exec $REAL \"$@\"\nexec $REAL \"$@\" --no-such-option\n");
    const auto failed = createSqlDump(profile, optionsFor(folder.path()), tools, {});
    QVERIFY(!failed);
    QVERIFY(failed.error().toText().contains(QLatin1String("no-such-option")));
    QVERIFY(!failed.error().toText().toUtf8().contains(secret));
}

void SqlDumpTest::prefixIsUsed() {
    const QTemporaryDir folder;
    const db::ConnectionProfile profile = smallDatabase();
    const ProgramFolder programs;
    const QString used = programs.filePath(QStringLiteral("used"));
    const QString wrapper = programs.add(QStringLiteral("wrapper"),
                                         "echo \"$1 $2\" >> '" + QFile::encodeName(used) + "'\nshift\nexec \"$@\"\n");
    project::ToolSettings tools{{wrapper, QStringLiteral("box")}, {}, 0, profile.socket};
    db::ConnectionProfile elsewhere = profile;

    const BackupInfo info = valueOrDie(createSqlDump(elsewhere, optionsFor(folder.path()), tools, {}));

    valueOrDie(verifySqlDump(info.file, VerifyDepth::Contents, nullptr, {}));
    QCOMPARE(bytesOf(used), QByteArray("box mariadb-dump\nbox mariadb-dump\n")); // its version, then the dump
    tools.socket = folder.filePath(QStringLiteral("none"));
    QVERIFY(!createSqlDump(profile, optionsFor(folder.path()), tools, {})); // so the address was that of the tools
    db::Connection admin = openOrDie(profile);
    elsewhere.database = QStringLiteral("a;b");
    run(admin, {QStringLiteral("CREATE DATABASE `a;b`")});
    const auto odd = createSqlDump(elsewhere, optionsFor(folder.path()), tools, {});
    QVERIFY(!odd);
    QCOMPARE(odd.error().code, ErrorCode::CheckFailed);
    QVERIFY(odd.error().message.contains(QLatin1String("a;b")));
    valueOrDie(createSqlDump(elsewhere, optionsFor(folder.path()), kNoTools, {})); // without a prefix it is no problem
}

void SqlDumpTest::missingTool() {
    const QTemporaryDir folder;
    const db::ConnectionProfile profile = smallDatabase();
    const BackupInfo info = valueOrDie(createSqlDump(profile, optionsFor(folder.path()), kNoTools, {}));
    const QStringList before = stateOf(profile);
    const ProgramFolder programs(false);
    const auto dumped = createSqlDump(profile, optionsFor(folder.path()), kNoTools, {});
    QVERIFY(!dumped);
    QCOMPARE(dumped.error().code, ErrorCode::NotFound);
    QVERIFY(dumped.error().toText().contains(QLatin1String("apt install mariadb-client")));
    const auto restored = restoreSqlDump(info.file, profile, {});
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::NotFound);
    COMPARE_STATES(stateOf(profile), before);
    QCOMPARE(scratchDatabases(profile), QStringList());
    QCOMPARE(filesIn(folder.path()).size(), 1);
    const project::ToolSettings nowhere{{QStringLiteral("/no/such/program")}, {}, 0, {}};
    const auto prefixed = createSqlDump(profile, optionsFor(folder.path()), nowhere, {});
    QVERIFY(!prefixed);
    QCOMPARE(prefixed.error().code, ErrorCode::NotFound);
}

void SqlDumpTest::wrongTools_data() {
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QString>("said");
    QTest::newRow("older") << QByteArray("mysqldump  Ver 10.19 Distrib 10.5.23-MariaDB, for debian-linux-gnu (x86_64)")
                           << QStringLiteral("10.5.23");
    QTest::newRow("MySQL's") << QByteArray("mysqldump  Ver 8.0.36 for Linux on x86_64 (MySQL Community Server - GPL)")
                             << QStringLiteral("not MariaDB's");
    QTest::newRow("silent") << QByteArray() << QStringLiteral("not MariaDB's");
}

void SqlDumpTest::wrongTools() {
    QFETCH(QByteArray, version);
    QFETCH(QString, said);
    const QTemporaryDir folder;
    const db::ConnectionProfile profile = smallDatabase();
    const ProgramFolder programs;
    programs.add(QStringLiteral("mariadb-dump"), "echo '" + version + "'\n");
    const auto dumped = createSqlDump(profile, optionsFor(folder.path()), kNoTools, {});
    QVERIFY(!dumped);
    QCOMPARE(dumped.error().code, ErrorCode::CheckFailed);
    QVERIFY2(dumped.error().toText().contains(said), qPrintable(dumped.error().toText()));
    QCOMPARE(filesIn(folder.path()), QStringList());
}

void SqlDumpTest::failuresLeaveNothing_data() {
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("said");
    QTest::newRow("exit code") << QByteArray("$REAL \"$@\"\nexit 3\n") << QStringLiteral("exit code 3");
    QTest::newRow("complaint") << QByteArray("$REAL \"$@\"\necho 'Warning: something' >&2\n")
                               << QStringLiteral("Warning: something");
    QTest::newRow("cut off") << QByteArray("$REAL \"$@\" | head -c 3000\n") << QString();
    QTest::newRow("no last line") << QByteArray("$REAL \"$@\" | grep -v 'Dump completed'\n")
                                  << QStringLiteral("last line");
    QTest::newRow("killed in the middle")
        << QByteArray("$REAL \"$@\" | head -c 3000\nkill -KILL $$\n") << QStringLiteral("ended from outside");
    QTest::newRow("a table is missing") << QByteArray("$REAL \"$@\" | sed '/Table structure/,/UNLOCK TABLES/d'\n")
                                        << QStringLiteral("The table beete is missing");
    QTest::newRow("another database") << QByteArray("$REAL \"$@\" | sed 's/^LOCK/USE mysql;&/'\n")
                                      << QStringLiteral("another database");
}

void SqlDumpTest::failuresLeaveNothing() {
    QFETCH(QByteArray, script);
    QFETCH(QString, said);
    const QTemporaryDir folder;
    const db::ConnectionProfile profile = smallDatabase(QString(200, u'x'));
    const ProgramFolder programs;
    programs.add(QStringLiteral("mariadb-dump"), "[ \"$2\" = --version ] && exec $REAL \"$@\"\n" + script);
    const auto dumped = createSqlDump(profile, optionsFor(folder.path()), kNoTools, {});
    QVERIFY(!dumped);
    QVERIFY2(dumped.error().toText().contains(said), qPrintable(dumped.error().toText()));
    QCOMPARE(filesIn(folder.path()), QStringList());
}

void SqlDumpTest::cancelLeavesNothing() {
    const QTemporaryDir folder;
    const db::ConnectionProfile profile = smallDatabase(QString(100000, u'x'));
    std::stop_source stop;
    const TaskContext context(stop.get_token(), [&stop](const Progress &) { stop.request_stop(); }, {});
    const auto dumped = createSqlDump(profile, optionsFor(folder.path()), kNoTools, context);
    QVERIFY(!dumped);
    QCOMPARE(dumped.error().code, ErrorCode::Cancelled);
    QCOMPARE(filesIn(folder.path()), QStringList());
}

void SqlDumpTest::fullDiskLeavesNothing() {
    const QTemporaryDir folder;
    const db::ConnectionProfile profile = smallDatabase();
    run(profile, {QStringLiteral("UPDATE beete SET t = HEX(RANDOM_BYTES(1000))")});
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{20000, before.rlim_max};
    ::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto dumped = createSqlDump(profile, optionsFor(folder.path()), kNoTools, {});
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!dumped);
    QCOMPARE(dumped.error().code, ErrorCode::Io);
    QVERIFY(dumped.error().message.contains(QLatin1String("no file was left")));
    QCOMPARE(filesIn(folder.path()), QStringList());
}

void SqlDumpTest::killedServerLeavesNothing() {
    const QTemporaryDir folder;
    PrivateServer server;
    const db::ConnectionProfile profile = server.freshDatabase();
    run(profile, {QStringLiteral("CREATE TABLE beete (id INT PRIMARY KEY, t LONGTEXT)"),
                  QStringLiteral("INSERT INTO beete SELECT seq, REPEAT('x', 100000) FROM seq_1_to_300")});
    const TaskContext context({}, [&server](const Progress &) { server.kill(); }, {});
    const auto dumped = createSqlDump(profile, optionsFor(folder.path()), kNoTools, context);
    QVERIFY(!dumped);
    QCOMPARE(filesIn(folder.path()), QStringList());
}

void SqlDumpTest::prefixToAnotherServerIsNoticed() {
    const QTemporaryDir folder;
    const db::ConnectionProfile profile = smallDatabase();
    PrivateServer other;
    const db::ConnectionProfile same = other.freshDatabase();
    // There is one of that name, but it is empty.
    run(same, {QStringLiteral("CREATE DATABASE IF NOT EXISTS %1").arg(profile.database)});
    const project::ToolSettings tools{{QStringLiteral("env")}, {}, 0, same.socket};
    const auto dumped = createSqlDump(profile, optionsFor(folder.path()), tools, {});
    QVERIFY(!dumped);
    QVERIFY2(dumped.error().toText().contains(QLatin1String("another server")), qPrintable(dumped.error().toText()));
    QCOMPARE(filesIn(folder.path()), QStringList());
}

QTEST_GUILESS_MAIN(SqlDumpTest)
#include "sql_dump_test.moc"
