// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Restores with views that cannot be used, killed at every access: what stands in for the tables that these miss goes.
#include "backup/native/restore_session.h"

#include "backup_support.h"
#include "child_process.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

/// Views of a table, of a column and of a view that are gone; %1 tells one set from another.
QStringList brokenViews(const QString &set) {
    QStringList sql;
    for (const char *text :
         {"CREATE TABLE gone_%1 (id INT, a INT, b INT)", "CREATE TABLE here_%1 (id INT PRIMARY KEY, w INT)",
          "INSERT INTO here_%1 VALUES (1, 2), (3, 4)", "CREATE VIEW lost_%1 AS SELECT id, a FROM gone_%1 WHERE b > 1",
          "CREATE VIEW column_%1 AS SELECT h.id, h.w, g.b FROM here_%1 h JOIN gone_%1 g ON g.id = h.id",
          "CREATE VIEW above_%1 AS SELECT a FROM lost_%1", "CREATE VIEW fine_%1 AS SELECT id FROM here_%1",
          "DROP TABLE gone_%1", "ALTER TABLE here_%1 DROP COLUMN w"})
        sql << QString::fromLatin1(text).arg(set);
    return sql;
}

} // namespace

class BrokenViewsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killed_data();
    void killed();
};

void BrokenViewsTest::killed_data() {
    QTest::addColumn<bool>("others"); ///< the database has broken views of its own
    QTest::addColumn<bool>("taken");  ///< a table is there now whose name one in the backup misses
    QTest::newRow("where all is well") << false << false;
    QTest::newRow("where others are broken") << true << false;
    QTest::newRow("where what is missing is there") << false << true;
}

void BrokenViewsTest::killed() {
    QFETCH(const bool, others);
    QFETCH(const bool, taken);
    PrivateServer &server = PrivateServer::instance();
    const db::ConnectionProfile profile = server.freshDatabase();
    run(profile, brokenViews(QStringLiteral("x")));
    const QTemporaryDir folder;
    const QString file = valueOrDie(backup::createBackup(profile, optionsFor(folder.path()), {})).file;
    const db::ConnectionProfile other = server.freshDatabase();
    // The server writes the name of the database into a view that misses its tables.
    const QStringList saved = stateOf(profile).replaceInStrings(profile.database, other.database);
    if (others)
        run(other, brokenViews(QStringLiteral("y")));
    run(other, {QStringLiteral("CREATE TABLE here_x (id INT PRIMARY KEY, more INT)"),
                QStringLiteral("INSERT INTO here_x VALUES (5, 6)"),
                QStringLiteral("CREATE VIEW old AS SELECT more FROM here_x")});
    if (taken)
        run(other, {QStringLiteral("CREATE TABLE gone_x (id INT)"), QStringLiteral("INSERT INTO gone_x VALUES (7)"),
                    QStringLiteral("CREATE VIEW lost_x AS SELECT id FROM gone_x")});
    const QStringList before = stateOf(other);

    int undone = 0;
    for (int access = 0;; ++access) {
        const End end = inChild({KillPlan::Victim::Process, KillPlan::Moment::After, access, 0},
                                [&] { return backup::restoreBackup(file, other, {}).has_value(); });
        if (end == End::Finished)
            break;
        db::Connection connection = openOrDie(other);
        Status ended;
        QTRY_VERIFY2_WITH_TIMEOUT((ended = backup::beginRestore(connection, {})).has_value() ||
                                      ended.error().code != ErrorCode::Locked,
                                  "still locked", 60000);
        const QByteArray place = "access " + QByteArray::number(access);
        QVERIFY2(ended, qPrintable(QString::fromLatin1(place) + u' ' + (ended ? QString() : ended.error().toText())));
        valueOrDie(backup::dropTemporaryTables(connection));
        const QStringList now = stateOf(other);
        if (now == saved)
            break; // from here on it goes forward
        QVERIFY2(now == before,
                 qPrintable(QString::fromLatin1(place) + u":\nnot as before:\n" + difference(now, before) +
                            u"\nnot as the backup says:\n" + difference(now, saved)));
        ++undone;
    }
    QVERIFY2(undone > 50, qPrintable(QString::number(undone)));
    COMPARE_STATES(stateOf(other), saved);
}

QTEST_GUILESS_MAIN(BrokenViewsTest)
#include "broken_views_test.moc"
