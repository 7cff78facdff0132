// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/environment.h"

#include <QObject>

#include <stop_token>

class QWidget;

namespace stellwerk::gui {

/// Asks for a password in the window on behalf of a worker thread, which waits for the answer. Nobody there to ask, or
/// the dialog left: a refusal, never a wait without end.
class PasswordPrompt final : public QObject {
    Q_OBJECT
public:
    explicit PasswordPrompt(QObject *parent = nullptr);
    ~PasswordPrompt() override;
    /// Over which window the dialog opens.
    void setWindow(QWidget *window) { m_window = window; }
    /// From now on nobody answers: workers that wait go on with a refusal. Call before waiting for them.
    void leave() { m_leaving.request_stop(); }
    /// A function for worker threads. It must not be called on the GUI thread.
    [[nodiscard]] project::SecretPrompt prompt();

private:
    struct Answer;
    void ask(const project::Environment &environment, const std::shared_ptr<Answer> &answer);
    QWidget *m_window = nullptr;
    std::stop_source m_leaving; ///< the program ends: nobody answers any more
};

} // namespace stellwerk::gui
