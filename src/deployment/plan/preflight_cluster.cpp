// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/preflight_cluster.h"

#include "db/cluster.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

using Level = CheckResult::Level;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PreflightCluster)
};

constexpr qsizetype kShownTables = 20;
constexpr double kMuchFlowControl = 0.1; ///< share of the time
constexpr qint64 kLongQueue = 100;       ///< write sets
constexpr int kFewestNodes = 3;          ///< with which one may fail
/// Rows that the import writes beside the master data: the baseline's parts, old and new, and the record of the run.
constexpr qint64 kOwnRowsPerEntity = 4;
constexpr qint64 kOwnRows = 16;
/// A write set holds new and old cells and keys of a row, and the baseline holds the rows once more.
constexpr qint64 kWriteSetPerFile = 4;

class ClusterCheck {
public:
    ClusterCheck(const PreflightInput &input, db::Connection &connection) : m_in(input), m_connection(connection) {}

    std::vector<CheckResult> run() {
        const auto state = db::readCluster(m_connection);
        if (!state) {
            add("cluster", Level::Error, state.error().message, state.error().hint, state.error().code);
            return std::move(m_checks);
        }
        if (!*state)
            return {};
        m_state = **state;
        checkNode();
        checkFlow();
        checkSettings();
        checkTables();
        checkWriteSets();
        checkMigrations();
        checkMembers();
        return std::move(m_checks);
    }

private:
    void add(const char *code, Level level, const QString &message, const QString &hint = {},
             ErrorCode error = ErrorCode::CheckFailed) {
        m_checks.push_back({QString::fromLatin1(code), level, Tr::tr("Cluster"), message, hint, error});
    }

    void checkNode() {
        if (!m_state.isUsable())
            add("cluster", Level::Error, Tr::tr("This node does not take writes: %1.").arg(m_state.toText()),
                Tr::tr("Deploy through a node that is “Synced” in a “Primary” cluster, or wait until this one is."),
                ErrorCode::ConnectionFailed);
        else
            add("cluster", Level::Passed, QString(m_state.toText() + u'.'));
        if (m_state.isUsable() && m_state.size < kFewestNodes)
            add("cluster-size", Level::Warning,
                Tr::tr("The cluster has %n node(s); when one more fails, the rest may be without a majority.", nullptr,
                       m_state.size),
                Tr::tr("Start the missing nodes first."));
        if (m_state.desynced || m_state.rejectsAsDonor)
            add("cluster-donor", Level::Warning,
                m_state.desynced
                    ? Tr::tr("This node is set to fall behind the others (wsrep_desync).")
                    : Tr::tr("This node refuses statements while another one copies its data "
                             "(wsrep_sst_donor_rejects_queries); a node that starts could end the deployment."),
                Tr::tr("Switch that off for the time of the deployment, or deploy through another node."));
        if (m_state.ownProtocol > 0 && m_state.protocol < m_state.ownProtocol)
            add("cluster-versions", Level::Warning,
                Tr::tr("The nodes speak protocol %1, this one could speak %2: they have different versions.")
                    .arg(m_state.protocol)
                    .arg(m_state.ownProtocol),
                Tr::tr("End the upgrade of the cluster first."));
    }

    void checkFlow() {
        if (m_state.flowControlActive || m_state.receiveQueue > kLongQueue || m_state.sendQueue > kLongQueue)
            add("cluster-flow", Level::Error,
                Tr::tr(
                    "The cluster does not keep up now: %1 write sets wait to be applied, %2 to be sent, flow control "
                    "is %3.")
                    .arg(m_state.receiveQueue)
                    .arg(m_state.sendQueue)
                    .arg(m_state.flowControlActive ? Tr::tr("active") : Tr::tr("not active")),
                Tr::tr("Find the slow node, or wait. Every change of structure would wait for it on all nodes."));
        else if (m_state.flowControlPaused > kMuchFlowControl)
            add("cluster-flow", Level::Warning,
                Tr::tr("Writes were held back for %1 % of the time since the node started.")
                    .arg(m_state.flowControlPaused * 100, 0, 'f', 1),
                Tr::tr("Find the slow node: the deployment will take longer than on a single server."));
        else
            add("cluster-flow", Level::Passed, Tr::tr("The nodes keep up."));
    }

    void checkSettings() {
        if (m_state.schemaUpgrade != u"TOI")
            add("cluster-ddl", Level::Error,
                Tr::tr("wsrep_OSU_method is %1: changes of structure would reach this node only.")
                    .arg(m_state.schemaUpgrade),
                Tr::tr("Set it to TOI: SET GLOBAL wsrep_OSU_method = 'TOI'."));
        if (m_state.binlogFormat != u"ROW")
            add("cluster-format", Level::Error,
                Tr::tr("binlog_format is %1; a cluster replicates rows only.").arg(m_state.binlogFormat),
                Tr::tr("Set it to ROW in the configuration of every node."));
        if (m_state.lockMode != 2)
            add("cluster-ids", Level::Error,
                Tr::tr("innodb_autoinc_lock_mode is %1; on a cluster new ids may collide.").arg(m_state.lockMode),
                Tr::tr("Set it to 2 in the configuration of every node."));
        else if (m_state.size > 1 && m_state.increment < m_state.size)
            add("cluster-ids", Level::Warning,
                Tr::tr("auto_increment_increment is %1 with %2 nodes; new ids of two nodes may collide.")
                    .arg(m_state.increment)
                    .arg(m_state.size),
                Tr::tr("Switch wsrep_auto_increment_control on."));
    }

