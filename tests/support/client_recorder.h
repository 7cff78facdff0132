// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QTemporaryDir>

namespace stellwerk::test {

/// What a run of a database's own client did.
struct ClientRun {
    int exitCode = 0;
    QByteArray errors;          ///< its standard error
    QByteArray output;          ///< its standard output
    QList<QByteArray> commands; ///< recorder only: every command it sent, with the protocol's code as first byte
};

/// Runs the @p program with @p arguments and @p script on its standard input; a missing program ends the test.
[[nodiscard]] ClientRun runClient(const QString &program, const QStringList &arguments, const QByteArray &script);

/// A server that speaks just enough of MariaDB's protocol to write down what the mariadb client sends, byte by byte,
/// and to answer "OK" to everything. So any text can be given to the client, also SQL that no server would accept.
class ClientRecorder final {
public:
    ClientRecorder();
    ~ClientRecorder();
    ClientRecorder(const ClientRecorder &) = delete;
    ClientRecorder &operator=(const ClientRecorder &) = delete;

    [[nodiscard]] ClientRun run(const QByteArray &script);

private:
    QTemporaryDir m_folder;
    QByteArray m_path;
    int m_listener = -1;
};

} // namespace stellwerk::test
