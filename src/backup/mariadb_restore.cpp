// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/create_text.h"
#include "backup/database_content.h"
#include "backup/engine_restore.h"
#include "backup/file_reader.h"
#include "backup/literal_writer.h"
#include "backup/mariadb_objects.h"
#include "backup/mariadb_switch.h"
#include "db/bulk_writer.h"

#include <QCoreApplication>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

/// A session in which everything that a server can hold can be put back: rows that break keys or checks, dates that
/// are none, definitions that are only just allowed. Whether it arrived unchanged is proved by the hashes.
Status setUpSession(db::Connection &connection) {
    STELLWERK_TRY(connection.exec(QStringLiteral(
        "SET SESSION foreign_key_checks = 0, SESSION check_constraint_checks = 0, SESSION innodb_strict_mode = 0, "
        "SESSION sql_quote_show_create = 1, SESSION auto_increment_increment = 1, SESSION auto_increment_offset = 1, "
        // Rows of the past are written as such and stay what they are when a key is added.
        "SESSION system_versioning_alter_history = KEEP, "
        "/*M!101100 SESSION system_versioning_insert_history = 1, */ "
        "SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES,NO_ENGINE_SUBSTITUTION'")));
    return {};
}

/// Tables of other databases that point here would follow the old tables and lose their target.
Status checkForeignReferences(db::Connection &connection) {
    STELLWERK_ASSIGN(
        const db::ResultSet rows,
        connection.select(QStringLiteral(
            "SELECT DISTINCT CONCAT(CONSTRAINT_SCHEMA, '.', TABLE_NAME) FROM information_schema.KEY_COLUMN_USAGE "
            "WHERE REFERENCED_TABLE_SCHEMA = DATABASE() AND CONSTRAINT_SCHEMA <> DATABASE()")));
    if (rows.rows.empty())
        return {};
    return fail(ErrorCode::CheckFailed,
                Tr::tr("The table %1 of another database has a foreign key into this one, which a restore would break.")
                    .arg(rows.rows.front().front().toString()),
                Tr::tr("Drop that foreign key first. Nothing was changed."));
}

/// Builds every table of the file under a temporary name, without foreign keys.
class TableBuilder final : public FileVisitor {
public:
    explicit TableBuilder(db::Connection &connection) : m_connection(connection) {}

    Status tableBegins(const TableDefinition &table) override {
        STELLWERK_ASSIGN(CreateText text, parseCreateText(table.create, m_connection.dialect().quote(table.name)));
        m_temporary = restoreName(static_cast<int>(m_tables.size()) + 1);
        STELLWERK_TRY(m_connection.exec(text.statement(m_connection.dialect().quote(m_temporary), false)));
        m_tables.push_back({table.name, m_temporary, std::move(text)});
        if (needsLiterals(m_tables.back().text)) {
            m_literals.emplace(m_connection, m_temporary, table.columns);
            return {};
        }
        STELLWERK_ASSIGN(auto writer, db::BulkWriter::open(m_connection, m_temporary, table.columns));
        m_writer.emplace(std::move(writer));
        return {};
    }
    Status row(std::span<const db::ValueView> cells) override {
        return m_literals ? m_literals->add(cells) : m_writer->add(cells);
    }
    Status tableEnds(const BackupTable &table) override {
        Status written;
        if (m_literals)
            written = m_literals->finish();
        else if (auto rows = m_writer->finish(); !rows)
            written = std::unexpected(std::move(rows).error());
        m_literals.reset();
        m_writer.reset();
        if (!written)
            return fail(std::move(written).error().during(Tr::tr("filling the table %1").arg(table.name)));
        return {};
    }
    Status object(const SchemaObject &object) override {
        m_objects.push_back(object);
        return {};
    }

    [[nodiscard]] const std::vector<BuiltTable> &tables() const { return m_tables; }
    [[nodiscard]] const std::vector<SchemaObject> &objects() const { return m_objects; }

private:
    db::Connection &m_connection;
    QString m_temporary;
    std::vector<BuiltTable> m_tables;
    std::vector<SchemaObject> m_objects;
    std::optional<db::BulkWriter> m_writer; ///< one of these two between the begin and the end of a table
    std::optional<LiteralWriter> m_literals;
};

