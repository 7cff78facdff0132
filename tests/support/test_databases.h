// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace stellwerk::test {

/// Where a program of the server is installed; a missing one ends the test program.
[[nodiscard]] QString serverProgram(const QString &program);
/// Arguments for every server of a test: nothing survives a power cut, and changes of structure are many times faster.
[[nodiscard]] QStringList quickServerArguments();
/// Makes the system tables of a server; @p arguments are those that name its folders.
void installServer(const QStringList &arguments);

/// A MariaDB server of our own in a temporary folder, without network, gone with the process. A server that cannot be
/// started ends the test program: a rule about databases that was not tried on MariaDB is not tested.
class PrivateServer final {
public:
    /// Started at the first call, shared by the whole test program.
    static PrivateServer &instance();
    explicit PrivateServer(const QStringList &extraArguments = {});
    ~PrivateServer();

    /// A profile without a database, as the server's administrator.
    [[nodiscard]] db::ConnectionProfile adminProfile() const;
    /// Makes an empty database with a name of its own and gives its profile.
    [[nodiscard]] db::ConnectionProfile freshDatabase();
    /// Ends the server as a crash would.
    void kill();
    /// Starts it again on the same data, after kill() or a crash.
    void start();
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_socket;
    QStringList m_arguments;
    int m_databases = 0;
};

/// Fresh databases of both engines for one test function. SQLite files live as long as the object.
class TestDatabases final {
public:
    [[nodiscard]] db::ConnectionProfile fresh(db::Engine engine);

private:
    QTemporaryDir m_folder;
    int m_files = 0;
};

/// In a _data function: one row per engine in the column "engine" (as db::Engine).
void addEngineRows();
/// In a test function: the engine of the current row.
[[nodiscard]] db::Engine currentEngine();

/// Opens or fails the running test program with the error's text.
[[nodiscard]] db::Connection openOrDie(const db::ConnectionProfile &profile);

/// The value of a Result, or a failed test with the error's text.
template <class T>
T valueOrDie(Result<T> result) {
    if (!result)
        qFatal("%s", qPrintable(result.error().toText()));
    return *std::move(result);
}
inline void valueOrDie(Status status) {
    if (!status)
        qFatal("%s", qPrintable(status.error().toText()));
}

} // namespace stellwerk::test

Q_DECLARE_METATYPE(stellwerk::db::Engine)
