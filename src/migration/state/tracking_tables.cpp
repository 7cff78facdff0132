// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/state/tracking_tables.h"

#include "migration/state/applied_at.h"
#include "migration/state/version_state.h"

#include <QCoreApplication>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(VersionState)
};

using db::Value;

/// An unreadable cell counts as missing: who must tell the two apart looks at the cell itself.
qint64 toInt(const Value &value) {
    return value.toInteger().value_or(0);
}

} // namespace

Result<std::optional<VersionRow>> readVersionRow(db::Connection &connection) {
    STELLWERK_ASSIGN(const auto result,
                     connection.select(QStringLiteral(
                         "SELECT version, migration_number, applied_at FROM schema_version ORDER BY id DESC LIMIT 1")));
    if (result.rows.empty())
        return std::optional<VersionRow>();
    const auto &row = result.rows.front();
    return VersionRow{row[0].toString(), toInt(row[1]), readAppliedAt(row[2])};
}

Status insertRows(SqlBatch &batch, QStringView verb, TrackingTable table, const QStringList &columns,
                  const std::vector<std::vector<Value>> &rows, const QString &ending) {
    const db::Dialect &dialect = batch.connection().dialect();
    std::string tuples;
    for (const std::vector<Value> &row : rows) {
        for (const Value &cell : row) {
            tuples += &cell == &row.front() ? '(' : ',';
            tuples += dialect.literal(cell);
        }
        tuples += &row == &rows.back() ? ")" : "),";
    }
    return batch.exec(QStringLiteral("%1 INTO %2 (%3) VALUES ")
                          .arg(verb, dialect.quote(tableName(table)), dialect.quoteList(columns)) +
                      QString::fromStdString(tuples) + ending);
}

Status addVersionRow(SqlBatch &batch, const Version &version, qint64 migrationNumber, const Version &backendVersion,
                     const QString &description, const QString &checksum, AppliedAtColumns &columns) {
    STELLWERK_ASSIGN(Value appliedAt, appliedNow(batch.connection(), TrackingTable::SchemaVersion, columns));
    return insertRows(batch, u"INSERT", TrackingTable::SchemaVersion,
                      {QStringLiteral("version"), QStringLiteral("migration_number"), QStringLiteral("applied_at"),
                       QStringLiteral("backend_version"), QStringLiteral("description"), QStringLiteral("checksum")},
                      {{Value::text(version.toString()), Value::integer(migrationNumber), std::move(appliedAt),
                        Value::text(backendVersion.toString()), Value::text(description),
                        checksum.isEmpty() ? Value::null() : Value::text(checksum)}});
}

Result<std::vector<HistoryEntry>> readHistory(db::Connection &connection) {
    STELLWERK_ASSIGN(const bool exists, tableExists(connection, TrackingTable::MigrationHistory));
    if (!exists)
        return std::vector<HistoryEntry>();
    STELLWERK_ASSIGN(const auto result,
                     connection.select(QStringLiteral("SELECT migration_number, version, description, applied_at, "
                                                      "applied_by, execution_time_ms, success, error_message,"
                                                      " rollback_available FROM migration_history ORDER BY id")));
    std::vector<HistoryEntry> history;
    for (const auto &row : result.rows) {
        const auto version = Version::parse(row[1].toString());
        if (!version)
            return fail(ErrorCode::VersionUnknown,
                        Tr::tr("migration_history of “%1” holds the unreadable version “%2” for migration %3.")
                            .arg(connection.profile().label, row[1].toString(), row[0].toString()),
                        Tr::tr("Correct the row by hand; nothing was changed."));
        HistoryEntry entry;
        entry.number = toInt(row[0]);
        entry.version = *version;
        entry.description = row[2].toString();
        entry.appliedAt = readAppliedAt(row[3]);
        entry.appliedBy = row[4].toString();
        entry.executionMs = row[5].toInteger().value_or(0);
        entry.success = row[6].isNull() || toInt(row[6]) != 0; // the column's default is 1
        entry.errorMessage = row[7].toString();
        entry.rollbackAvailable = row[8].isNull() || toInt(row[8]) != 0;
        history.push_back(std::move(entry));
    }
    return history;
}

Status writeHistory(SqlBatch &batch, const HistoryEntry &entry, AppliedAtColumns &columns) {
    STELLWERK_ASSIGN(Value appliedAt, appliedNow(batch.connection(), TrackingTable::MigrationHistory, columns));
    // The number is unique, so a failed row makes room for the next attempt; the journal keeps both.
    return insertRows(batch, u"REPLACE", TrackingTable::MigrationHistory,
                      {QStringLiteral("migration_number"), QStringLiteral("version"), QStringLiteral("description"),
                       QStringLiteral("applied_at"), QStringLiteral("applied_by"), QStringLiteral("execution_time_ms"),
                       QStringLiteral("success"), QStringLiteral("error_message"),
                       QStringLiteral("rollback_available")},
                      {{Value::integer(entry.number), Value::text(entry.version.toString()),
                        Value::text(entry.description), std::move(appliedAt), Value::text(entry.appliedBy.left(100)),
                        Value::integer(entry.executionMs), Value::integer(entry.success ? 1 : 0),
                        entry.errorMessage.isEmpty() ? Value::null() : Value::text(entry.errorMessage),
                        Value::integer(entry.rollbackAvailable ? 1 : 0)}});
}

Status removeHistory(SqlBatch &batch, qint64 number) {
    return batch.exec(QStringLiteral("DELETE FROM migration_history WHERE migration_number = %1").arg(number));
}

Result<std::map<qint64, StoredScript>> readStoredScripts(db::Connection &connection) {
    STELLWERK_ASSIGN(const bool exists, tableExists(connection, TrackingTable::StoredScript));
    std::map<qint64, StoredScript> scripts;
    if (!exists)
        return scripts;
    STELLWERK_ASSIGN(const auto result,
                     connection.select(QStringLiteral(
                         "SELECT number, file_name, checksum, token_checksum, script FROM stellwerk_migration")));
    for (const auto &row : result.rows)
        scripts[toInt(row[0])] = {row[1].toString(), row[2].toString(), row[3].toString(),
                                  QByteArray::fromStdString(row[4].bytes)};
    return scripts;
}

Status storeScript(SqlBatch &batch, const Migration &migration, AppliedAtColumns &columns) {
    STELLWERK_ASSIGN(Value appliedAt, appliedNow(batch.connection(), TrackingTable::StoredScript, columns));
    return insertRows(
        batch, u"REPLACE", TrackingTable::StoredScript,
        {QStringLiteral("number"), QStringLiteral("file_name"), QStringLiteral("checksum"),
         QStringLiteral("token_checksum"), QStringLiteral("script"), QStringLiteral("applied_at")},
        {{Value::integer(migration.number), Value::text(migration.fileName), Value::text(migration.checksum),
          Value::text(migration.tokenChecksum), Value::blob(migration.script.toStdString()), std::move(appliedAt)}});
}

Status removeScript(SqlBatch &batch, qint64 number) {
    return batch.exec(QStringLiteral("DELETE FROM stellwerk_migration WHERE number = %1").arg(number));
}

} // namespace stellwerk::migration
