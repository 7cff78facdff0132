// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/outcome_cell.h"
#include "deployment/stage.h"

namespace stellwerk::test {

/// What a disturbed deployment leaves for whoever comes after it.
struct Disturbed {
    bool struck = false; ///< the phase was reached and the fault came
    bool killed = false; ///< the process is dead, so it has said nothing
    QString outcome;     ///< as in the report
    QString text;        ///< error, state, next steps and warnings, for the messages of a failed test
};

/// Lets every phase run: hooks for the maintenance, a rehearsal, old backups that may go. The backend is asked at
/// @p healthUrl.
void prepareForOutcomes(Stage &stage, const QString &healthUrl);

/// Deploys in a process of its own, where the fault of @p cell comes when its phase is at work. @p serverPid: of the
/// server that is killed. For the phase "rollback" the backend is not well with the new version.
[[nodiscard]] Disturbed disturb(Stage &stage, const OutcomeCell &cell, qint64 serverPid);

/// What a backend says that is well with every version, or only with the old one: the truth about the version, in the
/// answer's JSON.
[[nodiscard]] QByteArray backendAnswer(const Stage &stage, bool wellWithNew);

} // namespace stellwerk::test
