// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/dump/dump_loader.h"
#include "backup/dump/sql_dump.h"
#include "backup/native/create_text.h"
#include "backup/native/database_content.h"
#include "backup/native/engine_restore.h"
#include "backup/native/mariadb_build.h"
#include "backup/native/mariadb_objects.h"
#include "backup/native/mariadb_switch.h"
#include "backup/native/restore_session.h"
#include "db/scratch_database.h"

#include <QCoreApplication>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlDump)
};

/// What was loaded, ready to be switched over.
struct Loaded {
    BuiltDatabase database;
    std::vector<BackupTable> hashes; ///< of the loaded rows
};

Result<db::Connection> openSession(const db::ConnectionProfile &profile, const TaskContext &context) {
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    STELLWERK_TRY(setUpRestoreSession(connection));
    connection.stopWith(context.stopToken());
    return connection;
}

/// The keys of a loaded table: their names are still taken in the target, and are given to it at the end. That they can
/// be made is shown by their being here.
Status dropForeignKeys(db::Connection &connection, const BuiltTable &table) {
    STELLWERK_ASSIGN(
        const db::ResultSet keys,
        connection.select(QStringLiteral("SELECT CONSTRAINT_NAME FROM information_schema."
                                         "REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE() AND "
                                         "TABLE_NAME = ?"),
                          {db::Value::text(table.name)}));
    QStringList drops;
    for (const auto &row : keys.rows)
        drops << QString(u"DROP FOREIGN KEY " + connection.dialect().quote(row.front().toString()));
    if (drops.isEmpty())
        return {};
    STELLWERK_TRY(connection.exec(
        QString(u"ALTER TABLE " + connection.dialect().quote(table.name) + u' ' + drops.join(QLatin1String(", ")))));
    return {};
}

Result<Loaded> readLoaded(db::Connection &connection, const ReadDump &dump, const TaskContext &context) {
    STELLWERK_TRY(compareCounts(connection, dump.content.tables));
    Loaded loaded;
    loaded.database.name = connection.profile().database;
    STELLWERK_ASSIGN(const std::vector<TableContent> tables, readTables(connection));
    STELLWERK_ASSIGN(loaded.database.objects, readObjects(connection));
    STELLWERK_ASSIGN(loaded.hashes, hashTables(connection, context));
    for (const TableContent &table : tables) {
        const QString &name = table.definition.name;
        STELLWERK_ASSIGN(CreateText text, parseCreateText(table.definition.create, connection.dialect().quote(name)));
        const size_t number = loaded.database.tables.size();
        loaded.database.tables.push_back(
            {name, restoreName(static_cast<int>(number) + 1), std::move(text), loaded.hashes[number].hash});
    }
    STELLWERK_TRY(checkForeignKeyNames(loaded.database.tables));
    return loaded;
}

/// Moves the tables beside those of the target, under temporary names: one statement, so all or none.
Status moveTables(db::Connection &connection, const Loaded &loaded, const QString &target) {
    const db::Dialect &dialect = connection.dialect();
    STELLWERK_TRY(dropObjects(connection, loaded.database.objects));
    QStringList moves;
    for (const BuiltTable &table : loaded.database.tables) {
        STELLWERK_TRY(dropForeignKeys(connection, table));
        moves << QString(dialect.quote(table.name) + u" TO " + dialect.quote(target) + u'.' +
                         dialect.quote(table.temporary));
    }
    if (moves.isEmpty())
        return {};
    STELLWERK_TRY(connection.exec(QString(u"RENAME TABLE " + moves.join(QLatin1String(", ")))));
    return {};
}

/// Everything that may be stopped or fail while the target's own tables are untouched.
Result<Loaded> prepare(const QString &file, const ReadDump &dump, db::Connection &target, const TaskContext &context) {
    const QString collation = dump.metadata ? dump.metadata->settings.value(u"collation").toString() : QString();
    STELLWERK_ASSIGN(const db::ScratchDatabase scratch,
                     db::ScratchDatabase::create(target.profile(), collation, QStringLiteral("dump"), context));
    STELLWERK_TRY(loadDump(file, DumpPart::Data, scratch.profile(), context));
    STELLWERK_ASSIGN(db::Connection beside, openSession(scratch.profile(), context));
    STELLWERK_ASSIGN(Loaded loaded, readLoaded(beside, dump, context));
    STELLWERK_TRY(context.checkStop());
    STELLWERK_TRY(dropTemporaryTables(target));
    STELLWERK_TRY(moveTables(beside, loaded, target.profile().database));
    // Now that the scratch database is empty, an event that runs there at once can do nothing.
    if (dump.content.events)
        STELLWERK_TRY(loadDump(file, DumpPart::Events, scratch.profile(), context));
    STELLWERK_TRY(
        probeRights(target, loaded.database.objects, loaded.database.tables.empty() ? QString() : restoreName(1)));
    return loaded;
}

Result<RestoreReport> restoreChecked(const QString &file, const ReadDump &dump, const db::ConnectionProfile &profile,
                                     const TaskContext &context, const std::optional<BackupInfo> &present) {
    STELLWERK_ASSIGN(db::Connection target, openSession(profile, context));
    STELLWERK_TRY(checkNeeds(target, dump.content.needs, context));
    STELLWERK_TRY(beginRestore(target, context.unstoppable()));
    STELLWERK_TRY(checkForeignReferences(target));
    auto loaded = prepare(file, dump, target, context);
    target.stopWith({}); // neither cleaning up nor switching over may be stopped half-way
    if (!loaded)
        return fail(cleanUpFailedRestore(target, std::move(loaded).error()));
    auto switched =
        switchOver(target, std::move(loaded->database), present.transform(&PresentBackup::of), context.unstoppable());
    if (!switched)
        return fail(cleanUpFailedRestore(target, std::move(switched).error()));
    RestoreReport report = makeReport(std::move(loaded->hashes));
    report.replaced = *std::move(switched);
    if (!dump.content.events)
        return report;
    if (const Status made = loadDump(file, DumpPart::Events, profile, context.unstoppable()); !made)
        return fail(Error(made.error())
                        .during(Tr::tr("making the events; everything else is restored, only events are missing")));
    return report;
}

} // namespace

Result<RestoreReport> restoreSqlDump(const QString &file, const db::ConnectionProfile &profile,
                                     const TaskContext &context, const std::optional<BackupInfo> &present) {
    if (profile.engine != db::Engine::MariaDb)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("%1 is a dump of MariaDB and cannot be restored into “%2”.").arg(file, profile.label),
                    Tr::tr("Choose a MariaDB database. Nothing was changed."));
    STELLWERK_ASSIGN(const ReadDump dump, readDump(file, {}, context));
    auto report = restoreChecked(file, dump, profile, context, present);
    if (!report)
        return fail(std::move(report).error().during(Tr::tr("restoring %1 into “%2”").arg(file, profile.label)));
    return report;
}

} // namespace stellwerk::backup
