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
    return project::connectionProfile(environment, workspace.folder, prompt, context);
}

} // namespace stellwerk::deployment
