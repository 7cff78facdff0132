// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/replaced_state.h"

#include "backup/native/content_writer.h"
#include "backup/native/snapshot.h"
#include "backup/native/table_hashes.h"
#include "db/parallel.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

/// Names of tables whose rows are not those of @p before; what the tool keeps for itself changes with every run.
QStringList differing(const std::vector<BackupTable> &before, const std::vector<BackupTable> &now) {
    QHash<QString, QString> expected;
    for (const BackupTable &table : before)
        expected.insert(table.name, table.hash);
    QStringList names;
    for (const BackupTable &table : now) {
        const QString hash = expected.take(table.name);
        if (!isToolTable(table.name) && (hash.isEmpty() || hash != table.hash))
            names << table.name;
    }
    for (auto gone = expected.cbegin(); gone != expected.cend(); ++gone) {
        if (!isToolTable(gone.key()))
            names << gone.key();
    }
    names.sort();
    return names;
}

void tell(const QStringList &tables, const QString &file, const TaskContext &context) {
    constexpr qsizetype kMost = 10;
    context.warning(
        QStringLiteral("replaced_state_kept"),
        Tr::tr("What the database held when it was replaced was not what the backup made before has (%1); all of it is "
               "in %2.")
            .arg(tables.first(std::min(kMost, tables.size())).join(QLatin1String(", ")) +
                     (tables.size() > kMost ? QStringLiteral(", …") : QString()),
                 file),
        {{QStringLiteral("file"), file}, {QStringLiteral("tables"), QJsonArray::fromStringList(tables)}});
}

Error notKept(Error error) {
    return std::move(error).during(Tr::tr("keeping what was written while the backup was being loaded"));
}

} // namespace

PresentBackup PresentBackup::of(const BackupInfo &info) {
    PresentBackup present;
    present.options.folder = QFileInfo(info.file).absolutePath();
    present.options.projectId = info.projectId;
    present.options.environment = info.environment;
    present.options.databaseVersion = info.databaseVersion;
    present.options.migrationNumber = info.migrationNumber;
    present.options.trigger = QStringLiteral("while restoring");
    present.tables = info.tables;
    return present;
}

QJsonObject PresentBackup::toJson() const {
    QJsonArray rows;
    for (const BackupTable &table : tables)
        rows << QJsonArray{table.name, table.rows, table.hash};
    return {{QStringLiteral("folder"), options.folder},
            {QStringLiteral("project"), options.projectId},
            {QStringLiteral("environment"), options.environment},
            {QStringLiteral("version"), options.databaseVersion ? options.databaseVersion->toString() : QString()},
            {QStringLiteral("migration"), options.migrationNumber},
            {QStringLiteral("trigger"), options.trigger},
            {QStringLiteral("tables"), rows}};
}

PresentBackup PresentBackup::fromJson(const QJsonObject &json) {
    PresentBackup present;
    present.options.folder = json.value(u"folder").toString();
    present.options.projectId = json.value(u"project").toString();
    present.options.environment = json.value(u"environment").toString();
    present.options.databaseVersion = Version::parse(json.value(u"version").toString());
    present.options.migrationNumber = json.value(u"migration").toInteger();
    present.options.trigger = json.value(u"trigger").toString();
    for (const QJsonValue &table : json.value(u"tables").toArray())
        present.tables.push_back({table[0].toString(), table[1].toInteger(), table[2].toString()});
    return present;
}

Result<QString> keepReplaced(const db::ConnectionProfile &profile, const PresentBackup &present,
                             ReplacedContent replaced, const TaskContext &context) {
    STELLWERK_ASSIGN(const std::vector<BackupTable> now, hashTables(profile, replaced.tables, context));
    const QStringList tables = differing(present.tables, now);
    if (tables.isEmpty())
        return QString();
    const Result<BackupInfo> kept = [&]() -> Result<BackupInfo> {
        STELLWERK_ASSIGN(FileWriter file, FileWriter::create(present.options.folder));
        STELLWERK_ASSIGN(std::vector<db::Connection> connections, openSnapshots(profile, db::workerCount(), context));
        Snapshot snapshot{std::move(connections),
                          std::move(replaced.tables),
                          std::move(replaced.objects),
                          std::move(replaced.settings),
                          {}};
        return writeSnapshot(file, snapshot, present.options, context);
    }();
    if (!kept)
        return std::unexpected(notKept(kept.error()));
    tell(tables, kept->file, context);
    return kept->file;
}

Result<QString> keepPresent(const db::ConnectionProfile &profile, const PresentBackup &present,
                            const TaskContext &context) {
    QStringList tables;
    {
        STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
        STELLWERK_ASSIGN(const std::vector<BackupTable> now, hashTables(connection, context));
        tables = differing(present.tables, now);
    }
    if (tables.isEmpty())
        return QString();
    const auto kept = createBackup(profile, present.options, context);
    if (!kept)
        return std::unexpected(notKept(kept.error()));
    tell(tables, kept->file, context);
    return kept->file;
}

} // namespace stellwerk::backup
