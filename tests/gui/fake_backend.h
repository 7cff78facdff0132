// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/backend/backend.h"

#include <QSemaphore>

#include <atomic>
#include <functional>

namespace stellwerk::gui::test {

/// A workspace with dev (0.4.0) and prod (0.3.0), one intact package, and answers that a test can replace before it
/// starts the work that asks for them.
class FakeBackend final : public Backend {
public:
    FakeBackend();

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

    mutable std::atomic<int> decided = 0; ///< calls of keepTargetRows
    std::optional<Error> openError;
    std::function<deployment::EnvironmentStatus(const project::Environment &)> status;
    std::vector<PackageEntry> packages;
    std::function<Result<deployment::Plan>(const project::Environment &, const TaskContext &)> plan;
    std::function<deployment::DeploymentReport(const deployment::Plan &, const deployment::DeployOptions &,
                                               const TaskContext &)>
        apply;
    std::function<Result<deployment::PreparedPackage>(const project::Environment &, const TaskContext &)> prepare;
};

[[nodiscard]] project::Environment development();
[[nodiscard]] project::Environment production();
[[nodiscard]] project::Workspace sampleWorkspace();
[[nodiscard]] deployment::Session sampleSession();
[[nodiscard]] PackageEntry samplePackage();
[[nodiscard]] PackageEntry damagedPackage();
[[nodiscard]] deployment::EnvironmentStatus statusOf(const project::Environment &environment);
[[nodiscard]] deployment::EnvironmentStatus unreachable(const project::Environment &environment);
/// Two passed checks, a warning, two migrations, three rows that change.
[[nodiscard]] deployment::Plan samplePlan(const project::Environment &target);
[[nodiscard]] deployment::DeploymentReport reportOf(const deployment::Plan &plan, deployment::Outcome outcome);
/// The events of applyDeployment.
void startPhase(const TaskContext &context, const QString &phase);
void finishPhase(const TaskContext &context, const QString &phase, bool success = true);
void announceFirstWrite(const TaskContext &context);

} // namespace stellwerk::gui::test
