// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "distance.h"

#include <QFile>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace stellwerk::bench {

namespace {

sockaddr_un addressOf(const QString &path) {
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (static_cast<size_t>(name.size()) >= sizeof address.sun_path)
        qFatal("%s is too long for a socket", name.constData());
    std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
    return address;
}

/// Until either side is gone.
void handOn(int from, int to, std::chrono::microseconds delay) {
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t size = ::read(from, buffer.data(), buffer.size());
        if (size <= 0)
            break;
        std::this_thread::sleep_for(delay);
        for (ssize_t sent = 0; sent < size;) {
            const ssize_t part = ::send(to, buffer.data() + sent, static_cast<size_t>(size - sent), MSG_NOSIGNAL);
            if (part <= 0)
                return;
            sent += part;
        }
    }
    ::shutdown(to, SHUT_WR);
}

void serve(int client, const QString &target, std::chrono::microseconds delay) {
    const sockaddr_un address = addressOf(target);
    const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0) {
        const std::jthread answers([=] { handOn(server, client, std::chrono::microseconds(0)); });
        handOn(client, server, delay);
    }
    ::close(server);
    ::close(client);
}

} // namespace

Distance::Distance(const QString &path, const QString &target, std::chrono::microseconds delay)
    : m_listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const sockaddr_un address = addressOf(path);
    if (::bind(m_listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 ||
        ::listen(m_listener, SOMAXCONN) != 0)
        qFatal("nobody can listen at %s", qPrintable(path));
    m_thread = std::jthread([this, target, delay] { listen(target, delay); });
}

Distance::~Distance() {
    ::shutdown(m_listener, SHUT_RDWR); // which ends the waiting
    m_thread.join();
    ::close(m_listener);
}

void Distance::listen(const QString &target, std::chrono::microseconds delay) {
    for (;;) {
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            return;
        m_clients.emplace_back([=] { serve(client, target, delay); });
    }
}

} // namespace stellwerk::bench
