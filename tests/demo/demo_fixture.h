// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demo.h"
#include "project/workspace.h"
#include "support/test_databases.h"

#include <QDir>
#include <QTemporaryDir>

namespace stellwerk::test {

/// Options for a demo in a folder that does not exist yet, with database names that no other demo has.
inline demo::DemoOptions demoOptions(const QTemporaryDir &parent, db::Engine engine) {
    static int count = 0;
    ++count;
    demo::DemoOptions options;
    options.folder = parent.filePath(QStringLiteral("demo %1").arg(count));
    options.engine = engine;
    options.databasePrefix = QStringLiteral("demo_%1").arg(count);
    if (engine == db::Engine::MariaDb)
        options.server = PrivateServer::instance().adminProfile();
    return options;
}

/// Opens an environment the way every other part of the program does: through the workspace.
inline db::Connection openSide(const QString &folder, const char *name) {
    const project::Workspace workspace = valueOrDie(project::openWorkspace(folder));
    const project::Environment environment = valueOrDie(workspace.environment(QString::fromLatin1(name)));
    return openOrDie(valueOrDie(project::connectionProfile(environment, workspace.folder, {}, {})));
}

inline qint64 countOf(db::Connection &connection, const QString &sql) {
    const auto value = valueOrDie(connection.selectValue(sql));
    return value ? value->toInteger().value_or(-1) : -1;
}

inline qint64 rowsOf(db::Connection &connection, const QString &table) {
    return countOf(connection, QString(QLatin1String("SELECT COUNT(*) FROM ") + connection.dialect().quote(table)));
}

} // namespace stellwerk::test
