// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/program_order.h"
#include "schema/schema_sql.h"
#include "schema/spelling.h"
#include "schema/table_sql.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace stellwerk::schema {

using db::Engine;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

/// Collects additive statements. An addition that the engine cannot make, or that would invent data, is left
/// among the remaining differences.
class SafetyNet final {
public:
    SafetyNet(const Schema &expected, const Schema &actual, Engine engine)
        : m_expected(engine == Engine::Sqlite ? withSqliteIndexNames(expected, actual) : expected),
          m_plainNames(expected),
          m_actual(actual),
          m_engine(engine) {}

    SafetyNetPlan plan(const CompareOptions &options) {
        for (const Difference &difference : compareSchemas(m_plainNames, m_actual, m_engine, options)) {
            if (difference.kind == DifferenceKind::Missing)
                m_missing.insert(keyOf(difference.objectType, difference.object));
            m_differences.push_back(difference);
        }
        addPrograms();
        for (size_t i = 0; i < m_expected.tables.size(); ++i) {
            const Table &table = m_expected.tables[i];
            if (options.ignoreTable && options.ignoreTable(table.name))
                continue;
            if (const Table *actual = m_actual.table(table.name))
                completeTable(table, m_plainNames.tables[i], *actual);
            else if (isFree(table.name))
                addTable(table);
        }
        SafetyNetPlan plan;
        plan.statements = m_sequences + m_tables + m_columns + m_indexes + m_foreignKeys + m_programs;
        for (Difference &difference : m_differences)
            (m_mended.contains(keyOf(difference.objectType, difference.object)) &&
                     difference.kind == DifferenceKind::Missing
                 ? plan.added
                 : plan.remaining)
                .push_back(std::move(difference));
        return plan;
    }

private:
    [[nodiscard]] static QString keyOf(const QString &type, const QString &object) {
        return QString(type + u' ' + object);
    }
    [[nodiscard]] static QString partOf(const Table &table, const QString &name) {
        return QString(table.name + u'.' + name);
    }
    [[nodiscard]] bool sqlite() const { return m_engine == Engine::Sqlite; }
    [[nodiscard]] bool isMissing(const char *type, const QString &object) const {
        return m_missing.contains(keyOf(QLatin1StringView(type), object));
    }
    void mend(const char *type, const QString &object) { m_mended.insert(keyOf(QLatin1StringView(type), object)); }
    [[nodiscard]] QString alterTable(const Table &table) const {
        return QString(u"ALTER TABLE " + db::Dialect::of(m_engine).quote(table.name) + u" ADD ");
    }

    /// Tables, views and sequences share their names.
    [[nodiscard]] bool isFree(const QString &name) const {
        return !m_actual.table(name) && !m_actual.views.contains(name) && !m_actual.sequences.contains(name);
    }

    /// What does nothing until it is asked. Triggers and events act by themselves, on rows that are there or will
    /// come: a migration must want them, so they are only reported.
    void addPrograms() {
        m_sequences = missingOf("sequence", m_expected.sequences).values();
        m_programs = missingOf("routine", m_expected.routines).values() +
                     inOrderOfNeed(missingOf("view", m_expected.views), m_engine);
    }

    QMap<QString, QString> missingOf(const char *type, const QMap<QString, QString> &definitions) {
        QMap<QString, QString> missing;
        for (const auto &[name, sql] : definitions.asKeyValueRange()) {
            if (!isMissing(type, name) || !isFree(name))
                continue;
            missing.insert(name, sql);
            mend(type, name);
        }
        return missing;
    }

    void addTable(const Table &table) {
        mend("table", table.name);
        if (sqlite()) {
            m_tables << createTableStatements(table, m_engine);
            return;
        }
        m_tables << createTableStatement(table, m_engine);
        for (const ForeignKey &key : table.foreignKeys) {
            if (canAddForeignKey(key, table, table.columnNames()))
                m_foreignKeys << addForeignKeyStatement(key, table);
            else
                reportForeignKey(key, table);
        }
    }

    /// The comparison speaks of a missing table only, so a key that its new table will lack is told here.
    void reportForeignKey(const ForeignKey &key, const Table &table) {
        Schema with, without;
        with.tables = without.tables = {table};
        std::erase(without.tables[0].foreignKeys, key);
        for (Difference &difference : compareSchemas(with, without, m_engine)) {
            difference.reason = Tr::tr("The foreign key cannot be added: another table uses its name, or the table it "
                                       "points to does not exist.");
            m_differences.push_back(std::move(difference));
        }
    }

