// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/engine_readers.h"
#include "schema/spelling.h"
#include "schema/sqlite_table_text.h"

#include <QHash>

namespace stellwerk::schema {

namespace {

using Row = std::vector<db::Value>;

QString canonicalAction(const QString &action) {
    return action == u"NO ACTION" ? QStringLiteral("RESTRICT") : action;
}

/// Bulk queries on the pragmas as table-valued functions; names and expressions come from the CREATE TABLE texts.
class SqliteReader final {
public:
    explicit SqliteReader(db::Connection &connection) : m_connection(connection) {}

    Result<Schema> read() {
        STELLWERK_TRY(readTables());
        STELLWERK_TRY(readColumns());
        STELLWERK_TRY(readIndexes());
        STELLWERK_TRY(readForeignKeys());
        Schema schema;
        STELLWERK_TRY(readPrograms(schema));
        schema.tables = m_tables.take();
        for (Table &table : schema.tables)
            completeForeignKeys(table, schema.tables);
        nameAutomaticKeyTypes(schema.tables);
        return schema;
    }

private:
    /// Virtual tables and what they hide behind them are no tables of the model.
    Status readTables() {
        STELLWERK_ASSIGN(
            const db::ResultSet result,
            m_connection.select(QStringLiteral(
                "SELECT m.name, m.sql FROM sqlite_schema m JOIN pragma_table_list l ON l.schema = 'main' AND l.name = "
                "m.name "
                "WHERE m.type = 'table' AND l.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")));
        for (const Row &row : result.rows) {
            Table table;
            table.name = row[0].toString();
            SqliteTableText text = parseSqliteTable(row[1].toString());
            table.checks = std::move(text.checks);
            m_texts.insert(table.name, std::move(text));
            m_tables.add(std::move(table));
        }
        return {};
    }

    Status readColumns() {
        STELLWERK_ASSIGN(const db::ResultSet result,
                         m_connection.select(QStringLiteral(
                             "SELECT m.name, x.name, x.type, x.\"notnull\", x.dflt_value, x.pk, x.hidden "
                             "FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) x WHERE m.type = 'table' ORDER BY "
                             "m.name, x.cid")));
        QHash<QString, QMap<qint64, QString>> keys;
        for (const Row &row : result.rows) {
            Table *table = m_tables.find(row[0].toString());
            if (!table)
                continue;
            table->columns.push_back(columnOf(row));
            if (const qint64 position = row[5].toInteger().value_or(0); position > 0)
                keys[table->name].insert(position, row[1].toString());
        }
        for (const auto &[name, columns] : keys.asKeyValueRange())
            setPrimaryKey(*m_tables.find(name), columns.values());
        return {};
    }

    Column columnOf(const Row &row) const {
        Column column;
        column.name = row[1].toString();
        column.type = tidyType(row[2].toString());
        column.nullable = row[3].toString() == u"0";
        if (!row[4].isNull())
            column.defaultValue = canonicalDefault(row[4].toString(), column.type, db::Engine::Sqlite);
        const qint64 hidden = row[6].toInteger().value_or(0);
        if (hidden == 2 || hidden == 3) {
            const QString expression = m_texts.value(row[0].toString()).expressions.value(column.name);
            column.generated = QString((hidden == 3 ? u"stored " : u"virtual ") + expression);
        }
        return column;
    }

    /// A single INTEGER key is the row id: SQLite numbers it by itself and never leaves it NULL.
    static void setPrimaryKey(Table &table, const QStringList &key) {
        table.primaryKey = key;
        if (key.size() != 1)
            return;
        for (Column &column : table.columns) {
            if (column.name == key[0] && column.type == u"integer") {
                column.autoIncrement = true;
                column.nullable = false;
            }
        }
    }

