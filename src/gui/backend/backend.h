// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "deployment/plan/plan.h"
#include "deployment/run/deploy.h"
#include "deployment/session.h"
#include "deployment/state/status.h"
#include "deployment/workspace/prepare.h"
#include "package/package.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace stellwerk::gui {

/// One file of the packages folder: what it says of itself, or why it cannot be used.
struct PackageEntry {
    QString path;    ///< absolute
    qint64 size = 0; ///< bytes
    QDateTime modifiedAt{};
    std::optional<package::Metadata> metadata{}; ///< set when every checksum fits
    QString sha256{};
    std::optional<Error> error{}; ///< set when it is damaged or foreign

    [[nodiscard]] QString fileName() const;
    [[nodiscard]] bool usable() const { return metadata.has_value() && !error; }
};

struct OpenedWorkspace {
    project::Workspace workspace;
    bool isDemo = false; ///< invented data: the window says so on every page
};

/// The operations that the window offers. Everything is synchronous and called on worker threads only, from several at
/// once; implementations keep no state. The window's tests put a fake here.
class Backend {
public:
    virtual ~Backend() = default;

    [[nodiscard]] virtual Result<OpenedWorkspace> openWorkspace(const QString &folder,
                                                                const TaskContext &context) const = 0;
    [[nodiscard]] virtual deployment::EnvironmentStatus readStatus(const deployment::Session &session,
                                                                   const project::Environment &environment,
                                                                   const TaskContext &context) const = 0;
    /// Newest first. Files that cannot be used are in the list with their error.
    [[nodiscard]] virtual Result<std::vector<PackageEntry>> listPackages(const deployment::Session &session,
                                                                         const TaskContext &context) const = 0;
    [[nodiscard]] virtual PackageEntry readPackage(const QString &path, const TaskContext &context) const = 0;
    [[nodiscard]] virtual Result<deployment::PreparedPackage> preparePackage(const deployment::Session &session,
                                                                             const project::Environment &source,
                                                                             const TaskContext &context) const = 0;
    [[nodiscard]] virtual Result<deployment::Plan> planDeployment(const deployment::Session &session,
                                                                  const QString &packagePath,
                                                                  const project::Environment &target,
                                                                  const TaskContext &context) const = 0;
    /// Decides everything that is open in favour of the target's rows: they stay as they are (review file).
    [[nodiscard]] virtual Status keepTargetRows(const deployment::Session &session, const QString &packagePath,
                                                const project::Environment &target,
                                                const TaskContext &context) const = 0;
    [[nodiscard]] virtual deployment::DeploymentReport applyDeployment(const deployment::Session &session,
                                                                       const deployment::Plan &plan,
                                                                       const deployment::DeployOptions &options,
                                                                       const TaskContext &context) const = 0;
    /// Makes the demo workspace in @p folder and gives its absolute path; an existing one is kept.
    [[nodiscard]] virtual Result<QString> createDemo(const QString &folder, const TaskContext &context) const = 0;
};

} // namespace stellwerk::gui