    void checkTables() {
        checkTables("cluster-engine",
                    "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE "
                    "IN ('BASE TABLE', 'SYSTEM VERSIONED') AND ENGINE <> 'InnoDB' ORDER BY TABLE_NAME",
                    Tr::tr("Only InnoDB is replicated; these tables are not: %1"),
                    Tr::tr("Change them on every node: ALTER TABLE … ENGINE = InnoDB."));
        checkTables("cluster-keys",
                    "SELECT t.TABLE_NAME FROM information_schema.TABLES t WHERE t.TABLE_SCHEMA = DATABASE() AND "
                    "t.TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED') AND NOT EXISTS (SELECT 1 FROM "
                    "information_schema.STATISTICS s WHERE s.TABLE_SCHEMA = t.TABLE_SCHEMA AND s.TABLE_NAME = "
                    "t.TABLE_NAME AND s.INDEX_NAME = 'PRIMARY') ORDER BY t.TABLE_NAME",
                    m_state.certifiesWithoutKey
                        ? Tr::tr("These tables have no primary key, so their rows are not the same ones on every "
                                 "node: %1")
                        : Tr::tr("These tables have no primary key, and wsrep_certify_nonPK is off, so nobody can "
                                 "write to them: %1"),
                    Tr::tr("Add a primary key with a migration on the old version, or by hand."));
    }

    void checkTables(const char *code, const char *query, const QString &message, const QString &hint) {
        const auto rows = m_connection.select(QString::fromLatin1(query));
        if (!rows) {
            add(code, Level::Error, rows.error().message, rows.error().hint, rows.error().code);
            return;
        }
        if (rows->rows.empty())
            return;
        QStringList names;
        for (const auto &row : rows->rows)
            names << row.front().toString();
        QString shown = names.first(std::min(names.size(), kShownTables)).join(QLatin1StringView(", "));
        if (names.size() > kShownTables)
            shown += QStringLiteral(", … (%1)").arg(names.size());
        add(code, Level::Error, message.arg(shown), hint);
    }

    /// The import is one transaction, so it goes through or not; on a cluster that is one write set.
    void checkWriteSets() {
        qint64 rows = m_in.data.count(masterdata::RowAction::Write) + kOwnRows;
        rows += static_cast<qint64>(m_in.data.entities.size()) * kOwnRowsPerEntity;
        qint64 bytes = 0;
        for (const QByteArray &file : m_in.package.filesUnder(QStringLiteral("masterdata")))
            bytes += file.size() * kWriteSetPerFile;
        if (m_state.maxRows > 0 && rows > m_state.maxRows)
            add("cluster-import", Level::Error,
                Tr::tr("The import would write up to %1 rows in one transaction; wsrep_max_ws_rows allows %2.")
                    .arg(rows)
                    .arg(m_state.maxRows),
                Tr::tr("Set it to 0 or to more than that on every node for the time of the deployment."));
        else if (m_state.maxBytes > 0 && bytes > m_state.maxBytes)
            add("cluster-import", Level::Error,
                Tr::tr("The import may write up to %1 bytes in one transaction; wsrep_max_ws_size allows %2.")
                    .arg(bytes)
                    .arg(m_state.maxBytes),
                Tr::tr("Set it higher on every node (at most 2147483647) for the time of the deployment."));
        else
            add("cluster-import", Level::Passed,
                Tr::tr("The import (up to %1 rows) fits into one write set.").arg(rows));
    }

    /// A statement of a migration that changes all rows of a table is one write set as well. How many rows it really
    /// changes nobody knows before.
    void checkMigrations() {
        QStringList touched;
        for (const PlannedMigration &migration : m_in.migrations)
            touched += migration.touches;
        touched.removeDuplicates();
        for (const QString &table : touched) {
            const auto size = m_connection.select(
                QStringLiteral("SELECT CAST(COALESCE(TABLE_ROWS, 0) AS SIGNED), CAST(COALESCE(DATA_LENGTH, 0) AS "
                               "SIGNED) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND "
                               "TABLE_NAME = ?"),
                {db::Value::text(table)});
            if (!size || size->rows.empty())
                continue; // it is yet to be made
            const qint64 rows = size->rows.front()[0].toInteger().value_or(0);
            const qint64 bytes = size->rows.front()[1].toInteger().value_or(0);
            if ((m_state.maxRows > 0 && rows > m_state.maxRows) || (m_state.maxBytes > 0 && bytes > m_state.maxBytes))
                add("cluster-migrations", Level::Warning,
                    Tr::tr("A migration changes rows of %1, which has about %2 rows and %3 bytes; one statement may "
                           "write %4 rows (0: any number) and %5 bytes.")
                        .arg(table)
                        .arg(rows)
                        .arg(bytes)
                        .arg(m_state.maxRows)
                        .arg(m_state.maxBytes),
                    Tr::tr("Let the migration change the rows in parts, or raise the limits on every node."));
        }
    }

    void checkMembers() {
        const auto known = db::isMember(m_connection, m_state.nodeId);
        if (known && !*known)
            add("cluster-members", Level::Warning,
                Tr::tr("The database account may not read mysql.wsrep_cluster_members: should this node fail, "
                       "another one could not tell and would not go on by itself."),
                Tr::tr("GRANT SELECT ON mysql.wsrep_cluster_members to it."));
    }

    const PreflightInput &m_in;
    db::Connection &m_connection;
    db::ClusterState m_state;
    std::vector<CheckResult> m_checks;
};

} // namespace

std::vector<CheckResult> checkCluster(const PreflightInput &input, db::Connection &connection) {
    return ClusterCheck(input, connection).run();
}

} // namespace stellwerk::deployment
