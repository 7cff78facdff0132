// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a restore does with the programs of a database, and with those that somebody put into a backup.
#include "rewritten_backup.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QStringList grantsOf(const QString &account) {
    db::Connection connection = openOrDie(PrivateServer::instance().adminProfile());
    QStringList grants;
    for (const auto &row : valueOrDie(connection.select(QString(u"SHOW GRANTS FOR " + account))).rows)
        grants << row.front().toString();
    grants.sort();
    return grants;
}

} // namespace

class ObjectsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rightsToRunRoutinesSurvive_data();
    void rightsToRunRoutinesSurvive();
};

void ObjectsTest::rightsToRunRoutinesSurvive_data() {
    QTest::addColumn<bool>("undone");
    QTest::newRow("restored") << false;
    QTest::newRow("undone") << true;
}

void ObjectsTest::rightsToRunRoutinesSurvive() {
    QFETCH(bool, undone);
    const db::ConnectionProfile profile = PrivateServer::instance().freshDatabase();
    run(profile,
        {QStringLiteral("CREATE TABLE t (id INT PRIMARY KEY)"), QStringLiteral("CREATE PROCEDURE `p (1)`() SELECT 1"),
         QStringLiteral("CREATE FUNCTION f() RETURNS INT RETURN 1"), QStringLiteral("CREATE PROCEDURE gone() SELECT 1"),
         QStringLiteral("CREATE VIEW v AS SELECT f() AS one FROM t"), QStringLiteral("SET sql_mode = ORACLE"),
         QStringLiteral("CREATE PACKAGE pack AS FUNCTION g RETURN INT; END"),
         QStringLiteral("CREATE PACKAGE BODY pack AS FUNCTION g RETURN INT AS BEGIN RETURN 1; END; END")});
    QTemporaryDir folder;
    backup::BackupInfo info = valueOrDie(backup::createBackup(profile, optionsFor(folder.path()), {}));
    const QStringList saved = stateOf(profile);
    run(profile, {QStringLiteral("DROP PROCEDURE gone"), QStringLiteral("CREATE PROCEDURE later() SELECT 1"),
                  QStringLiteral("CREATE OR REPLACE FUNCTION f() RETURNS INT RETURN 2")});
    const QStringList before = stateOf(profile);
    const QString account = QString(profile.database + u"@localhost");
    run(profile, {QString(u"CREATE USER " + account), QString(u"GRANT EXECUTE ON PROCEDURE `p (1)` TO " + account),
                  QString(u"GRANT EXECUTE, ALTER ROUTINE ON FUNCTION f TO " + account),
                  QString(u"GRANT EXECUTE ON PACKAGE pack TO " + account),
                  QString(u"GRANT EXECUTE ON PACKAGE BODY pack TO " + account)});
    if (undone)
        run(profile, {QString(u"GRANT EXECUTE ON PROCEDURE later TO " + account)});
    const QStringList grants = grantsOf(account);

    if (undone) {
        const auto restored =
            backup::restoreBackup(rewrite(info.file, "select `f`() AS `one`", "select `g`() AS `one`"), profile, {});
        QVERIFY(!restored);
        QVERIFY2(restored.error().toText().contains(QLatin1String("it was undone")),
                 qPrintable(restored.error().toText()));
    } else {
        valueOrDie(backup::restoreBackup(info.file, profile, {}));
    }

    COMPARE_STATES(stateOf(profile), undone ? before : saved);
    QCOMPARE(grantsOf(account), grants);
}

QTEST_GUILESS_MAIN(ObjectsTest)
#include "objects_test.moc"
