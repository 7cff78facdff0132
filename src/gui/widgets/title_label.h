// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace stellwerk::gui {

/// A heading: larger than the text around it, follows the application's font.
class TitleLabel : public QLabel {
    Q_OBJECT
public:
    explicit TitleLabel(QWidget *parent = nullptr);
    /// @p factor of the application's font size.
    void setScale(double factor);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateFont();
    double m_scale = 1.35;
};

} // namespace stellwerk::gui
