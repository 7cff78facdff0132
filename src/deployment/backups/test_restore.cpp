// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/backups/test_restore.h"

#include "backup/catalogue/listed_file.h"
#include "backup/dump/sql_dump.h"
#include "backup/physical/physical_copy.h"
#include "db/scratch_database.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(TestRestore)
};

using backup::BackupTable;

QHash<QString, const BackupTable *> byName(const std::vector<BackupTable> &tables) {
    QHash<QString, const BackupTable *> found;
    for (const BackupTable &table : tables)
        found.insert(table.name, &table);
    return found;
}

bool isSame(const BackupTable *a, const BackupTable &b) {
    return a && a->rows == b.rows && a->hash == b.hash;
}

Status compareAll(const backup::BackupInfo &info, const std::vector<BackupTable> &restored) {
    const auto found = byName(restored);
    for (const BackupTable &table : info.tables) {
        if (!isSame(found.value(table.name), table))
            return fail(ErrorCode::Damaged,
                        Tr::tr("The table %1 came out of the backup %2 other than it went in.")
                            .arg(table.name, QFileInfo(info.file).fileName()),
                        Tr::tr("Use another backup. Nothing was changed."));
    }
    if (restored.size() != info.tables.size())
        return fail(ErrorCode::Damaged, Tr::tr("Out of the backup %1 came %2 tables; it says that it has %3.")
                                            .arg(QFileInfo(info.file).fileName())
                                            .arg(restored.size())
                                            .arg(info.tables.size()));
    return {};
}

/// The server's own checksum of a table; nothing when there is no such table.
Result<std::optional<QString>> checksumOf(db::Connection &connection, const QString &table) {
    STELLWERK_ASSIGN(
        const auto answer,
        connection.select(QStringLiteral("CHECKSUM TABLE %1 EXTENDED").arg(connection.dialect().quote(table))));
    if (answer.rows.empty() || answer.rows.front()[1].isNull())
        return std::optional<QString>();
    return std::optional(answer.rows.front()[1].toString());
}

/// The definition of a table without its next automatic id.
Result<QString> definitionOf(db::Connection &connection, const QString &table) {
    static const QRegularExpression nextId(QStringLiteral(" AUTO_INCREMENT=\\d+"));
    STELLWERK_ASSIGN(const auto answer, connection.select(QString(QLatin1StringView("SHOW CREATE TABLE ") +
                                                                  connection.dialect().quote(table))));
    QString text = answer.rows.empty() ? QString() : answer.rows.front()[1].toString();
    return text.remove(nextId);
}

/// Has the database still the rows of the backup in a table of the same structure?
Result<bool> isUnchanged(db::Connection &there, db::Connection &here, const BackupTable &table,
                         const BackupTable *now) {
    if (!isSame(now, table))
        return false;
    STELLWERK_ASSIGN(const QString original, definitionOf(there, table.name));
    STELLWERK_ASSIGN(const QString restored, definitionOf(here, table.name));
    return original == restored;
}

/// Equal checksums are a proof. Unequal ones are one only of tables that have not changed since the backup, which
/// their hashes and definitions tell; and then only when the checksum is still the same afterwards.
Status compareWithSource(TestRestore &result, const db::ConnectionProfile &source, const db::ConnectionProfile &scratch,
                         const TaskContext &context) {
    STELLWERK_ASSIGN(db::Connection there, db::Connection::open(source));
    STELLWERK_ASSIGN(db::Connection here, db::Connection::open(scratch));
    there.stopWith(context.stopToken());
    here.stopWith(context.stopToken());
    std::vector<std::pair<const BackupTable *, std::optional<QString>>> unequal;
    for (const BackupTable &table : result.backup.tables) {
        STELLWERK_TRY(context.checkStop());
        context.report({table.name, result.sameAsSource + std::ssize(unequal), std::ssize(result.backup.tables)});
        STELLWERK_ASSIGN(const auto restored, checksumOf(here, table.name));
        STELLWERK_ASSIGN(const auto original, checksumOf(there, table.name));
        if (restored && restored == original)
            ++result.sameAsSource;
        else
            unequal.emplace_back(&table, original);
    }
    if (unequal.empty())
        return {};
    STELLWERK_ASSIGN(const std::vector<BackupTable> now, backup::hashTables(there, context));
    const auto found = byName(now);
    for (const auto &[table, original] : unequal) {
        STELLWERK_ASSIGN(const bool unchanged, isUnchanged(there, here, *table, found.value(table->name)));
        if (unchanged) {
            STELLWERK_ASSIGN(const auto again, checksumOf(there, table->name));
            if (again == original)
                return fail(ErrorCode::Damaged,
                            Tr::tr("CHECKSUM TABLE says that the restored table %1 is not the one that was backed up.")
                                .arg(table->name),
                            Tr::tr("Use another backup. Nothing was changed."));
        }
        ++result.changedSince;
    }
    return {};
}

} // namespace

Result<qint64> restoreAndCompare(const backup::BackupInfo &info, const db::ConnectionProfile &scratch,
                                 const TaskContext &context) {
    STELLWERK_ASSIGN(const backup::RestoreReport restored, backup::restoreBackup(info.file, scratch, context));
    STELLWERK_TRY(compareAll(info, restored.tables));
    return restored.rows;
}

Result<TestRestore> testRestore(const QString &file, const db::ConnectionProfile &profile, const TaskContext &context) {
    TestRestore result;
    STELLWERK_ASSIGN(result.backup, backup::readInfo(file));
    if (result.backup.engine != profile.engine)
        return fail(ErrorCode::CheckFailed,
                    Tr::tr("The backup %1 is of %2 and cannot be restored for a test on “%3”, which is %4.")
                        .arg(QFileInfo(file).fileName(), db::engineName(result.backup.engine), profile.label,
                             db::engineName(profile.engine)),
                    Tr::tr("Choose an environment of the same kind. Nothing was changed."));
    // Dumps and copies bring their own way of trying; what they say of rows is not comparable with a native backup.
    if (result.backup.kind == backup::BackupKind::SqlDump) {
        const backup::TrialServer server{profile, {}};
        STELLWERK_ASSIGN(result.backup, backup::verifySqlDump(file, backup::VerifyDepth::Restored, &server, context));
    } else if (result.backup.kind == backup::BackupKind::Physical) {
        STELLWERK_ASSIGN(result.backup, backup::verifyPhysicalCopy(file, backup::VerifyDepth::Restored, context));
    }
    if (result.backup.kind != backup::BackupKind::Native) {
        result.rows = result.backup.rows();
        return result;
    }
    STELLWERK_ASSIGN(const auto scratch, db::ScratchDatabase::create(profile, {}, QStringLiteral("restore"), context));
    STELLWERK_ASSIGN(result.rows, restoreAndCompare(result.backup, scratch.profile(), context));
    if (profile.engine != db::Engine::MariaDb)
        return result;
    const Status compared = compareWithSource(result, profile, scratch.profile(), context);
    if (compared)
        return result;
    if (compared.error().code == ErrorCode::Damaged || compared.error().code == ErrorCode::Cancelled)
        return std::unexpected(compared.error());
    context.warning(QStringLiteral("source_not_compared"),
                    Tr::tr("The restored tables equal the backup; they could not be compared with “%1” itself: %2")
                        .arg(profile.label, compared.error().message));
    return result;
}

} // namespace stellwerk::deployment