    /// @p plain is the same table with the index names that differences show.
    void completeTable(const Table &table, const Table &plain, const Table &actual) {
        QStringList columns = actual.columnNames();
        QString previous;
        for (const Column &column : table.columns) {
            if (!actual.column(column.name) && canAddColumn(column, table)) {
                addColumn(column, table, previous);
                columns << column.name;
            }
            if (columns.contains(column.name))
                previous = column.name;
        }
        for (size_t i = 0; i < table.indexes.size(); ++i) {
            const Index &index = table.indexes[i];
            if (isMissing("index", partOf(table, plain.indexes[i].name)) && hasColumns(index, table, columns)) {
                m_indexes << createIndexStatement(index, table, m_engine);
                mend("index", partOf(table, plain.indexes[i].name));
            }
        }
        if (sqlite())
            return; // it takes foreign keys only together with their table or column
        for (const ForeignKey &key : table.foreignKeys) {
            if (!key.name.isEmpty() && isMissing("foreign_key", partOf(table, key.name)) &&
                canAddForeignKey(key, table, columns)) {
                m_foreignKeys << addForeignKeyStatement(key, table);
                mend("foreign_key", partOf(table, key.name));
            }
        }
    }

    /// A column that must have a value needs one for the rows that are there: its default, or what the server
    /// takes for it (0, ''). There is no such value for a date, and SQLite has none at all.
    [[nodiscard]] bool canAddColumn(const Column &column, const Table &table) const {
        if (column.autoIncrement || table.primaryKey.contains(column.name))
            return false;
        if (!sqlite())
            return column.nullable || column.defaultValue || !column.generated.isEmpty() ||
                   !isTemporalType(column.type);
        if (!column.generated.isEmpty())
            return column.generated.startsWith(u"virtual ");
        return (column.nullable || column.defaultValue) &&
               !(column.defaultValue && isComputedDefault(*column.defaultValue));
    }

    void addColumn(const Column &column, const Table &table, const QString &previous) {
        QString statement = QString(alterTable(table) + u"COLUMN " + columnClause(column, table, m_engine));
        mend("column", partOf(table, column.name));
        mend("check", partOf(table, column.name)); // a check with the column's name comes with it
        if (sqlite())
            statement += inlineForeignKeys(column, table);
        else
            statement += previous.isEmpty() ? QStringLiteral(" FIRST")
                                            : QString(u" AFTER " + db::Dialect::of(m_engine).quote(previous));
        m_columns << statement;
    }

    /// SQLite adds a key with its column, unless old rows would get a default that nobody checks.
    QString inlineForeignKeys(const Column &column, const Table &table) {
        QString clauses;
        for (const ForeignKey &key : table.foreignKeys) {
            if (key.columns != QStringList{column.name} || column.defaultValue)
                continue;
            clauses += QString(u' ' + referencesClause(key, m_engine));
            mend("foreign_key", partOf(table, key.label()));
        }
        return clauses;
    }

    [[nodiscard]] bool hasColumns(const Index &index, const Table &table, const QStringList &columns) const {
        return std::ranges::all_of(index.columns, [&](const QString &entry) {
            return columns.contains(table.column(entry) ? entry : splitIndexColumn(entry).name);
        });
    }

    /// MariaDB: a key's name belongs to the whole database, so a left-over table may still hold it.
    [[nodiscard]] bool canAddForeignKey(const ForeignKey &key, const Table &table, const QStringList &columns) const {
        const bool hasOwn =
            std::ranges::all_of(key.columns, [&columns](const QString &column) { return columns.contains(column); });
        const bool nameTaken = std::ranges::any_of(m_actual.tables, [&](const Table &other) {
            return other.name != table.name && std::ranges::contains(other.foreignKeys, key.name, &ForeignKey::name);
        });
        return hasOwn && !nameTaken && (m_actual.table(key.table) || m_expected.table(key.table));
    }

    Schema m_expected;
    const Schema &m_plainNames;
    const Schema &m_actual;
    Engine m_engine;
    std::vector<Difference> m_differences;
    QSet<QString> m_missing;
    QSet<QString> m_mended;
    QStringList m_sequences, m_tables, m_columns, m_indexes, m_foreignKeys, m_programs;
};

} // namespace

SafetyNetPlan planSafetyNet(const Schema &expected, const Schema &actual, Engine engine,
                            const CompareOptions &options) {
    return SafetyNet(expected, actual, engine).plan(options);
}

} // namespace stellwerk::schema
