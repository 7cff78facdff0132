// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/file_format.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>
#include <QtEndian>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

constexpr quint32 kSkippableMagic = 0x184D2A5E; // one of the sixteen of RFC 8878, 3.1.2
constexpr QByteArrayView kTrailerMagic("STLWBKP1", 8);
constexpr qsizetype kSkippableHead = 8;
constexpr qsizetype kShaBytes = 32;
constexpr QLatin1StringView kFormatName("stellwerk-backup");
constexpr QStringView kTimeForm = u"yyyy-MM-ddTHH:mm:ss";

QByteArray line(const QJsonObject &object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

std::unexpected<Error> badMember(const QString &what) {
    return fail(ErrorCode::Damaged, Tr::tr("The backup is damaged: %1 is missing or not what it should be.").arg(what));
}

/// Members by type; the first wrong one is remembered.
class Members {
public:
    explicit Members(const QJsonObject &object) : m_object(object) {}

    QString text(const QString &name) {
        check(name, m_object.value(name).isString());
        return m_object.value(name).toString();
    }
    qint64 number(const QString &name) {
        const QJsonValue value = m_object.value(name);
        check(name, value.isDouble() && value.toInteger(-1) >= 0);
        return value.toInteger();
    }
    QStringList texts(const QString &name) {
        const QJsonValue value = m_object.value(name);
        check(name, value.isArray());
        QStringList list;
        for (const QJsonValue &entry : value.toArray()) {
            check(name, entry.isString());
            list << entry.toString();
        }
        return list;
    }
    /// A member that may be left out.
    QString optionalText(const QString &name) { return m_object.contains(name) ? text(name) : QString(); }
    void check(const QString &name, bool good) {
        if (!good && m_wrong.isEmpty())
            m_wrong = name;
    }
    [[nodiscard]] Status status() const {
        if (m_wrong.isEmpty())
            return {};
        return badMember(Tr::tr("the member “%1”").arg(m_wrong));
    }

private:
    const QJsonObject &m_object;
    QString m_wrong;
};

Status checkFormat(const QJsonObject &object) {
    if (object.value(u"format").toString() != kFormatName)
        return fail(ErrorCode::Damaged, Tr::tr("This is not a backup of Stellwerk, or its beginning is damaged."));
    const qint64 version = object.value(u"format_version").toInteger();
    if (version > kFormatVersion)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The backup has the format %1; this Stellwerk knows the formats up to %2.")
                        .arg(version)
                        .arg(kFormatVersion),
                    Tr::tr("Use the Stellwerk version that wrote it, or a newer one."));
    if (version < kFormatVersion)
        return fail(
            ErrorCode::InvalidInput,
            Tr::tr("The backup has the format %1, which no released Stellwerk wrote and this one does not read.")
                .arg(version),
            Tr::tr("Use the Stellwerk version that wrote it."));
    return {};
}

Result<BackupTable> parseFooterTable(const QJsonObject &object) {
    Members members(object);
    BackupTable table{members.text(QStringLiteral("name")), members.number(QStringLiteral("rows")),
                      members.text(QStringLiteral("hash"))};
    STELLWERK_TRY(members.status());
    return table;
}

constexpr qsizetype kPartNumbers = 5;

/// A row of numbers: a large backup has very many parts.
QJsonArray partArray(const FilePart &part) {
    return {part.offset, part.size, part.table, part.slice, part.rows};
}

Result<FilePart> parseFooterPart(const QJsonValue &value) {
    const QJsonArray numbers = value.toArray();
    const auto isCount = [](const QJsonValue &number) { return number.isDouble() && number.toInteger(-1) >= 0; };
    if (numbers.size() != kPartNumbers || !std::ranges::all_of(numbers, isCount))
        return badMember(Tr::tr("the place of a part"));
    return FilePart{numbers[0].toInteger(), numbers[1].toInteger(), numbers[2].toInteger(), numbers[3].toInteger(),
                    numbers[4].toInteger()};
}

} // namespace

