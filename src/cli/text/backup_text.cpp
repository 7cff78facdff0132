// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text/backup_text.h"

#include "cli/text/text_table.h"
#include "cli/text/words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocale>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using backup::BackupInfo;
using backup::BackupState;
using backup::CatalogueEntry;
using backup::RetentionDecision;
using backup::RetentionReason;
using backup::VerifyDepth;

QString sizeText(qint64 bytes) {
    return QLocale().formattedDataSize(bytes);
}

QJsonValue timeJson(const QDateTime &time) {
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

/// The file keeps English words; people read theirs.
QString triggerText(const QString &trigger) {
    if (trigger == QLatin1String("manual"))
        return Tr::tr("made by hand");
    if (trigger.startsWith(QLatin1String("manual: ")))
        return Tr::tr("made by hand: %1").arg(trigger.section(u' ', 1));
    if (trigger == QLatin1String("before restore"))
        return Tr::tr("before a restore");
    if (trigger == QLatin1String("before rollback"))
        return Tr::tr("before a rollback");
    if (trigger.startsWith(QLatin1String("deployment ")))
        return Tr::tr("deployment of %1").arg(trigger.section(u' ', 1));
    if (trigger.startsWith(QLatin1String("rehearsal ")))
        return Tr::tr("rehearsal of %1").arg(trigger.section(u' ', 1));
    return trigger;
}

QString signOf(const CatalogueEntry &entry) {
    if (!entry.readable)
        return QStringLiteral("?");
    switch (entry.state()) {
    case BackupState::Verified:
        return QStringLiteral("✓");
    case BackupState::Unverified:
        return QStringLiteral("?");
    case BackupState::Damaged:
        return QStringLiteral("✕");
    case BackupState::Incompatible:
        return QStringLiteral("!");
    }
    Q_UNREACHABLE_RETURN({});
}

QString stateText(const CatalogueEntry &entry, const QDateTime &now) {
    if (!entry.readable)
        return Tr::tr("cannot be read");
    switch (entry.state()) {
    case BackupState::Verified:
        return depthText(entry.depth) + QLatin1String(", ") + ageText(entry.verifiedAt, now);
    case BackupState::Unverified:
        return Tr::tr("unverified");
    case BackupState::Damaged:
        return Tr::tr("damaged");
    case BackupState::Incompatible:
        return Tr::tr("does not fit here");
    }
    Q_UNREACHABLE_RETURN({});
}

/// Empty when it is the environment's own.
QString ownerText(const CatalogueEntry &entry) {
    switch (entry.owner) {
    case backup::BackupOwner::Ours:
        return {};
    case backup::BackupOwner::Other:
        return Tr::tr("belongs to “%1”").arg(entry.belongsTo);
    case backup::BackupOwner::Unknown:
        return Tr::tr("whose it is cannot be told");
    }
    Q_UNREACHABLE_RETURN({});
}

/// Whose it is, what it was made for, who pinned it, who needs it.
QString purposeText(const CatalogueEntry &entry) {
    QStringList parts;
    if (const QString owner = ownerText(entry); !owner.isEmpty())
        parts << owner;
    if (!entry.info.trigger.isEmpty())
        parts << triggerText(entry.info.trigger);
    if (entry.pin)
        parts << (entry.pin->reason.isEmpty() ? Tr::tr("pinned by %1").arg(entry.pin->by)
                                              : Tr::tr("pinned by %1: %2").arg(entry.pin->by, entry.pin->reason));
    if (!entry.neededBy.isEmpty())
        parts << Tr::tr("needed by the deployment %1").arg(entry.neededBy);
    return parts.isEmpty() ? QStringLiteral("—") : parts.join(QLatin1String(" · "));
}

QString reasonText(const RetentionDecision &decision) {
    switch (decision.reason) {
    case RetentionReason::OtherEnvironment:
    case RetentionReason::OwnerUnknown:
        return ownerText(decision.entry);
    case RetentionReason::Pinned:
        return Tr::tr("pinned by %1").arg(decision.entry.pin->by);
    case RetentionReason::Needed:
        return Tr::tr("needed by the deployment %1").arg(decision.entry.neededBy);
    case RetentionReason::Unreadable:
        return Tr::tr("cannot be read now");
    case RetentionReason::Newest:
        return Tr::tr("the newest");
    case RetentionReason::NewestVerified:
        return Tr::tr("the newest verified one: %1").arg(depthText(decision.entry.depth));
    case RetentionReason::Recent:
        return Tr::tr("recent");
    case RetentionReason::OfItsDay:
        return Tr::tr("the one of its day");
    case RetentionReason::Damaged:
        return Tr::tr("damaged");
    case RetentionReason::Thinned:
        return Tr::tr("another one of its day stays");
    case RetentionReason::Old:
        return Tr::tr("old");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QJsonObject backupToJson(const BackupInfo &info) {
    return {{QStringLiteral("file"), info.file},
            {QStringLiteral("kind"), backup::backupKindName(info.kind)},
            {QStringLiteral("created_at"), timeJson(info.createdAt)},
            {QStringLiteral("version"), versionJson(info.databaseVersion)},
            {QStringLiteral("migration"), info.migrationNumber},
            {QStringLiteral("driver"), db::engineName(info.engine)},
            {QStringLiteral("server_version"), info.serverVersion},
            {QStringLiteral("database"), info.databaseName},
            {QStringLiteral("environment"), info.environment.isEmpty() ? QJsonValue() : QJsonValue(info.environment)},
            {QStringLiteral("trigger"), info.trigger},
            {QStringLiteral("rows"), info.rows()},
            {QStringLiteral("tables"), static_cast<qint64>(info.tables.size())},
            {QStringLiteral("bytes"), info.fileSize}};
}

QJsonObject entryToJson(const CatalogueEntry &entry, const QDateTime &now) {
    QJsonObject json = backupToJson(entry.info);
    json[QStringLiteral("bytes")] = entry.mark.bytes;
    json[QStringLiteral("age_seconds")] = entry.info.createdAt.secsTo(now);
    json[QStringLiteral("state")] = backup::backupStateName(entry.state());
    json[QStringLiteral("depth")] = backup::verifyDepthName(entry.depth);
    json[QStringLiteral("verified_at")] = timeJson(entry.verifiedAt);
    json[QStringLiteral("readable")] = entry.readable;
    json[QStringLiteral("problem")] = problemText(entry);
    json[QStringLiteral("owner")] = backup::backupOwnerName(entry.owner);
    json[QStringLiteral("belongs_to")] = entry.belongsTo.isEmpty() ? QJsonValue() : QJsonValue(entry.belongsTo);
    json[QStringLiteral("pinned")] = entry.pin
                                         ? QJsonValue(QJsonObject{{QStringLiteral("by"), entry.pin->by},
                                                                  {QStringLiteral("reason"), entry.pin->reason},
                                                                  {QStringLiteral("at"), timeJson(entry.pin->at)}})
                                         : QJsonValue();
    json[QStringLiteral("needed_by")] = entry.neededBy.isEmpty() ? QJsonValue() : QJsonValue(entry.neededBy);
    return json;
}

QString rowCount(qint64 rows) {
    return Tr::tr("%n row(s)", nullptr, static_cast<int>(rows));
}

QString backupLine(const BackupInfo &info) {
    return QStringLiteral("%1: %2, %3, %4\n")
        .arg(QFileInfo(info.file).fileName(), versionText(info.databaseVersion), rowCount(info.rows()),
             sizeText(info.fileSize));
}

QString depthText(VerifyDepth depth) {
    switch (depth) {
    case VerifyDepth::None:
        return Tr::tr("unverified");
    case VerifyDepth::Checksum:
        return Tr::tr("checksum right");
    case VerifyDepth::Contents:
        return Tr::tr("read completely");
    case VerifyDepth::Restored:
        return Tr::tr("test-restored");
    }
    Q_UNREACHABLE_RETURN({});
}

QString problemText(const CatalogueEntry &entry) {
    if (!entry.readable)
        return Tr::tr("It cannot be read.");
    return entry.damage.isEmpty() ? entry.obstacle : entry.damage;
}

QString backupTable(const std::vector<CatalogueEntry> &entries, const QDateTime &now, int width) {
    std::vector<QStringList> rows{{QString(), Tr::tr("Backup"), Tr::tr("Made"), Tr::tr("Age"), Tr::tr("Version"),
                                   Tr::tr("Rows"), Tr::tr("Size"), Tr::tr("State"), Tr::tr("Made for")}};
    for (const CatalogueEntry &entry : entries) {
        const BackupInfo &info = entry.info;
        rows.push_back({signOf(entry), QFileInfo(info.file).fileName(), timeText(info.createdAt),
                        ageText(info.createdAt, now), versionText(info.databaseVersion), QString::number(info.rows()),
                        sizeText(entry.mark.bytes), stateText(entry, now), purposeText(entry)});
    }
    return textTable(rows, width);
}

QJsonObject pruneToJson(const deployment::PrunePlan &plan) {
    QJsonArray go;
    QJsonArray stay;
    for (const RetentionDecision &decision : plan.decisions) {
        QJsonObject json = entryToJson(decision.entry, plan.now);
        json[QStringLiteral("reason")] = backup::retentionReasonName(decision.reason);
        (decision.removes() ? go : stay) << json;
    }
    return {{QStringLiteral("go"), go},
            {QStringLiteral("stay"), stay},
            {QStringLiteral("bytes"), plan.bytes()},
            {QStringLiteral("all_days"), plan.environment.retention.allDays},
            {QStringLiteral("daily_days"), plan.environment.retention.dailyDays}};
}

QString pruneText(const deployment::PrunePlan &plan, int width) {
    std::vector<QStringList> rows;
    for (const RetentionDecision &decision : plan.decisions)
        rows.push_back({decision.removes() ? QStringLiteral("−") : QStringLiteral("✓"),
                        QFileInfo(decision.entry.info.file).fileName(),
                        ageText(decision.entry.info.createdAt, plan.now), sizeText(decision.entry.mark.bytes),
                        reasonText(decision)});
    const project::BackupRetention &rules = plan.environment.retention;
    const QString count = Tr::tr("%n backup(s) would go", nullptr, static_cast<int>(plan.count()));
    return textTable(rows, width) +
           Tr::tr("%1 (%2); all of the last %3 days stay, then one per day up to %4 days.")
               .arg(count, sizeText(plan.bytes()))
               .arg(rules.allDays)
               .arg(rules.dailyDays) +
           u'\n';
}

} // namespace stellwerk::cli
