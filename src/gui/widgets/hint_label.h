// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace stellwerk::gui {

/// A caption or explanation: quieter than the text around it, but readable (≥ 4.5 : 1).
class HintLabel : public QLabel {
    Q_OBJECT
public:
    explicit HintLabel(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateColor();
};

} // namespace stellwerk::gui
