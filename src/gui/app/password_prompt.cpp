// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/password_prompt.h"

#include <KPasswordDialog>

#include <condition_variable>
#include <memory>
#include <mutex>

namespace stellwerk::gui {

struct PasswordPrompt::Answer {
    std::mutex mutex;
    std::condition_variable_any given;
    std::optional<Result<QString>> password;

    void give(Result<QString> result) {
        {
            const std::scoped_lock lock(mutex);
            if (password)
                return;
            password = std::move(result);
        }
        given.notify_all();
    }
};

PasswordPrompt::PasswordPrompt(QObject *parent) : QObject(parent) {}

PasswordPrompt::~PasswordPrompt() {
    leave();
}

project::SecretPrompt PasswordPrompt::prompt() {
    return [this, leaving = m_leaving.get_token()](const project::Environment &environment) -> Result<QString> {
        const auto refusal = fail(ErrorCode::AccessDenied, tr("No password was given for %1.").arg(environment.name),
                                  tr("Try again and type the password, or store it as environments.toml describes."));
        if (leaving.stop_requested())
            return refusal;
        auto answer = std::make_shared<Answer>();
        QMetaObject::invokeMethod(
            this, [this, environment, answer] { ask(environment, answer); }, Qt::QueuedConnection);
        std::unique_lock lock(answer->mutex);
        if (!answer->given.wait(lock, leaving, [&answer] { return answer->password.has_value(); }))
            return refusal;
        return *answer->password;
    };
}

void PasswordPrompt::ask(const project::Environment &environment, const std::shared_ptr<Answer> &answer) {
    auto *dialog = new KPasswordDialog(m_window);
    dialog->setObjectName(QStringLiteral("passwordDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Password for %1").arg(environment.name));
    // The dialog takes it for HTML.
    dialog->setPrompt(tr("Type the password of the database user %1 of %2.")
                          .arg(environment.user.toHtmlEscaped(), environment.name.toHtmlEscaped()));
    connect(dialog, &KPasswordDialog::gotPassword, this, [answer](const QString &password) { answer->give(password); });
    const QString name = environment.name;
    connect(dialog, &QDialog::rejected, this, [answer, name] {
        answer->give(fail(ErrorCode::AccessDenied, tr("No password was given for %1.").arg(name),
                          tr("Try again and type the password, or store it as environments.toml describes.")));
    });
    dialog->open();
}

} // namespace stellwerk::gui
