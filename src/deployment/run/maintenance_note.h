// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "deployment/run/hooks.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace stellwerk::deployment {

/// That an application was put into maintenance and not taken out of it. Kept where the hooks run, as
/// reports/maintenance-NAME.json of the workspace, because a run may end before it has written anything to the database
/// and a restored backup forgets what stood there.
struct MaintenanceNote {
    QString runId;
    QDateTime since; ///< UTC
    QString file;    ///< of the note
};

/// Before the hook maintenance_on. Without that hook nothing is noted.
[[nodiscard]] Status noteMaintenance(const project::Workspace &workspace, const project::Environment &environment,
                                     const QString &runId);
/// Runs the hook maintenance_off; the note goes when it has succeeded.
[[nodiscard]] Status endMaintenance(const HookCall &maintenanceOff, const TaskContext &context);
/// Nothing when there is no note. A note that cannot be read still counts, without run and time.
[[nodiscard]] std::optional<MaintenanceNote> readMaintenance(const project::Workspace &workspace,
                                                             const project::Environment &environment);
/// One translated sentence about it.
[[nodiscard]] QString maintenanceText(const MaintenanceNote &note, const project::Environment &environment);
/// What to do when no run is going to end it.
[[nodiscard]] QString maintenanceHint(const MaintenanceNote &note, const project::Workspace &workspace,
                                      const project::Environment &environment);

} // namespace stellwerk::deployment
