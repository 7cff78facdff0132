// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QProcess>
#include <QTemporaryDir>

#include <array>

namespace stellwerk::test {

/// Three nodes of a MariaDB Galera Cluster on the loopback interface, in a temporary folder, gone with the process. The
/// timeouts are short: a node that dies has left the cluster after some five seconds. A cluster that cannot be started
/// ends the test program.
class GaleraCluster final {
public:
    static constexpr int kNodes = 3;

    GaleraCluster();
    ~GaleraCluster();
    GaleraCluster(const GaleraCluster &) = delete;
    GaleraCluster &operator=(const GaleraCluster &) = delete;

    /// The administrator of a node (0 … 2), without a database.
    [[nodiscard]] db::ConnectionProfile adminProfile(int node) const;
    /// The same database through another node.
    [[nodiscard]] db::ConnectionProfile through(int node, db::ConnectionProfile profile) const;
    /// Makes an empty database with a name of its own and gives its profile at node 0.
    [[nodiscard]] db::ConnectionProfile freshDatabase();

    /// Ends a node as a crash would.
    void kill(int node);
    /// The same from any thread, without waiting for its end; kill() afterwards takes notice of it.
    void strike(int node);
    /// Stops and continues a node's process: to the others it is silent.
    void pause(int node);
    void goOn(int node);
    /// Lets all others fall silent (or continue): the node runs, but is not of the majority.
    void isolate(int node, bool isolated);

    /// All nodes run and belong together again; one that was dead gets its data from the others.
    void mend();

    /// Waits until a node says so; ends the test program when it does not come to that.
    void awaitSynced(int node) const;
    void awaitSize(int node, int size) const;
    void awaitStatus(int node, const QString &variable, const QString &value) const;
    /// A status variable such as wsrep_cluster_size, as the node tells it now; empty when it cannot be asked.
    [[nodiscard]] QString status(int node, const QString &variable) const;
    /// The end of what the node has told since the cluster began.
    [[nodiscard]] QByteArray logOf(int node) const;

private:
    struct Node {
        QProcess process;
        quint16 port = 0; ///< of the group
        QStringList arguments;
        QString socket;
        QString log;
    };
    void writeTransferScript();
    void signal(int node, int number);
    void begin(int node, const QStringList &extra);

    QTemporaryDir m_folder;
    std::array<Node, kNodes> m_nodes;
    int m_databases = 0;
};

} // namespace stellwerk::test
