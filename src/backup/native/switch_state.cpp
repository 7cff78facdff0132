// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/switch_state.h"

#include "backup/native/database_content.h"
#include "backup/native/mariadb_objects.h"
#include "backup/native/table_hashes.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

Result<QSet<QString>> tableNames(db::Connection &connection) {
    STELLWERK_ASSIGN(const db::ResultSet rows,
                     connection.select(QStringLiteral("SELECT TABLE_NAME FROM information_schema.TABLES WHERE "
                                                      "TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', "
                                                      "'SYSTEM VERSIONED')")));
    QSet<QString> names;
    for (const auto &row : rows.rows)
        names.insert(row.front().toString());
    return names;
}

/// Which of @p names are there and which are not.
struct Found {
    QStringList present;
    QStringList absent;
};

Found find(const QStringList &names, const QSet<QString> &tables) {
    Found found;
    for (const QString &name : names)
        (tables.contains(name) ? found.present : found.absent) << name;
    return found;
}

QString shortList(QStringList names) {
    constexpr qsizetype kMost = 10;
    const bool cut = names.size() > kMost;
    names = names.first(std::min(names.size(), kMost));
    return QString(names.join(QLatin1String(", ")) + (cut ? QLatin1String(", …") : QLatin1String()));
}

std::unexpected<Error> refuse(const QStringList &absent, const db::Connection &connection) {
    return fail(ErrorCode::CheckFailed,
                Tr::tr("A restore of “%1” was interrupted while switching over, and since then tables have gone: %2. "
                       "So it cannot be told whether the tables that are there now are those from before the restore "
                       "or those of the backup.")
                    .arg(connection.profile().label, shortList(absent)),
                SwitchJournal::endByHand());
}

} // namespace

Result<SwitchState> findSwitchState(db::Connection &connection, const SwitchJournal &journal) {
    STELLWERK_ASSIGN(const QSet<QString> tables, tableNames(connection));
    QStringList names;
    QStringList temporary;
    for (const BuiltTable &table : journal.built) {
        names << table.name;
        temporary << table.temporary;
    }
    const Found aside = find(journal.oldTemporary, tables);
    const Found waiting = find(temporary, tables);
    const Found final = find(names, tables);
    const Found old = find(journal.oldNames(), tables);
    if (aside.absent.isEmpty() && waiting.present.isEmpty()) {
        // With no table before, those in place could still be nobody's but ours: their temporary names are gone.
        if (final.absent.isEmpty())
            return SwitchState::NewInPlace;
        return refuse(final.absent, connection);
    }
    if (aside.present.isEmpty() && (temporary.isEmpty() || !waiting.present.isEmpty())) {
        if (old.absent.isEmpty())
            return SwitchState::NothingMoved;
        return refuse(old.absent, connection);
    }
    if (aside.absent.isEmpty())
        return SwitchState::OldAside;
    return refuse(aside.absent + waiting.absent, connection);
}

Result<bool> holdsWhatWasRestored(db::Connection &connection, const std::vector<BuiltTable> &built,
                                  const TaskContext &context) {
    QHash<QString, QString> expected;
    for (const BuiltTable &table : built) {
        if (table.name != kLockTable)
            expected.insert(table.name, table.hash);
    }
    STELLWERK_ASSIGN(std::vector<TableContent> tables, readTables(connection));
    std::erase_if(tables, [](const TableContent &table) { return table.definition.name == kLockTable; });
    if (std::ssize(tables) != expected.size() || std::ranges::any_of(tables, [&](const TableContent &table) {
            return !expected.contains(table.definition.name) || !table.obstacle.isEmpty();
        }))
        return false;
    STELLWERK_ASSIGN(const std::vector<BackupTable> hashes, hashTables(connection.profile(), tables, context));
    return std::ranges::all_of(hashes,
                               [&](const BackupTable &table) { return expected.value(table.name) == table.hash; });
}

Result<bool> holdAsideWhatWasRestored(db::Connection &connection, const std::vector<BuiltTable> &built,
                                      const TaskContext &context) {
    QHash<QString, QString> expected;
    for (const BuiltTable &table : built) {
        if (table.name != kLockTable)
            expected.insert(table.temporary, table.hash);
    }
    STELLWERK_ASSIGN(const std::vector<TableContent> tables,
                     readTables(connection, [&](const QString &name) { return expected.contains(name); }));
    STELLWERK_ASSIGN(const std::vector<BackupTable> hashes, hashTables(connection.profile(), tables, context));
    return std::ranges::all_of(hashes,
                               [&](const BackupTable &table) { return expected.value(table.name) == table.hash; });
}

Result<bool> holdsRows(db::Connection &connection, const QString &table) {
    STELLWERK_ASSIGN(const auto row, connection.selectValue(
                                         QString(u"SELECT 1 FROM " + connection.dialect().quote(table) + u" LIMIT 1")));
    return row.has_value();
}

Result<QStringList> worthlessTables(db::Connection &connection, const QStringList &names) {
    STELLWERK_ASSIGN(const QSet<QString> tables, tableNames(connection));
    const QStringList taken = find(names, tables).present;
    for (const QString &name : taken) {
        if (name == kLockTable)
            continue;
        STELLWERK_ASSIGN(const bool rows, holdsRows(connection, name));
        if (rows)
            return fail(ErrorCode::CheckFailed,
                        Tr::tr("The table %1, as it was before an interrupted restore of “%2”, cannot get its name "
                               "back: a table of that name has been made since and holds rows.")
                            .arg(name, connection.profile().label),
                        Tr::tr("Nothing was changed. Rename the table %1 and run the command again.").arg(name));
    }
    return taken;
}

Result<QStringList> freeRestoreNames(db::Connection &connection, qsizetype count) {
    STELLWERK_ASSIGN(const QSet<QString> tables, tableNames(connection));
    QStringList names;
    for (int number = 1; names.size() < count; ++number) {
        if (!tables.contains(restoreName(number)))
            names << restoreName(number);
    }
    return names;
}

namespace {

Result<std::vector<SchemaObject>> missingObjects(db::Connection &connection, const std::vector<SchemaObject> &wanted) {
    STELLWERK_ASSIGN(const std::vector<SchemaObject> present, readMariaDbObjectNames(connection));
    std::vector<SchemaObject> missing;
    for (const SchemaObject &object : wanted) {
        const bool there = std::ranges::any_of(
            present, [&](const SchemaObject &other) { return other.kind == object.kind && other.name == object.name; });
        if (!there)
            missing.push_back(object);
    }
    return missing;
}

bool isTrigger(const SchemaObject &object) {
    return object.kind == QLatin1String("trigger");
}

} // namespace

Result<std::vector<SchemaObject>> objectsToMake(db::Connection &connection, const std::vector<SchemaObject> &wanted) {
    STELLWERK_ASSIGN(std::vector<SchemaObject> missing, missingObjects(connection, wanted));
    if (std::ranges::none_of(missing, isTrigger))
        return missing;
    std::vector<SchemaObject> triggers;
    std::ranges::copy_if(wanted, std::back_inserter(triggers), isTrigger);
    STELLWERK_TRY(dropObjects(connection, triggers));
    return missingObjects(connection, wanted);
}

} // namespace stellwerk::backup
