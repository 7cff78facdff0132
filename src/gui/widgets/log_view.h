// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/log_model.h"

#include <QWidget>

#include <memory>

namespace stellwerk::gui {
namespace Ui {
class LogView;
}

/// A log as a flat table: follows its end while asked to, jumps to the first error, copies everything.
class LogView final : public QWidget {
    Q_OBJECT
public:
    explicit LogView(QWidget *parent = nullptr);
    ~LogView() override;
    /// Not owned; set once.
    void setModel(LogModel *model);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    std::unique_ptr<Ui::LogView> m_ui;
    LogModel *m_model = nullptr;
};

} // namespace stellwerk::gui
