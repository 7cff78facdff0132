// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "schema/snapshot.h"
#include "schema/spelling.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <optional>

namespace stellwerk::schema {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

constexpr int kFormatVersion = 1;

/// Turns JSON into the model. The first mistake is kept; what follows it reads as empty, so that the code that
/// reads members need not look after each one.
class SnapshotParser final {
public:
    explicit SnapshotParser(const QString &file) : m_file(file) {}

    Result<Schema> parse(const QByteArray &json) {
        QJsonParseError parseError;
        const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
        if (parseError.error != QJsonParseError::NoError)
            return notJson(json, parseError);
        Schema schema;
        if (checkFormat(document))
            readDocument(document.object(), schema);
        if (m_error)
            return fail(std::move(*m_error));
        sortSchema(schema);
        return schema;
    }

private:
    [[nodiscard]] std::unexpected<Error> notJson(const QByteArray &json, const QJsonParseError &parseError) {
        const QByteArray before = json.first(std::min<qsizetype>(parseError.offset, json.size()));
        refuse(Tr::tr("The schema snapshot is not valid JSON."));
        m_error->detail = parseError.errorString();
        m_error->position->line = static_cast<int>(before.count('\n')) + 1;
        m_error->position->column =
            static_cast<int>(QString::fromUtf8(before.sliced(before.lastIndexOf('\n') + 1)).size()) + 1;
        return fail(*m_error);
    }

    bool checkFormat(const QJsonDocument &document) {
        if (document.object().value(u"format") != QStringLiteral("stellwerk-schema")) {
            refuse(Tr::tr("The file is not a schema snapshot: its \"format\" is not \"stellwerk-schema\"."));
            return false;
        }
        const QJsonValue version = document.object().value(u"format_version");
        if (version.isDouble() && version.toDouble() > kFormatVersion) {
            refuse(Tr::tr("The schema snapshot has format version %1; this program reads up to version %2.")
                       .arg(version.toVariant().toString())
                       .arg(kFormatVersion));
            m_error->hint = Tr::tr("Use a newer version of this program.");
            return false;
        }
        if (version.toInt(-1) != kFormatVersion) {
            refuse(Tr::tr("The schema snapshot has no valid \"format_version\"."));
            return false;
        }
        return true;
    }

    void readDocument(const QJsonObject &object, Schema &schema) {
        m_where = Tr::tr("the document");
        allow(object, {"format", "format_version", "collation", "tables", "views", "triggers", "routines", "events",
                       "sequences"});
        schema.collation = word(object, "collation");
        if (!object.contains(u"tables"))
            refuseMember("tables", Tr::tr("it is missing"));
        QSet<QString> names;
        for (const QJsonObject &item : objects(object, "tables")) {
            Table table = readTable(item);
            if (names.contains(table.name))
                refuse(Tr::tr("The table %1 occurs twice in the schema snapshot.").arg(table.name));
            names.insert(table.name);
            schema.tables.push_back(std::move(table));
        }
        m_where = Tr::tr("the document");
        schema.views = map(object, "views");
        schema.triggers = map(object, "triggers");
        schema.routines = map(object, "routines");
        schema.events = map(object, "events");
        schema.sequences = map(object, "sequences");
    }

    Table readTable(const QJsonObject &object) {
        Table table;
        m_where = Tr::tr("a table");
        table.name = name(object);
        m_where = Tr::tr("table %1").arg(table.name);
        allow(object, {"name", "collation", "comment", "storage_engine", "system_versioned", "columns", "primary_key",
                       "indexes", "foreign_keys", "checks"});
        table.collation = word(object, "collation");
        table.comment = text(object, "comment");
        table.storageEngine = word(object, "storage_engine");
        table.versioned = flag(object, "system_versioned", false);
        for (const QJsonObject &item : objects(object, "columns")) {
            Column column = readColumn(item, table.name);
            if (table.column(column.name))
                refuse(Tr::tr("The column %1.%2 occurs twice in the schema snapshot.").arg(table.name, column.name));
            table.columns.push_back(std::move(column));
        }
        m_where = Tr::tr("table %1").arg(table.name);
        if (table.columns.empty())
            refuseMember("columns", Tr::tr("there must be at least one column"));
        table.primaryKey = texts(object, "primary_key");
        checkColumns(table, table.primaryKey);
        for (const QJsonObject &item : objects(object, "indexes"))
            table.indexes.push_back(readIndex(item, table));
        for (const QJsonObject &item : objects(object, "foreign_keys"))
            table.foreignKeys.push_back(readForeignKey(item, table));
        for (const QJsonObject &item : objects(object, "checks")) {
            allow(item, {"name", "expression"});
            table.checks.push_back({text(item, "name"), required(item, "expression")});
        }
        return table;
    }

