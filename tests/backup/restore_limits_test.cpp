// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Restores into servers whose settings are not the usual ones.
#include "backup_support.h"

using namespace stellwerk;
using namespace stellwerk::test;

class RestoreLimitsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void journalIsLargerThanAPacket();
    void namesThatTheServerWritesSmall();
};

/// What the switch-over writes down about the tables is more than the server takes at once.
void RestoreLimitsTest::journalIsLargerThanAPacket() {
    PrivateServer server({QStringLiteral("--max-allowed-packet=1M")});
    const db::ConnectionProfile target = server.freshDatabase();
    for (int number = 0; number < 20; ++number) {
        QStringList columns;
        for (int column = 0; column < 50; ++column)
            columns << QStringLiteral("c%1 INT COMMENT '%2'").arg(column).arg(QString(1000, u'x'));
        run(target, {QStringLiteral("CREATE TABLE t%1 (%2)").arg(number).arg(columns.join(u','))});
    }
    run(target, {QStringLiteral("INSERT INTO t0 (c0) VALUES (1)")});
    QTemporaryDir folder;
    const QString file = valueOrDie(backup::createBackup(target, optionsFor(folder.path()), {})).file;
    const QStringList ofBackup = stateOf(target);
    run(target, {QStringLiteral("INSERT INTO t1 (c0) VALUES (2)")});
    const auto restored = backup::restoreBackup(file, target, {});
    QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().toText()));
    COMPARE_STATES(stateOf(target), ofBackup);
}

/// Told before anything is replaced, not when it is found to be there under another name.
void RestoreLimitsTest::namesThatTheServerWritesSmall() {
    PrivateServer usual;
    PrivateServer server({QStringLiteral("--lower-case-table-names=1")});
    const db::ConnectionProfile source = usual.freshDatabase();
    run(source, {QStringLiteral("CREATE TABLE Beete (id INT PRIMARY KEY)"),
                 QStringLiteral("INSERT INTO Beete VALUES (1), (2)")});
    QTemporaryDir folder;
    const QString file = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {})).file;
    const db::ConnectionProfile target = server.freshDatabase();
    run(target,
        {QStringLiteral("CREATE TABLE beete (id INT PRIMARY KEY)"), QStringLiteral("INSERT INTO beete VALUES (7)")});
    const QStringList before = stateOf(target);
    const auto restored = backup::restoreBackup(file, target, {});
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::CheckFailed);
    QVERIFY2(restored.error().message.contains(QLatin1String("Beete")), qPrintable(restored.error().toText()));
    COMPARE_STATES(stateOf(target), before);
}

QTEST_GUILESS_MAIN(RestoreLimitsTest)
#include "restore_limits_test.moc"
