// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/physical/physical_copy.h"

#include <QDirIterator>

#include "backup_support.h"
#include "tool_support.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::backup;

namespace {

QStringList filesBelow(const QString &folder) {
    QStringList files;
    QDirIterator walk(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files << walk.next();
    files.sort();
    return files;
}

} // namespace

class PhysicalCopyTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_profile = PrivateServer::instance().freshDatabase();
        run(m_profile, richMariaDb());
    }
    void roundTrip();
    void stepsLeadBack();
    void damageIsFound();
    void failuresLeaveNothing_data();
    void failuresLeaveNothing();
    void cancelLeavesNothing();
    void serverElsewhere();

private:
    db::ConnectionProfile m_profile;
};

void PhysicalCopyTest::roundTrip() {
    const QTemporaryDir folder;
    const BackupInfo made = valueOrDie(createPhysicalCopy(m_profile, optionsFor(folder.path()), {}));
    QCOMPARE(filesIn(folder.path()), QStringList{QFileInfo(made.file).fileName()});
    QVERIFY(made.file.endsWith(QLatin1String("_v0.4.0_m3.physical")));
    QCOMPARE(QFile::permissions(made.file) & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::ExeOther),
             QFileDevice::Permissions());
    const std::vector<BackupTable> expected = [this] {
        db::Connection connection = openOrDie(m_profile);
        return valueOrDie(hashTables(connection, {}));
    }();

    const BackupInfo info = valueOrDie(verifyPhysicalCopy(made.file, VerifyDepth::Restored, {}));

    QCOMPARE(info.kind, BackupKind::Physical);
    QCOMPARE(info.databaseName, m_profile.database);
    QCOMPARE(info.serverVersion, openOrDie(m_profile).serverVersion());
    QCOMPARE(info.trigger, QStringLiteral("manual"));
    QCOMPARE(info.tables.size(), expected.size());
    for (size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(info.tables[i].name, expected[i].name);
        QCOMPARE(info.tables[i].rows, expected[i].rows);
        QCOMPARE(info.tables[i].hash, expected[i].hash);
    }
    QCOMPARE(filesIn(folder.path()).size(), 1); // nothing of the trial is left
}

/// The steps that a person is given, carried out on a server that has lost a database. Only the service manager and the
/// account "mysql" are not the test's.
void PhysicalCopyTest::stepsLeadBack() {
    PrivateServer server;
    const db::ConnectionProfile profile = server.freshDatabase();
    run(profile, richMariaDb());
    const QStringList before = stateOf(profile);
    const QTemporaryDir folder;
    const BackupInfo made = valueOrDie(createPhysicalCopy(profile, optionsFor(folder.path()), {}));
    run(profile, {QStringLiteral("DROP DATABASE ") + profile.database});
    QStringList commands;
    for (const QString &step : valueOrDie(physicalRestoreSteps(made.file)))
        commands << step.section(QLatin1String(": "), 1);
    QVERIFY(commands[2].startsWith(QLatin1String("systemctl stop")));
    QVERIFY(commands[7].startsWith(QLatin1String("systemctl start")));
    QVERIFY(commands[6].startsWith(QLatin1String("chown -R mysql:mysql")));
    server.kill();
    for (QString command : commands.sliced(3, 3)) {
        QProcess shell;
        shell.setProcessChannelMode(QProcess::MergedChannels);
        shell.start(QStringLiteral("bash"),
                    {QStringLiteral("-ec"), command.remove(QLatin1String("-o mysql -g mysql"))});
        QVERIFY(shell.waitForFinished(-1));
        QVERIFY2(shell.exitCode() == 0, qPrintable(QString(command + u'\n' + QString::fromUtf8(shell.readAll()))));
    }
    server.start();
    COMPARE_STATES(stateOf(profile), before);
}

