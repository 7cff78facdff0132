// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <future>
#include <thread>

namespace stellwerk::test {

/// Somebody who answers on the server's port, greets like MariaDB, and wants to know the password: answers every login
/// with the order to log in again by another plugin, and notes all that the client says. Serves one client.
class Greeter final {
public:
    struct Manner {
        QString certificate;      ///< PEM file; empty = offers no TLS
        QString key;              ///< PEM file of the certificate's key
        QByteArray firstPlugin;   ///< the kind of login that the greeting names
        QByteArray orderedPlugin; ///< the kind of login that is ordered next
    };
    struct Heard {
        int logins = 0;  ///< login packets, which hold at least the user's name
        QByteArray text; ///< everything the client said, decrypted
    };

    explicit Greeter(const Manner &manner);
    [[nodiscard]] quint16 port() const { return m_port; }
    /// Waits until the client is gone.
    [[nodiscard]] Heard heard();

private:
    std::future<Heard> m_heard;
    quint16 m_port = 0;
    std::jthread m_thread;
};

} // namespace stellwerk::test
