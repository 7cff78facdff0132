// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/galera_cluster.h"

#include "support/test_databases.h"

#include <QDir>
#include <QElapsedTimer>
#include <QThread>

#include <arpa/inet.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>

namespace stellwerk::test {

namespace {

constexpr int kWaitMilliseconds = 90000;
constexpr int kPortsPerNode = 4;

/// Ports that nobody listens at now; all of them are held until the last one is known.
std::vector<quint16> freePorts(int count) {
    std::vector<int> descriptors;
    std::vector<quint16> ports;
    for (int i = 0; i < count; ++i) {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (descriptor < 0 || ::bind(descriptor, reinterpret_cast<sockaddr *>(&address), size) != 0 ||
            ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0)
            qFatal("no port is free");
        descriptors.push_back(descriptor);
        ports.push_back(ntohs(address.sin_port));
    }
    for (const int descriptor : descriptors)
        ::close(descriptor);
    return ports;
}

QString here(quint16 port) {
    return QStringLiteral("127.0.0.1:%1").arg(port);
}

} // namespace

GaleraCluster::GaleraCluster() : m_folder(QStringLiteral("/tmp/stellwerk-galera-XXXXXX")) {
    writeTransferScript();
    const std::vector<quint16> ports = freePorts(kNodes * kPortsPerNode);
    QStringList addresses;
    for (int i = 0; i < kNodes; ++i)
        addresses << here(ports[static_cast<size_t>(i) * kPortsPerNode]);
    for (int i = 0; i < kNodes; ++i) {
        Node &node = m_nodes[static_cast<size_t>(i)];
        const quint16 *own = &ports[static_cast<size_t>(i) * kPortsPerNode];
        const QString folder = m_folder.filePath(QStringLiteral("node%1").arg(i));
        QDir().mkpath(folder + QLatin1String("/data"));
        QDir().mkpath(folder + QLatin1String("/tmp"));
        node.socket = folder + QLatin1String("/socket");
        node.log = folder + QLatin1String("/log");
        QStringList folders{QStringLiteral("--no-defaults"), QString(u"--datadir=" + folder + u"/data"),
                            QString(u"--tmpdir=" + folder + u"/tmp")};
        if (::geteuid() == 0)
            folders << QStringLiteral("--user=root");
        if (i == 0)
            installServer(folders);
        node.arguments = folders + quickServerArguments() +
                         QStringList{QStringLiteral("--socket=") + node.socket,
                                     QStringLiteral("--port=%1").arg(own[1]),
                                     QStringLiteral("--bind-address=127.0.0.1"),
                                     QStringLiteral("--wsrep-on=ON"),
                                     QStringLiteral("--wsrep-provider=/usr/lib/galera/libgalera_smm.so"),
                                     QStringLiteral("--wsrep-cluster-name=test"),
                                     QString(u"--wsrep-cluster-address=gcomm://" + addresses.join(u',')),
                                     QStringLiteral("--wsrep-node-name=node-%1").arg(i),
                                     QString(u"--wsrep-node-address=" + here(own[0])),
                                     QStringLiteral("--wsrep-sst-method=test"),
                                     QString(u"--wsrep-sst-receive-address=" + here(own[2])),
                                     QString(u"--wsrep-provider-options=gmcast.listen_addr=tcp://" + here(own[0]) +
                                             u";ist.recv_addr=" + here(own[3]) +
                                             u";gcache.size=16M;evs.suspect_timeout=PT3S;evs.inactive_timeout=PT5S;"
                                             u"evs.keepalive_period=PT0.5S;evs.inactive_check_period=PT0.5S;"
                                             u"evs.install_timeout=PT5S"),
                                     QStringLiteral("--binlog-format=ROW"),
                                     QStringLiteral("--innodb-autoinc-lock-mode=2"),
                                     QStringLiteral("--wsrep-slave-threads=2")};
        node.process.setProcessChannelMode(QProcess::MergedChannels);
        node.process.setStandardOutputFile(node.log, QIODevice::Append);
        node.process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PATH"), QString(m_folder.path() + u":/usr/sbin:/usr/bin:/sbin:/bin:" +
                                                           environment.value(QStringLiteral("PATH"))));
        node.process.setProcessEnvironment(environment);
    }
    begin(0, {QStringLiteral("--wsrep-new-cluster")});
    awaitSynced(0);
    for (int i = 1; i < kNodes; ++i)
        begin(i, {});
    for (int i = 1; i < kNodes; ++i)
        awaitSynced(i);
}

