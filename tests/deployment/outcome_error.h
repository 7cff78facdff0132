// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/stage.h"

namespace stellwerk::test {

/// Lets one phase of a deployment fail, as things fail in the world: a file is not there, a hook fails, somebody is at
/// work in the database at the wrong time. What stands in the way of a phase that changes the database is taken away
/// again before the rollback, which is about the deployment's own changes.
class OutcomeError final {
public:
    OutcomeError(const Stage &stage, const QString &phase) : m_stage(stage), m_phase(phase) {}
    /// Listens to every event of the deployment; true when the cause has just come into the world.
    [[nodiscard]] bool hear(const Event &event);

private:
    [[nodiscard]] bool makeCause();
    void takeAway() const;

    const Stage &m_stage;
    QString m_phase;
    bool m_made = false;
};

/// What a person does before trying again: files and hooks are as they were.
void mendCause(const Stage &stage);

} // namespace stellwerk::test
