// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace stellwerk::gui {

/// Where a person is on a way of several steps: done ones have a tick, the current one is bold.
class StepBar final : public QWidget {
    Q_OBJECT
public:
    explicit StepBar(QWidget *parent = nullptr);
    void setSteps(const QStringList &steps);
    void setCurrent(int current);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int diameter() const;
    void describe();
    QStringList m_steps;
    int m_current = 0;
};

} // namespace stellwerk::gui
