// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/session.h"

#include <QSysInfo>

#include <pwd.h>
#include <unistd.h>

namespace stellwerk::deployment {

QString Session::currentOperator() {
    const passwd *account = ::getpwuid(::geteuid());
    const QString user = account ? QString::fromLocal8Bit(account->pw_name) : QString::number(::geteuid());
    return user + u'@' + QSysInfo::machineHostName();
}

Result<db::ConnectionProfile> Session::profile(const project::Environment &environment,
                                               const TaskContext &context) const {
    const auto with = [&](const project::SecretPrompt &how) {
        return project::connectionProfile(environment, workspace.folder, how, context);
    };
    if (!prompt)
        return with({});
    return with([&](const project::Environment &about) {
        return typedIn->password(
            about, [&] { return prompt(about); },
            [&](const QString &password) {
                const auto profile = with([&](const project::Environment &) -> Result<QString> { return password; });
                return profile && db::Connection::open(*profile);
            });
    });
}

} // namespace stellwerk::deployment
