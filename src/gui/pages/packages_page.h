// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flow/workspace_flow.h"
#include "gui/models/package_model.h"

#include <QWidget>

#include <memory>

namespace stellwerk::gui {
namespace Ui {
class PackagesPage;
}

/// The packages of the workspace, what is in them, and how a new one is made.
class PackagesPage final : public QWidget {
    Q_OBJECT
public:
    explicit PackagesPage(WorkspaceFlow &workspace, QWidget *parent = nullptr);
    ~PackagesPage() override;

    /// Opens the panel for a new package, with @p environment chosen if it is not empty.
    void startNewPackage(const QString &environment = {});

Q_SIGNALS:
    void deployRequested(const QString &packagePath);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void updatePackages();
    void updateNewPanel();
    void updateDetail();
    void showDetail(const PackageEntry &entry);
    void showPrepared(const QString &path, const QStringList &warnings);

    std::unique_ptr<Ui::PackagesPage> m_ui;
    WorkspaceFlow &m_workspace;
    PackageModel m_packages;
    QString m_chosenPath;
};

} // namespace stellwerk::gui
