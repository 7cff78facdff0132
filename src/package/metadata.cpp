// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/metadata.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTimeZone>

#include <cmath>

namespace stellwerk::package {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Package)
};

constexpr double kMaxExactInteger = 9007199254740992.0; // 2^53: beyond it a JSON number is not exact in Qt
constexpr double kMaxRows = 1e9;         // whoever adds up the counts of all entities stays within 64 bits
constexpr qsizetype kMaxMembers = 20000; // as many as an archive may have files

/// Reads typed members and remembers everything that is wrong instead of stopping at the first.
class MemberReader {
public:
    MemberReader(QJsonObject object, QString path, QStringList &problems)
        : m_object(std::move(object)), m_path(std::move(path)), m_problems(problems) {}

    [[nodiscard]] QString text(const QString &name) const {
        const QJsonValue value = m_object.value(name);
        if (!value.isString())
            problem(name, Tr::tr("a text is expected"));
        return value.toString();
    }
    [[nodiscard]] Version version(const QString &name) const {
        const auto parsed = Version::parse(m_object.value(name).toString());
        if (!parsed)
            problem(name, Tr::tr("a version like 1.2.3 is expected"));
        return parsed.value_or(Version{});
    }
    [[nodiscard]] qint64 count(const QString &name, double most = kMaxExactInteger) const {
        const double number = m_object.value(name).toDouble(-1);
        if (number < 0 || number != std::floor(number)) {
            problem(name, Tr::tr("a whole number is expected"));
            return 0;
        }
        if (number > most) {
            problem(name, Tr::tr("more than %1 cannot be").arg(static_cast<qint64>(most)));
            return 0;
        }
        return static_cast<qint64>(number);
    }
    [[nodiscard]] QJsonValue value(const QString &name) const { return m_object.value(name); }
    void problem(const QString &name, const QString &what) const {
        m_problems << QString(m_path + name + u": " + what);
    }

private:
    QJsonObject m_object;
    QString m_path;
    QStringList &m_problems;
};

Result<QJsonObject> parseObject(const QByteArray &json) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error == QJsonParseError::NoError && document.isObject())
        return document.object();
    return fail(ErrorCode::InvalidInput, Tr::tr("The package is refused: %1 is not a JSON object.").arg(kMetadataFile),
                {}, error.error == QJsonParseError::NoError ? QString() : error.errorString());
}

/// An unknown format may mean anything, so nothing else of it is read.
Status checkFormat(const QJsonObject &object) {
    const double format = object.value(u"format").toDouble(0);
    if (format == kMetadataFormat)
        return {};
    if (format > kMetadataFormat)
        return fail(
            ErrorCode::InvalidInput,
            Tr::tr(
                "The package is refused: its format %1 is newer than the formats that this Stellwerk knows (up to %2).")
                .arg(format)
                .arg(kMetadataFormat),
            Tr::tr("Install a newer Stellwerk here. Nothing was changed."));
    return fail(ErrorCode::InvalidInput, Tr::tr("The package is refused: %1 has no known format.").arg(kMetadataFile));
}

std::vector<PackagedMigration> readMigrations(const MemberReader &members, QStringList &problems) {
    std::vector<PackagedMigration> migrations;
    const QJsonValue list = members.value(QStringLiteral("migrations"));
    if (!list.isArray())
        members.problem(QStringLiteral("migrations"), Tr::tr("a list is expected"));
    const QJsonArray entries = list.toArray();
    if (entries.size() > kMaxMembers) {
        members.problem(QStringLiteral("migrations"), Tr::tr("more than %1 cannot be").arg(kMaxMembers));
        return migrations;
    }
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const MemberReader entry(entries[i].toObject(), QStringLiteral("migrations[%1].").arg(i), problems);
        PackagedMigration migration;
        migration.number = entry.count(QStringLiteral("number"));
        migration.version = entry.version(QStringLiteral("version"));
        migration.fileName = entry.text(QStringLiteral("file"));
        migration.sha256 = entry.text(QStringLiteral("sha256"));
        migrations.push_back(migration);
    }
    return migrations;
}

