// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

class QPushButton;

namespace stellwerk::gui {
namespace Ui {
class Placeholder;
}

/// What a page shows when it has nothing to show: an icon, a sentence, and what can be done about it.
class Placeholder final : public QWidget {
    Q_OBJECT
public:
    explicit Placeholder(QWidget *parent = nullptr);
    ~Placeholder() override;

    void setTexts(const QString &iconName, const QString &headline, const QString &sentence);
    [[nodiscard]] QPushButton *primaryButton() const;
    [[nodiscard]] QPushButton *secondaryButton() const;
    /// Shows a bar with @p text instead of the buttons; an empty text ends it.
    void setBusy(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateIcon();
    std::unique_ptr<Ui::Placeholder> m_ui;
    QString m_iconName;
};

} // namespace stellwerk::gui