    Column readColumn(const QJsonObject &object, const QString &table) {
        Column column;
        m_where = Tr::tr("table %1").arg(table);
        column.name = name(object);
        m_where = Tr::tr("column %1.%2").arg(table, column.name);
        allow(object, {"name", "type", "nullable", "default", "auto_increment", "collation", "generated", "on_update",
                       "comment", "invisible"});
        column.type = required(object, "type");
        if (!column.type.isEmpty() && !isKnownType(column.type))
            refuseMember("type", Tr::tr("\"%1\" is not a known column type").arg(column.type));
        column.nullable = flag(object, "nullable", true);
        if (object.contains(u"default"))
            column.defaultValue = text(object, "default");
        column.autoIncrement = flag(object, "auto_increment", false);
        column.collation = word(object, "collation");
        column.generated = text(object, "generated");
        if (!column.generated.isEmpty() && !column.generated.startsWith(u"stored ") &&
            !column.generated.startsWith(u"virtual "))
            refuseMember("generated", Tr::tr("it must begin with \"stored \" or \"virtual \""));
        column.onUpdate = text(object, "on_update");
        column.comment = text(object, "comment");
        column.invisible = flag(object, "invisible", false);
        return column;
    }

    Index readIndex(const QJsonObject &object, const Table &table) {
        allow(object, {"name", "unique", "columns", "kind"});
        Index index{name(object), flag(object, "unique", false), texts(object, "columns"), text(object, "kind")};
        if (!index.kind.isEmpty() && index.kind != u"FULLTEXT" && index.kind != u"SPATIAL" && index.kind != u"VECTOR")
            refuseMember("kind", Tr::tr("\"%1\" is not a known kind of index").arg(index.kind));
        if (index.columns.isEmpty())
            refuseMember("columns", Tr::tr("there must be at least one column"));
        for (const QString &entry : index.columns) {
            if (!table.column(entry))
                checkColumns(table, {splitIndexColumn(entry).name});
        }
        return index;
    }

    ForeignKey readForeignKey(const QJsonObject &object, const Table &table) {
        allow(object, {"name", "columns", "table", "referenced_columns", "on_delete", "on_update"});
        ForeignKey key{text(object, "name"),        texts(object, "columns"),
                       required(object, "table"),   texts(object, "referenced_columns"),
                       action(object, "on_delete"), action(object, "on_update")};
        if (key.columns.isEmpty() || key.columns.size() != key.referencedColumns.size())
            refuseMember("referenced_columns", Tr::tr("there must be as many as columns, and at least one"));
        checkColumns(table, key.columns);
        return key;
    }

    void checkColumns(const Table &table, const QStringList &columns) {
        for (const QString &column : columns) {
            if (!table.column(column))
                refuse(Tr::tr("The schema snapshot names the column %1.%2, which the table does not have.")
                           .arg(table.name, column));
        }
    }

    // ---- members

    QString text(const QJsonObject &object, const char *key, const QString &standard = {}) {
        const QJsonValue value = object.value(QLatin1StringView(key));
        if (value.isUndefined())
            return standard;
        if (!value.isString())
            refuseMember(key, Tr::tr("it must be a text"));
        return value.toString();
    }

    /// A name that stands in SQL without quotes.
    QString word(const QJsonObject &object, const char *key) {
        static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9_]*$"));
        const QString value = text(object, key);
        if (!form.match(value).hasMatch())
            refuseMember(key, Tr::tr("it must be one word"));
        return value;
    }

