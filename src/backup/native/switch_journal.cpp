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

/// Bytes in a row: a server takes no statement, and gives no row, that is larger than its max_allowed_packet.
constexpr qsizetype kPiece = 256 * qsizetype(1024);

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

/// Tables and objects are kept as in a backup's head.
template <class T>
QJsonArray toJson(const std::vector<T> &parts) {
    QJsonArray array;
    for (const T &part : parts)
        array << QJsonDocument::fromJson(toLine(part)).object();
    return array;
}

template <class T>
Result<std::vector<T>> partsOf(const QJsonValue &value, Result<T> (&parse)(const QJsonObject &)) {
    std::vector<T> parts;
    for (const QJsonValue &part : value.toArray()) {
        STELLWERK_ASSIGN(T parsed, parse(part.toObject()));
        parts.push_back(std::move(parsed));
    }
    return parts;
}

QJsonObject toJson(const SwitchJournal &journal) {
    QJsonArray built;
    for (const BuiltTable &table : journal.built)
        built << toJson(table);
    return {{QStringLiteral("old_tables"), toJson(journal.oldTables)},
            {QStringLiteral("old_temporary"), textsToJson(journal.oldTemporary)},
            {QStringLiteral("old_objects"), toJson(journal.oldObjects)},
            {QStringLiteral("old_settings"), journal.oldSettings},
            {QStringLiteral("present"), journal.present ? QJsonValue(journal.present->toJson()) : QJsonValue()},
            {QStringLiteral("objects"), toJson(journal.objects)},
            {QStringLiteral("built"), built}};
}

Result<SwitchJournal> fromJson(const QJsonObject &json) {
    SwitchJournal journal;
    STELLWERK_ASSIGN(journal.oldTables, partsOf<TableDefinition>(json.value(u"old_tables"), parseTable));
    journal.oldTemporary = textsOf(json.value(u"old_temporary"));
    STELLWERK_ASSIGN(journal.oldObjects, partsOf<SchemaObject>(json.value(u"old_objects"), parseObject));
    journal.oldSettings = json.value(u"old_settings").toObject();
    if (const QJsonValue present = json.value(u"present"); present.isObject())
        journal.present = PresentBackup::fromJson(present.toObject());
    STELLWERK_ASSIGN(journal.objects, partsOf<SchemaObject>(json.value(u"objects"), parseObject));
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

QStringList SwitchJournal::oldNames() const {
    QStringList names;
    for (const TableDefinition &table : oldTables)
        names << table.name;
    return names;
}

QString SwitchJournal::endByHand() {
    return Tr::tr("Nothing was changed. Tables named stellwerk_old_… hold rows from before the restore, tables named "
                  "stellwerk_restore_… rows of the backup; the next restore drops them: give a name of its own to "
                  "each that you need. When the other tables are as you want them, drop the table %1 and run the "
                  "command again; views, triggers or foreign keys may be missing until a backup has been "
                  "restored.")
        .arg(kTable);
}

Status SwitchJournal::write(db::Connection &connection) const {
    const QByteArray content = QJsonDocument(toJson(*this)).toJson(QJsonDocument::Compact);
    STELLWERK_TRY(connection.exec(QStringLiteral("CREATE TABLE %1 (id INT PRIMARY KEY, finishing TINYINT NOT NULL, "
                                                 "content LONGBLOB NOT NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4")
                                      .arg(kTable)));
    STELLWERK_ASSIGN(db::Transaction transaction, db::Transaction::begin(connection));
    int id = 0;
    for (qsizetype at = 0; at < content.size(); at += kPiece)
        STELLWERK_TRY(
            connection.exec(QStringLiteral("INSERT INTO %1 VALUES (?, 0, ?)").arg(kTable),
                            {db::Value::integer(++id), db::Value::blob(content.mid(at, kPiece).toStdString())}));
    return transaction.commit();
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
                     connection.select(QStringLiteral("SELECT finishing, content FROM %1 ORDER BY id").arg(kTable)));
    SwitchJournal journal;
    journal.isBegun = !rows.rows.empty();
    if (journal.isBegun) {
        QByteArray content;
        for (const auto &row : rows.rows)
            content += row[1].bytes;
        const QJsonDocument document = QJsonDocument::fromJson(content);
        // Without the new objects nobody can go forward, and without the old tables nobody back.
        if (!document.isObject() || !document.object().contains(u"objects") ||
            !document.object().contains(u"old_tables"))
            return fail(
                ErrorCode::Damaged,
                Tr::tr("The table %1, which says how to end an interrupted restore, cannot be read.").arg(kTable),
                endByHand());
        STELLWERK_ASSIGN(journal, fromJson(document.object()));
        journal.isFinishing = rows.rows.front()[0].toInteger() == 1;
    }
    return std::optional(std::move(journal));
}

} // namespace stellwerk::backup
