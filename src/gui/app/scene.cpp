// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/scene.h"

#include <QApplication>
#include <QLineEdit>
#include <QTabWidget>
#include <QTextStream>

#include <algorithm>

namespace stellwerk::gui {
namespace {

constexpr int kLookIntervalMs = 20;
constexpr int kSettleMs = 150;

using Step = DeploymentFlow::Step;

/// The step of the deployment that a scene shows, or nothing for the other pages.
std::optional<Step> stepOf(const QString &scene) {
    static const QHash<QString, Step> steps{
        {QStringLiteral("deployment-checks"), Step::Checks},   {QStringLiteral("deployment-changes"), Step::Changes},
        {QStringLiteral("deployment-data"), Step::Changes},    {QStringLiteral("deployment-confirm"), Step::Confirm},
        {QStringLiteral("deployment-running"), Step::Running}, {QStringLiteral("deployment-result"), Step::Result}};
    const auto step = steps.constFind(scene);
    return step == steps.cend() ? std::nullopt : std::optional(*step);
}

} // namespace

Scene::Scene(const Options &options, MainWindow &window, WorkspaceFlow &workspace, DeploymentFlow &deployment)
    : m_options(options), m_window(window), m_workspace(workspace), m_deployment(deployment) {
    // The same letters on every machine.
    QApplication::setFont(QFont(QStringLiteral("Noto Sans"), 10));
    const QStringList size = options.size.split(u'x');
    m_window.resize(size.value(0).toInt(), size.value(1).toInt());
    connect(&workspace, &WorkspaceFlow::packagesChanged, this, [this] { m_packagesListed = true; });
    connect(&m_timer, &QTimer::timeout, this, &Scene::look);
    m_timer.start(kLookIntervalMs);
}

bool Scene::workspaceIsRead() const {
    return m_workspace.session() && !m_workspace.isReading() && m_packagesListed;
}

void Scene::look() {
    if (m_drawn) {
        if (!m_deployment.isRunning())
            QCoreApplication::quit();
        return;
    }
    const bool settled = m_options.scene == QLatin1String("empty") || m_workspace.openError() || workspaceIsRead();
    if (!settled)
        return;
    if (reached())
        return draw();
    goOn();
}

bool Scene::reached() const {
    const auto goal = stepOf(m_options.scene);
    if (!goal || m_workspace.openError())
        return true;
    if (m_deployment.planError())
        return true;
    if (m_deployment.step() != *goal || m_deployment.isPlanning())
        return m_deployment.step() > *goal;
    // A run is shown while it writes.
    return *goal != Step::Running || m_deployment.cancelKind() == DeploymentFlow::CancelKind::CancelAndRollBack;
}

void Scene::goOn() {
    if (m_window.page() != MainWindow::Page::Deployment)
        m_window.showPage(MainWindow::Page::Deployment);
    if (m_deployment.isPlanning() || m_deployment.isRunning())
        return;
    if (m_deployment.step() == Step::Target) {
        const auto &environments = m_workspace.environments();
        const auto production = std::ranges::find(environments, project::EnvironmentKind::Production,
                                                  [](const EnvironmentEntry &entry) { return entry.environment.kind; });
        if (production != environments.end())
            m_deployment.chooseTarget(production->environment);
    }
    if (m_deployment.step() == Step::Checks && m_deployment.plan())
        for (int check = 0; check < static_cast<int>(m_deployment.plan()->checks.size()); ++check)
            m_deployment.acknowledge(check, true);
    if (m_deployment.step() == Step::Confirm)
        m_window.findChild<QLineEdit *>(QStringLiteral("confirmEdit"))->setText(m_deployment.target()->name);
    if (!m_deployment.blockReason().isEmpty()) {
        QTextStream(stderr) << m_options.scene << ": " << m_deployment.blockReason() << '\n';
        return draw();
    }
    m_deployment.next();
}

void Scene::draw() {
    if (m_options.scene == QLatin1String("packages"))
        m_window.showPage(MainWindow::Page::Packages);
    if (m_options.scene == QLatin1String("deployment-data"))
        m_window.findChild<QWidget *>(QStringLiteral("stepChanges"))->findChild<QTabWidget *>()->setCurrentIndex(1);
    m_timer.stop();
    // What the timers and layouts still have to do is done before the picture is taken.
    QTimer::singleShot(kSettleMs, this, [this] {
        if (!m_window.grab().save(m_options.screenshot))
            QTextStream(stderr) << "cannot write " << m_options.screenshot << '\n';
        m_drawn = true; // from now on a run that still goes on is waited for
        m_timer.start();
    });
}

} // namespace stellwerk::gui
