// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "deployment/session.h"
#include "package/package.h"

#include <QString>
#include <QStringList>

namespace stellwerk::deployment {

struct PreparedPackage {
    QString path; ///< absolute
    package::Metadata metadata;
    QStringList warnings; ///< translated
};

/// Exports the master data of @p source, bundles it with the migrations, the snapshot and project.toml, writes the
/// package into @p folder (empty: the workspace's packages folder) and reads it back. Refuses an untracked source or
/// one whose version the migrations do not know, with the way out.
[[nodiscard]] Result<PreparedPackage> preparePackage(const Session &session, const project::Environment &source,
                                                     const QString &folder, const TaskContext &context);

} // namespace stellwerk::deployment