/// The built tables as the server has them now must be what the backup says: definitions without foreign keys, rows.
Status compareBuilt(db::Connection &connection, const std::vector<BuiltTable> &built, const BackupInfo &info,
                    const TaskContext &context) {
    STELLWERK_ASSIGN(const std::vector<TableContent> tables, readTables(connection, isTemporaryName));
    QHash<QString, const TableContent *> found;
    for (const TableContent &table : tables)
        found.insert(table.definition.name, &table);
    std::vector<BackupTable> hashes;
    for (const BuiltTable &table : built) {
        const TableContent *content = found.value(table.temporary);
        if (!content)
            return fail(ErrorCode::Internal,
                        Tr::tr("The table %1 vanished while it was being restored.").arg(table.name));
        STELLWERK_ASSIGN(const CreateText text,
                         parseCreateText(content->definition.create, connection.dialect().quote(table.temporary)));
        if (!sameTable(table.text, text, false))
            return fail(
                ErrorCode::Sql, Tr::tr("This server cannot make the table %1 exactly as it was.").arg(table.name),
                Tr::tr("Restore on a server of the version that the backup was made on."), content->definition.create);
        STELLWERK_TRY(context.checkStop());
        STELLWERK_ASSIGN(BackupTable hashed, hashTable(connection, *content, context));
        hashed.name = table.name;
        hashes.push_back(std::move(hashed));
    }
    return compareTables(info.tables, hashes);
}

/// Adds the foreign keys between the built tables and takes them off again. Their real names are still taken by the old
/// tables; but what fails here must fail now, and not when the old tables are gone.
Status rehearseForeignKeys(db::Connection &connection, const std::vector<BuiltTable> &built) {
    const db::Dialect &dialect = connection.dialect();
    const QString name = dialect.quote(restoreName(0));
    QHash<QString, QString> tables;
    for (const BuiltTable &table : built)
        tables.insert(dialect.quote(table.name), dialect.quote(table.temporary));
    for (const BuiltTable &table : built) {
        for (const QString &key : table.text.foreignKeys()) {
            const QString tried = retargetForeignKey(key, name, tables);
            const QString alter = QString(u"ALTER TABLE " + dialect.quote(table.temporary));
            if (const auto added = connection.exec(QString(alter + u" ADD " + tried)); tried.isEmpty() || !added)
                return fail(ErrorCode::Sql,
                            Tr::tr("This server cannot make a foreign key of the table %1.").arg(table.name), {}, key);
            STELLWERK_TRY(connection.exec(QString(alter + u" DROP FOREIGN KEY " + name)));
        }
    }
    return {};
}

Result<TableBuilder> build(db::Connection &connection, const BackupInfo &info, const TaskContext &context) {
    STELLWERK_TRY(setUpSession(connection));
    STELLWERK_TRY(checkForeignReferences(connection));
    STELLWERK_TRY(dropTemporaryTables(connection));
    TableBuilder builder(connection);
    STELLWERK_TRY(visitBackup(info.file, builder, context));
    STELLWERK_TRY(rehearseForeignKeys(connection, builder.tables()));
    STELLWERK_TRY(probeRights(connection, builder.objects(), restoreName(1)));
    STELLWERK_TRY(compareBuilt(connection, builder.tables(), info, context));
    STELLWERK_TRY(context.checkStop());
    return builder;
}

} // namespace

Result<RestoreReport> restoreMariaDb(const BackupInfo &info, const db::ConnectionProfile &profile,
                                     const TaskContext &context) {
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    auto built = build(connection, info, context);
    connection.stopWith({}); // neither cleaning up nor switching over may be stopped half-way
    auto report = built ? switchOver(connection, built->tables(), built->objects(), info, context.unstoppable())
                        : Result<RestoreReport>(std::unexpected(std::move(built).error()));
    if (report)
        return report;
    Error error = std::move(report).error();
    if (const Status dropped = dropTemporaryTables(connection); !dropped)
        error =
            std::move(error).during(Tr::tr("tables named stellwerk_… are left over; the next restore removes them"));
    return fail(std::move(error));
}

} // namespace stellwerk::backup