QMap<QString, qint64> readCounts(const MemberReader &members, QStringList &problems) {
    QMap<QString, qint64> counts;
    const QJsonValue value = members.value(QStringLiteral("counts"));
    if (!value.isObject())
        members.problem(QStringLiteral("counts"), Tr::tr("an object is expected"));
    const QJsonObject object = value.toObject();
    if (object.size() > kMaxMembers) {
        members.problem(QStringLiteral("counts"), Tr::tr("more than %1 cannot be").arg(kMaxMembers));
        return counts;
    }
    const MemberReader entries(object, QStringLiteral("counts."), problems);
    for (const QString &name : object.keys())
        counts.insert(name, entries.count(name, kMaxRows));
    return counts;
}

} // namespace

QByteArray writeMetadata(const Metadata &metadata) {
    QJsonObject counts;
    for (const auto &[entity, rows] : metadata.counts.asKeyValueRange())
        counts.insert(entity, rows);
    QJsonArray migrations;
    for (const PackagedMigration &migration : metadata.migrations) {
        migrations.append(QJsonObject{{QStringLiteral("number"), migration.number},
                                      {QStringLiteral("version"), migration.version.toString()},
                                      {QStringLiteral("file"), migration.fileName},
                                      {QStringLiteral("sha256"), migration.sha256}});
    }
    const QJsonObject object{{QStringLiteral("format"), kMetadataFormat},
                             {QStringLiteral("project_id"), metadata.projectId},
                             {QStringLiteral("version"), metadata.version.toString()},
                             {QStringLiteral("required_db_version"), metadata.requiredDbVersion.toString()},
                             {QStringLiteral("export_version"), metadata.exportVersion},
                             {QStringLiteral("created_at"), metadata.createdAt},
                             {QStringLiteral("created_by"), metadata.createdBy},
                             {QStringLiteral("source_environment"), metadata.sourceEnvironment},
                             {QStringLiteral("tool_version"), metadata.toolVersion},
                             {QStringLiteral("counts"), counts},
                             {QStringLiteral("migrations"), migrations}};
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

Result<Metadata> parseMetadata(const QByteArray &json) {
    STELLWERK_ASSIGN(const QJsonObject object, parseObject(json));
    STELLWERK_TRY(checkFormat(object));
    QStringList problems;
    const MemberReader members(object, {}, problems);
    Metadata metadata;
    metadata.format = kMetadataFormat;
    metadata.projectId = members.text(QStringLiteral("project_id"));
    metadata.version = members.version(QStringLiteral("version"));
    metadata.requiredDbVersion = members.version(QStringLiteral("required_db_version"));
    metadata.exportVersion = members.text(QStringLiteral("export_version"));
    metadata.createdAt = members.text(QStringLiteral("created_at"));
    metadata.createdBy = members.text(QStringLiteral("created_by"));
    metadata.sourceEnvironment = members.text(QStringLiteral("source_environment"));
    metadata.toolVersion = members.text(QStringLiteral("tool_version"));
    metadata.counts = readCounts(members, problems);
    metadata.migrations = readMigrations(members, problems);
    if (!parseCreatedAt(metadata.createdAt))
        members.problem(QStringLiteral("created_at"), Tr::tr("a time like 2026-01-31T12:34:56Z is expected"));
    if (problems.isEmpty())
        return metadata;
    return fail(
        ErrorCode::InvalidInput,
        Tr::tr("The package is refused: %1 is wrong: %2.").arg(kMetadataFile, problems.join(QLatin1String("; "))));
}

std::optional<QDateTime> parseCreatedAt(const QString &text) {
    static const QRegularExpression form(QStringLiteral("\\A\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\\z"));
    QDateTime time =
        QDateTime::fromString(text.chopped(std::min<qsizetype>(1, text.size())), QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    time.setTimeZone(QTimeZone::UTC);
    if (!form.match(text).hasMatch() || !time.isValid() || time.toSecsSinceEpoch() < 0)
        return {};
    return time;
}

} // namespace stellwerk::package
