// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "gui/look/look.h"
#include "gui/widgets/card.h"

#include <memory>

class QPushButton;

namespace stellwerk::gui {
namespace Ui {
class ErrorPanel;
}

/// An error for a person: what happened, what to do; the technical text only under Details, where it can be copied.
class ErrorPanel final : public Card {
    Q_OBJECT
public:
    explicit ErrorPanel(QWidget *parent = nullptr);
    ~ErrorPanel() override;

    /// Shows @p error; @p unchanged is a translated sentence that says what the failure did not touch.
    void showError(const Error &error, const QString &unchanged = {}, Tone tone = Tone::Bad);
    /// A button that mends it, hidden until its text is set.
    void setAction(const QString &text);

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateLook();
    std::unique_ptr<Ui::ErrorPanel> m_ui;
    Tone m_tone = Tone::Bad;
};

} // namespace stellwerk::gui
