// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/convert/column_design.h"
#include "backup/convert/portable_sql.h"
#include "backup/convert/sqlite_design.h"
#include "backup/native/mariadb_columns.h"
#include "schema/spelling.h"

#include <QCoreApplication>

namespace stellwerk::backup {

using schema::Column;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Conversion)
};

/// Takes out of one table what SQLite cannot hold and says so.
class TableAdapter final {
public:
    TableAdapter(MariaDbDefinition &definition, const QSet<QString> &untyped, std::vector<NotCarried> &notCarried)
        : m_definition(definition), m_untyped(untyped), m_notCarried(notCarried) {}

    QSet<QString> adapt(const QStringList &storedColumns) {
        m_incomparable = incomparableColumns(table(), m_untyped);
        keepStoredColumns(storedColumns);
        QSet<QString> nocase;
        for (Column &column : table().columns) {
            if (isNocase(column))
                nocase << column.name;
            adaptColumn(column);
        }
        adaptKeys();
        adaptChecks();
        nameTheRest(nocase);
        return nocase;
    }

private:
    schema::Table &table() { return m_definition.table; }

    void name(const char *kind, const QString &object, const QString &reason) {
        m_notCarried.push_back({QString::fromLatin1(kind), object, reason});
    }
    QString inTable(const QString &part) { return QString(table().name + u'.' + part); }

    /// Generated columns have no values in a backup, and their expressions are MariaDB's.
    void keepStoredColumns(const QStringList &storedColumns) {
        std::vector<Column> kept;
        for (const QString &stored : storedColumns) {
            Column column;
            column.name = stored;
            column.type = QStringLiteral("text"); // of a column that only the rows know
            if (const Column *known = table().column(stored))
                column = *known;
            column.generated.clear();
            kept.push_back(std::move(column));
        }
        for (const Column &column : table().columns) {
            if (storedColumns.contains(column.name))
                continue;
            m_gone << column.name;
            name("column", inTable(column.name),
                 Tr::tr("It is left out: its values are computed by %1, which only MariaDB does.")
                     .arg(column.generated.section(u' ', 1)));
        }
        table().columns = std::move(kept);
    }

    bool isNocase(const Column &column) {
        return isWordType(column.type) && !m_definition.binaryColumns.contains(column.name);
    }

    void adaptColumn(Column &column) {
        const QString type = column.type;
        adaptDefault(column);
        column.type = sqliteType(type, m_untyped.contains(column.name));
        if (column.type != type)
            name("type", inTable(column.name),
                 Tr::tr("%1 becomes %2, so that every value stays as it is.").arg(type, column.type));
        else if (const QString word = schema::typeWord(type);
                 (word == u"enum" || word == u"set") && hasValuesAlike(type))
            name("type", inTable(column.name),
                 Tr::tr("Words of %1 read alike, so the backup holds their numbers; SQLite gets these.").arg(type));
        else if (word == u"enum" || word == u"set")
            name("type", inTable(column.name), Tr::tr("SQLite does not insist on the words of %1.").arg(type));
        if (!column.onUpdate.isEmpty())
            name("default", inTable(column.name),
                 Tr::tr("ON UPDATE %1 does not exist in SQLite.").arg(column.onUpdate));
        if (column.invisible)
            name("column", inTable(column.name), Tr::tr("It is invisible in MariaDB and visible in SQLite."));
        if (column.autoIncrement && (!schema::isIntegerType(column.type) ||
                                     table().primaryKey != QStringList{column.name} || table().versioned)) {
            column.autoIncrement = false;
            name(
                "auto_increment", inTable(column.name),
                Tr::tr("SQLite gives out numbers only for a whole number that is the only column of the primary key."));
        }
    }

    void adaptDefault(Column &column) {
        if (!column.defaultValue)
            return;
        const SqliteDefault adapted = sqliteDefault(*column.defaultValue, column.type);
        if (!adapted.text)
            name("default", inTable(column.name),
                 Tr::tr("The default %1 exists only in MariaDB; the column has none.").arg(*column.defaultValue));
        else if (!adapted.exact)
            name("default", inTable(column.name),
                 Tr::tr("The default %1 gives whole seconds in SQLite.").arg(*column.defaultValue));
        column.defaultValue = adapted.text;
    }

    bool isGone(const QStringList &columns) {
        return std::ranges::any_of(
            columns, [this](const QString &entry) { return m_gone.contains(schema::splitIndexColumn(entry).name); });
    }

