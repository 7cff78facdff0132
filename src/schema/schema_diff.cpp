// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_diff.h"

#include "schema/difference_text.h"
#include "schema/spelling.h"
#include "schema/table_parts_diff.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace stellwerk::schema {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

QString yesNo(bool value) {
    return value ? QStringLiteral("YES") : QStringLiteral("NO");
}

QString nullWord(bool nullable) {
    return nullable ? QStringLiteral("NULL") : QStringLiteral("NOT NULL");
}

/// The same collation as far as anybody chose it.
bool sameStandard(const QString &left, const QString &right) {
    return isStandardCollation(left) && isStandardCollation(right) &&
           left.section(u'_', 0, 0) == right.section(u'_', 0, 0);
}

/// MariaDB keeps JSON as longtext that sorts by bytes, with a check that is named like the column.
Table withPlainJson(Table table) {
    for (Column &column : table.columns) {
        if (typeWord(column.type) != u"json")
            continue;
        column.type = canonicalType(column.type);
        if (column.collation.isEmpty() && !table.collation.isEmpty())
            column.collation = QStringLiteral("utf8mb4_bin");
        if (!std::ranges::contains(table.checks, column.name, &Check::name))
            table.checks.push_back(
                {column.name,
                 QString(u"json_valid(" + db::Dialect::of(db::Engine::MariaDb).quote(column.name) + u')')});
    }
    return table;
}

bool hasJson(const Table &table) {
    return std::ranges::any_of(table.columns, [](const Column &column) { return typeWord(column.type) == u"json"; });
}

/// Compares one pair of schemas. What one engine cannot hold is left out of the comparison.
class Comparer final {
public:
    Comparer(const Schema &expected, const Schema &actual, db::Engine engine, const CompareOptions &options)
        : m_expected(expected), m_actual(actual), m_engine(engine), m_options(options) {}

    std::vector<Difference> compare() {
        compareDatabase();
        compareTables();
        comparePrograms("view", SchemaRule::Views, m_expected.views, m_actual.views);
        comparePrograms("trigger", SchemaRule::Triggers, m_expected.triggers, m_actual.triggers);
        if (!sqlite()) {
            comparePrograms("routine", SchemaRule::Routines, m_expected.routines, m_actual.routines);
            comparePrograms("event", SchemaRule::Events, m_expected.events, m_actual.events);
            comparePrograms("sequence", SchemaRule::Sequences, m_expected.sequences, m_actual.sequences);
        }
        return std::move(m_differences);
    }

private:
    [[nodiscard]] bool sqlite() const { return m_engine == db::Engine::Sqlite; }

    void add(DifferenceKind kind, const char *type, const QString &object, const QString &expected,
             const QString &actual, const QString &reason, SchemaRule rule = SchemaRule::Structure) {
        if (!m_options.ignore.contains(rule))
            m_differences.push_back({kind, QLatin1StringView(type), object, expected, actual, reason, rule});
    }

    void compareDatabase() {
        const QString &expected = m_expected.collation;
        const QString &actual = m_actual.collation;
        if (!sqlite() && !expected.isEmpty() && !actual.isEmpty() && !sameCollation(expected, actual) &&
            !sameStandard(expected, actual))
            add(DifferenceKind::Different, "database", QStringLiteral("(database)"), expected, actual,
                Tr::tr("Tables that name no collation get another one."), SchemaRule::DefaultCollation);
    }

    void compareTables() {
        const auto ignored = [this](const QString &table) {
            return m_options.ignoreTable && m_options.ignoreTable(table);
        };
        QHash<QString, const Table *> left;
        for (const Table &table : m_actual.tables)
            left.insert(table.name, &table);
        for (const Table &table : m_expected.tables) {
            const Table *found = left.take(table.name);
            if (ignored(table.name))
                continue;
            if (!found)
                add(DifferenceKind::Missing, "table", table.name, table.name, {}, Tr::tr("The table is missing."));
            else if (hasJson(table) || hasJson(*found))
                compareTable(withPlainJson(table), withPlainJson(*found));
            else
                compareTable(table, *found);
        }
        for (const Table &table : m_actual.tables) {
            if (left.contains(table.name) && !ignored(table.name))
                add(DifferenceKind::Extra, "table", table.name, {}, table.name,
                    Tr::tr("The table is not part of the expected schema."));
        }
    }

    void compareTable(const Table &expected, const Table &actual) {
        for (const Column &column : expected.columns) {
            const QString object = QString(expected.name + u'.' + column.name);
            if (const Column *found = actual.column(column.name))
                compareColumn(object, column, *found, expected, actual);
            else
                add(DifferenceKind::Missing, "column", object, describe(column), {}, Tr::tr("The column is missing."));
        }
        for (const Column &column : actual.columns) {
            if (!expected.column(column.name))
                add(DifferenceKind::Extra, "column", QString(actual.name + u'.' + column.name), {}, describe(column),
                    Tr::tr("The column is not part of the expected schema."));
        }
        if (expected.primaryKey != actual.primaryKey)
            add(DifferenceKind::Different, "primary_key", expected.name, bracketed(expected.primaryKey),
                bracketed(actual.primaryKey), Tr::tr("The primary key is made of other columns."));
        for (Difference &difference : compareTableParts(expected, actual, m_engine)) {
            if (!m_options.ignore.contains(difference.rule))
                m_differences.push_back(std::move(difference));
        }
        if (!sqlite())
            compareOptions(expected, actual);
    }

