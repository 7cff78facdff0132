// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/engine_readers.h"
#include "schema/mariadb_programs.h"
#include "schema/spelling.h"

#include <algorithm>

namespace stellwerk::schema {

namespace {

using Row = std::vector<db::Value>;

/// "on update current_timestamp(3)" out of the column EXTRA, where several words are separated by commas.
QString onUpdateOf(const QString &extra) {
    for (const QString &part : extra.split(QLatin1StringView(", "))) {
        if (part.startsWith(u"on update ", Qt::CaseInsensitive))
            return part.sliced(10).trimmed().toLower();
    }
    return {};
}

QString canonicalAction(const QString &rule) {
    return rule == u"NO ACTION" ? QStringLiteral("RESTRICT") : rule;
}

/// A handful of queries on information_schema, each for all tables at once.
class MariaDbReader final {
public:
    explicit MariaDbReader(db::Connection &connection) : m_connection(connection) {}

    Result<Schema> read() {
        Schema schema;
        STELLWERK_ASSIGN(schema.collation, readDatabaseCollation());
        STELLWERK_TRY(readTables());
        STELLWERK_TRY(readColumns());
        STELLWERK_TRY(readIndexes());
        STELLWERK_TRY(readForeignKeys());
        STELLWERK_TRY(readChecks());
        schema.tables = m_tables.take();
        STELLWERK_ASSIGN(schema.views, readMariaDbViews(m_connection));
        STELLWERK_ASSIGN(schema.triggers, readMariaDbTriggers(m_connection));
        STELLWERK_ASSIGN(schema.routines, readMariaDbRoutines(m_connection));
        STELLWERK_ASSIGN(schema.events, readMariaDbEvents(m_connection));
        STELLWERK_ASSIGN(schema.sequences, readMariaDbSequences(m_connection, m_sequences));
        return schema;
    }

private:
    Result<QString> readDatabaseCollation() {
        STELLWERK_ASSIGN(const auto value, m_connection.selectValue(QStringLiteral("SELECT DEFAULT_COLLATION_NAME FROM "
                                                                                   "information_schema.SCHEMATA "
                                                                                   "WHERE SCHEMA_NAME = DATABASE()")));
        return value ? canonicalCollation(value->toString()) : QString();
    }

    Status readTables() {
        STELLWERK_ASSIGN(
            const db::ResultSet result,
            m_connection.select(QStringLiteral(
                "SELECT TABLE_NAME, TABLE_COLLATION, TABLE_COMMENT, ENGINE, TABLE_TYPE FROM information_schema.TABLES "
                "WHERE TABLE_SCHEMA = DATABASE() "
                "AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED', 'SEQUENCE')")));
        for (const Row &row : result.rows) {
            if (row[4].toString() == u"SEQUENCE") {
                m_sequences.insert(row[0].toString(), {});
                continue;
            }
            Table table;
            table.name = row[0].toString();
            table.collation = canonicalCollation(row[1].toString());
            table.comment = row[2].toString();
            if (row[3].toString() != u"InnoDB")
                table.storageEngine = row[3].toString();
            table.versioned = row[4].toString() == u"SYSTEM VERSIONED";
            m_tables.add(std::move(table));
        }
        return {};
    }

    Status readColumns() {
        STELLWERK_ASSIGN(
            const db::ResultSet result,
            m_connection.select(QStringLiteral(
                "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT, EXTRA, COLLATION_NAME, "
                "COLUMN_COMMENT, GENERATION_EXPRESSION FROM information_schema.COLUMNS "
                "WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION")));
        for (const Row &row : result.rows) {
            if (Table *table = m_tables.find(row[0].toString()))
                table->columns.push_back(columnOf(row, *table));
            else if (const auto sequence = m_sequences.find(row[0].toString());
                     sequence != m_sequences.end() && row[1].toString() == u"start_value")
                *sequence = tidyType(row[2].toString());
        }
        return {};
    }

