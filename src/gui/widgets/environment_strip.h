// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/environment.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace stellwerk::gui {

/// The strip across the top of every page that can write: colour, icon, the kind in capitals and the name.
class EnvironmentStrip final : public QWidget {
    Q_OBJECT
public:
    explicit EnvironmentStrip(QWidget *parent = nullptr);
    /// Nothing hides the strip.
    void setEnvironment(const std::optional<project::Environment> &environment);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateTexts();
    std::optional<project::Environment> m_environment;
    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace stellwerk::gui
