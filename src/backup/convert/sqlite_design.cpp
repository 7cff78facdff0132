// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/convert/sqlite_design.h"

#include "backup/convert/portable_sql.h"
#include "backup/native/database_content.h"
#include "schema/spelling.h"
#include "schema/table_sql.h"

#include <QCoreApplication>

#include <limits>

namespace stellwerk::backup {

using db::Engine;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Conversion)
};

QSet<QString> setOf(const QStringList &names) {
    return {names.begin(), names.end()};
}

/// SQLite wants the columns that a foreign key points at to be a key.
bool isKey(const schema::Table &table, const QStringList &columns) {
    return setOf(table.primaryKey) == setOf(columns) ||
           std::ranges::any_of(table.indexes, [&columns](const schema::Index &index) {
               return index.unique && setOf(index.columns) == setOf(columns);
           });
}

QString createStatement(const schema::Table &table, const QSet<QString> &nocase) {
    const db::Dialect &dialect = db::Dialect::of(Engine::Sqlite);
    QStringList parts;
    bool automaticKey = false;
    for (const schema::Column &column : table.columns) {
        const bool isAutomatic = schema::isSqliteAutomaticKey(column, table);
        automaticKey = automaticKey || isAutomatic;
        parts << QString(schema::columnClause(column, table, Engine::Sqlite, isAutomatic) +
                         (nocase.contains(column.name) ? u" COLLATE NOCASE" : u""));
    }
    if (!table.primaryKey.isEmpty() && !automaticKey)
        parts << QString(u"PRIMARY KEY (" + dialect.quoteList(table.primaryKey) + u')');
    for (const schema::ForeignKey &key : table.foreignKeys)
        parts << schema::foreignKeyClause(key, Engine::Sqlite);
    for (const schema::Check &check : table.checks) {
        if (!table.column(check.name)) // else it stands behind its column
            parts << QString(u"CONSTRAINT " + dialect.quote(check.name) + u" CHECK (" +
                             schema::translateExpression(check.expression, Engine::MariaDb, Engine::Sqlite) + u')');
    }
    return QString(u"CREATE TABLE " + dialect.quote(table.name) + u" (\n  " + parts.join(QLatin1StringView(",\n  ")) +
                   u"\n)");
}

class Designer final {
public:
    explicit Designer(const BackupOutline &outline) : m_outline(outline) {}

    Result<SqliteDesign> design() {
        STELLWERK_TRY(checkNames());
        for (const TableDefinition &table : m_outline.tables)
            STELLWERK_TRY(addTable(table));
        for (schema::Table &table : m_schema.tables)
            leaveOutLooseKeys(table);
        for (const SchemaObject &object : m_outline.objects)
            addObject(object);
        const schema::Schema named = schema::withSqliteIndexNames(m_schema);
        for (const schema::Table &table : named.tables) {
            m_design.tables << createStatement(table, m_nocase.value(table.name));
            for (const schema::Index &index : table.indexes)
                m_design.indexes << schema::createIndexStatement(index, table, Engine::Sqlite);
        }
        return std::move(m_design);
    }

private:
    Status checkNames() {
        QHash<QString, QString> names;
        for (const TableDefinition &table : m_outline.tables) {
            const QString key = table.name.toLower();
            if (key.startsWith(u"sqlite_"))
                return fail(ErrorCode::CheckFailed,
                            Tr::tr("SQLite keeps names like that of the table %1 for itself.").arg(table.name),
                            Tr::tr("Restore the backup into MariaDB. Nothing was changed."));
            if (names.contains(key))
                return fail(ErrorCode::CheckFailed,
                            Tr::tr("The tables %1 and %2 have one name in SQLite, which does not look at the case.")
                                .arg(names.value(key), table.name),
                            Tr::tr("Restore the backup into MariaDB. Nothing was changed."));
            names.insert(key, table.name);
        }
        return {};
    }

    Status addTable(const TableDefinition &table) {
        STELLWERK_ASSIGN(MariaDbDefinition definition, readMariaDbDefinition(table.name, table.create));
        const QSet<QString> untyped = m_outline.untyped.value(table.name);
        m_incomparable += incomparableColumns(definition.table, untyped);
        m_nocase.insert(table.name, adaptTable(definition, table.columns, untyped, m_design.notCarried));
        addSequence(definition);
        m_schema.tables.push_back(std::move(definition.table));
        return {};
    }

    void addSequence(const MariaDbDefinition &definition) {
        const schema::Table &table = definition.table;
        const bool automatic = std::ranges::any_of(table.columns, &schema::Column::autoIncrement);
        if (!automatic || definition.nextId < 2)
            return;
        constexpr auto kLargest = static_cast<quint64>(std::numeric_limits<qint64>::max());
        m_design.sequences.insert(table.name, static_cast<qint64>(std::min(definition.nextId - 1, kLargest)));
    }

    void leaveOutLooseKeys(schema::Table &table) {
        std::erase_if(table.foreignKeys, [this, &table](const schema::ForeignKey &key) {
            const auto parent = std::ranges::find_if(m_schema.tables, [&key](const schema::Table &other) {
                return other.name.compare(key.table, Qt::CaseInsensitive) == 0;
            });
            const bool exists = parent != m_schema.tables.end();
            if (exists && isKey(*parent, key.referencedColumns))
                return false;
            m_design.notCarried.push_back(
                {QStringLiteral("foreign_key"), QString(table.name + u'.' + key.label()),
                 exists ? Tr::tr("It points at columns of %1 that are no key in SQLite.").arg(key.table)
                        : Tr::tr("It points at the table %1, which is not in the backup.").arg(key.table)});
            return true;
        });
    }

    void addObject(const SchemaObject &object) {
        if (object.kind == kDefaultsKind)
            return; // how the server stores texts for which nobody says it; SQLite has one way
        if (object.kind == u"view") {
            const auto view = object.broken ? std::nullopt : portableView(object.name, object.create, m_incomparable);
            m_schema.views.insert(object.name, {});
            if (view)
                m_design.views.push_back({object.name, *view});
            else
                m_design.notCarried.push_back(
                    {object.kind, object.name,
                     object.broken ? Tr::tr("It could not be used when the backup was made.")
                                   : Tr::tr("It uses what SQLite does not have or answers otherwise.")});
            return;
        }
        m_design.notCarried.push_back({object.kind, object.name,
                                       object.kind == u"trigger" ? Tr::tr("It is written in MariaDB's language.")
                                                                 : Tr::tr("SQLite has nothing of this kind.")});
    }

    const BackupOutline &m_outline;
    schema::Schema m_schema;
    QHash<QString, QSet<QString>> m_nocase; ///< table -> columns
    QSet<QString> m_incomparable;           ///< of all tables
    SqliteDesign m_design;
};

} // namespace

Result<SqliteDesign> designSqlite(const BackupOutline &outline) {
    return Designer(outline).design();
}

} // namespace stellwerk::backup
