// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFrame>

namespace stellwerk::gui {

/// A quiet surface with rounded corners on which things that belong together lie. An accent is a strip along its top.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);
    /// The colour of a card without a tint: always lighter than an input field that lies on it may be dark.
    [[nodiscard]] static QColor ground(const QPalette &palette);
    /// An invalid colour means no strip.
    void setAccent(const QColor &accent);
    /// A tint of the whole surface, e.g. for an error; an invalid colour means none.
    void setTint(const QColor &tint);
    /// Draws the frame of a chosen card.
    void setSelected(bool selected);
    [[nodiscard]] bool isSelected() const { return m_selected; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QColor m_accent;
    QColor m_tint;
    bool m_selected = false;
};

} // namespace stellwerk::gui
