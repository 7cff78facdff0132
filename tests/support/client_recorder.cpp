// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/client_recorder.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

namespace stellwerk::test {

namespace {

constexpr int kWaitMilliseconds = 30000;
constexpr quint32 kCapabilities = 0x81BFF7DF; // everything but TLS and compression
constexpr char kQuit = 1;

QString find(const QString &program) {
    const QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty())
        qFatal("%s is missing: the tests compare with it", qPrintable(program));
    return path;
}

bool waitFor(int socket) {
    pollfd waiting{socket, POLLIN, 0};
    return ::poll(&waiting, 1, kWaitMilliseconds) == 1;
}

bool send(int socket, int sequence, const QByteArray &payload) {
    QByteArray packet;
    packet += static_cast<char>(payload.size() & 0xFF);
    packet += static_cast<char>((payload.size() >> 8) & 0xFF);
    packet += static_cast<char>((payload.size() >> 16) & 0xFF);
    packet += static_cast<char>(sequence);
    packet += payload;
    return ::send(socket, packet.constData(), static_cast<size_t>(packet.size()), MSG_NOSIGNAL) == packet.size();
}

/// False at the end of the connection.
bool receive(int socket, char *data, qsizetype size) {
    while (size > 0) {
        const ssize_t part = waitFor(socket) ? ::recv(socket, data, static_cast<size_t>(size), 0) : -1;
        if (part <= 0)
            return false;
        data += part;
        size -= part;
    }
    return true;
}

QByteArray greeting() {
    QByteArray bytes("\x0A"
                     "5.5.5-11.8.6-MariaDB\0\1\0\0\0abcdefgh\0",
                     35);
    bytes += static_cast<char>(kCapabilities & 0xFF);
    bytes += static_cast<char>((kCapabilities >> 8) & 0xFF);
    bytes += QByteArray("\x2D\x02\x00", 3); // utf8mb4, autocommit
    bytes += static_cast<char>((kCapabilities >> 16) & 0xFF);
    bytes += static_cast<char>((kCapabilities >> 24) & 0xFF);
    bytes += QByteArray("\x15\0\0\0\0\0\0\0\0\0\0abcdefghijkl\0mysql_native_password\0", 46);
    return bytes;
}

QList<QByteArray> record(int socket) {
    static const QByteArray ok("\0\0\0\2\0\0\0", 7);
    QList<QByteArray> commands;
    bool open = send(socket, 0, greeting());
    while (open) {
        unsigned char header[4];
        open = receive(socket, reinterpret_cast<char *>(header), sizeof header);
        QByteArray payload(open ? header[0] | header[1] << 8 | header[2] << 16 : 0, '\0');
        open = open && receive(socket, payload.data(), payload.size());
        const bool loggingIn = open && header[3] != 0;
        if (open && !loggingIn && payload.startsWith(kQuit))
            break;
        if (open && !loggingIn)
            commands << payload;
        open = open && send(socket, header[3] + 1, ok);
    }
    return commands;
}

/// The client's standard streams are files, so that it can never wait for us to read them.
class Client final {
public:
    Client(const QString &program, const QStringList &arguments, const QByteArray &script) {
        QFile input(m_folder.filePath(QStringLiteral("in")));
        if (!input.open(QIODevice::WriteOnly) || input.write(script) != script.size())
            qFatal("a temporary file cannot be written");
        input.close();
        m_process.setStandardInputFile(input.fileName());
        m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("out")));
        m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("err")));
        m_process.start(find(program), arguments);
    }
    ClientRun finish() {
        if (!m_process.waitForFinished(kWaitMilliseconds))
            qFatal("the client does not end");
        return {m_process.exitCode(), read(QStringLiteral("err")), read(QStringLiteral("out")), {}};
    }

private:
    QByteArray read(const QString &name) const {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace

ClientRun runClient(const QString &program, const QStringList &arguments, const QByteArray &script) {
    return Client(program, arguments, script).finish();
}

ClientRecorder::ClientRecorder() : m_path(QFile::encodeName(m_folder.filePath(QStringLiteral("socket")))) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (m_path.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        qFatal("the path of the temporary folder is too long for a socket");
    std::memcpy(address.sun_path, m_path.constData(), static_cast<size_t>(m_path.size()));
    m_listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::bind(m_listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 ||
        ::listen(m_listener, 1) != 0)
        qFatal("a local socket cannot be made");
}

ClientRecorder::~ClientRecorder() {
    ::close(m_listener);
}

ClientRun ClientRecorder::run(const QByteArray &script) {
    Client client(QStringLiteral("mariadb"),
                  {QStringLiteral("--no-defaults"), QStringLiteral("--skip-ssl"), QStringLiteral("--skip-reconnect"),
                   QStringLiteral("--user=root"), QStringLiteral("--default-character-set=utf8mb4"),
                   QString(QStringLiteral("--socket=") + QFile::decodeName(m_path))},
                  script);
    const int connection = waitFor(m_listener) ? ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC) : -1;
    if (connection < 0)
        qFatal("the client did not connect");
    const QList<QByteArray> commands = record(connection);
    ::close(connection);
    ClientRun run = client.finish();
    run.commands = commands;
    return run;
}

} // namespace stellwerk::test