void PhysicalCopyTest::damageIsFound() {
    const QTemporaryDir folder;
    const BackupInfo made = valueOrDie(createPhysicalCopy(m_profile, optionsFor(folder.path()), {}));
    QStringList files = filesBelow(made.file);
    QVERIFY(files.size() > 100);
    // The server's own tables are many and alike.
    files.removeIf([](const QString &path) {
        return path.contains(QLatin1String("/mysql/")) || path.contains(QLatin1String("/sys/"));
    });
    files.removeIf([](const QString &path) { return path.endsWith(QLatin1String(".frm")); });
    QVERIFY(files.size() > 20);
    for (const QString &path : files) {
        const QByteArray good = bytesOf(path);
        QByteArray bad = good;
        if (bad.isEmpty())
            bad = "x";
        else
            bad[bad.size() / 2] = static_cast<char>(bad[bad.size() / 2] ^ 1);
        putFile(path, bad);
        const auto verified = verifyPhysicalCopy(made.file, VerifyDepth::Checksum, {});
        QVERIFY2(!verified, qPrintable(path));
        QCOMPARE(verified.error().code, ErrorCode::Damaged);
        putFile(path, good);
        if (path != files.front())
            continue;
        QVERIFY(QFile::rename(path, path + u'x')); // missing, and one too much
        QVERIFY(!verifyPhysicalCopy(made.file, VerifyDepth::Checksum, {}));
        QVERIFY(QFile::rename(path + u'x', path));
    }
    putFile(QDir(made.file).filePath(QStringLiteral("mehr")), "x");
    QVERIFY(!verifyPhysicalCopy(made.file, VerifyDepth::Checksum, {}));
    QVERIFY(QFile::remove(QDir(made.file).filePath(QStringLiteral("mehr"))));
    valueOrDie(verifyPhysicalCopy(made.file, VerifyDepth::Checksum, {}));
}

void PhysicalCopyTest::failuresLeaveNothing_data() {
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("said");
    const QByteArray version = "[ \"$2\" = --version ] && exec $REAL \"$@\"\n";
    QTest::newRow("another version") << QByteArray(
                                            "echo 'mariadb-backup based on MariaDB server 11.4.2-MariaDB Linux'\n")
                                     << QStringLiteral("11.4.2");
    QTest::newRow("exit code") << version + "$REAL \"$@\"\nexit 3\n" << QStringLiteral("exit code 3");
    QTest::newRow("not completed") << version + "$REAL \"$@\" 2>/dev/null\n" << QStringLiteral("completed OK!");
    QTest::newRow("prepare fails") << version +
                                          "case \"$*\" in *--prepare*) echo 'no, no' >&2; exit 1;; esac\n$REAL \"$@\"\n"
                                   << QStringLiteral("no, no");
    QTest::newRow("killed") << version + "timeout -s KILL 0.3 $REAL \"$@\"\nkill -KILL $$\n" << QStringLiteral("ended");
    QTest::newRow("a file is missing") << version +
                                              "$REAL \"$@\"\ncase \"$*\" in *--prepare*) rm -f \"${3#--target-dir=}\"/"
                                              "ibdata1;; esac\n"
                                       << QStringLiteral("server cannot be started");
}

void PhysicalCopyTest::failuresLeaveNothing() {
    QFETCH(QByteArray, script);
    QFETCH(QString, said);
    const QTemporaryDir folder;
    const ProgramFolder programs;
    programs.add(QStringLiteral("mariadb-backup"), script);
    const auto made = createPhysicalCopy(m_profile, optionsFor(folder.path()), {});
    QVERIFY(!made);
    QVERIFY2(made.error().toText().contains(said), qPrintable(made.error().toText()));
    QCOMPARE(filesIn(folder.path()), QStringList());
}

void PhysicalCopyTest::cancelLeavesNothing() {
    for (int at = 1; at <= 4; ++at) {
        const QTemporaryDir folder;
        std::stop_source stop;
        int seen = 0;
        const TaskContext context(stop.get_token(),
                                  [&](const Progress &) {
                                      if (++seen == at)
                                          stop.request_stop();
                                  },
                                  {});
        const auto made = createPhysicalCopy(m_profile, optionsFor(folder.path()), context);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Cancelled);
        QCOMPARE(filesIn(folder.path()), QStringList());
    }
}

/// A server whose process cannot be found here is not copied.
void PhysicalCopyTest::serverElsewhere() {
    const QTemporaryDir folder;
    db::Connection connection = openOrDie(m_profile);
    const QString pidFile =
        QDir(valueOrDie(connection.selectValue(QStringLiteral("SELECT @@datadir")))->toString())
            .absoluteFilePath(valueOrDie(connection.selectValue(QStringLiteral("SELECT @@pid_file")))->toString());
    const QByteArray pid = bytesOf(pidFile);
    putFile(pidFile, QByteArray::number(QCoreApplication::applicationPid()));
    const auto made = createPhysicalCopy(m_profile, optionsFor(folder.path()), {});
    putFile(pidFile, pid);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::CheckFailed);
    QVERIFY2(made.error().message.contains(QLatin1String("not on this machine")), qPrintable(made.error().toText()));
    QCOMPARE(filesIn(folder.path()), QStringList());
}

QTEST_GUILESS_MAIN(PhysicalCopyTest)
#include "physical_copy_test.moc"
