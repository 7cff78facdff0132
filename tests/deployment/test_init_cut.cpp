// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/init_support.h"
#include "support/kill_points.h"

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;

namespace {

constexpr int kNever = 1 << 30;

bool isOfSchema(const Event &event, const char *name) {
    return event.event == QLatin1String(name) && event.data[QLatin1String("phase")].toString() == u"schema";
}

/// An init whose connection is cut at that access of the phase "schema"; the number of all goes to @p count.
DeploymentReport installCut(const FreshPlace &place, KillPlan::Moment moment, int access, int &count) {
    Listener listener;
    listener.onEvent = [&](const Event &event) {
        if (isOfSchema(event, "phase_started"))
            arm({KillPlan::Victim::Link, moment, access, 0});
        if (isOfSchema(event, "phase_finished")) {
            count = accesses();
            arm({KillPlan::Victim::Link, moment, kNever, 0});
        }
    };
    return place.install(listener.context());
}

} // namespace

/// The connection is lost while the tables are made. Whether the last one is there the client cannot know.
class InitCutTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAgain_data();
    void isEmptyAgain();
};

void InitCutTest::isEmptyAgain_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<KillPlan::Moment>("moment");
    QTest::newRow("before") << db::Engine::MariaDb << KillPlan::Moment::Before;
    QTest::newRow("answer lost") << db::Engine::MariaDb << KillPlan::Moment::Sent;
}

/// At each of the first accesses, among them those that make the first tables, and then at every nineteenth.
void InitCutTest::isEmptyAgain() {
    QFETCH(KillPlan::Moment, moment);
    int count = 0;
    {
        const FreshPlace whole;
        QVERIFY(isGood(installCut(whole, moment, kNever, count)));
    }
    QVERIFY(count > 40);
    int takenBack = 0;
    for (int access = 0, ignored = 0; access < count; access += access < 14 ? 1 : 19) {
        const FreshPlace place;
        const DeploymentReport report = installCut(place, moment, access, ignored);
        const QByteArray where = "access " + QByteArray::number(access) + ": " + textOf(report).toUtf8() + '\n' +
                                 report.databaseState.toUtf8();
        const bool begun = report.outcome == Outcome::RolledBack; // else it came only to the question for the lock
        takenBack += begun ? 1 : 0;
        QVERIFY2(begun || report.outcome == Outcome::Refused, where);
        QVERIFY2(report.databaseState.contains(QLatin1String(begun ? "empty again" : "as it was")), where);
        QVERIFY2(place.content().isEmpty(), QByteArray(where + place.content().join(u' ').toUtf8()));
    }
    QVERIFY(takenBack > 10);
}

QTEST_GUILESS_MAIN(InitCutTest)
#include "test_init_cut.moc"
