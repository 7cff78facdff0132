// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/backend/backend.h"
#include "gui/flow/environment_entry.h"
#include "gui/task/task_runner.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace stellwerk::gui {

/// The open workspace, without a window: opens it, reads its environments side by side on threads of their own, lists
/// and makes packages.
class WorkspaceFlow final : public QObject {
    Q_OBJECT
public:
    WorkspaceFlow(std::shared_ptr<const Backend> backend, project::SecretPrompt prompt, QObject *parent = nullptr);
    ~WorkspaceFlow() override;

    [[nodiscard]] const std::optional<deployment::Session> &session() const { return m_session; }
    [[nodiscard]] const std::vector<EnvironmentEntry> &environments() const { return m_environments; }
    [[nodiscard]] const std::vector<PackageEntry> &packages() const { return m_packages; }
    [[nodiscard]] const std::optional<Error> &openError() const { return m_openError; }
    [[nodiscard]] const std::optional<Error> &packagesError() const { return m_packagesError; }
    [[nodiscard]] const std::optional<Error> &prepareError() const { return m_prepareError; }
    [[nodiscard]] bool isOpening() const { return m_opener.isRunning(); }
    [[nodiscard]] bool isPreparing() const { return m_preparer.isRunning(); }
    [[nodiscard]] bool isReading() const;
    /// The open workspace is a demo: its mark belongs on every page.
    [[nodiscard]] bool isDemo() const { return m_isDemo; }

    void open(const QString &folder);
    /// Makes the demo workspace in @p folder where it does not exist and opens it.
    void openDemo(const QString &folder);
    void refresh();
    void refreshPackages();
    /// Makes a package from @p environment. Ends with packagePrepared, or with prepareError set.
    void preparePackage(const QString &environment);
    void cancelPreparing() { m_preparer.requestStop(); }

Q_SIGNALS:
    void sessionChanged();
    void environmentsChanged();
    void packagesChanged();
    void activityChanged();
    void preparingProgressed(const stellwerk::Progress &progress);
    void packagePrepared(const QString &path, const QStringList &warnings);

private:
    void take(Result<OpenedWorkspace> opened);
    void read(size_t index);

    std::shared_ptr<const Backend> m_backend;
    project::SecretPrompt m_prompt;
    std::optional<deployment::Session> m_session;
    bool m_isDemo = false;
    std::vector<EnvironmentEntry> m_environments;
    std::vector<PackageEntry> m_packages;
    std::optional<Error> m_openError;
    std::optional<Error> m_packagesError;
    std::optional<Error> m_prepareError;
    TaskRunner m_opener;
    TaskRunner m_lister;
    TaskRunner m_preparer;
    std::vector<std::unique_ptr<TaskRunner>> m_readers; ///< one per environment
};

} // namespace stellwerk::gui
