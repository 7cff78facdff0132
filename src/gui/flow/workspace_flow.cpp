// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/flow/workspace_flow.h"

#include <algorithm>

namespace stellwerk::gui {

using deployment::EnvironmentStatus;
using deployment::PreparedPackage;

WorkspaceFlow::WorkspaceFlow(std::shared_ptr<const Backend> backend, project::SecretPrompt prompt, QObject *parent)
    : QObject(parent), m_backend(std::move(backend)), m_prompt(std::move(prompt)) {
    connect(&m_opener, &TaskRunner::runningChanged, this, &WorkspaceFlow::activityChanged);
    connect(&m_preparer, &TaskRunner::runningChanged, this, &WorkspaceFlow::activityChanged);
    connect(&m_preparer, &TaskRunner::progressed, this, &WorkspaceFlow::preparingProgressed);
}

WorkspaceFlow::~WorkspaceFlow() = default;

bool WorkspaceFlow::isReading() const {
    return std::ranges::any_of(m_environments, &EnvironmentEntry::reading);
}

void WorkspaceFlow::open(const QString &folder) {
    m_opener.run<OpenedWorkspace>(
        [backend = m_backend, folder](const TaskContext &context) { return backend->openWorkspace(folder, context); },
        [this](Result<OpenedWorkspace> opened) { take(std::move(opened)); });
}

void WorkspaceFlow::openDemo(const QString &folder) {
    m_opener.run<OpenedWorkspace>(
        [backend = m_backend, folder](const TaskContext &context) -> Result<OpenedWorkspace> {
            STELLWERK_ASSIGN(const QString demo, backend->createDemo(folder, context));
            return backend->openWorkspace(demo, context);
        },
        [this](Result<OpenedWorkspace> opened) { take(std::move(opened)); });
}

void WorkspaceFlow::take(Result<OpenedWorkspace> opened) {
    if (!opened) {
        m_openError = std::move(opened).error();
        Q_EMIT sessionChanged();
        return;
    }
    m_openError.reset();
    m_packagesError.reset();
    m_prepareError.reset();
    m_readers.clear();
    m_environments.clear();
    m_packages.clear();
    for (const project::Environment &environment : opened->workspace.environments) {
        m_environments.push_back(EnvironmentEntry{.environment = environment});
        m_readers.push_back(std::make_unique<TaskRunner>());
    }
    m_isDemo = opened->isDemo;
    m_session = deployment::Session{std::move(opened->workspace), m_prompt, deployment::Session::currentOperator()};
    Q_EMIT sessionChanged();
    refresh();
}

void WorkspaceFlow::refresh() {
    if (!m_session)
        return;
    for (size_t index = 0; index < m_environments.size(); ++index)
        read(index);
    Q_EMIT environmentsChanged();
    refreshPackages();
}

void WorkspaceFlow::read(size_t index) {
    const project::Environment environment = m_environments[index].environment;
    const bool started = m_readers[index]->run<EnvironmentStatus>(
        [backend = m_backend, session = *m_session, environment](const TaskContext &context)
            -> Result<EnvironmentStatus> { return backend->readStatus(session, environment, context); },
        [this, index, environment](Result<EnvironmentStatus> status) {
            if (!status) {
                EnvironmentStatus failed;
                failed.environment = environment;
                failed.checkedAt = QDateTime::currentDateTimeUtc();
                failed.error = std::move(status).error();
                status = std::move(failed);
            }
            m_environments[index].take(*std::move(status));
            Q_EMIT environmentsChanged();
        });
    if (started)
        m_environments[index].reading = true;
}

void WorkspaceFlow::refreshPackages() {
    if (!m_session)
        return;
    m_lister.run<std::vector<PackageEntry>>(
        [backend = m_backend, session = *m_session](const TaskContext &context) {
            return backend->listPackages(session, context);
        },
        [this](Result<std::vector<PackageEntry>> packages) {
            m_packagesError = packages ? std::nullopt : std::optional(packages.error());
            if (packages)
                m_packages = *std::move(packages);
            Q_EMIT packagesChanged();
        });
}

void WorkspaceFlow::preparePackage(const QString &environment) {
    const auto source = std::ranges::find(m_environments, environment,
                                          [](const EnvironmentEntry &entry) { return entry.environment.name; });
    if (!m_session || source == m_environments.end())
        return;
    m_prepareError.reset();
    m_preparer.run<PreparedPackage>(
        [backend = m_backend, session = *m_session, from = source->environment](const TaskContext &context) {
            return backend->preparePackage(session, from, context);
        },
        [this](Result<PreparedPackage> prepared) {
            if (!prepared) {
                if (prepared.error().code != ErrorCode::Cancelled)
                    m_prepareError = std::move(prepared).error();
                Q_EMIT activityChanged();
                return;
            }
            Q_EMIT packagePrepared(prepared->path, prepared->warnings);
            refreshPackages();
        });
}

} // namespace stellwerk::gui
