// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flow/next_action.h"
#include "gui/flow/workspace_flow.h"
#include "gui/models/migration_model.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

namespace stellwerk::gui {
namespace Ui {
class OverviewPage;
}
class EnvironmentCard;

/// The environments side by side, what is wrong, and the one thing to do next.
class OverviewPage final : public QWidget {
    Q_OBJECT
public:
    explicit OverviewPage(WorkspaceFlow &workspace, QWidget *parent = nullptr);
    ~OverviewPage() override;

    [[nodiscard]] const NextAction &nextAction() const { return m_next; }

Q_SIGNALS:
    void deployRequested(const QString &packagePath, const QString &environment);
    void packageRequested(const QString &environment);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void updateCards();
    void updateBanner();
    void updateNext();
    void updateDetail();
    void runNext();
    void choose(const QString &environment);

    std::unique_ptr<Ui::OverviewPage> m_ui;
    WorkspaceFlow &m_workspace;
    std::vector<EnvironmentCard *> m_cards; ///< owned by the layout's widget
    PendingMigrationModel m_pending;
    NextAction m_next;
    QString m_chosen;
    QTimer m_ageTimer; ///< ages are texts and go stale by themselves
};

} // namespace stellwerk::gui