    /// Only what CREATE INDEX made. Indexes on expressions or on a part of the rows have no form in the model.
    Status readIndexes() {
        STELLWERK_ASSIGN(
            const db::ResultSet result,
            m_connection.select(QStringLiteral(
                "SELECT m.name, l.name, l.\"unique\", x.name, x.\"desc\" FROM sqlite_schema m "
                "JOIN pragma_index_list(m.name) l JOIN pragma_index_xinfo(l.name) x "
                "WHERE m.type = 'table' AND l.origin = 'c' AND l.partial = 0 AND x.key = 1 "
                "AND NOT EXISTS (SELECT 1 FROM pragma_index_xinfo(l.name) e WHERE e.key = 1 AND e.name IS NULL) "
                "ORDER BY m.name, l.name, x.seqno")));
        for (const Row &row : result.rows) {
            Table *table = m_tables.find(row[0].toString());
            if (!table)
                continue;
            QString name = row[1].toString();
            // See schema_sql.cpp: names that several tables use carry the table's name in front.
            if (const QString prefix = QString(table->name + u'.');
                name.startsWith(prefix) && name.size() > prefix.size())
                name.remove(0, prefix.size());
            Index &index = m_tables.index(*table, name);
            index.unique = row[2].toString() == u"1";
            index.columns << QString(row[3].toString() + (row[4].toString() == u"1" ? u" DESC" : u""));
        }
        return {};
    }

    /// The pragma numbers the keys from the last declared to the first.
    Status readForeignKeys() {
        STELLWERK_ASSIGN(const db::ResultSet result,
                         m_connection.select(QStringLiteral(
                             "SELECT m.name, f.id, f.\"table\", f.\"from\", f.\"to\", f.on_delete, f.on_update "
                             "FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' "
                             "ORDER BY m.name, f.id DESC, f.seq")));
        QString last;
        for (const Row &row : result.rows) {
            Table *table = m_tables.find(row[0].toString());
            if (!table)
                continue;
            if (const QString id = QString(row[1].toString() + u' ' + table->name); id != last) {
                ForeignKey key;
                key.name =
                    m_texts.value(table->name).foreignKeyNames.value(static_cast<qsizetype>(table->foreignKeys.size()));
                key.table = row[2].toString();
                key.onDelete = canonicalAction(row[5].toString());
                key.onUpdate = canonicalAction(row[6].toString());
                table->foreignKeys.push_back(std::move(key));
                last = id;
            }
            table->foreignKeys.back().columns << row[3].toString();
            if (!row[4].isNull())
                table->foreignKeys.back().referencedColumns << row[4].toString();
        }
        return {};
    }

    /// "REFERENCES t" alone means the primary key of t.
    static void completeForeignKeys(Table &table, const std::vector<Table> &tables) {
        for (ForeignKey &key : table.foreignKeys) {
            if (!key.referencedColumns.isEmpty())
                continue;
            for (const Table &parent : tables) {
                if (parent.name.compare(key.table, Qt::CaseInsensitive) == 0)
                    key.referencedColumns = parent.primaryKey;
            }
        }
    }

    /// SQLite numbers columns of the type "integer" only, so the declared type of such a key is lost. Columns that
    /// point at it keep theirs, and MariaDB demands the same type there; a key that nothing points at is what most
    /// applications use.
    static void nameAutomaticKeyTypes(std::vector<Table> &tables) {
        QHash<QString, QString> types; // of what points at a table's key
        for (const Table &table : tables) {
            for (const ForeignKey &key : table.foreignKeys) {
                const Column *column = key.columns.size() == 1 ? table.column(key.columns.front()) : nullptr;
                if (column && isIntegerType(column->type) && column->type != u"integer")
                    types.insert(QString(key.table.toLower() + u'\n' + key.referencedColumns.value(0)), column->type);
            }
        }
        for (Table &table : tables) {
            for (Column &column : table.columns) {
                if (column.autoIncrement)
                    column.type = types.value(QString(table.name.toLower() + u'\n' + column.name),
                                              QStringLiteral("bigint(20) unsigned"));
            }
        }
    }

    Status readPrograms(Schema &schema) {
        STELLWERK_ASSIGN(const db::ResultSet result,
                         m_connection.select(QStringLiteral(
                             "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('view', 'trigger')")));
        for (const Row &row : result.rows)
            (row[0].toString() == u"view" ? schema.views : schema.triggers)
                .insert(row[1].toString(), row[2].toString());
        return {};
    }

    db::Connection &m_connection;
    TableCollector m_tables;
    QHash<QString, SqliteTableText> m_texts;
};

} // namespace

Result<Schema> readSqliteSchema(db::Connection &connection) {
    return SqliteReader(connection).read();
}

} // namespace stellwerk::schema
