// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/snapshot.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace stellwerk::schema {

namespace {

// Written by hand and not by QJsonDocument: members keep their natural order and each column, index and key has one
// line, so that a changed column is one changed line in a review.

QByteArray quoted(const QString &text) {
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

QByteArray list(const QStringList &texts) {
    QByteArrayList items;
    for (const QString &text : texts)
        items << quoted(text);
    return QByteArray("[" + items.join(", ") + "]");
}

/// One object on one line; members that hold their default are not added.
class LineObject final {
public:
    void add(const char *key, const QByteArray &value) {
        m_members << QByteArray(QByteArray("\"") + key + "\": " + value);
    }
    void addText(const char *key, const QString &text, const QString &standard = {}) {
        if (text != standard)
            add(key, quoted(text));
    }
    [[nodiscard]] QByteArray toBytes() const { return QByteArray("{" + m_members.join(", ") + "}"); }

private:
    QByteArrayList m_members;
};

QByteArray toLine(const Column &column) {
    LineObject line;
    line.add("name", quoted(column.name));
    line.add("type", quoted(column.type));
    if (!column.nullable)
        line.add("nullable", "false");
    if (column.defaultValue)
        line.add("default", quoted(*column.defaultValue));
    if (column.autoIncrement)
        line.add("auto_increment", "true");
    line.addText("collation", column.collation);
    line.addText("generated", column.generated);
    line.addText("on_update", column.onUpdate);
    line.addText("comment", column.comment);
    if (column.invisible)
        line.add("invisible", "true");
    return line.toBytes();
}

QByteArray toLine(const Index &index) {
    LineObject line;
    line.add("name", quoted(index.name));
    if (index.unique)
        line.add("unique", "true");
    line.add("columns", list(index.columns));
    line.addText("kind", index.kind);
    return line.toBytes();
}

QByteArray toLine(const ForeignKey &key) {
    LineObject line;
    line.add("name", quoted(key.name));
    line.add("columns", list(key.columns));
    line.add("table", quoted(key.table));
    line.add("referenced_columns", list(key.referencedColumns));
    line.addText("on_delete", key.onDelete, ForeignKey().onDelete);
    line.addText("on_update", key.onUpdate, ForeignKey().onUpdate);
    return line.toBytes();
}

QByteArray toLine(const Check &check) {
    LineObject line;
    line.add("name", quoted(check.name));
    line.add("expression", quoted(check.expression));
    return line.toBytes();
}

/// Members of the document or of a table, one below the other.
class Block final {
public:
    explicit Block(int depth) : m_indent(2 * depth, ' ') {}

    void add(const char *key, const QByteArray &value) {
        m_members << QByteArray(m_indent + "  \"" + key + "\": " + value);
    }
    template <class Item>
    void addList(const char *key, const std::vector<Item> &items) {
        if (items.empty())
            return;
        QByteArrayList lines;
        for (const Item &item : items)
            lines << QByteArray(m_indent + "    " + toLine(item));
        add(key, QByteArray("[\n" + lines.join(",\n") + "\n" + m_indent + "  ]"));
    }
    void addMap(const char *key, const QMap<QString, QString> &map) {
        if (map.isEmpty())
            return;
        QByteArrayList lines;
        for (const auto &[name, text] : map.asKeyValueRange())
            lines << QByteArray(m_indent + "    " + quoted(name) + ": " + quoted(text));
        add(key, QByteArray("{\n" + lines.join(",\n") + "\n" + m_indent + "  }"));
    }
    [[nodiscard]] QByteArray toBytes() const {
        return QByteArray("{\n" + m_members.join(",\n") + "\n" + m_indent + "}");
    }

private:
    QByteArray m_indent;
    QByteArrayList m_members;
};

QByteArray tableBlock(const Table &table) {
    Block block(2);
    block.add("name", quoted(table.name));
    if (!table.collation.isEmpty())
        block.add("collation", quoted(table.collation));
    if (!table.comment.isEmpty())
        block.add("comment", quoted(table.comment));
    if (!table.storageEngine.isEmpty())
        block.add("storage_engine", quoted(table.storageEngine));
    if (table.versioned)
        block.add("system_versioned", "true");
    block.addList("columns", table.columns);
    if (!table.primaryKey.isEmpty())
        block.add("primary_key", list(table.primaryKey));
    block.addList("indexes", table.indexes);
    block.addList("foreign_keys", table.foreignKeys);
    block.addList("checks", table.checks);
    return block.toBytes();
}

} // namespace

QByteArray snapshotToJson(const Schema &schema) {
    Schema sorted = schema;
    sortSchema(sorted);
    QByteArrayList tables;
    for (const Table &table : sorted.tables)
        tables << QByteArray("    " + tableBlock(table));

    Block document(0);
    document.add("format", "\"stellwerk-schema\"");
    document.add("format_version", "1");
    if (!sorted.collation.isEmpty())
        document.add("collation", quoted(sorted.collation));
    document.add("tables", tables.isEmpty() ? QByteArray("[]") : QByteArray("[\n" + tables.join(",\n") + "\n  ]"));
    document.addMap("views", sorted.views);
    document.addMap("triggers", sorted.triggers);
    document.addMap("routines", sorted.routines);
    document.addMap("events", sorted.events);
    document.addMap("sequences", sorted.sequences);
    return QByteArray(document.toBytes() + "\n");
}

} // namespace stellwerk::schema
