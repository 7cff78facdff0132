// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/switch_finish.h"

#include "backup/native/database_content.h"
#include "backup/native/mariadb_objects.h"

#include <QCoreApplication>
#include <QHash>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

Status alter(db::Connection &connection, const BuiltTable &table, const QStringList &changes) {
    STELLWERK_TRY(connection.exec(
        QString(u"ALTER TABLE " + connection.dialect().quote(table.name) + u' ' + changes.join(QLatin1String(", ")))));
    return {};
}

/// Adds those that an interrupted run has not added yet. The statements that fail are added to @p failed.
Status addForeignKeys(db::Connection &connection, const BuiltTable &table, QStringList &failed) {
    const QStringList wanted = table.text.foreignKeys();
    if (wanted.isEmpty())
        return {};
    const QString name = connection.dialect().quote(table.name);
    STELLWERK_ASSIGN(const db::ResultSet create, connection.select(QString(u"SHOW CREATE TABLE " + name)));
    STELLWERK_ASSIGN(const CreateText now,
                     parseCreateText(cellText(create, 0, QLatin1StringView("Create Table")), name));
    QStringList changes;
    for (const QString &key : wanted) {
        if (!now.foreignKeys().contains(key))
            changes << QString(u"ADD " + key);
    }
    if (changes.isEmpty() || alter(connection, table, changes))
        return {};
    Status added;
    for (const QString &change : std::as_const(changes)) {
        if (Status one = alter(connection, table, {change}); !one) {
            failed << QString(u"ALTER TABLE " + name + u' ' + change);
            added = std::move(one);
        }
    }
    return added;
}

/// The first failure, after all have been tried.
Status addAllForeignKeys(db::Connection &connection, const std::vector<BuiltTable> &tables, QStringList &failed) {
    Status done;
    for (const BuiltTable &table : tables) {
        if (Status added = addForeignKeys(connection, table, failed); !added && done)
            done = std::move(added);
    }
    return done;
}

/// A next id that is not the backup's is told: where it was not above all ids, it would have given one that is taken.
void compareNextId(const BuiltTable &table, const CreateText &now, const TaskContext &context) {
    if (now.autoIncrement() == table.text.autoIncrement())
        return;
    context.warning(QStringLiteral("next_id_is_higher"),
                    Tr::tr("The next automatic id of the table %1 is %2; in the backup it is %3, which is "
                           "not above all its rows.")
                        .arg(table.name)
                        .arg(now.autoIncrement())
                        .arg(table.text.autoIncrement()));
}

/// Every table's SHOW CREATE TABLE must be the backup's text again, foreign keys included.
Status compareDefinitions(db::Connection &connection, const std::vector<BuiltTable> &built, bool resumed,
                          const TaskContext &context) {
    STELLWERK_ASSIGN(const std::vector<TableContent> tables, readTables(connection));
    QHash<QString, QString> found;
    for (const TableContent &table : tables)
        found.insert(table.definition.name, table.definition.create);
    for (const BuiltTable &table : built) {
        if (resumed && !found.contains(table.name))
            continue;
        const QString name = connection.dialect().quote(table.name);
        STELLWERK_ASSIGN(const CreateText text, parseCreateText(found.value(table.name), name));
        if (sameTable(table.text, text, true))
            compareNextId(table, text, context);
        else if (resumed)
            context.warning(QStringLiteral("table_differs"),
                            Tr::tr("The table %1 is not defined as in the backup.").arg(table.name));
        else
            return fail(ErrorCode::Damaged,
                        Tr::tr("The table %1 is not defined as in the backup after the switch.").arg(table.name), {},
                        QString(table.text.statement(name, true) + u'\n' + found.value(table.name)));
    }
    return {};
}

} // namespace

Status finishSwitch(db::Connection &connection, const SwitchJournal &journal, bool resumed,
                    const TaskContext &context) {
    QStringList failedKeys;
    const Status done = [&]() -> Status {
        STELLWERK_TRY(dropTables(connection, journal.oldTemporary));
        STELLWERK_TRY(addAllForeignKeys(connection, journal.built, failedKeys));
        STELLWERK_TRY(compareDefinitions(connection, journal.built, resumed, context));
        return SwitchJournal::remove(connection);
    }();
    if (done)
        return {};
    Error error = Error(done.error())
                      .during(Tr::tr("finishing; all rows are restored, but foreign keys may be missing or old tables "
                                     "left over"));
    error.detail = QString(error.detail + u'\n' + failedKeys.join(u'\n')).trimmed();
    return fail(std::move(error).withHint(
        Tr::tr("The rows of the backup are in place; the table %1 says what is still to be done. Solve the "
               "cause and run it again to finish: the next restore or backup of this database does that "
               "first. To leave it as it is, drop the table %1.")
            .arg(SwitchJournal::kTable)));
}

} // namespace stellwerk::backup