QByteArray toLine(const FileHeader &header) {
    const BackupInfo &info = header.info;
    QJsonObject object{{QStringLiteral("format"), QString(kFormatName)},
                       {QStringLiteral("format_version"), kFormatVersion},
                       {QStringLiteral("created_at"), QString(info.createdAt.toUTC().toString(kTimeForm) + u'Z')},
                       {QStringLiteral("engine"), db::engineName(info.engine)},
                       {QStringLiteral("server_version"), info.serverVersion},
                       {QStringLiteral("database"), info.databaseName},
                       {QStringLiteral("project_id"), info.projectId},
                       {QStringLiteral("migration_number"), info.migrationNumber},
                       {QStringLiteral("trigger"), info.trigger},
                       {QStringLiteral("time_zone"), QStringLiteral("+00:00")},
                       {QStringLiteral("tool_version"), QStringLiteral(STELLWERK_VERSION)},
                       {QStringLiteral("settings"), header.settings}};
    if (info.databaseVersion)
        object.insert(QStringLiteral("database_version"), info.databaseVersion->toString());
    if (!info.environment.isEmpty())
        object.insert(QStringLiteral("environment"), info.environment);
    return line(object);
}

QByteArray toLine(const TableDefinition &table) {
    return line({{QStringLiteral("table"), table.name},
                 {QStringLiteral("create"), table.create},
                 {QStringLiteral("columns"), QJsonArray::fromStringList(table.columns)}});
}

QByteArray partLine(const QString &table) {
    return line({{QStringLiteral("rows_of"), table}});
}

QByteArray toLine(const SchemaObject &object) {
    QJsonObject json{{QStringLiteral("object"), object.kind},
                     {QStringLiteral("name"), object.name},
                     {QStringLiteral("create"), object.create}};
    const auto put = [&json](const QString &name, const QString &text) {
        if (!text.isEmpty())
            json.insert(name, text);
    };
    put(QStringLiteral("sql_mode"), object.sqlMode);
    put(QStringLiteral("collation"), object.collation);
    put(QStringLiteral("time_zone"), object.timeZone);
    if (!object.state.isEmpty())
        json.insert(QStringLiteral("state"), QJsonArray::fromStringList(object.state));
    if (object.broken)
        json.insert(QStringLiteral("broken"), true);
    return line(json);
}

QByteArray toLine(const FileFooter &footer) {
    QJsonArray tables;
    for (const BackupTable &table : footer.tables)
        tables.append(QJsonObject{{QStringLiteral("name"), table.name},
                                  {QStringLiteral("rows"), table.rows},
                                  {QStringLiteral("hash"), table.hash}});
    QJsonArray parts;
    for (const FilePart &part : footer.parts)
        parts.append(partArray(part));
    return line({{QStringLiteral("footer"), true},
                 {QStringLiteral("tables"), tables},
                 {QStringLiteral("parts"), parts},
                 {QStringLiteral("objects"), footer.objects}});
}

Result<FileHeader> parseHeader(const QJsonObject &object) {
    STELLWERK_TRY(checkFormat(object));
    Members members(object);
    FileHeader header;
    BackupInfo &info = header.info;
    QString createdAt = members.text(QStringLiteral("created_at"));
    createdAt.chop(1);
    info.createdAt = QDateTime::fromString(createdAt, kTimeForm.toString());
    info.createdAt.setTimeZone(QTimeZone::UTC);
    members.check(QStringLiteral("created_at"), info.createdAt.isValid());
    const auto engine = db::engineFromName(members.text(QStringLiteral("engine")));
    members.check(QStringLiteral("engine"), engine.has_value());
    info.engine = engine.value_or(db::Engine::Sqlite);
    info.serverVersion = members.text(QStringLiteral("server_version"));
    info.databaseName = members.text(QStringLiteral("database"));
    info.projectId = members.text(QStringLiteral("project_id"));
    info.migrationNumber = members.number(QStringLiteral("migration_number"));
    info.trigger = members.text(QStringLiteral("trigger"));
    if (object.contains(u"environment"))
        info.environment = members.text(QStringLiteral("environment"));
    if (object.contains(u"database_version")) {
        info.databaseVersion = Version::parse(members.text(QStringLiteral("database_version")));
        members.check(QStringLiteral("database_version"), info.databaseVersion.has_value());
    }
    members.check(QStringLiteral("settings"), object.value(u"settings").isObject());
    header.settings = object.value(u"settings").toObject();
    STELLWERK_TRY(members.status());
    return header;
}

