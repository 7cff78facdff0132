// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "demo/demo.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace stellwerk::cli {

/// One promise that the demo proves.
struct DemoProof {
    QString code; ///< stable, e.g. "restore-exact"
    QString text; ///< translated
    bool held = false;
    QString found; ///< what was found
};

struct DemoReport {
    QString folder;
    QString package;
    QString reportFolder;
    std::vector<DemoProof> proofs;
    [[nodiscard]] bool allHeld() const;
};

/// The main job end to end on a new demo workspace: status, adopt dev, package, comparison, deployment to prod,
/// validation, comparison again, restore of the backup into a scratch database. @p say gets a line per step.
[[nodiscard]] Result<DemoReport> runDemo(const demo::DemoOptions &options,
                                         const std::function<void(const QString &)> &say, const TaskContext &context);

} // namespace stellwerk::cli
