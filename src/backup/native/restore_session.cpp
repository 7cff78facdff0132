// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/restore_session.h"

#include "backup/native/database_content.h"
#include "backup/native/mariadb_objects.h"
#include "backup/native/switch_journal.h"

#include <QCoreApplication>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

/// For the lock of a connection that has ended and that the server has not yet taken down, in seconds.
constexpr int kLockPatience = 3;

} // namespace

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

Status setUpRestoreSession(db::Connection &connection) {
    STELLWERK_TRY(connection.exec(QStringLiteral(
        "SET SESSION foreign_key_checks = 0, SESSION unique_checks = 0, SESSION check_constraint_checks = 0, "
        "SESSION innodb_strict_mode = 0, SESSION sql_quote_show_create = 1, SESSION auto_increment_increment = 1, "
        "SESSION auto_increment_offset = 1, "
        // Rows of the past are written as such and stay what they are when a key is added.
        "SESSION system_versioning_alter_history = KEEP, "
        "/*M!101100 SESSION system_versioning_insert_history = 1, */ "
        "SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES,NO_ENGINE_SUBSTITUTION'")));
    return {};
}

Status beginRestore(db::Connection &connection, const TaskContext &context) {
    STELLWERK_TRY(setUpRestoreSession(connection));
    STELLWERK_ASSIGN(
        const auto locked,
        connection.selectValue(
            QStringLiteral("SELECT GET_LOCK(CONCAT('stellwerk_restore_', MD5(DATABASE())), %1)").arg(kLockPatience)));
    const QString &label = connection.profile().label;
    if (!locked || locked->toInteger() != 1)
        return fail(ErrorCode::Locked, Tr::tr("A restore of “%1” is at work; nothing was changed.").arg(label),
                    Tr::tr("Wait until it has finished."));
    // Objects with which a run had tried its rights.
    STELLWERK_ASSIGN(std::vector<SchemaObject> probes, readMariaDbObjectNames(connection));
    std::erase_if(probes, [](const SchemaObject &object) { return !isTemporaryName(object.name); });
    STELLWERK_TRY(dropObjects(connection, probes));
    STELLWERK_ASSIGN(auto journal, SwitchJournal::read(connection));
    if (!journal)
        return {};
    const bool finishing = journal->isFinishing;
    if (!journal->isBegun) {
        STELLWERK_TRY(dropTemporaryTables(connection));
        return {};
    }
    const auto forward = resumeSwitch(connection, *std::move(journal), context);
    if (!forward)
        return fail(Error(forward.error()).during(Tr::tr("ending an interrupted restore of “%1”").arg(label)));
    STELLWERK_TRY(dropTemporaryTables(connection));
    QString told = Tr::tr("A restore of “%1” had been interrupted; it was undone.");
    if (*forward)
        told = finishing ? Tr::tr("A restore of “%1” had been interrupted at its end; it was finished.")
                         : Tr::tr("A restore of “%1” had been interrupted; somebody has changed rows since, so it was "
                                  "finished.");
    context.warning(QStringLiteral("interrupted_restore_ended"), told.arg(label));
    return {};
}

Status endInterruptedRestore(db::Connection &connection, const TaskContext &context) {
    STELLWERK_ASSIGN(const auto journal, SwitchJournal::read(connection));
    return journal ? beginRestore(connection, context) : Status();
}

Status dropTemporaryTables(db::Connection &connection) {
    STELLWERK_ASSIGN(const std::vector<TableContent> tables, readTables(connection, isTemporaryName));
    QStringList names;
    for (const TableContent &table : tables)
        names << table.definition.name;
    STELLWERK_TRY(SwitchJournal::remove(connection)); // by itself: a DROP of many tables may stop half-way
    return dropTables(connection, names);
}

Error cleanUpFailedRestore(db::Connection &connection, Error error) {
    const auto journal = SwitchJournal::read(connection);
    if (journal && *journal && (*journal)->isBegun)
        return error;
    const Status dropped = journal ? dropTemporaryTables(connection) : Status(std::unexpected(journal.error()));
    if (dropped)
        return error;
    return std::move(error).during(Tr::tr("tables named stellwerk_… are left over; the next restore removes them"));
}

} // namespace stellwerk::backup
