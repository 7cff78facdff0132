// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/environment.h"

#include <QDir>

namespace stellwerk::project {

QString environmentKindName(EnvironmentKind kind) {
    switch (kind) {
    case EnvironmentKind::Development:
        return QStringLiteral("development");
    case EnvironmentKind::Staging:
        return QStringLiteral("staging");
    case EnvironmentKind::Production:
        break;
    }
    return QStringLiteral("production");
}

Result<db::ConnectionProfile> connectionProfile(const Environment &environment, const QString &workspaceFolder,
                                                const SecretPrompt &prompt, const TaskContext &context) {
    db::ConnectionProfile profile;
    profile.engine = environment.driver;
    profile.label = environment.name;
    profile.database = environment.database;
    if (environment.driver == db::Engine::Sqlite) {
        profile.database = QDir::cleanPath(QDir(workspaceFolder).absoluteFilePath(environment.database));
        return profile;
    }
    profile.host = environment.host;
    profile.port = environment.port;
    profile.socket = environment.socket;
    profile.user = environment.user;
    if (!environment.tlsCa.isEmpty())
        profile.tlsCa = QDir::cleanPath(QDir(workspaceFolder).absoluteFilePath(environment.tlsCa));
    STELLWERK_ASSIGN(profile.password, fetchSecret(environment, workspaceFolder, prompt, context));
    return profile;
}

} // namespace stellwerk::project
