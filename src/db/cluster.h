// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <limits>
#include <optional>

namespace stellwerk::db {

/// A node of a MariaDB Galera Cluster as it sees itself and its group. The names in the comments are those of the
/// server's variables: https://mariadb.com/kb/en/galera-cluster-status-variables/
struct ClusterState {
    QString name;                   ///< wsrep_cluster_name
    int size = 0;                   ///< wsrep_cluster_size: nodes of the group, this one included
    QString clusterStatus;          ///< wsrep_cluster_status: "Primary" where the majority is
    QString nodeName;               ///< wsrep_node_name
    QString nodeId;                 ///< wsrep_gcomm_uuid
    QString nodeState;              ///< wsrep_local_state_comment: "Synced", "Donor/Desynced", "Joined", …
    bool ready = false;             ///< wsrep_ready: takes statements
    bool flowControlActive = false; ///< writes of the whole group are held back at this moment
    double flowControlPaused = 0;   ///< share of the time since the server started (or FLUSH STATUS), 0 … 1
    qint64 receiveQueue = 0;        ///< write sets that wait to be applied here
    qint64 sendQueue = 0;
    qint64 protocol = 0;              ///< wsrep_protocol_version: what all nodes of the group understand
    qint64 ownProtocol = 0;           ///< what this node could speak; 0 = unknown
    qint64 maxRows = 0;               ///< wsrep_max_ws_rows: rows of one transaction; 0 = no limit
    qint64 maxBytes = 0;              ///< wsrep_max_ws_size: bytes of one transaction's write set
    QString schemaUpgrade;            ///< wsrep_OSU_method: "TOI" or "RSU"
    QString binlogFormat;             ///< must be ROW
    bool desynced = false;            ///< wsrep_desync
    bool rejectsAsDonor = false;      ///< wsrep_sst_donor_rejects_queries
    bool certifiesWithoutKey = false; ///< wsrep_certify_nonPK
    bool controlsIncrement = false;   ///< wsrep_auto_increment_control
    qint64 increment = 1;             ///< auto_increment_increment
    qint64 incrementOffset = 1;       ///< auto_increment_offset
    qint64 lockMode = 0;              ///< innodb_autoinc_lock_mode

    /// Of the majority, synced and ready: whoever writes here writes to the cluster.
    [[nodiscard]] bool isUsable() const;
    /// "node-1 of “bamort”: Synced, 3 nodes, Primary".
    [[nodiscard]] QString toText() const;
    [[nodiscard]] QJsonObject toJson() const;
};

/// True when the server is a node of a cluster; false on SQLite. Asks for no table, so a node that is cut off answers.
[[nodiscard]] Result<bool> isClusterNode(Connection &connection);

/// How much one transaction may write at most.
struct WriteSetLimits {
    qint64 rows = std::numeric_limits<qint64>::max();
    qint64 bytes = std::numeric_limits<qint64>::max();
};

/// The limits of a cluster (wsrep_max_ws_rows, wsrep_max_ws_size); none on a single server and on SQLite.
[[nodiscard]] Result<WriteSetLimits> writeSetLimits(Connection &connection);

/// The state of the cluster; nothing on a single server and on SQLite. Also answered by a node that is cut off.
[[nodiscard]] Result<std::optional<ClusterState>> readCluster(Connection &connection);

/// Whether the node with that id (ClusterState::nodeId) is of the group now; nothing when this cannot be told, because
/// the account may not read mysql.wsrep_cluster_members.
[[nodiscard]] Result<std::optional<bool>> isMember(Connection &connection, const QString &nodeId);

} // namespace stellwerk::db
