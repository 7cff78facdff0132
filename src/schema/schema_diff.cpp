// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_diff.h"

#include "db/sql_script.h"
#include "schema/spelling.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::schema {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

// ---- how differences show the two sides

QString bracketed(const QStringList &names) {
    return QString(u'(' + names.join(QLatin1StringView(", ")) + u')');
}

QString describe(const Column &column) {
    QString text = column.type;
    if (!column.generated.isEmpty())
        text += QString(u" AS " + column.generated);
    if (!column.nullable)
        text += QStringLiteral(" NOT NULL");
    if (column.defaultValue)
        text += QString(u" DEFAULT " + *column.defaultValue);
    if (column.autoIncrement)
        text += QStringLiteral(" AUTO_INCREMENT");
    return text;
}

QString describe(const Index &index) {
    QString text = index.kind.isEmpty() ? QString() : QString(index.kind + u' ');
    if (index.unique)
        text += QStringLiteral("UNIQUE ");
    return QString(text + bracketed(index.columns));
}

QString describe(const ForeignKey &key) {
    return QString(bracketed(key.columns) + u" REFERENCES " + key.table + u' ' + bracketed(key.referencedColumns) +
                   u" ON DELETE " + key.onDelete + u" ON UPDATE " + key.onUpdate);
}

QString describe(const Check &check) {
    return check.expression;
}

QString partName(const Index &index) {
    return index.name;
}
QString partName(const ForeignKey &key) {
    return key.label();
}
QString partName(const Check &check) {
    return check.name.isEmpty() ? QString(u'(' + check.expression + u')') : check.name;
}

QString yesNo(bool value) {
    return value ? QStringLiteral("YES") : QStringLiteral("NO");
}

/// Compares one pair of schemas. What one engine cannot hold is left out of the comparison.
class Comparer final {
public:
    explicit Comparer(db::Engine engine) : m_engine(engine) {}

    std::vector<Difference> compare(const Schema &expected, const Schema &actual,
                                    const std::function<bool(const QString &)> &ignoreTable) {
        const auto ignored = [&ignoreTable](const QString &table) { return ignoreTable && ignoreTable(table); };
        for (const Table &table : expected.tables) {
            if (ignored(table.name))
                continue;
            if (const Table *found = actual.table(table.name))
                compareTable(table, *found);
            else
                add(DifferenceKind::Missing, "table", table.name, table.name, {}, Tr::tr("The table is missing."));
        }
        for (const Table &table : actual.tables) {
            if (!ignored(table.name) && !expected.table(table.name))
                add(DifferenceKind::Extra, "table", table.name, {}, table.name,
                    Tr::tr("The table is not part of the expected schema."));
        }
        comparePrograms("view", expected.views, actual.views);
        comparePrograms("trigger", expected.triggers, actual.triggers);
        if (!sqlite())
            comparePrograms("routine", expected.routines, actual.routines);
        return std::move(m_differences);
    }

private:
    [[nodiscard]] bool sqlite() const { return m_engine == db::Engine::Sqlite; }

    void add(DifferenceKind kind, const char *type, const QString &object, const QString &expected,
             const QString &actual, const QString &reason) {
        m_differences.push_back({kind, QLatin1StringView(type), object, expected, actual, reason});
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
        compareParts("index", expected.name, expected.indexes, actual.indexes);
        compareParts("foreign_key", expected.name, expected.foreignKeys, actual.foreignKeys);
        compareParts("check", expected.name, expected.checks, actual.checks);
        if (!sqlite() && !expected.collation.isEmpty() && expected.collation != actual.collation)
            add(DifferenceKind::Different, "collation", expected.name, expected.collation, actual.collation,
                Tr::tr("The table sorts and compares text by another collation."));
    }

