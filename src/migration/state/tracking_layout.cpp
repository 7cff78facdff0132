// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/state/tracking_tables.h"

#include <array>
#include <span>

namespace stellwerk::migration {

namespace {

/// Error number of MariaDB for a table that does not exist (ER_NO_SUCH_TABLE).
constexpr int kNoSuchTable = 1146;

struct ColumnLayout {
    const char *name;
    const char *type; ///< MariaDB's words, also on SQLite, so that both compare equal to a snapshot
};

struct IndexLayout {
    const char *name;
    const char *column;
    bool unique = false;
};

/// Every table begins with an automatic id.
struct TableLayout {
    const char *name;
    std::span<const ColumnLayout> columns;
    std::span<const IndexLayout> indexes;
};

// The project's two tables, exactly as real databases have them.
constexpr std::array kVersionColumns{
    ColumnLayout{"version", "varchar(20) NOT NULL"},       ColumnLayout{"migration_number", "bigint(20) NOT NULL"},
    ColumnLayout{"applied_at", "bigint(20) DEFAULT NULL"}, ColumnLayout{"backend_version", "varchar(20) NOT NULL"},
    ColumnLayout{"description", "text DEFAULT NULL"},      ColumnLayout{"checksum", "varchar(64) DEFAULT NULL"},
};
constexpr std::array kVersionIndexes{
    IndexLayout{"idx_schema_version_version", "version"},
    IndexLayout{"idx_schema_version_migration_number", "migration_number"},
};
constexpr std::array kHistoryColumns{
    ColumnLayout{"migration_number", "bigint(20) NOT NULL"},
    ColumnLayout{"version", "varchar(20) NOT NULL"},
    ColumnLayout{"description", "text NOT NULL"},
    ColumnLayout{"applied_at", "bigint(20) DEFAULT NULL"},
    ColumnLayout{"applied_by", "varchar(100) DEFAULT NULL"},
    ColumnLayout{"execution_time_ms", "bigint(20) DEFAULT NULL"},
    ColumnLayout{"success", "tinyint(1) DEFAULT 1"},
    ColumnLayout{"error_message", "text DEFAULT NULL"},
    ColumnLayout{"rollback_available", "tinyint(1) DEFAULT 1"},
};
constexpr std::array kHistoryIndexes{
    IndexLayout{"idx_migration_history_migration_number", "migration_number", true},
    IndexLayout{"idx_migration_history_version", "version"},
};

constexpr std::array kScriptColumns{
    ColumnLayout{"number", "bigint(20) NOT NULL"},    ColumnLayout{"file_name", "varchar(255) NOT NULL"},
    ColumnLayout{"checksum", "varchar(64) NOT NULL"}, ColumnLayout{"token_checksum", "varchar(64) NOT NULL"},
    ColumnLayout{"script", "longblob NOT NULL"},      ColumnLayout{"applied_at", "bigint(20) NOT NULL"}, // unix seconds
};
constexpr std::array kScriptIndexes{IndexLayout{"idx_stellwerk_migration_number", "number", true}};
constexpr std::array kJournalColumns{
    ColumnLayout{"deployment_id", "varchar(64) NOT NULL"},
    ColumnLayout{"migration_number", "bigint(20) NOT NULL"},
    ColumnLayout{"section", "varchar(10) NOT NULL"},
    ColumnLayout{"statement_index", "bigint(20) NOT NULL"},
    ColumnLayout{"statement_sha256", "varchar(64) NOT NULL"},
    ColumnLayout{"statement_text", "longtext NOT NULL"},
    ColumnLayout{"state", "varchar(10) NOT NULL"},
    ColumnLayout{"started_at", "bigint(20) NOT NULL"}, // unix milliseconds
    ColumnLayout{"finished_at", "bigint(20) DEFAULT NULL"},
    ColumnLayout{"error", "text DEFAULT NULL"},
    ColumnLayout{"native_code", "bigint(20) DEFAULT NULL"},
    ColumnLayout{"session", "varchar(64) DEFAULT NULL"}, // ServerSession
    ColumnLayout{"schema_before", "varchar(64) DEFAULT NULL"},
    ColumnLayout{"schema_after", "varchar(64) DEFAULT NULL"},
    ColumnLayout{"note", "text DEFAULT NULL"},
};
constexpr std::array kJournalIndexes{
    IndexLayout{"idx_stellwerk_journal_migration_number", "migration_number"},
};
constexpr std::array kLockColumns{
    ColumnLayout{"name", "varchar(64) NOT NULL"},
    ColumnLayout{"host", "varchar(255) NOT NULL"},
    ColumnLayout{"pid", "bigint(20) NOT NULL"},
    ColumnLayout{"user", "varchar(255) NOT NULL"},
    ColumnLayout{"connection_id", "bigint(20) NOT NULL"},
    ColumnLayout{"purpose", "text NOT NULL"},
    ColumnLayout{"since", "bigint(20) NOT NULL"},
    ColumnLayout{"heartbeat", "bigint(20) DEFAULT NULL"}, // unix seconds
    ColumnLayout{"session", "varchar(64) DEFAULT NULL"},  // of the lock
    ColumnLayout{"workers", "text DEFAULT NULL"},         // sessions that write under the lock
};
constexpr std::array kLockIndexes{IndexLayout{"idx_stellwerk_lock_name", "name", true}};
constexpr std::array kDeploymentColumns{
    ColumnLayout{"run_id", "varchar(64) NOT NULL"},
    ColumnLayout{"project", "varchar(191) NOT NULL"},
    ColumnLayout{"state", "varchar(30) NOT NULL"}, // running, or an outcome
    ColumnLayout{"version_before", "varchar(20) DEFAULT NULL"},
    ColumnLayout{"version_after", "varchar(20) NOT NULL"},
    ColumnLayout{"package_sha256", "varchar(64) NOT NULL"},
    ColumnLayout{"plan_sha256", "varchar(64) NOT NULL"},
    ColumnLayout{"deployed_by", "varchar(191) NOT NULL"},
    ColumnLayout{"backup_file", "varchar(255) NOT NULL"},
    ColumnLayout{"started_at", "bigint(20) NOT NULL"}, // unix seconds
    ColumnLayout{"finished_at", "bigint(20) DEFAULT NULL"},
    ColumnLayout{"error", "text DEFAULT NULL"},
    ColumnLayout{"checkpoint", "longtext DEFAULT NULL"}, // what resuming needs, while it is running
};
constexpr std::array kDeploymentIndexes{IndexLayout{"idx_stellwerk_deployment_run_id", "run_id", true}};

constexpr std::array kLayouts{
    TableLayout{"schema_version", kVersionColumns, kVersionIndexes},
    TableLayout{"migration_history", kHistoryColumns, kHistoryIndexes},
    TableLayout{"stellwerk_migration", kScriptColumns, kScriptIndexes},
    TableLayout{"stellwerk_journal", kJournalColumns, kJournalIndexes},
    TableLayout{"stellwerk_lock", kLockColumns, kLockIndexes},
    TableLayout{"stellwerk_deployment", kDeploymentColumns, kDeploymentIndexes},
};

const TableLayout &layoutOf(TrackingTable table) {
    return kLayouts[static_cast<size_t>(table)];
}

QString text(const char *latin1) {
    return QString::fromLatin1(latin1);
}

QStringList createStatements(const TableLayout &layout, const db::Dialect &dialect) {
    const bool mariaDb = dialect.engine() == db::Engine::MariaDb;
    const QString table = dialect.quote(text(layout.name));
    QStringList parts{dialect.quote(u"id") + QLatin1StringView(mariaDb
                                                                   ? " bigint(20) unsigned NOT NULL AUTO_INCREMENT"
                                                                   : " integer PRIMARY KEY AUTOINCREMENT NOT NULL")};
    for (const ColumnLayout &column : layout.columns)
        parts << dialect.quote(text(column.name)) + u' ' + text(column.type);
    QStringList indexes;
    if (mariaDb)
        parts << QStringLiteral("PRIMARY KEY (%1)").arg(dialect.quote(u"id"));
    for (const IndexLayout &index : layout.indexes) {
        const QString name = dialect.quote(text(index.name));
        const QString column = dialect.quote(text(index.column));
        if (mariaDb)
            parts << QStringLiteral("%1 %2 (%3)").arg(text(index.unique ? "UNIQUE KEY" : "KEY"), name, column);
        else
            indexes << QStringLiteral("CREATE %1 %2 ON %3 (%4)")
                           .arg(text(index.unique ? "UNIQUE INDEX" : "INDEX"), name, table, column);
    }
    QString create = QStringLiteral("CREATE TABLE %1 (%2)").arg(table, parts.join(QLatin1StringView(", ")));
    if (mariaDb)
        create += QLatin1StringView(" ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci");
    return QStringList{create} + indexes;
}

/// The project's tables belong to the project: nothing is added to them.
bool isOwn(const TableLayout &layout) {
    return text(layout.name).startsWith(QLatin1StringView("stellwerk_"));
}

/// Tables of Stellwerk's own that an older release made lack the columns of today.
Status addMissingColumns(db::Connection &connection, const TableLayout &layout) {
    const QString table = connection.dialect().quote(text(layout.name));
    STELLWERK_ASSIGN(const auto present, connection.select(QStringLiteral("SELECT * FROM %1 LIMIT 0").arg(table)));
    for (const ColumnLayout &column : layout.columns) {
        if (!present.columns.contains(text(column.name)))
            STELLWERK_TRY(
                connection.exec(QStringLiteral("ALTER TABLE %1 ADD COLUMN %2 %3")
                                    .arg(table, connection.dialect().quote(text(column.name)), text(column.type))));
    }
    return {};
}

} // namespace

QString tableName(TrackingTable table) {
    return text(layoutOf(table).name);
}

Result<bool> tableExists(db::Connection &connection, TrackingTable table) {
    if (connection.engine() == db::Engine::Sqlite) {
        STELLWERK_ASSIGN(const auto count,
                         connection.selectValue(
                             QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?"),
                             {db::Value::text(tableName(table))}));
        return count && count->toInteger() == 1;
    }
    // information_schema hides tables that the user has no rights on, so the table itself is asked.
    const auto rows =
        connection.select(QStringLiteral("SELECT 1 FROM %1 LIMIT 0").arg(connection.dialect().quote(tableName(table))));
    if (rows)
        return true;
    if (rows.error().nativeCode == kNoSuchTable)
        return false;
    return std::unexpected(rows.error());
}

Status ensureTable(db::Connection &connection, TrackingTable table) {
    STELLWERK_ASSIGN(const bool exists, tableExists(connection, table));
    const TableLayout &layout = layoutOf(table);
    if (exists)
        return isOwn(layout) ? addMissingColumns(connection, layout) : Status();
    for (const QString &statement : createStatements(layout, connection.dialect()))
        STELLWERK_TRY(connection.exec(statement));
    return {};
}

} // namespace stellwerk::migration
