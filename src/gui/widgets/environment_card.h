// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flow/environment_entry.h"
#include "gui/widgets/card.h"

#include <memory>

namespace stellwerk::gui {
namespace Ui {
class EnvironmentCard;
}

/// One environment at a glance. Can be chosen with the mouse, Enter or Space.
class EnvironmentCard final : public Card {
    Q_OBJECT
public:
    explicit EnvironmentCard(QWidget *parent = nullptr);
    ~EnvironmentCard() override;

    void setEntry(const EnvironmentEntry &entry);
    [[nodiscard]] QString environmentName() const { return m_entry.environment.name; }

Q_SIGNALS:
    void chosen(const QString &environment);

protected:
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void updateTexts();
    void updateFacts();
    std::unique_ptr<Ui::EnvironmentCard> m_ui;
    EnvironmentEntry m_entry;
};

} // namespace stellwerk::gui
