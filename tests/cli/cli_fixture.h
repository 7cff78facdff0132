// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/cli.h"
#include "demo/demo.h"
#include "support/test_databases.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace stellwerk::test {

/// What one run said.
struct CliRun {
    int code = -1;
    QByteArray out;
    QByteArray err;

    /// Standard output as the one JSON document that it must be; anything else fails the test program.
    [[nodiscard]] QJsonObject document() const;
    [[nodiscard]] QString errorCode() const {
        return document()[QLatin1String("error")][QLatin1String("code")].toString();
    }
};

/// Words of a command line, split at blanks; %1, %2 … are replaced by @p values.
[[nodiscard]] QStringList words(const char *line, const QStringList &values = {});

/// Runs a command in this process with captured streams and nobody to ask.
[[nodiscard]] CliRun runCli(const QStringList &arguments, const std::stop_token &stop = {});

/// A port of this machine at which nobody listens.
[[nodiscard]] quint16 unusedPort();

/// A demo workspace that lives as long as the object.
class DemoWorkspace final {
public:
    explicit DemoWorkspace(db::Engine engine);

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] QString path(const char *relative) const;
    [[nodiscard]] db::Engine engine() const { return m_engine; }
    /// The words with --workspace.
    [[nodiscard]] QStringList arguments(const char *line, const QStringList &values = {}) const;
    [[nodiscard]] CliRun run(const char *line, const QStringList &values = {}) const {
        return runCli(arguments(line, values));
    }
    /// A package from dev, with which everything is decided in favour of prod; made at the first call.
    [[nodiscard]] QString package();
    [[nodiscard]] db::ConnectionProfile profile(const char *environment) const;
    void exec(const char *environment, const QString &sql) const;
    /// The first cell of the first row as text; NULL as "NULL".
    [[nodiscard]] QString value(const char *environment, const QString &sql) const;
    /// Deploys the package: prod has the version of dev, and a baseline.
    void deploy();
    /// SHA-256 over the schema and all rows of both databases and over every other file of the workspace.
    [[nodiscard]] QByteArray fingerprint() const;
    /// The same of one database only, without the tables in which Stellwerk and the version are kept.
    [[nodiscard]] QByteArray databaseFingerprint(const char *environment) const;
    /// Replaces text in a file of the workspace, which must hold it.
    void edit(const char *file, const char *before, const char *after) const;
    void write(const char *file, const QByteArray &content) const;

private:
    QTemporaryDir m_parent;
    QString m_folder;
    db::Engine m_engine;
    QString m_package;
};

} // namespace stellwerk::test
