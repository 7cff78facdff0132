// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/phase.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Deploy)
};

} // namespace

void beginPhase(const PhaseScene &scene, const QString &name) {
    scene.events.setPhase(name);
    scene.context.info(QStringLiteral("phase_started"), phaseText(name), {{QStringLiteral("phase"), name}});
}

void endPhase(const PhaseScene &scene, const QString &name, bool success, qint64 milliseconds) {
    scene.report.phases.push_back({name, success, milliseconds});
    scene.context.info(QStringLiteral("phase_finished"),
                       success ? Tr::tr("%1: done").arg(phaseText(name)) : Tr::tr("%1: failed").arg(phaseText(name)),
                       {{QStringLiteral("phase"), name},
                        {QStringLiteral("success"), success},
                        {QStringLiteral("milliseconds"), milliseconds}});
}

Status runPhase(const PhaseScene &scene, const char *name, const std::function<Status()> &work) {
    const QString phase = QString::fromLatin1(name);
    beginPhase(scene, phase);
    QElapsedTimer timer;
    timer.start();
    Status status = work();
    endPhase(scene, phase, status.has_value(), timer.elapsed());
    return status;
}

} // namespace stellwerk::deployment
