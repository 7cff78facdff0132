// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/killed_runs.h"

#include <QTest>

#include <map>
#include <set>

namespace stellwerk::test {

/// The states that a kind of blow has met: how many steps were done.
using MetStates = std::map<KillPlan::Victim, std::set<size_t>>;

/// A run is hit at each of its accesses to the server (or places inside of them), one after the other. Each time the
/// state must say exactly what is done, and the next run must get to the same end as an undisturbed one.
inline void hitEveryAccess(KilledRuns &runs, KillPlan::Victim victim, KillPlan::Moment moment, MetStates &met) {
    const bool inside = moment == KillPlan::Moment::Inside;
    for (int access = 0;; ++access) {
        const db::ConnectionProfile profile = runs.freshDatabase();
        const KilledRuns::End end = runs.run(profile, {victim, moment, access, 0});
        if (end == KilledRuns::End::FinishedAll) {
            QVERIFY2(access > (inside ? 20 : 100), qPrintable(QStringLiteral("only %1 were hit").arg(access)));
            break;
        }
        const QByteArray place = "access " + QByteArray::number(access);
        QVERIFY2(victim != KillPlan::Victim::Process || end == KilledRuns::End::Killed, place);
        if (victim == KillPlan::Victim::Server)
            runs.server().start();
        const auto [steps, andPartOfNext] = runs.claim(profile);
        const QByteArray content = KilledRuns::contentOf(profile);
        QVERIFY2((content == runs.contentAfter(steps)) != andPartOfNext,
                 QByteArray(place + ": the state says " + QByteArray::number(static_cast<int>(steps)) + " steps" +
                            (andPartOfNext ? " and a part" : "")));
        QVERIFY2(!andPartOfNext || content != runs.contentAfter(steps + 1), place);
        met[victim].insert(steps);
        const QString problem = runs.goOn(profile);
        QVERIFY2(problem.isEmpty(), QByteArray(place + ": " + problem.toUtf8()));
        QVERIFY2(KilledRuns::contentOf(profile) == runs.contentAfter(runs.steps()), place);
        QCOMPARE(KilledRuns::historyOf(profile), runs.finalHistory());
        db::Connection admin = test::openOrDie(runs.server().adminProfile());
        valueOrDie(admin.exec(QStringLiteral("DROP DATABASE ") + admin.dialect().quote(profile.database)));
    }
}

/// Behind all moments of a blow: some states are met between accesses only, and others only inside of one.
inline void expectAllStates(const KilledRuns &runs, KillPlan::Victim victim, const MetStates &met) {
    const auto states = met.find(victim);
    QVERIFY2(states != met.end(), "the blows come before this");
    for (size_t step = 0; step <= runs.steps(); ++step)
        QVERIFY2(states->second.contains(step), qPrintable(QStringLiteral("never stopped after step %1").arg(step)));
}

} // namespace stellwerk::test