    QString required(const QJsonObject &object, const char *key) {
        const QString value = text(object, key);
        if (value.isEmpty())
            refuseMember(key, Tr::tr("it must be given and not be empty"));
        return value;
    }

    QString name(const QJsonObject &object) { return required(object, "name"); }

    bool flag(const QJsonObject &object, const char *key, bool standard) {
        const QJsonValue value = object.value(QLatin1StringView(key));
        if (!value.isUndefined() && !value.isBool())
            refuseMember(key, Tr::tr("it must be true or false"));
        return value.toBool(standard);
    }

    QString action(const QJsonObject &object, const char *key) {
        static const QStringList known{QStringLiteral("RESTRICT"), QStringLiteral("CASCADE"),
                                       QStringLiteral("SET NULL"), QStringLiteral("SET DEFAULT")};
        const QString value = text(object, key, known.front());
        if (!known.contains(value))
            refuseMember(key, Tr::tr("\"%1\" is not a known action").arg(value));
        return value;
    }

    QJsonArray list(const QJsonObject &object, const char *key) {
        const QJsonValue value = object.value(QLatin1StringView(key));
        if (!value.isUndefined() && !value.isArray())
            refuseMember(key, Tr::tr("it must be a list"));
        return value.toArray();
    }

    QStringList texts(const QJsonObject &object, const char *key) {
        QStringList result;
        for (const QJsonValue item : list(object, key)) {
            if (!item.isString())
                refuseMember(key, Tr::tr("it must be a list of texts"));
            result << item.toString();
        }
        return result;
    }

    std::vector<QJsonObject> objects(const QJsonObject &object, const char *key) {
        std::vector<QJsonObject> result;
        for (const QJsonValue item : list(object, key)) {
            if (!item.isObject())
                refuseMember(key, Tr::tr("it must be a list of objects"));
            result.push_back(item.toObject());
        }
        return result;
    }

    QMap<QString, QString> map(const QJsonObject &object, const char *key) {
        const QJsonValue value = object.value(QLatin1StringView(key));
        if (!value.isUndefined() && !value.isObject())
            refuseMember(key, Tr::tr("it must be an object"));
        QMap<QString, QString> result;
        const QJsonObject members = value.toObject();
        for (auto member = members.begin(); member != members.end(); ++member) {
            if (!member->isString())
                refuseMember(key, Tr::tr("each definition must be a text"));
            result.insert(member.key(), member->toString());
        }
        return result;
    }

    /// A member that nobody knows is a slip of the pen, which must not silently mean nothing.
    void allow(const QJsonObject &object, std::initializer_list<const char *> keys) {
        for (const QString &key : object.keys()) {
            if (std::ranges::none_of(keys, [&key](const char *known) { return key == QLatin1StringView(known); }))
                refuse(
                    Tr::tr("The schema snapshot is malformed: \"%1\" of %2 is not a known member.").arg(key, m_where));
        }
    }

    void refuseMember(const char *key, const QString &reason) {
        refuse(
            Tr::tr("The schema snapshot is malformed: \"%1\" of %2: %3.").arg(QLatin1StringView(key), m_where, reason));
    }

    void refuse(const QString &message) {
        if (m_error)
            return;
        m_error = Error{ErrorCode::InvalidInput,
                        message,
                        Tr::tr("Nothing was changed. Write the snapshot again with \"schema dump\"."),
                        {},
                        0,
                        {},
                        {}};
        m_error->position = SourcePosition{m_file, 0, 0, {}};
    }

    QString m_file;
    QString m_where; ///< what is being read, for messages
    std::optional<Error> m_error;
};

} // namespace

Result<Schema> snapshotFromJson(const QByteArray &json, const QString &file) {
    return SnapshotParser(file).parse(json);
}

Result<Schema> readSnapshot(const QString &path) {
    STELLWERK_ASSIGN(const QByteArray json, readFile(path));
    return snapshotFromJson(json, path);
}

} // namespace stellwerk::schema
