// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/database_content.h"
#include "backup/native/engine_restore.h"
#include "backup/native/file_reader.h"
#include "backup/native/sqlite_build_file.h"
#include "db/bulk_writer.h"

#include <QCoreApplication>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

/// Builds the whole database in a file of its own.
class DatabaseBuilder final : public FileVisitor {
public:
    DatabaseBuilder(db::Connection &connection, const TaskContext &context)
        : m_connection(connection), m_context(context) {}

    Status header(const FileHeader &header) override {
        if (header.settings.value(u"encoding").toString() != QLatin1String("UTF-8"))
            m_context.warning(
                QStringLiteral("encoding_changes"),
                Tr::tr("The database stored its texts in UTF-16; restored, it stores the same texts in UTF-8."));
        for (const QString &name :
             {QStringLiteral("auto_vacuum"), QStringLiteral("user_version"), QStringLiteral("application_id")}) {
            const qint64 value = header.settings.value(name).toString().toLongLong();
            STELLWERK_TRY(m_connection.exec(QStringLiteral("PRAGMA %1 = %2").arg(name).arg(value)));
        }
        STELLWERK_TRY(m_connection.exec(QStringLiteral("VACUUM"))); // page size and auto_vacuum take effect here
        return m_connection.begin();
    }
    Status tableBegins(const TableDefinition &table) override {
        STELLWERK_TRY(m_connection.exec(table.create));
        m_tables.push_back(table);
        STELLWERK_ASSIGN(auto writer, db::BulkWriter::open(m_connection, table.name, table.columns));
        m_writer.emplace(std::move(writer));
        return {};
    }
    Status row(std::span<const db::ValueView> cells) override { return m_writer->add(cells); }
    Status tableEnds(const BackupTable &) override {
        STELLWERK_TRY(m_writer->finish());
        m_writer.reset();
        return {};
    }
    Status object(const SchemaObject &object) override {
        m_objects.push_back(object);
        if (object.kind == QLatin1String("sequence"))
            return setSequences(object.state);
        STELLWERK_TRY(m_connection.exec(object.create));
        return {};
    }

    /// Ends the build: what the file holds now must be worded as the backup says.
    Status finish() {
        STELLWERK_TRY(m_connection.commit());
        STELLWERK_ASSIGN(const std::vector<TableContent> tables, readTables(m_connection));
        STELLWERK_ASSIGN(const std::vector<SchemaObject> objects, readObjects(m_connection));
        for (size_t i = 0; i < tables.size() && i < m_tables.size(); ++i) {
            if (tables[i].definition.create != m_tables[i].create)
                return fail(ErrorCode::Damaged,
                            Tr::tr("The table %1 cannot be made exactly as it was.").arg(m_tables[i].name));
        }
        if (objects != m_objects)
            return fail(ErrorCode::Damaged, Tr::tr("Indexes, triggers or views cannot be made exactly as they were."));
        return {};
    }

private:
    Status setSequences(const QStringList &state) {
        // The table of the sequences cannot be made by hand; it comes with the first table that needs it and stays.
        const QString probe = m_connection.dialect().quote(restoreName(0));
        STELLWERK_TRY(
            m_connection.exec(QStringLiteral("CREATE TABLE %1 (id INTEGER PRIMARY KEY AUTOINCREMENT)").arg(probe)));
        STELLWERK_TRY(m_connection.exec(QStringLiteral("DROP TABLE %1").arg(probe)));
        STELLWERK_TRY(m_connection.exec(QStringLiteral("DELETE FROM sqlite_sequence")));
        for (qsizetype i = 0; i + 1 < state.size(); i += 2)
            STELLWERK_TRY(
                m_connection.exec(QStringLiteral("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)"),
                                  {db::Value::text(state[i]), db::Value::integer(state[i + 1].toLongLong())}));
        return {};
    }

    db::Connection &m_connection;
    const TaskContext &m_context;
    std::vector<TableDefinition> m_tables;
    std::vector<SchemaObject> m_objects;
    std::optional<db::BulkWriter> m_writer;
};

Status build(const BuildFile &file, const BackupInfo &info, const TaskContext &context) {
    STELLWERK_ASSIGN(db::Connection connection, file.open());
    connection.stopWith(context.stopToken());
    DatabaseBuilder builder(connection, context);
    STELLWERK_TRY(visitBackup(info.file, builder, context));
    STELLWERK_TRY(builder.finish());
    STELLWERK_ASSIGN(const std::vector<BackupTable> hashes, hashTables(connection, context));
    return compareTables(info.tables, hashes);
}

} // namespace

Result<RestoreReport> restoreSqlite(const BackupInfo &info, const db::ConnectionProfile &profile,
                                    const std::optional<PresentBackup> &present, const TaskContext &context) {
    const BuildFile file(profile);
    STELLWERK_TRY(build(file, info, context));
    STELLWERK_TRY(context.checkStop());
    QString replaced;
    if (present) {
        STELLWERK_ASSIGN(replaced, keepPresent(profile, *present, context));
    }
    STELLWERK_ASSIGN(db::Connection target, file.moveIntoPlace());
    STELLWERK_ASSIGN(std::vector<BackupTable> hashes, hashTables(target, context.unstoppable()));
    STELLWERK_TRY(compareTables(info.tables, hashes));
    RestoreReport report = makeReport(std::move(hashes));
    report.replaced = replaced;
    return report;
}

} // namespace stellwerk::backup