/// The server's own rsync method, with one addition: a daemon that root starts would become “nobody”, who may not write
/// into a private folder.
void GaleraCluster::writeTransferScript() {
    QFile original(serverProgram(QStringLiteral("wsrep_sst_rsync")));
    if (!original.open(QIODevice::ReadOnly))
        qFatal("wsrep_sst_rsync cannot be read");
    QByteArray script;
    for (const QByteArray &line : original.readAll().split('\n')) {
        if (line.startsWith(". ") && line.contains("wsrep_sst_common"))
            script += ". " + serverProgram(QStringLiteral("wsrep_sst_common")).toLocal8Bit();
        else
            script += line;
        script += '\n';
        if (line == "timeout = 300")
            script += "uid = " + QByteArray::number(::geteuid()) + "\ngid = " + QByteArray::number(::getegid()) + '\n';
    }
    QFile own(m_folder.filePath(QStringLiteral("wsrep_sst_test")));
    if (!script.contains("\nuid = ") || !own.open(QIODevice::WriteOnly) || own.write(script) != script.size() ||
        !own.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        qFatal("the script for state transfers cannot be made");
}

GaleraCluster::~GaleraCluster() {
    for (int i = 0; i < kNodes; ++i)
        kill(i);
}

db::ConnectionProfile GaleraCluster::adminProfile(int node) const {
    db::ConnectionProfile profile;
    profile.engine = db::Engine::MariaDb;
    profile.label = QStringLiteral("node-%1").arg(node);
    profile.socket = m_nodes[static_cast<size_t>(node)].socket;
    profile.user = QStringLiteral("root");
    return profile;
}

db::ConnectionProfile GaleraCluster::through(int node, db::ConnectionProfile profile) const {
    profile.socket = m_nodes[static_cast<size_t>(node)].socket;
    return profile;
}

db::ConnectionProfile GaleraCluster::freshDatabase() {
    db::ConnectionProfile profile = adminProfile(0);
    const QString name = QStringLiteral("test_%1").arg(++m_databases);
    db::Connection connection = openOrDie(profile);
    valueOrDie(connection.exec(QString(u"CREATE DATABASE " + connection.dialect().quote(name))));
    profile.database = name;
    profile.label = name;
    return profile;
}

void GaleraCluster::begin(int node, const QStringList &extra) {
    Node &one = m_nodes[static_cast<size_t>(node)];
    one.process.start(serverProgram(QStringLiteral("mariadbd")), one.arguments + extra);
    if (!one.process.waitForStarted(kWaitMilliseconds))
        qFatal("mariadbd cannot be run");
}

void GaleraCluster::kill(int node) {
    QProcess &process = m_nodes[static_cast<size_t>(node)].process;
    process.kill();
    process.waitForFinished(10000);
}

void GaleraCluster::signal(int node, int number) {
    const qint64 pid = m_nodes[static_cast<size_t>(node)].process.processId();
    if (pid > 0) // 0 would be the test itself
        ::kill(static_cast<pid_t>(pid), number);
}

void GaleraCluster::strike(int node) {
    signal(node, SIGKILL);
}

void GaleraCluster::pause(int node) {
    signal(node, SIGSTOP);
}

void GaleraCluster::goOn(int node) {
    signal(node, SIGCONT);
}

void GaleraCluster::mend() {
    for (int node = 0; node < kNodes; ++node)
        goOn(node);
    for (int node = 0; node < kNodes; ++node) {
        if (m_nodes[static_cast<size_t>(node)].process.state() != QProcess::NotRunning)
            continue;
        // A transfer by rsync leaves the joiner's own ddl_recovery.log: a node that died in a change of structure would
        // undo that on the data it has just got.
        const QString data = m_folder.filePath(QStringLiteral("node%1/data").arg(node));
        if (!QDir(data).removeRecursively() || !QDir().mkpath(data))
            qFatal("the data of node %d cannot be removed", node);
        begin(node, {});
    }
    for (int node = 0; node < kNodes; ++node)
        awaitSynced(node);
    awaitSize(0, kNodes);
}

void GaleraCluster::isolate(int node, bool isolated) {
    for (int other = 0; other < kNodes; ++other) {
        if (other == node)
            continue;
        if (isolated)
            pause(other);
        else
            goOn(other);
    }
}

QString GaleraCluster::status(int node, const QString &variable) const {
    db::ConnectionProfile profile = adminProfile(node);
    auto connection = db::Connection::open(profile);
    if (!connection)
        return {};
    const auto rows = connection->select(
        QStringLiteral("SET STATEMENT wsrep_sync_wait = 0 FOR SHOW GLOBAL STATUS LIKE '%1'").arg(variable));
    return rows && !rows->rows.empty() ? rows->rows.front().back().toString() : QString();
}

QByteArray GaleraCluster::logOf(int node) const {
    constexpr qsizetype kShown = 20000;
    QFile log(m_nodes[static_cast<size_t>(node)].log);
    (void)log.open(QIODevice::ReadOnly);
    return log.readAll().right(kShown);
}

void GaleraCluster::awaitStatus(int node, const QString &variable, const QString &value) const {
    QElapsedTimer timer;
    timer.start();
    while (status(node, variable) != value) {
        const Node &one = m_nodes[static_cast<size_t>(node)];
        if (one.process.state() == QProcess::NotRunning || timer.elapsed() > kWaitMilliseconds) {
            qFatal("node %d: %s is “%s”, not “%s”\n%s", node, qPrintable(variable), qPrintable(status(node, variable)),
                   qPrintable(value), logOf(node).constData());
        }
        QThread::msleep(100);
    }
}

void GaleraCluster::awaitSynced(int node) const {
    awaitStatus(node, QStringLiteral("wsrep_local_state_comment"), QStringLiteral("Synced"));
    awaitStatus(node, QStringLiteral("wsrep_ready"), QStringLiteral("ON"));
}

void GaleraCluster::awaitSize(int node, int size) const {
    awaitStatus(node, QStringLiteral("wsrep_cluster_size"), QString::number(size));
}

} // namespace stellwerk::test