    void adaptKeys() {
        if (isGone(table().primaryKey) || table().versioned) {
            name("index", inTable(QStringLiteral("PRIMARY")),
                 table().versioned
                     ? Tr::tr("Rows of the past may stand beside those of today, so the key is not unique.")
                     : Tr::tr("It is left out with its generated column."));
            table().primaryKey.clear();
        }
        std::vector<schema::Index> kept;
        for (schema::Index &index : table().indexes) {
            if (adaptIndex(index))
                kept.push_back(std::move(index));
        }
        table().indexes = std::move(kept);
        std::erase_if(table().foreignKeys, [this](const schema::ForeignKey &key) {
            const bool gone = isGone(key.columns);
            if (gone)
                name("foreign_key", inTable(key.label()), Tr::tr("It is left out with its generated column."));
            return gone;
        });
    }

    bool adaptIndex(schema::Index &index) {
        if (!index.kind.isEmpty()) {
            name("index", inTable(index.name), Tr::tr("SQLite has no %1 index.").arg(index.kind));
            return false;
        }
        if (isGone(index.columns)) {
            name("index", inTable(index.name), Tr::tr("It is left out with its generated column."));
            return false;
        }
        const bool prefixed = std::ranges::any_of(index.columns, [this](const QString &entry) {
            return !table().column(entry) && !schema::splitIndexColumn(entry).prefix.isEmpty();
        });
        if (index.unique && prefixed)
            name("index", inTable(index.name),
                 Tr::tr("In SQLite whole values are unique, not their first characters."));
        if (index.unique && table().versioned) {
            index.unique = false;
            name("index", inTable(index.name),
                 Tr::tr("Rows of the past may stand beside those of today, so the key is not unique."));
        }
        return true;
    }

    void adaptChecks() {
        std::vector<schema::Check> kept;
        for (schema::Check &check : table().checks) {
            auto portable =
                m_gone.contains(check.name) ? std::nullopt : portableExpression(check.expression, m_incomparable);
            if (portable)
                kept.push_back({check.name, *std::move(portable)});
            else
                name("check", inTable(check.name),
                     Tr::tr("SQLite would not answer %1 in the same way.").arg(check.expression));
        }
        table().checks = std::move(kept);
    }

    void nameTheRest(const QSet<QString> &nocase) {
        if (!nocase.isEmpty()) {
            const QString collation = table().collation.isEmpty() ? m_definition.characterSet : table().collation;
            name("collation", table().name,
                 Tr::tr(
                     "Of %1 and the collations of its columns, SQLite's NOCASE is the nearest: it ignores the case of "
                     "the letters A to Z only.")
                     .arg(collation));
        }
        if (!table().comment.isEmpty() ||
            std::ranges::any_of(table().columns, [](const Column &column) { return !column.comment.isEmpty(); }))
            name("comment", table().name, Tr::tr("SQLite keeps no comments of tables and columns."));
        if (m_definition.partitioned)
            name("partitions", table().name, Tr::tr("All rows are in one SQLite table."));
        if (table().versioned)
            name("table", table().name, Tr::tr("SQLite keeps no old rows from now on; the table is an ordinary one."));
        for (const QString &part : m_definition.remaining)
            name("table", table().name, Tr::tr("This part has no counterpart in SQLite: %1").arg(part));
        for (const QString &key : m_definition.foreignDatabases)
            name("foreign_key", inTable(key), Tr::tr("It leads into another database."));
    }

    MariaDbDefinition &m_definition;
    const QSet<QString> &m_untyped;
    std::vector<NotCarried> &m_notCarried;
    QSet<QString> m_incomparable;
    QSet<QString> m_gone; ///< columns
};

} // namespace

QSet<QString> incomparableColumns(const schema::Table &table, const QSet<QString> &untyped) {
    QSet<QString> columns;
    for (const Column &column : table.columns) {
        if (!comparesAlike(column.type) || !column.generated.isEmpty() || untyped.contains(column.name))
            columns << column.name.toLower();
    }
    return columns;
}

QSet<QString> adaptTable(MariaDbDefinition &definition, const QStringList &storedColumns, const QSet<QString> &untyped,
                         std::vector<NotCarried> &notCarried) {
    return TableAdapter(definition, untyped, notCarried).adapt(storedColumns);
}

} // namespace stellwerk::backup
