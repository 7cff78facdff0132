// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/tools/info_json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QTimeZone>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(BackupMetadata)
};

constexpr int kVersion = 1;
constexpr QStringView kTimeForm = u"yyyy-MM-ddTHH:mm:ss";

} // namespace

QJsonObject infoToJson(const BackupInfo &info, QLatin1StringView format) {
    QJsonArray tables;
    for (const BackupTable &table : info.tables)
        tables.append(QJsonObject{{QStringLiteral("name"), table.name},
                                  {QStringLiteral("rows"), table.rows},
                                  {QStringLiteral("hash"), table.hash}});
    QJsonObject object{{QStringLiteral("format"), QString(format)},
                       {QStringLiteral("format_version"), kVersion},
                       {QStringLiteral("created_at"), QString(info.createdAt.toUTC().toString(kTimeForm) + u'Z')},
                       {QStringLiteral("server_version"), info.serverVersion},
                       {QStringLiteral("database"), info.databaseName},
                       {QStringLiteral("project_id"), info.projectId},
                       {QStringLiteral("migration_number"), info.migrationNumber},
                       {QStringLiteral("trigger"), info.trigger},
                       {QStringLiteral("tool_version"), QStringLiteral(STELLWERK_VERSION)},
                       {QStringLiteral("tables"), tables}};
    if (info.databaseVersion)
        object.insert(QStringLiteral("database_version"), info.databaseVersion->toString());
    if (!info.environment.isEmpty())
        object.insert(QStringLiteral("environment"), info.environment);
    return object;
}

Result<BackupInfo> infoFromJson(const QJsonObject &object, QLatin1StringView format) {
    QString wrong;
    const auto check = [&wrong](const char *member, bool good) {
        if (!good && wrong.isEmpty())
            wrong = QString::fromLatin1(member);
    };
    const auto text = [&](const char *member) {
        const QJsonValue value = object.value(QLatin1StringView(member));
        check(member, value.isString());
        return value.toString();
    };
    check("format", object.value(u"format").toString() == format);
    const qint64 version = object.value(u"format_version").toInteger();
    if (wrong.isEmpty() && version > kVersion)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The backup has the format %1; this Stellwerk knows the formats up to %2.")
                        .arg(version)
                        .arg(kVersion),
                    Tr::tr("Use the Stellwerk version that wrote it, or a newer one."));
    check("format_version", version == kVersion);
    BackupInfo info;
    QString created = text("created_at");
    created.chop(1);
    info.createdAt = QDateTime::fromString(created, kTimeForm.toString());
    info.createdAt.setTimeZone(QTimeZone::UTC);
    check("created_at", info.createdAt.isValid());
    info.engine = db::Engine::MariaDb;
    info.serverVersion = text("server_version");
    info.databaseName = text("database");
    info.projectId = text("project_id");
    info.migrationNumber = object.value(u"migration_number").toInteger(-1);
    check("migration_number", info.migrationNumber >= 0);
    info.trigger = text("trigger");
    if (object.contains(u"environment"))
        info.environment = text("environment");
    if (object.contains(u"database_version")) {
        info.databaseVersion = Version::parse(text("database_version"));
        check("database_version", info.databaseVersion.has_value());
    }
    check("tables", object.value(u"tables").isArray());
    for (const QJsonValue &table : object.value(u"tables").toArray()) {
        info.tables.push_back({table.toObject().value(u"name").toString(),
                               table.toObject().value(u"rows").toInteger(-1),
                               table.toObject().value(u"hash").toString()});
        check("tables", !info.tables.back().name.isEmpty() && info.tables.back().rows >= 0);
    }
    if (!wrong.isEmpty())
        return fail(ErrorCode::Damaged,
                    Tr::tr("The backup is damaged: the member “%1” is missing or not what it should be.").arg(wrong));
    return info;
}

QString backupStem(const BackupInfo &info) {
    return QStringLiteral("backup_%1_v%2_m%3")
        .arg(info.createdAt.toString(QStringLiteral("yyyyMMdd_HHmmss")),
             info.databaseVersion ? info.databaseVersion->toString() : QStringLiteral("none"))
        .arg(info.migrationNumber);
}

BackupInfo beginInfo(const db::Connection &connection, BackupKind kind, const BackupOptions &options) {
    BackupInfo info;
    info.kind = kind;
    info.createdAt = QDateTime::currentDateTimeUtc();
    info.engine = connection.engine();
    info.serverVersion = connection.serverVersion();
    info.databaseName = connection.profile().database;
    info.projectId = options.projectId;
    info.environment = options.environment;
    info.databaseVersion = options.databaseVersion;
    info.migrationNumber = options.migrationNumber;
    info.trigger = options.trigger;
    return info;
}

} // namespace stellwerk::backup
