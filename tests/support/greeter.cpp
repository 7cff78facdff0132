// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/greeter.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

#include <sys/socket.h>
#include <unistd.h>

#include <optional>

namespace stellwerk::test {

namespace {

constexpr quint32 kClientMySql = 0x1;
constexpr quint32 kConnectWithDb = 0x8;
constexpr quint32 kProtocol41 = 0x200;
constexpr quint32 kTls = 0x800;
constexpr quint32 kSecureConnection = 0x8000;
constexpr quint32 kPluginAuth = 0x80000;
constexpr int kTlsRequestSize = 32;
/// How long a client may be silent before the greeter gives up, in milliseconds; only a broken test waits so long.
constexpr int kPatience = 60000;

class Listener final : public QTcpServer {
public:
    /// Waits for a client; the caller owns its descriptor. -1 if none comes.
    int descriptor() {
        waitForNewConnection(kPatience);
        return m_descriptor;
    }

protected:
    void incomingConnection(qintptr descriptor) override { m_descriptor = static_cast<int>(descriptor); }

private:
    int m_descriptor = -1;
};

QByteArray littleEndian(quint32 number, int bytes) {
    QByteArray result;
    for (int i = 0; i < bytes; ++i)
        result += static_cast<char>(number >> (8 * i));
    return result;
}

/// One conversation with the packets of MariaDB's protocol.
class Talk final {
public:
    Talk(int descriptor, Greeter::Heard &heard) : m_descriptor(descriptor), m_heard(heard) {}
    Talk(const Talk &) = delete;
    Talk &operator=(const Talk &) = delete;
    ~Talk() {
        if (!m_tls)
            ::close(m_descriptor);
    }

    void say(quint32 number, const QByteArray &payload) {
        const QByteArray bytes =
            littleEndian(static_cast<quint32>(payload.size()), 3) + littleEndian(number, 1) + payload;
        if (!m_tls) {
            (void)::send(m_descriptor, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
            return;
        }
        m_tls->write(bytes);
        m_tls->flush();
    }

    /// Nothing once the client is gone.
    std::optional<QByteArray> hear() {
        const auto head = read(4);
        if (!head)
            return std::nullopt;
        const auto byte = [&](int i) { return static_cast<qsizetype>(static_cast<unsigned char>(head->at(i))); };
        return read(byte(0) | byte(1) << 8 | byte(2) << 16);
    }

    bool encrypt(const Greeter::Manner &manner) {
        QFile key(manner.key);
        if (!key.open(QIODevice::ReadOnly))
            qFatal("no key %s", qPrintable(manner.key));
        m_tls.emplace();
        m_tls->setSocketDescriptor(m_descriptor);
        m_tls->setLocalCertificateChain(QSslCertificate::fromPath(manner.certificate));
        m_tls->setPrivateKey(QSslKey(&key, QSsl::Ec));
        m_tls->setPeerVerifyMode(QSslSocket::VerifyNone);
        m_tls->startServerEncryption();
        return m_tls->waitForEncrypted(kPatience);
    }

private:
    std::optional<QByteArray> read(qsizetype size) {
        QByteArray bytes;
        while (bytes.size() < size) {
            const QByteArray part = readSome(size - bytes.size());
            if (part.isEmpty())
                return std::nullopt;
            bytes += part;
        }
        m_heard.text += bytes;
        return bytes;
    }

    QByteArray readSome(qsizetype most) {
        if (m_tls) {
            if (m_tls->bytesAvailable() == 0)
                m_tls->waitForReadyRead(kPatience);
            return m_tls->read(most);
        }
        // Not through QSslSocket: it would read on, and lose the beginning of the client's TLS.
        QByteArray part(most, Qt::Uninitialized);
        part.truncate(qMax<qsizetype>(0, ::recv(m_descriptor, part.data(), static_cast<size_t>(most), 0)));
        return part;
    }

    int m_descriptor;
    Greeter::Heard &m_heard;
    std::optional<QSslSocket> m_tls;
};

QByteArray greeting(const Greeter::Manner &manner) {
    quint32 abilities = kClientMySql | kConnectWithDb | kProtocol41 | kSecureConnection | kPluginAuth;
    if (!manner.certificate.isEmpty())
        abilities |= kTls;
    QByteArray text = "\x0a"
                      "11.8.2-MariaDB";
    text += '\0' + littleEndian(7, 4) + "abcdefgh" + '\0';
    text += littleEndian(abilities & 0xffff, 2) + char(45) + littleEndian(2, 2) + littleEndian(abilities >> 16, 2);
    text += char(21) + QByteArray(10, '\0') + "ijklmnopqrst" + '\0' + manner.firstPlugin + '\0';
    return text;
}

void talk(int descriptor, const Greeter::Manner &manner, Greeter::Heard &heard) {
    Talk client(descriptor, heard);
    client.say(0, greeting(manner));
    quint32 number = 2;
    auto said = client.hear();
    if (said && said->size() == kTlsRequestSize) {
        if (!client.encrypt(manner))
            return;
        said = client.hear();
        ++number;
    }
    if (!said)
        return;
    ++heard.logins;
    client.say(number, '\xfe' + manner.orderedPlugin + '\0' + "uvwxyzabcdefghijklmn" + '\0');
    if (!client.hear())
        return;
    client.say(number + 2, '\xff' + littleEndian(1045, 2) + "#28000That was all I wanted");
    (void)client.hear();
}

} // namespace

Greeter::Greeter(const Manner &manner) {
    std::promise<quint16> port;
    std::promise<Heard> heard;
    m_heard = heard.get_future();
    std::future<quint16> listening = port.get_future();
    m_thread = std::jthread([manner, port = std::move(port), heard = std::move(heard)]() mutable {
        Listener server;
        if (!server.listen(QHostAddress::AnyIPv4))
            qFatal("the greeter cannot listen");
        port.set_value(server.serverPort());
        Heard all;
        if (const int descriptor = server.descriptor(); descriptor >= 0)
            talk(descriptor, manner, all);
        heard.set_value(all);
    });
    m_port = listening.get();
}

Greeter::Heard Greeter::heard() {
    return m_heard.get();
}

} // namespace stellwerk::test
