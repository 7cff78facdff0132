// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/switch_journal.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

QJsonArray textsToJson(const QStringList &texts) {
    return QJsonArray::fromStringList(texts);
}

QStringList textsOf(const QJsonValue &value) {
    QStringList texts;
    for (const QJsonValue &text : value.toArray())
        texts << text.toString();
    return texts;
}

QJsonObject toJson(const BuiltTable &table) {
    return {{QStringLiteral("name"), table.name},
            {QStringLiteral("temporary"), table.temporary},
            {QStringLiteral("definitions"), textsToJson(table.text.definitions)},
            {QStringLiteral("options"), table.text.options},
            {QStringLiteral("hash"), table.hash}};
}

QJsonArray toJson(const std::vector<SchemaObject> &objects) {
    QJsonArray array;
    for (const SchemaObject &object : objects)
        array << QJsonDocument::fromJson(toLine(object)).object();
    return array;
}

Result<std::vector<SchemaObject>> objectsOf(const QJsonValue &value) {
    std::vector<SchemaObject> objects;
    for (const QJsonValue &object : value.toArray()) {
        STELLWERK_ASSIGN(SchemaObject parsed, parseObject(object.toObject()));
        objects.push_back(std::move(parsed));
    }
    return objects;
}

QJsonObject toJson(const SwitchJournal &journal) {
    QJsonArray built;
    for (const BuiltTable &table : journal.built)
        built << toJson(table);
    return {{QStringLiteral("old_names"), textsToJson(journal.oldNames)},
            {QStringLiteral("old_temporary"), textsToJson(journal.oldTemporary)},
            {QStringLiteral("old_objects"), toJson(journal.oldObjects)},
            {QStringLiteral("objects"), toJson(journal.objects)},
            {QStringLiteral("built"), built}};
}

Result<SwitchJournal> fromJson(const QJsonObject &json) {
    SwitchJournal journal;
    journal.oldNames = textsOf(json.value(u"old_names"));
    journal.oldTemporary = textsOf(json.value(u"old_temporary"));
    STELLWERK_ASSIGN(journal.oldObjects, objectsOf(json.value(u"old_objects")));
    STELLWERK_ASSIGN(journal.objects, objectsOf(json.value(u"objects")));
    for (const QJsonValue &value : json.value(u"built").toArray()) {
        BuiltTable table;
        table.name = value[u"name"].toString();
        table.temporary = value[u"temporary"].toString();
        table.text.definitions = textsOf(value[u"definitions"]);
        table.text.options = value[u"options"].toString();
        table.hash = value[u"hash"].toString();
        journal.built.push_back(std::move(table));
    }
    return journal;
}

} // namespace

Status SwitchJournal::write(db::Connection &connection) const {
    const QByteArray content = QJsonDocument(toJson(*this)).toJson(QJsonDocument::Compact);
    STELLWERK_TRY(connection.exec(QStringLiteral("CREATE TABLE %1 (id INT PRIMARY KEY, finishing TINYINT NOT NULL, "
                                                 "content LONGTEXT NOT NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4")
                                      .arg(kTable)));
    STELLWERK_TRY(connection.exec(QStringLiteral("INSERT INTO %1 VALUES (1, 0, ?)").arg(kTable),
                                  {db::Value::text(content.toStdString())}));
    return {};
}

Status SwitchJournal::setFinishing(db::Connection &connection) {
    STELLWERK_TRY(connection.exec(QStringLiteral("UPDATE %1 SET finishing = 1").arg(kTable)));
    return {};
}

Status SwitchJournal::remove(db::Connection &connection) {
    STELLWERK_TRY(connection.exec(QStringLiteral("DROP TABLE IF EXISTS %1").arg(kTable)));
    return {};
}

Result<std::optional<SwitchJournal>> SwitchJournal::read(db::Connection &connection) {
    STELLWERK_ASSIGN(const auto exists, connection.selectValue(QStringLiteral(
                                            "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() "
                                            "AND TABLE_NAME = 'stellwerk_switch'")));
    if (!exists)
        return std::optional<SwitchJournal>();
    STELLWERK_ASSIGN(const auto rows,
                     connection.select(QStringLiteral("SELECT finishing, content FROM %1").arg(kTable)));
    SwitchJournal journal;
    journal.isBegun = !rows.rows.empty();
    if (journal.isBegun) {
        const std::string &content = rows.rows.front()[1].bytes;
        const QJsonDocument document =
            QJsonDocument::fromJson(QByteArray(content.data(), static_cast<qsizetype>(content.size())));
        // Without the new objects nobody can go forward.
        if (!document.isObject() || !document.object().contains(u"objects"))
            return fail(
                ErrorCode::Damaged,
                Tr::tr("The table %1, which says how to end an interrupted restore, cannot be read.").arg(kTable),
                Tr::tr("Nothing was changed. Tables named stellwerk_old_… hold the previous rows."));
        STELLWERK_ASSIGN(journal, fromJson(document.object()));
        journal.isFinishing = rows.rows.front()[0].toInteger() == 1;
    }
    return std::optional(std::move(journal));
}

} // namespace stellwerk::backup
