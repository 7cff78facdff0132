// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/files.h"
#include "deployment/plan/target_state.h"
#include "deployment/stage.h"

#include <QFile>
#include <QJsonDocument>

namespace stellwerk::test {

inline QString fingerprintOf(const Stage &stage) {
    const package::Package package = valueOrDie(package::readPackage(stage.package, {}));
    const deployment::Release release = valueOrDie(deployment::releaseOf(package, stage.prod.driver));
    db::Connection connection = stage.open(stage.prod);
    return valueOrDie(deployment::readTargetState(connection, release, {})).fingerprint;
}

inline QString failedPhase(const deployment::DeploymentReport &report) {
    const auto failed = std::ranges::find(report.phases, false, &deployment::PhaseResult::success);
    return failed == report.phases.end() ? QString() : failed->phase;
}

/// A stage with a good and a bad package, and the state of prod before.
struct Failure {
    Failure() : stage(currentEngine()), good(stage.package), before(stateOf(stage.profile(stage.prod))) {
        stage.prod.hooks[QStringLiteral("maintenance_off")] =
            QStringList{QStringLiteral("touch"), QStringLiteral("maintenance-off")};
        stage.prod.hooks[QStringLiteral("on_failure")] =
            QStringList{QStringLiteral("touch"), QStringLiteral("failure-told")};
    }

    /// It failed in @p phase because of @p code, after the first write, and everything was taken back.
    void checkRolledBack(const deployment::DeploymentReport &report, const char *phase, ErrorCode code) {
        QVERIFY2(report.error.has_value(), "the deployment did not fail");
        QVERIFY2(report.error->code == code, qPrintable(report.error->toText()));
        QCOMPARE(failedPhase(report), QString::fromLatin1(phase));
        QVERIFY2(report.outcome == deployment::Outcome::RolledBack,
                 qPrintable(deployment::outcomeName(report.outcome) + u'\n' + report.databaseState));
        QCOMPARE(report.exitCode(), ExitCode::RolledBack);
        QVERIFY2(report.databaseState.contains(QLatin1String("is as it was before")), qPrintable(report.databaseState));
        QCOMPARE(report.versionAfter, (Version{0, 3, 0}));
        QCOMPARE(report.phases.back().phase, QStringLiteral("rollback"));
        checkAsBefore(report);
    }

    /// It failed in @p phase before anything was written.
    void checkRefused(const deployment::DeploymentReport &report, const char *phase, ErrorCode code) {
        QVERIFY2(report.error.has_value(), "the deployment did not fail");
        QVERIFY2(report.error->code == code, qPrintable(report.error->toText()));
        QCOMPARE(failedPhase(report), QString::fromLatin1(phase));
        QCOMPARE(report.outcome, deployment::Outcome::Refused);
        QCOMPARE(report.exitCode(), exitCodeOf(code));
        QVERIFY(report.databaseState.contains(QLatin1String("Nothing was changed")));
        checkAsBefore(report);
    }

    void checkAsBefore(const deployment::DeploymentReport &report) {
        COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
        const deployment::Plan now = stage.plan();
        QCOMPARE(fingerprintOf(stage), now.targetFingerprint);
        const QJsonObject json =
            QJsonDocument::fromJson(valueOrDie(readFile(report.folder + QLatin1String("/report.json")))).object();
        QCOMPARE(json[QLatin1String("outcome")].toString(), deployment::outcomeName(report.outcome));
        QCOMPARE(json[QLatin1String("version_after")].toString(), QStringLiteral("0.3.0"));
        QCOMPARE(json[QLatin1String("plan")].toObject()[QLatin1String("target_fingerprint")].toString(),
                 now.targetFingerprint);
        QVERIFY(QFile::exists(stage.folder() + QLatin1String("/failure-told")));
        // The failure is not the end of the road.
        if (!deployAgain)
            return;
        stage.package = good;
        const deployment::DeploymentReport next = stage.deploy();
        QVERIFY2(next.exitCode() == ExitCode::Ok, qPrintable(next.error ? next.error->toText() : next.databaseState));
    }

    [[nodiscard]] bool maintenanceEnded() const {
        return QFile::exists(stage.folder() + QLatin1String("/maintenance-off"));
    }

    Stage stage;
    QString good;
    QStringList before;
    bool deployAgain = true; ///< try whether a normal deployment succeeds afterwards
};

} // namespace stellwerk::test
