// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/catalogue/catalogue_file.h"

#include "base/files.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace stellwerk::backup {

namespace {

constexpr int kFormatVersion = 1;
constexpr QLatin1StringView kFormat("stellwerk-backup-catalogue");
constexpr qint64 kMostBytes = 64LL << 20;

QString timeToText(const QDateTime &time) {
    return time.toUTC().toString(Qt::ISODateWithMs);
}

/// Null when it is no time.
QDateTime timeOf(const QJsonValue &value) {
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

QJsonObject toJson(const CatalogueEntry &entry) {
    const BackupInfo &info = entry.info;
    QJsonObject object{{QStringLiteral("file"), QFileInfo(info.file).fileName()},
                       {QStringLiteral("bytes"), entry.mark.bytes},
                       {QStringLiteral("modified"), timeToText(QDateTime::fromMSecsSinceEpoch(entry.mark.modified))},
                       {QStringLiteral("fingerprint"), entry.mark.fingerprint},
                       {QStringLiteral("state"), backupStateName(entry.state())},
                       {QStringLiteral("created_at"), timeToText(info.createdAt)},
                       {QStringLiteral("kind"), backupKindName(info.kind)}};
    if (entry.depth != VerifyDepth::None) {
        object[QStringLiteral("depth")] = verifyDepthName(entry.depth);
        object[QStringLiteral("verified_at")] = timeToText(entry.verifiedAt);
    }
    if (!entry.damage.isEmpty())
        object[QStringLiteral("damage")] = entry.damage;
    if (entry.pin)
        object[QStringLiteral("pinned")] = QJsonObject{{QStringLiteral("by"), entry.pin->by},
                                                       {QStringLiteral("reason"), entry.pin->reason},
                                                       {QStringLiteral("at"), timeToText(entry.pin->at)}};
    if (info.serverVersion.isEmpty())
        return object; // its inside could not be read
    object[QStringLiteral("trigger")] = info.trigger;
    object[QStringLiteral("engine")] = db::engineName(info.engine);
    object[QStringLiteral("server_version")] = info.serverVersion;
    object[QStringLiteral("database")] = info.databaseName;
    if (!info.environment.isEmpty())
        object[QStringLiteral("environment")] = info.environment;
    object[QStringLiteral("version")] =
        info.databaseVersion ? QJsonValue(info.databaseVersion->toString()) : QJsonValue();
    object[QStringLiteral("migration")] = info.migrationNumber;
    object[QStringLiteral("tables")] = static_cast<qint64>(info.tables.size());
    object[QStringLiteral("rows")] = info.rows();
    return object;
}

std::optional<BackupPin> pinOf(const QJsonObject &object) {
    BackupPin pin{object[u"by"].toString(), object[u"reason"].toString(), timeOf(object[u"at"])};
    if (!object[u"by"].isString() || !object[u"reason"].isString() || !pin.at.isValid())
        return {};
    return pin;
}

std::optional<CatalogueNote> noteOf(const QJsonObject &object) {
    CatalogueNote note;
    const QDateTime modified = timeOf(object[u"modified"]);
    if (!object[u"bytes"].isDouble() || !modified.isValid() || !object[u"fingerprint"].isString())
        return {};
    note.mark = {object[u"bytes"].toInteger(), modified.toMSecsSinceEpoch(), object[u"fingerprint"].toString()};
    note.damage = object[u"damage"].toString();
    if (const QJsonValue depth = object[u"depth"]; !depth.isUndefined()) {
        const auto known = verifyDepthOf(depth.toString());
        note.verifiedAt = timeOf(object[u"verified_at"]);
        if (!known || !note.verifiedAt.isValid())
            return {};
        note.depth = *known;
    }
    if (const QJsonValue pinned = object[u"pinned"]; !pinned.isUndefined()) {
        note.pin = pinOf(pinned.toObject());
        if (!note.pin)
            return {};
    }
    return note;
}

} // namespace

CatalogueFile readCatalogueFile(const QString &folder) {
    using Source = Catalogue::Source;
    const QString path = folder + u'/' + kCatalogueFile;
    if (!QFileInfo::exists(path))
        return {Source::Missing, {}};
    const CatalogueFile unreadable{Source::Unreadable, {}};
    const auto content = readFile(path, kMostBytes);
    if (!content)
        return unreadable;
    const QJsonObject object = QJsonDocument::fromJson(*content).object();
    const QJsonValue version = object[u"format_version"];
    if (object[u"format"].toString() != kFormat || !version.isDouble() || version.toInteger() < 1)
        return unreadable;
    if (version.toInteger() > kFormatVersion)
        return {Source::TooNew, {}};
    if (!object[u"backups"].isArray())
        return unreadable;
    CatalogueFile file;
    for (const QJsonValue &value : object[u"backups"].toArray()) {
        const QString name = value[u"file"].toString();
        const auto note = noteOf(value.toObject());
        if (name.isEmpty() || !note)
            return unreadable;
        file.notes.insert(name, *note);
    }
    return file;
}

QByteArray catalogueToJson(const std::vector<CatalogueEntry> &entries) {
    QJsonArray backups;
    for (const CatalogueEntry &entry : entries)
        backups << toJson(entry);
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), QString(kFormat)},
                                     {QStringLiteral("format_version"), kFormatVersion},
                                     {QStringLiteral("backups"), backups}})
        .toJson();
}

} // namespace stellwerk::backup