Result<TableDefinition> parseTable(const QJsonObject &object) {
    Members members(object);
    TableDefinition table{members.text(QStringLiteral("table")), members.text(QStringLiteral("create")),
                          members.texts(QStringLiteral("columns"))};
    STELLWERK_TRY(members.status());
    return table;
}

Result<QString> parsePart(const QJsonObject &object) {
    Members members(object);
    QString table = members.text(QStringLiteral("rows_of"));
    STELLWERK_TRY(members.status());
    return table;
}

Result<SchemaObject> parseObject(const QJsonObject &object) {
    Members members(object);
    SchemaObject result;
    result.kind = members.text(QStringLiteral("object"));
    result.name = members.text(QStringLiteral("name"));
    result.create = members.text(QStringLiteral("create"));
    result.sqlMode = members.optionalText(QStringLiteral("sql_mode"));
    result.collation = members.optionalText(QStringLiteral("collation"));
    result.timeZone = members.optionalText(QStringLiteral("time_zone"));
    if (object.contains(u"state"))
        result.state = members.texts(QStringLiteral("state"));
    result.broken = object.value(u"broken").toBool();
    STELLWERK_TRY(members.status());
    return result;
}

Result<FileFooter> parseFooter(const QJsonObject &object) {
    Members members(object);
    members.check(QStringLiteral("footer"), object.value(u"footer").toBool());
    members.check(QStringLiteral("tables"), object.value(u"tables").isArray());
    FileFooter footer;
    members.check(QStringLiteral("parts"), object.value(u"parts").isArray());
    footer.objects = members.number(QStringLiteral("objects"));
    STELLWERK_TRY(members.status());
    for (const QJsonValue &table : object.value(u"tables").toArray()) {
        STELLWERK_ASSIGN(BackupTable parsed, parseFooterTable(table.toObject()));
        footer.tables.push_back(std::move(parsed));
    }
    for (const QJsonValue &part : object.value(u"parts").toArray()) {
        STELLWERK_ASSIGN(const FilePart parsed, parseFooterPart(part));
        if (parsed.table >= std::ssize(footer.tables))
            return badMember(Tr::tr("the place of a part"));
        footer.parts.push_back(parsed);
    }
    return footer;
}

QByteArray FileTrailer::toBytes() const {
    QByteArray bytes(kSize, '\0');
    qToLittleEndian(kSkippableMagic, bytes.data());
    qToLittleEndian(static_cast<quint32>(kSize - kSkippableHead), bytes.data() + 4);
    bytes.replace(kSkippableHead, kTrailerMagic.size(), kTrailerMagic.toByteArray());
    qToLittleEndian(footerOffset, bytes.data() + 16);
    bytes.replace(24, kShaBytes, sha256);
    return bytes;
}

std::optional<FileTrailer> FileTrailer::parse(const QByteArray &bytes) {
    if (bytes.size() != kSize)
        return {};
    FileTrailer trailer;
    trailer.footerOffset = qFromLittleEndian<quint64>(bytes.constData() + 16);
    trailer.sha256 = bytes.sliced(24, kShaBytes);
    if (trailer.toBytes() != bytes)
        return {};
    return trailer;
}

} // namespace stellwerk::backup
