// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Backups and restores that die, or whose server dies, at one access after the other.
#include "backup/native/restore_session.h"

#include "backup_support.h"
#include "child_process.h"
#include "rich_databases.h"

using namespace stellwerk;
using namespace stellwerk::test;

Q_DECLARE_METATYPE(KillPlan::Victim)
Q_DECLARE_METATYPE(KillPlan::Moment)

namespace {

/// Makes the database another one than the one that is in the backup.
void makeOther(const db::ConnectionProfile &source) {
    run(source,
        {QStringLiteral("DELETE FROM ohne_schluessel"), QStringLiteral("CREATE TABLE zuviel (id INT PRIMARY KEY)"),
         QStringLiteral("CREATE VIEW zuviel_auch AS SELECT id FROM zuviel")});
}

} // namespace

class KilledTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        // What is committed must survive the death of the server process, though not that of the machine.
        m_server = std::make_unique<PrivateServer>(QStringList{QStringLiteral("--innodb-flush-log-at-trx-commit=2")});
    }
    void restore_data();
    void restore();
    void backup();

private:
    /// What a hit restore left behind.
    enum class After { NotReached, AsBefore, AsBackup };
    struct States {
        QStringList before;
        QStringList ofBackup;
    };
    void hitRestore(const KillPlan &plan, const db::ConnectionProfile &source, const QString &file,
                    const States &states, After &after);

    std::unique_ptr<PrivateServer> m_server;
};

void KilledTest::restore_data() {
    using Victim = KillPlan::Victim;
    using Moment = KillPlan::Moment;
    QTest::addColumn<Victim>("victim");
    QTest::addColumn<Moment>("moment");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("back"); // hits before the switch, one after the other
    QTest::newRow("process, before") << Victim::Process << Moment::Before << 0 << 5 << 200;
    QTest::newRow("process, sent") << Victim::Process << Moment::Sent << 2 << 5 << 1;
    QTest::newRow("connection, sent") << Victim::Link << Moment::Sent << 1 << 11 << 1;
    QTest::newRow("connection, after") << Victim::Link << Moment::After << 4 << 11 << 1;
    QTest::newRow("server, sent") << Victim::Server << Moment::Sent << 3 << 23 << 1;
}

/// Restores @p file into @p source and is hit as @p plan says; then ends the interruption. What the database held
/// before is held again afterwards, so that the next hit meets the same.
void KilledTest::hitRestore(const KillPlan &plan, const db::ConnectionProfile &source, const QString &file,
                            const States &states, After &after) {
    const End end = inChild(plan, [&] { return backup::restoreBackup(file, source, {}).has_value(); });
    if (end == End::Finished) {
        COMPARE_STATES(stateOf(source), states.ofBackup);
        makeOther(source);
        after = After::NotReached;
        return;
    }
    if (plan.victim == KillPlan::Victim::Server)
        m_server->start();
    const QByteArray place = "access " + QByteArray::number(plan.access);
    {
        // The server may not have noticed yet that the client is gone, whose lock stands until then.
        db::Connection connection = openOrDie(source);
        Status ended;
        QTRY_VERIFY2_WITH_TIMEOUT((ended = backup::beginRestore(connection, {})).has_value() ||
                                      ended.error().code != ErrorCode::Locked,
                                  place, 60000);
        QVERIFY2(ended, qPrintable(QString::fromLatin1(place) + u' ' + (ended ? QString() : ended.error().toText())));
        valueOrDie(backup::dropTemporaryTables(connection));
    }
    const QStringList now = stateOf(source);
    if (now == states.before) {
        after = After::AsBefore;
        return;
    }
    QVERIFY2(now == states.ofBackup,
             qPrintable(QString::fromLatin1(place) + u": not as before:\n" + difference(now, states.before) +
                        u"\nnot as the backup says:\n" + difference(now, states.ofBackup)));
    after = After::AsBackup;
    makeOther(source);
    COMPARE_STATES(stateOf(source), states.before);
}

/// Whatever happens when, the database is as it was or what the backup says, once the interruption has been ended; and
/// the next restore succeeds. The way to the end is taken in steps; from the end back, every access is hit until the
/// database is as it was, so that the moment of the switch cannot be stepped over, and on until all accesses of the
/// switch-over have been hit where `back` says so. How many accesses a restore makes differs from run to run, by a few
/// on an idle machine and by dozens on a busy one: one hit that met a longer run does not end the way back before the
/// switch has been met.
void KilledTest::restore() {
    QFETCH(const KillPlan::Victim, victim);
    QFETCH(const KillPlan::Moment, moment);
    QFETCH(const int, first);
    QFETCH(const int, step);
    QFETCH(const int, back);
    QTemporaryDir folder;
    const db::ConnectionProfile source = m_server->freshDatabase();
    run(source, rich(db::Engine::MariaDb));
    run(source, {QStringLiteral("ALTER TABLE alt ENGINE=InnoDB")}); // MyISAM does not survive the death of its server
    const QString file = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {})).file;
    States states{.before = {}, .ofBackup = stateOf(source)};
    makeOther(source);
    states.before = stateOf(source);
    int asBefore = 0;
    int asBackup = 0;
    const auto hit = [&](int access) {
        After after = After::NotReached;
        hitRestore({victim, moment, access, m_server->pid()}, source, file, states, after);
        asBefore += after == After::AsBefore ? 1 : 0;
        asBackup += after == After::AsBackup ? 1 : 0;
        return after;
    };
    int access = first;
    while (hit(access) != After::NotReached)
        access += step;
    if (QTest::currentTestFailed())
        return;
    for (int left = back; access > 0 && (left > 0 || asBackup == 0) && !QTest::currentTestFailed();)
        left -= hit(--access) == After::AsBefore ? 1 : 0;
    if (QTest::currentTestFailed())
        return;
    QVERIFY2(asBefore > 5, qPrintable(QString::number(asBefore)));
    QVERIFY2(asBackup > 0, qPrintable(QString::number(access)));
    valueOrDie(backup::restoreBackup(file, source, {}));
    COMPARE_STATES(stateOf(source), states.ofBackup);
}

void KilledTest::backup() {
    const db::ConnectionProfile source = m_server->freshDatabase();
    run(source, rich(db::Engine::MariaDb));
    QTemporaryDir folder;
    int hit = 0;
    for (int access = 0;; access += 3) {
        for (const KillPlan::Victim victim : {KillPlan::Victim::Process, KillPlan::Victim::Link}) {
            const End end = inChild({victim, KillPlan::Moment::Sent, access, 0}, [&] {
                return backup::createBackup(source, optionsFor(folder.path()), {}).has_value();
            });
            QStringList damaged;
            const auto listed = backup::listBackups(folder.path(), &damaged);
            QCOMPARE(damaged, QStringList());
            if (end == End::Finished) {
                QVERIFY2(hit > 10, qPrintable(QString::number(hit)));
                QCOMPARE(listed.size(), size_t{1});
                QVERIFY(backup::verifyBackup(listed.front().file, {}));
                // What the killed ones left is gone, too.
                QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
                return;
            }
            ++hit;
            if (end == End::HitAndFinished) { // a connection of which nothing was expected any more
                QCOMPARE(listed.size(), size_t{1});
                QFile::remove(listed.front().file);
            } else {
                QCOMPARE(listed.size(), size_t{0});
            }
        }
    }
}

QTEST_GUILESS_MAIN(KilledTest)
#include "killed_test.moc"
