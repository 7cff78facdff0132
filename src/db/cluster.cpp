// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/cluster.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ClusterState)
};

/// Variables by their names in lower case.
using Variables = QHash<QString, QString>;

/// Without waiting for the group: a node that is cut off from it would wait in vain.
Result<Variables> readVariables(Connection &connection, const char *what, const char *names) {
    STELLWERK_ASSIGN(const ResultSet result,
                     connection.select(QStringLiteral("SET STATEMENT wsrep_sync_wait = 0 FOR SHOW %1 WHERE %2")
                                           .arg(QLatin1StringView(what), QLatin1StringView(names))));
    Variables variables;
    for (const auto &row : result.rows)
        variables.insert(row[0].toString().toLower(), row[1].toString());
    return variables;
}

bool isOn(const QString &text) {
    return text.compare(QLatin1StringView("ON"), Qt::CaseInsensitive) == 0 || text == u"1" || text == u"true";
}

/// "…; repl.proto_max = 11; …"
qint64 protocolOf(const QString &providerOptions) {
    static const QRegularExpression pattern(QStringLiteral("\\brepl\\.proto_max = (\\d+)"));
    return pattern.match(providerOptions).captured(1).toLongLong();
}

} // namespace

bool ClusterState::isUsable() const {
    return clusterStatus == u"Primary" && nodeState == u"Synced" && ready;
}

QString ClusterState::toText() const {
    return Tr::tr("node %1 of the cluster “%2”: %3, %n node(s), %4", nullptr, size)
        .arg(nodeName, name, nodeState, clusterStatus);
}

QJsonObject ClusterState::toJson() const {
    return {{QStringLiteral("name"), name},
            {QStringLiteral("size"), size},
            {QStringLiteral("status"), clusterStatus},
            {QStringLiteral("node"), nodeName},
            {QStringLiteral("node_state"), nodeState},
            {QStringLiteral("ready"), ready},
            {QStringLiteral("flow_control_active"), flowControlActive},
            {QStringLiteral("flow_control_paused"), flowControlPaused},
            {QStringLiteral("receive_queue"), receiveQueue},
            {QStringLiteral("send_queue"), sendQueue},
            {QStringLiteral("max_rows"), maxRows},
            {QStringLiteral("max_bytes"), maxBytes},
            {QStringLiteral("schema_upgrade"), schemaUpgrade}};
}

Result<bool> isClusterNode(Connection &connection) {
    if (connection.engine() == Engine::Sqlite || !connection.serverVersion().contains(QLatin1StringView("MariaDB")))
        return false;
    STELLWERK_ASSIGN(const auto on,
                     connection.selectValue(QStringLiteral("SET STATEMENT wsrep_sync_wait = 0 FOR SELECT @@wsrep_on")));
    return on && on->toInteger().value_or(0) == 1;
}

Result<WriteSetLimits> writeSetLimits(Connection &connection) {
    WriteSetLimits limits;
    STELLWERK_ASSIGN(const bool node, isClusterNode(connection));
    if (!node)
        return limits;
    STELLWERK_ASSIGN(const ResultSet result,
                     connection.select(QStringLiteral("SELECT @@wsrep_max_ws_rows, @@wsrep_max_ws_size")));
    const auto &row = result.rows.front();
    if (const qint64 rows = row[0].toInteger().value_or(0); rows > 0)
        limits.rows = rows;
    if (const qint64 bytes = row[1].toInteger().value_or(0); bytes > 0)
        limits.bytes = bytes;
    return limits;
}

Result<std::optional<ClusterState>> readCluster(Connection &connection) {
    STELLWERK_ASSIGN(const bool node, isClusterNode(connection));
    if (!node)
        return std::optional<ClusterState>();
    STELLWERK_ASSIGN(const Variables status, readVariables(connection, "GLOBAL STATUS", "Variable_name LIKE 'wsrep%'"));
    STELLWERK_ASSIGN(const Variables settings,
                     readVariables(connection, "SESSION VARIABLES",
                                   "Variable_name LIKE 'wsrep%' OR Variable_name IN ('binlog_format', "
                                   "'auto_increment_increment', 'auto_increment_offset', 'innodb_autoinc_lock_mode')"));
    const auto told = [&status](const char *name) { return status.value(QString::fromLatin1(name)); };
    const auto set = [&settings](const char *name) { return settings.value(QString::fromLatin1(name)); };
    ClusterState state;
    state.name = set("wsrep_cluster_name");
    state.size = told("wsrep_cluster_size").toInt();
    state.clusterStatus = told("wsrep_cluster_status");
    state.nodeName = set("wsrep_node_name");
    state.nodeId = told("wsrep_gcomm_uuid");
    state.nodeState = told("wsrep_local_state_comment");
    state.ready = isOn(told("wsrep_ready"));
    state.flowControlActive = isOn(told("wsrep_flow_control_active"));
    state.flowControlPaused = told("wsrep_flow_control_paused").toDouble();
    state.receiveQueue = told("wsrep_local_recv_queue").toLongLong();
    state.sendQueue = told("wsrep_local_send_queue").toLongLong();
    state.protocol = told("wsrep_protocol_version").toLongLong();
    state.ownProtocol = protocolOf(set("wsrep_provider_options"));
    state.maxRows = set("wsrep_max_ws_rows").toLongLong();
    state.maxBytes = set("wsrep_max_ws_size").toLongLong();
    state.schemaUpgrade = set("wsrep_osu_method");
    state.binlogFormat = set("binlog_format");
    state.desynced = isOn(set("wsrep_desync"));
    state.rejectsAsDonor = isOn(set("wsrep_sst_donor_rejects_queries"));
    state.certifiesWithoutKey = isOn(set("wsrep_certify_nonpk"));
    state.controlsIncrement = isOn(set("wsrep_auto_increment_control"));
    state.increment = set("auto_increment_increment").toLongLong();
    state.incrementOffset = set("auto_increment_offset").toLongLong();
    state.lockMode = set("innodb_autoinc_lock_mode").toLongLong();
    return std::optional(std::move(state));
}

Result<std::optional<bool>> isMember(Connection &connection, const QString &nodeId) {
    const auto rows = connection.selectValue(
        QStringLiteral("SELECT COUNT(*) FROM mysql.wsrep_cluster_members WHERE node_uuid = ?"), {Value::text(nodeId)});
    if (rows)
        return std::optional(*rows && (*rows)->toInteger().value_or(0) > 0);
    if (rows.error().code == ErrorCode::AccessDenied)
        return std::optional<bool>();
    return std::unexpected(rows.error());
}

} // namespace stellwerk::db
