// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/backend/backend.h"

namespace stellwerk::gui {

/// The real operations: the same ones that the command line calls.
class WorkspaceBackend final : public Backend {
public:
    Result<OpenedWorkspace> openWorkspace(const QString &folder, const TaskContext &context) const override;
    deployment::EnvironmentStatus readStatus(const deployment::Session &session,
                                             const project::Environment &environment,
                                             const TaskContext &context) const override;
    Result<std::vector<PackageEntry>> listPackages(const deployment::Session &session,
                                                   const TaskContext &context) const override;
    PackageEntry readPackage(const QString &path, const TaskContext &context) const override;
    Result<deployment::PreparedPackage> preparePackage(const deployment::Session &session,
                                                       const project::Environment &source,
                                                       const TaskContext &context) const override;
    Result<deployment::Plan> planDeployment(const deployment::Session &session, const QString &packagePath,
                                            const project::Environment &target,
                                            const TaskContext &context) const override;
    Status keepTargetRows(const deployment::Session &session, const QString &packagePath,
                          const project::Environment &target, const TaskContext &context) const override;
    deployment::DeploymentReport applyDeployment(const deployment::Session &session, const deployment::Plan &plan,
                                                 const deployment::DeployOptions &options,
                                                 const TaskContext &context) const override;
    Result<QString> createDemo(const QString &folder, const TaskContext &context) const override;
};

} // namespace stellwerk::gui