    Column columnOf(const Row &row, const Table &table) const {
        const QString extra = row[5].toString();
        Column column;
        column.name = row[1].toString();
        column.type = tidyType(row[2].toString());
        column.nullable = row[3].toString() == u"YES";
        if (!row[4].isNull())
            column.defaultValue =
                canonicalDefault(withoutDatabase(row[4].toString(), m_database), column.type, db::Engine::MariaDb);
        column.autoIncrement = extra.contains(u"auto_increment", Qt::CaseInsensitive);
        if (const QString collation = canonicalCollation(row[6].toString()); collation != table.collation)
            column.collation = collation;
        column.comment = row[7].toString();
        if (!row[8].isNull() && !row[8].bytes.empty()) {
            const bool stored =
                extra.contains(u"STORED", Qt::CaseInsensitive) || extra.contains(u"PERSISTENT", Qt::CaseInsensitive);
            column.generated = QString((stored ? u"stored " : u"virtual ") + row[8].toString());
        }
        column.onUpdate = onUpdateOf(extra);
        column.invisible = extra.contains(u"INVISIBLE", Qt::CaseInsensitive);
        return column;
    }

    Status readIndexes() {
        STELLWERK_ASSIGN(const db::ResultSet result,
                         m_connection.select(QStringLiteral(
                             "SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, SUB_PART, INDEX_TYPE, COLLATION "
                             "FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() "
                             "ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX")));
        for (const Row &row : result.rows) {
            Table *table = m_tables.find(row[0].toString());
            if (!table)
                continue;
            QString column = row[3].toString();
            if (row[1].toString() == u"PRIMARY") {
                table->primaryKey << column;
                continue;
            }
            Index &index = m_tables.index(*table, row[1].toString());
            index.unique = row[2].toString() == u"0";
            const QString kind = row[5].toString();
            if (kind == u"FULLTEXT" || kind == u"SPATIAL" || kind == u"VECTOR")
                index.kind = kind;
            else if (!row[4].isNull())
                column += QString(u'(' + row[4].toString() + u')');
            if (row[6].toString() == u"D")
                column += QStringLiteral(" DESC");
            index.columns << column;
        }
        return {};
    }

    /// Two queries and not one join: the server builds each of these views anew for every row of a join.
    Status readForeignKeys() {
        STELLWERK_ASSIGN(const db::ResultSet rules,
                         m_connection.select(QStringLiteral(
                             "SELECT TABLE_NAME, CONSTRAINT_NAME, REFERENCED_TABLE_NAME, DELETE_RULE, UPDATE_RULE "
                             "FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE()")));
        for (const Row &row : rules.rows) {
            Table *table = m_tables.find(row[0].toString());
            if (!table)
                continue;
            ForeignKey key;
            key.name = row[1].toString();
            key.table = row[2].toString();
            key.onDelete = canonicalAction(row[3].toString());
            key.onUpdate = canonicalAction(row[4].toString());
            table->foreignKeys.push_back(std::move(key));
        }
        STELLWERK_ASSIGN(
            const db::ResultSet parts,
            m_connection.select(QStringLiteral(
                "SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_COLUMN_NAME "
                "FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE() "
                "AND REFERENCED_TABLE_NAME IS NOT NULL ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION")));
        for (const Row &row : parts.rows) {
            Table *table = m_tables.find(row[0].toString());
            if (!table)
                continue;
            const auto key = std::ranges::find(table->foreignKeys, row[1].toString(), &ForeignKey::name);
            if (key == table->foreignKeys.end())
                continue;
            key->columns << row[2].toString();
            key->referencedColumns << row[3].toString();
        }
        return {};
    }

    Status readChecks() {
        STELLWERK_ASSIGN(const db::ResultSet result,
                         m_connection.select(QStringLiteral("SELECT TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE "
                                                            "FROM information_schema.CHECK_CONSTRAINTS "
                                                            "WHERE CONSTRAINT_SCHEMA = DATABASE()")));
        for (const Row &row : result.rows) {
            if (Table *table = m_tables.find(row[0].toString()))
                table->checks.push_back({row[1].toString(), row[2].toString()});
        }
        return {};
    }

    db::Connection &m_connection;
    QString m_database = m_connection.dialect().quote(m_connection.profile().database);
    TableCollector m_tables;
    QMap<QString, QString> m_sequences; ///< with the types of their numbers
};

} // namespace

Result<Schema> readMariaDbSchema(db::Connection &connection) {
    return MariaDbReader(connection).read();
}

} // namespace stellwerk::schema
