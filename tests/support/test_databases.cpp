// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_databases.h"

#include <QDir>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QThread>

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

namespace stellwerk::test {

namespace {

constexpr int kStartMilliseconds = 60000;

} // namespace

QString serverProgram(const QString &program) {
    QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty())
        path = QStandardPaths::findExecutable(program, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")});
    if (path.isEmpty())
        qFatal("%s is missing: the tests need a MariaDB server", qPrintable(program));
    return path;
}

QStringList quickServerArguments() {
    return {QStringLiteral("--innodb-buffer-pool-size=64M"),
            QStringLiteral("--innodb-log-file-size=32M"),
            QStringLiteral("--innodb-flush-log-at-trx-commit=0"),
            QStringLiteral("--skip-log-bin"),
            QStringLiteral("--debug-no-sync"),
            QStringLiteral("--skip-sync-frm"),
            QStringLiteral("--innodb-flush-method=nosync"),
            QStringLiteral("--skip-innodb-doublewrite"),
            QStringLiteral("--character-set-server=utf8mb4"),
            QStringLiteral("--collation-server=utf8mb4_unicode_ci")};
}

void installServer(const QStringList &arguments) {
    QProcess install;
    install.setProcessChannelMode(QProcess::MergedChannels);
    install.start(serverProgram(QStringLiteral("mariadb-install-db")),
                  arguments + QStringList{QStringLiteral("--auth-root-authentication-method=normal"),
                                          QStringLiteral("--skip-test-db")});
    if (!install.waitForFinished(kStartMilliseconds) || install.exitCode() != 0)
        qFatal("mariadb-install-db failed: %s", install.readAll().constData());
}

PrivateServer &PrivateServer::instance() {
    static auto server = std::make_unique<PrivateServer>();
    static const bool registered = [] {
        std::atexit([] { server.reset(); });
        return true;
    }();
    Q_UNUSED(registered)
    return *server;
}

PrivateServer::PrivateServer(const QStringList &extraArguments)
    : m_folder(QStringLiteral("/tmp/stellwerk-test-XXXXXX")) {
    const QString data = m_folder.filePath(QStringLiteral("data"));
    m_socket = m_folder.filePath(QStringLiteral("socket"));
    // A starting server clears leftovers of others from its temporary folder, so each has one of its own.
    const QString temporary = m_folder.filePath(QStringLiteral("tmp"));
    QDir().mkpath(temporary);
    QStringList common{QStringLiteral("--no-defaults"), QStringLiteral("--datadir=") + data,
                       QStringLiteral("--tmpdir=") + temporary};
    if (::geteuid() == 0)
        common << QStringLiteral("--user=root");

    installServer(common);

    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
    // A test that crashes must not leave a server behind.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_arguments = common + QStringList{QStringLiteral("--socket=") + m_socket, QStringLiteral("--skip-networking")} +
                  quickServerArguments() + extraArguments;
    start();
}

void PrivateServer::start() {
    if (m_process.state() != QProcess::NotRunning)
        m_process.waitForFinished(kStartMilliseconds); // takes notice of a crash
    m_process.start(serverProgram(QStringLiteral("mariadbd")), m_arguments);
    QElapsedTimer timer;
    timer.start();
    while (!db::Connection::open(adminProfile())) {
        if (m_process.state() == QProcess::NotRunning || timer.elapsed() > kStartMilliseconds) {
            QFile log(m_folder.filePath(QStringLiteral("log")));
            (void)log.open(QIODevice::ReadOnly);
            qFatal("mariadbd did not start: %s", log.readAll().constData());
        }
        QThread::msleep(50);
    }
}

PrivateServer::~PrivateServer() {
    kill();
}

void PrivateServer::kill() {
    m_process.kill();
    m_process.waitForFinished(10000);
}

db::ConnectionProfile PrivateServer::adminProfile() const {
    db::ConnectionProfile profile;
    profile.engine = db::Engine::MariaDb;
    profile.label = QStringLiteral("test server");
    profile.socket = m_socket;
    profile.user = QStringLiteral("root");
    return profile;
}

db::ConnectionProfile PrivateServer::freshDatabase() {
    db::ConnectionProfile profile = adminProfile();
    const QString name = QStringLiteral("test_%1").arg(++m_databases);
    db::Connection connection = openOrDie(profile);
    valueOrDie(connection.exec(QStringLiteral("CREATE DATABASE ") + connection.dialect().quote(name)));
    profile.database = name;
    profile.label = name;
    return profile;
}

db::ConnectionProfile TestDatabases::fresh(db::Engine engine) {
    if (engine == db::Engine::MariaDb)
        return PrivateServer::instance().freshDatabase();
    db::ConnectionProfile profile;
    profile.engine = db::Engine::Sqlite;
    profile.database = m_folder.filePath(QStringLiteral("test_%1.sqlite").arg(++m_files));
    profile.label = QStringLiteral("test file");
    profile.createFile = true;
    return profile;
}

void addEngineRows() {
    QTest::addColumn<db::Engine>("engine");
    QTest::newRow("sqlite") << db::Engine::Sqlite;
    QTest::newRow("mariadb") << db::Engine::MariaDb;
}

db::Engine currentEngine() {
    QFETCH(db::Engine, engine);
    return engine;
}

db::Connection openOrDie(const db::ConnectionProfile &profile) {
    return valueOrDie(db::Connection::open(profile));
}

} // namespace stellwerk::test
