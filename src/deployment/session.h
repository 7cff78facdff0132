// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "deployment/secret_memory.h"
#include "project/workspace.h"

#include <QString>

#include <memory>

namespace stellwerk::deployment {

/// What every operation needs from its front end: the workspace, who acts, and how to ask for a password.
struct Session {
    project::Workspace workspace;
    project::SecretPrompt prompt; ///< empty: nobody can be asked
    QString operatorName;         ///< "user@host", for history, lock and reports
    /// Of what was typed in; copies of a session share it.
    std::shared_ptr<SecretMemory> typedIn = std::make_shared<SecretMemory>();

    /// "user@host" of this process.
    [[nodiscard]] static QString currentOperator();
    /// Everything to open the database. A password that must be typed in is asked for once; whether it is right is
    /// found out by opening a connection.
    [[nodiscard]] Result<db::ConnectionProfile> profile(const project::Environment &environment,
                                                        const TaskContext &context) const;
};

} // namespace stellwerk::deployment
