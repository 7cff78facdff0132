// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/look/look.h"

#include <QWidget>

namespace stellwerk::gui {

/// A state as a pill: glyph, word and tone together.
class StateBadge final : public QWidget {
    Q_OBJECT
public:
    explicit StateBadge(QWidget *parent = nullptr);
    void setLook(const Look &look);
    [[nodiscard]] const Look &look() const { return m_look; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QFont boldFont() const;
    Look m_look;
};

} // namespace stellwerk::gui
