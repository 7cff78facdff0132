// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace stellwerk::test {

[[nodiscard]] inline QByteArray httpAnswer(int status, const QByteArray &body, const QByteArray &headers = {}) {
    return "HTTP/1.1 " + QByteArray::number(status) +
           " x\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" +
           body;
}
[[nodiscard]] inline QByteArray httpAnswer(int status, const QJsonObject &body) {
    return httpAnswer(status, QJsonDocument(body).toJson());
}

/// A small HTTP server on the loopback, on the thread of the test: it answers while somebody there runs an event loop,
/// as the health check does. An empty answer means that the server says nothing and keeps the line open.
class HttpServer final {
public:
    explicit HttpServer(std::function<QByteArray(const QByteArray &path)> says = {}) : answer(std::move(says)) {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no server: %s", qPrintable(m_server.errorString()));
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(*socket); });
        });
    }
    [[nodiscard]] QString url(const QString &path = QStringLiteral("/health")) const {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path);
    }
    /// A port on which nobody listens.
    [[nodiscard]] static QString deadUrl() {
        HttpServer gone;
        return gone.url();
    }

    std::function<QByteArray(const QByteArray &path)> answer;
    int asked = 0;

private:
    void read(QTcpSocket &socket) {
        const QByteArray head = socket.readAll();
        if (!head.startsWith("GET "))
            return;
        ++asked;
        const QByteArray said = answer ? answer(head.split(' ').value(1)) : QByteArray();
        if (said.isEmpty())
            return;
        socket.write(said);
        socket.disconnectFromHost();
    }
    QTcpServer m_server;
};

} // namespace stellwerk::test