    /// What only MariaDB's tables have.
    void compareOptions(const Table &expected, const Table &actual) {
        compareOrder(expected, actual);
        const bool isStandard = expected.collation == m_expected.collation && actual.collation == m_actual.collation &&
                                sameStandard(expected.collation, actual.collation);
        if (!expected.collation.isEmpty() && !isStandard && !sameCollation(expected.collation, actual.collation))
            add(DifferenceKind::Different, "collation", expected.name, expected.collation, actual.collation,
                Tr::tr("The table sorts and compares text by another collation."), SchemaRule::Collations);
        if (expected.comment != actual.comment)
            add(DifferenceKind::Different, "comment", expected.name, expected.comment, actual.comment,
                Tr::tr("The table has another comment."), SchemaRule::Comments);
        if (expected.storageEngine != actual.storageEngine)
            add(DifferenceKind::Different, "storage_engine", expected.name, engineWord(expected), engineWord(actual),
                Tr::tr("The table is kept by another storage engine."), SchemaRule::StorageEngines);
        if (expected.versioned != actual.versioned)
            add(DifferenceKind::Different, "table", expected.name, versionedWord(expected), versionedWord(actual),
                expected.versioned ? Tr::tr("The server does not keep the table's old rows but should.")
                                   : Tr::tr("The server keeps the table's old rows but should not."));
    }
    [[nodiscard]] static QString engineWord(const Table &table) {
        return table.storageEngine.isEmpty() ? QStringLiteral("InnoDB") : table.storageEngine;
    }
    [[nodiscard]] static QString versionedWord(const Table &table) {
        return table.versioned ? QStringLiteral("WITH SYSTEM VERSIONING") : QStringLiteral("WITHOUT SYSTEM VERSIONING");
    }

    /// Of the columns that both have. INSERT without column names and SELECT * go by it.
    void compareOrder(const Table &expected, const Table &actual) {
        QStringList wanted = expected.columnNames();
        QStringList found = actual.columnNames();
        if (wanted == found)
            return;
        wanted.removeIf([&actual](const QString &name) { return !actual.column(name); });
        found.removeIf([&expected](const QString &name) { return !expected.column(name); });
        if (wanted != found)
            add(DifferenceKind::Different, "column_order", expected.name, bracketed(wanted), bracketed(found),
                Tr::tr("The columns stand in another order."), SchemaRule::ColumnOrder);
    }

    void compareColumn(const QString &object, const Column &expected, const Column &actual, const Table &expectedTable,
                       const Table &actualTable) {
        const auto differs = [&](const QString &expectedText, const QString &actualText, const QString &reason) {
            if (expectedText != actualText)
                add(DifferenceKind::Different, "column", object, expectedText, actualText, reason);
        };
        const bool automaticId = sqlite() && isAutomaticId(expected, expectedTable) && actual.autoIncrement;
        if (!(automaticId && isIntegerType(expected.type) && isIntegerType(actual.type)))
            compareType(object, expected.type, actual.type);
        if (!automaticId && expected.generated.isEmpty())
            differs(nullWord(expected.nullable), nullWord(actual.nullable),
                    expected.nullable ? Tr::tr("The column does not accept NULL but should.")
                                      : Tr::tr("The column accepts NULL but should not."));
        if (!sameDefault(expected, actual))
            differs(expected.defaultValue.value_or(QStringLiteral("NULL")),
                    actual.defaultValue.value_or(QStringLiteral("NULL")), Tr::tr("The column has another default."));
        // SQLite numbers single keys only.
        if (!sqlite() || expectedTable.primaryKey.size() == 1)
            differs(yesNo(expected.autoIncrement), yesNo(actual.autoIncrement),
                    expected.autoIncrement ? Tr::tr("The column is not numbered automatically but should be.")
                                           : Tr::tr("The column is numbered automatically but should not be."));
        if (!sameExpression(expected.generated, actual.generated))
            differs(expected.generated, actual.generated, Tr::tr("The column is generated in another way."));
        if (sqlite())
            return;
        if (!sameExpression(expected.onUpdate, actual.onUpdate))
            differs(expected.onUpdate, actual.onUpdate,
                    Tr::tr("The column gets another value when its row is changed."));
        differs(expected.invisible ? QStringLiteral("INVISIBLE") : QStringLiteral("VISIBLE"),
                actual.invisible ? QStringLiteral("INVISIBLE") : QStringLiteral("VISIBLE"),
                expected.invisible ? Tr::tr("SELECT * shows the column but should not.")
                                   : Tr::tr("SELECT * does not show the column but should."));
        compareCollation(object, expected, actual, expectedTable, actualTable);
        if (expected.comment != actual.comment)
            add(DifferenceKind::Different, "comment", object, expected.comment, actual.comment,
                Tr::tr("The column has another comment."), SchemaRule::Comments);
    }