    void compareColumn(const QString &object, const Column &expected, const Column &actual, const Table &expectedTable,
                       const Table &actualTable) {
        const auto differs = [&](const QString &expectedText, const QString &actualText, const QString &reason) {
            if (expectedText != actualText)
                add(DifferenceKind::Different, "column", object, expectedText, actualText, reason);
        };
        const bool automaticId = sqlite() && isAutomaticId(expected, expectedTable) && actual.autoIncrement;
        if (comparableType(expected.type) != comparableType(actual.type) &&
            !(automaticId && isIntegerType(expected.type) && isIntegerType(actual.type)))
            differs(expected.type, actual.type, Tr::tr("The column has another type."));
        if (!automaticId && expected.generated.isEmpty())
            differs(expected.nullable ? QStringLiteral("NULL") : QStringLiteral("NOT NULL"),
                    actual.nullable ? QStringLiteral("NULL") : QStringLiteral("NOT NULL"),
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
        if (comparableExpression(expected.generated) != comparableExpression(actual.generated))
            differs(expected.generated, actual.generated, Tr::tr("The column is generated in another way."));
        if (sqlite())
            return;
        if (comparableExpression(expected.onUpdate) != comparableExpression(actual.onUpdate))
            differs(expected.onUpdate, actual.onUpdate,
                    Tr::tr("The column gets another value when its row is changed."));
        compareCollation(object, expected, actual, expectedTable, actualTable);
    }

    void compareCollation(const QString &object, const Column &expected, const Column &actual,
                          const Table &expectedTable, const Table &actualTable) {
        if (expected.collation.isEmpty() && actual.collation.isEmpty())
            return; // both follow their tables, which are compared by themselves
        const QString expectedName = expected.collation.isEmpty() ? expectedTable.collation : expected.collation;
        const QString actualName = actual.collation.isEmpty() ? actualTable.collation : actual.collation;
        if (!expectedName.isEmpty() && expectedName != actualName)
            add(DifferenceKind::Different, "collation", object, expectedName, actualName,
                Tr::tr("The column sorts and compares text by another collation."));
    }

    [[nodiscard]] static bool isAutomaticId(const Column &column, const Table &table) {
        return column.autoIncrement && table.primaryKey == QStringList{column.name};
    }

    [[nodiscard]] QString comparableType(const QString &type) const {
        // Words for the server's storage, "longtext /*M!100301 COMPRESSED*/", are nothing SQLite keeps.
        return canonicalType(sqlite() ? type.section(QStringLiteral("/*"), 0, 0) : type);
    }

    [[nodiscard]] bool sameDefault(const Column &expected, const Column &actual) const {
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

    // ---- indexes, foreign keys, checks

    [[nodiscard]] bool same(const Index &expected, const Index &actual) const {
        if (!sqlite())
            return expected == actual;
        const auto names = [](const QStringList &entries) {
            QStringList plain;
            for (const QString &entry : entries) {
                const IndexColumn column = splitIndexColumn(entry);
                plain << QString(column.name + (column.descending ? u" DESC" : u""));
            }
            return plain;
        };
        return expected.unique == actual.unique && names(expected.columns) == names(actual.columns);
    }
    [[nodiscard]] static bool same(const ForeignKey &expected, const ForeignKey &actual) {
        return expected.columns == actual.columns && expected.table == actual.table &&
               expected.referencedColumns == actual.referencedColumns && expected.onDelete == actual.onDelete &&
               expected.onUpdate == actual.onUpdate;
    }
    [[nodiscard]] static bool same(const Check &expected, const Check &actual) {
        return comparableExpression(expected.expression) == comparableExpression(actual.expression);
    }

    /// SQLite may hold keys without a name, and names of checks mean nothing there: content stands in for the name.
    [[nodiscard]] bool mayMatchUnnamed(const Index &, const Index &) const { return false; }
    [[nodiscard]] bool mayMatchUnnamed(const ForeignKey &expected, const ForeignKey &actual) const {
        return expected.name.isEmpty() || actual.name.isEmpty();
    }
    [[nodiscard]] bool mayMatchUnnamed(const Check &expected, const Check &actual) const {
        return sqlite() || expected.name.isEmpty() || actual.name.isEmpty();
    }

    template <class Part>
    void compareParts(const char *type, const QString &table, const std::vector<Part> &expected,
                      std::vector<Part> actual) {
        std::vector<const Part *> unmatched;
        for (const Part &part : expected) {
            const auto found = std::ranges::find_if(
                actual, [&](const Part &other) { return !part.name.isEmpty() && other.name == part.name; });
            if (found == actual.end()) {
                unmatched.push_back(&part);
                continue;
            }
            if (!same(part, *found))
                add(DifferenceKind::Different, type, QString(table + u'.' + part.name), describe(part),
                    describe(*found), differentReason(part));
            actual.erase(found);
        }
        for (const Part *part : unmatched) {
            const auto found = std::ranges::find_if(
                actual, [&](const Part &other) { return mayMatchUnnamed(*part, other) && same(*part, other); });
            if (found == actual.end())
                add(DifferenceKind::Missing, type, QString(table + u'.' + partName(*part)), describe(*part), {},
                    missingReason(*part));
            else
                actual.erase(found);
        }
        for (const Part &part : actual)
            add(DifferenceKind::Extra, type, QString(table + u'.' + partName(part)), {}, describe(part),
                extraReason(part));
    }

    [[nodiscard]] static QString missingReason(const Index &) { return Tr::tr("The index is missing."); }
    [[nodiscard]] static QString missingReason(const ForeignKey &) { return Tr::tr("The foreign key is missing."); }
    [[nodiscard]] static QString missingReason(const Check &) { return Tr::tr("The check is missing."); }
    [[nodiscard]] static QString extraReason(const Index &) {
        return Tr::tr("The index is not part of the expected schema.");
    }
    [[nodiscard]] static QString extraReason(const ForeignKey &) {
        return Tr::tr("The foreign key is not part of the expected schema.");
    }
    [[nodiscard]] static QString extraReason(const Check &) {
        return Tr::tr("The check is not part of the expected schema.");
    }
    [[nodiscard]] static QString differentReason(const Index &) {
        return Tr::tr("The index has other columns or another kind.");
    }
    [[nodiscard]] static QString differentReason(const ForeignKey &) {
        return Tr::tr("The foreign key has other columns or actions.");
    }
    [[nodiscard]] static QString differentReason(const Check &) { return Tr::tr("The check tests something else."); }

    void comparePrograms(const char *type, const QMap<QString, QString> &expected,
                         const QMap<QString, QString> &actual) {
        const auto hashOf = [this](const QString &sql) { return db::tokenHash({{sql, 1, 1}}, m_engine); };
        for (const auto &[name, sql] : expected.asKeyValueRange()) {
            const auto found = actual.constFind(name);
            if (found == actual.constEnd())
                add(DifferenceKind::Missing, type, name, sql, {}, Tr::tr("It is missing."));
            else if (hashOf(sql) != hashOf(*found))
                add(DifferenceKind::Different, type, name, sql, *found, Tr::tr("It is defined in another way."));
        }
        for (const auto &[name, sql] : actual.asKeyValueRange()) {
            if (!expected.contains(name))
                add(DifferenceKind::Extra, type, name, {}, sql, Tr::tr("It is not part of the expected schema."));
        }
    }

    db::Engine m_engine;
    std::vector<Difference> m_differences;
};

} // namespace

std::vector<Difference> compareSchemas(const Schema &expected, const Schema &actual, db::Engine engine,
                                       const std::function<bool(const QString &table)> &ignoreTable) {
    return Comparer(engine).compare(expected, actual, ignoreTable);
}

} // namespace stellwerk::schema
