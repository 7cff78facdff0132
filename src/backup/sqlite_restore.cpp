// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/database_content.h"
#include "backup/engine_restore.h"
#include "backup/file_reader.h"
#include "db/bulk_writer.h"
#include "db/sqlite_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

/// The file in which the database is built: beside the target, where there is room for it, readable by nobody else.
class BuildFile {
public:
    explicit BuildFile(const QString &target)
        : m_path(QString(QFileInfo(target).absoluteFilePath() + u".stellwerk_restore")) {
        remove();
    }
    BuildFile(const BuildFile &) = delete;
    BuildFile &operator=(const BuildFile &) = delete;
    ~BuildFile() { remove(); }

    [[nodiscard]] Status create() const {
        const int fd = ::open(QFile::encodeName(m_path).constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
        if (fd < 0)
            return fail(ErrorCode::Io, Tr::tr("The file %1 cannot be made; the database is unchanged.").arg(m_path), {},
                        QString::fromLocal8Bit(std::strerror(errno)));
        ::close(fd);
        return {};
    }
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    void remove() const {
        for (const char *suffix : {"", "-wal", "-shm", "-journal"})
            QFile::remove(QString(m_path + QLatin1String(suffix)));
    }
    QString m_path;
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

/// A copy takes over the pages as they are, so their size must be that of the target.
Result<QString> pageSizeOf(const db::ConnectionProfile &profile) {
    db::ConnectionProfile readOnly = profile;
    readOnly.readOnly = true;
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(readOnly));
    STELLWERK_ASSIGN(const auto size, connection.selectValue(QStringLiteral("PRAGMA page_size")));
    return size.value_or(db::Value()).toString();
}

Status build(const BuildFile &file, const QString &pageSize, const BackupInfo &info, const TaskContext &context) {
    db::ConnectionProfile profile;
    profile.engine = db::Engine::Sqlite;
    profile.database = file.path();
    profile.label = file.path();
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    // If anything goes wrong the file is thrown away, so it needs no safety of its own.
    for (const QString &pragma : {QStringLiteral("journal_mode = MEMORY"), QStringLiteral("synchronous = OFF"),
                                  QString(u"page_size = " + pageSize), QStringLiteral("foreign_keys = OFF"),
                                  QStringLiteral("ignore_check_constraints = ON")})
        STELLWERK_TRY(connection.exec(QString(u"PRAGMA " + pragma)));
    DatabaseBuilder builder(connection, context);
    STELLWERK_TRY(visitBackup(info.file, builder, context));
    STELLWERK_TRY(builder.finish());
    STELLWERK_ASSIGN(const std::vector<BackupTable> hashes, hashTables(connection, context));
    return compareTables(info.tables, hashes);
}

} // namespace

Result<RestoreReport> restoreSqlite(const BackupInfo &info, const db::ConnectionProfile &profile,
                                    const TaskContext &context) {
    QString pageSize = QStringLiteral("4096");
    if (QFileInfo::exists(profile.database) || !profile.createFile) {
        STELLWERK_ASSIGN(pageSize, pageSizeOf(profile));
    }
    const BuildFile file(profile.database);
    STELLWERK_TRY(file.create());
    STELLWERK_TRY(build(file, pageSize, info, context));
    STELLWERK_TRY(context.checkStop());
    STELLWERK_ASSIGN(db::Connection target, db::Connection::open(profile));
    STELLWERK_TRY(db::copySqliteDatabase(file.path(), target));
    STELLWERK_ASSIGN(std::vector<BackupTable> hashes, hashTables(target, context.unstoppable()));
    STELLWERK_TRY(compareTables(info.tables, hashes));
    return makeReport(std::move(hashes));
}

} // namespace stellwerk::backup