    void compareType(const QString &object, const QString &expected, const QString &actual) {
        if (expected == actual || comparableType(expected) == comparableType(actual))
            return;
        if (withoutDisplayWidth(comparableType(expected)) == withoutDisplayWidth(comparableType(actual)))
            add(DifferenceKind::Different, "column", object, expected, actual,
                Tr::tr("The column has the same type with another display width."), SchemaRule::DisplayWidths);
        else
            add(DifferenceKind::Different, "column", object, expected, actual, Tr::tr("The column has another type."));
    }

    void compareCollation(const QString &object, const Column &expected, const Column &actual,
                          const Table &expectedTable, const Table &actualTable) {
        if (expected.collation.isEmpty() && actual.collation.isEmpty())
            return; // both follow their tables, which are compared by themselves
        const QString &expectedName = expected.collation.isEmpty() ? expectedTable.collation : expected.collation;
        const QString &actualName = actual.collation.isEmpty() ? actualTable.collation : actual.collation;
        if (!expectedName.isEmpty() && !sameCollation(expectedName, actualName))
            add(DifferenceKind::Different, "collation", object, expectedName, actualName,
                Tr::tr("The column sorts and compares text by another collation."), SchemaRule::Collations);
    }

    [[nodiscard]] static bool sameCollation(const QString &left, const QString &right) {
        return left == right || canonicalCollation(left) == canonicalCollation(right);
    }

    [[nodiscard]] static bool isAutomaticId(const Column &column, const Table &table) {
        return column.autoIncrement && table.primaryKey == QStringList{column.name};
    }

    [[nodiscard]] QString comparableType(const QString &type) const {
        return sqlite() ? withoutStorageWords(canonicalType(type)) : canonicalType(type);
    }

    [[nodiscard]] bool sameDefault(const Column &expected, const Column &actual) const {
        if (expected.defaultValue == actual.defaultValue)
            return true;
        const auto comparable = [this, &expected](const std::optional<QString> &text) -> std::optional<QString> {
            const auto canonical = text ? canonicalDefault(*text, expected.type, db::Engine::MariaDb) : std::nullopt;
            if (!canonical)
                return {};
            // SQLite knows no fractions of seconds here.
            if (sqlite() && canonical->startsWith(u"current_timestamp("))
                return QStringLiteral("current_timestamp()");
            return comparableExpression(*canonical);
        };
        return comparable(expected.defaultValue) == comparable(actual.defaultValue);
    }

    void comparePrograms(const char *type, SchemaRule rule, const QMap<QString, QString> &expected,
                         const QMap<QString, QString> &actual) {
        for (const auto &[name, sql] : expected.asKeyValueRange()) {
            const auto found = actual.constFind(name);
            if (found == actual.constEnd())
                add(DifferenceKind::Missing, type, name, sql, {}, Tr::tr("It is missing."), rule);
            else if (sql != *found)
                compareProgram(type, rule, name, sql, *found);
        }
        for (const auto &[name, sql] : actual.asKeyValueRange()) {
            if (!expected.contains(name))
                add(DifferenceKind::Extra, type, name, {}, sql, Tr::tr("It is not part of the expected schema."), rule);
        }
    }

    void compareProgram(const char *type, SchemaRule rule, const QString &name, const QString &expected,
                        const QString &actual) {
        const QString left = comparableProgram(expected, m_engine);
        const QString right = comparableProgram(actual, m_engine);
        if (left == right)
            return;
        if (rule == SchemaRule::Events && withoutEventStart(left) == withoutEventStart(right))
            add(DifferenceKind::Different, type, name, expected, actual, Tr::tr("The event runs since another time."),
                SchemaRule::EventStarts);
        else
            add(DifferenceKind::Different, type, name, expected, actual, Tr::tr("It is defined in another way."), rule);
    }

    const Schema &m_expected;
    const Schema &m_actual;
    db::Engine m_engine;
    const CompareOptions &m_options;
    std::vector<Difference> m_differences;
};

} // namespace

QString differenceKindName(DifferenceKind kind) {
    switch (kind) {
    case DifferenceKind::Missing:
        return QStringLiteral("missing");
    case DifferenceKind::Extra:
        return QStringLiteral("extra");
    case DifferenceKind::Different:
        break;
    }
    return QStringLiteral("different");
}

bool Difference::isHarmless() const {
    static const SchemaRules harmless{SchemaRule::CheckNames,       SchemaRule::ColumnOrder,   SchemaRule::Comments,
                                      SchemaRule::DefaultCollation, SchemaRule::DisplayWidths, SchemaRule::EventStarts,
                                      SchemaRule::ForeignKeyNames,  SchemaRule::IndexNames};
    return kind == DifferenceKind::Extra || harmless.contains(rule);
}

std::vector<Difference> compareSchemas(const Schema &expected, const Schema &actual, db::Engine engine,
                                       const CompareOptions &options) {
    return Comparer(expected, actual, engine, options).compare();
}

} // namespace stellwerk::schema
