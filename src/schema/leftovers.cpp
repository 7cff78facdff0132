// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/leftovers.h"

#include "schema/table_sql.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <tuple>

namespace stellwerk::schema {

using db::Dialect;
using db::Engine;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

/// A name inside another one, between underscores: "skill_skills" in "idx_skill_skills_user_id".
QRegularExpression nameInside(const QString &name) {
    return QRegularExpression(QString(u"(?<![^_])" + QRegularExpression::escape(name) + u"(?![^_])"),
                              QRegularExpression::CaseInsensitiveOption);
}

bool carries(const QString &text, const QString &name) {
    return nameInside(name).match(text).hasMatch();
}

QString dropIndexStatement(const QString &index, const Table &table, Engine engine) {
    const Dialect &dialect = Dialect::of(engine);
    return engine == Engine::Sqlite
               ? QString(u"DROP INDEX " + dialect.quote(index))
               : QString(u"ALTER TABLE " + dialect.quote(table.name) + u" DROP INDEX " + dialect.quote(index));
}

QString dropForeignKeyClause(const ForeignKey &key) {
    return QString(u"DROP FOREIGN KEY " + Dialect::of(Engine::MariaDb).quote(key.name));
}

QString alterTable(const Table &table) {
    return QString(u"ALTER TABLE " + Dialect::of(Engine::MariaDb).quote(table.name) + u' ');
}

bool beginsWith(const QStringList &longer, const QStringList &columns) {
    return longer.size() >= columns.size() && std::equal(columns.begin(), columns.end(), longer.begin());
}

/// Does @p other all the work of @p index?
bool covers(const Index &other, const Index &index) {
    if (other.kind != index.kind)
        return false;
    if (other.columns == index.columns)
        return other.unique || !index.unique;
    return index.kind.isEmpty() && !index.unique && beginsWith(other.columns, index.columns);
}

bool saysTheSame(const ForeignKey &left, const ForeignKey &right) {
    return std::tie(left.columns, left.table, left.referencedColumns, left.onDelete, left.onUpdate) ==
           std::tie(right.columns, right.table, right.referencedColumns, right.onDelete, right.onUpdate);
}

class LeftoverFinder final {
public:
    LeftoverFinder(const Schema &schema, Engine engine, const FormerNames &former)
        : m_schema(engine == Engine::Sqlite ? withSqliteIndexNames(schema) : schema),
          m_engine(engine),
          m_former(former) {}

    std::vector<Leftover> find() {
        findTables();
        for (const Table &table : m_schema.tables)
            findForeignKeys(table);
        for (const Table &table : m_schema.tables)
            findIndexes(table);
        return std::move(m_leftovers);
    }

private:
    [[nodiscard]] bool sqlite() const { return m_engine == Engine::Sqlite; }

    void findTables() {
        for (const auto &[old, current] : m_former.renames.asKeyValueRange()) {
            if (m_schema.table(old) && m_schema.table(current))
                m_leftovers.push_back({LeftoverKind::Table,
                                       old,
                                       {},
                                       current,
                                       Tr::tr("The table was renamed to %1, and both are there. Rows may be in either: "
                                              "compare them before you drop one.")
                                           .arg(current),
                                       {}});
        }
        for (const QString &table : m_former.tables) {
            if (m_schema.table(table) && !m_former.renames.contains(table))
                m_leftovers.push_back({LeftoverKind::Table,
                                       table,
                                       {},
                                       {},
                                       Tr::tr("The table belonged to a former version. Look at its rows before you "
                                              "drop it."),
                                       {}});
        }
    }

    /// The name that the table had before, where @p name carries it. Where one of the two names is a part of the
    /// other, the longer one counts.
    [[nodiscard]] QString formerNameIn(const QString &name, const Table &table) const {
        for (const auto &[old, current] : m_former.renames.asKeyValueRange()) {
            if (current == table.name && carries(name, old) && (carries(old, current) || !carries(name, current)))
                return old;
        }
        return {};
    }

    /// How well a name fits its table: the better one stays.
    [[nodiscard]] int fitOf(const QString &name, const Table &table) const {
        return !formerNameIn(name, table).isEmpty() ? 0 : carries(name, table.name) ? 2 : 1;
    }

    void findForeignKeys(const Table &table) {
        std::vector<const ForeignKey *> keys;
        for (const ForeignKey &key : table.foreignKeys)
            keys.push_back(&key);
        std::ranges::stable_sort(keys, std::greater(), [&](const ForeignKey *key) { return fitOf(key->name, table); });
        for (auto key = keys.begin(); key != keys.end(); ++key) {
            const auto twin =
                std::find_if(keys.begin(), key, [&](const ForeignKey *other) { return saysTheSame(*other, **key); });
            if (twin == key)
                findForeignKeyName(**key, table);
            else
                addForeignKey(**key, **twin, table);
        }
    }

    void addForeignKey(const ForeignKey &key, const ForeignKey &twin, const Table &table) {
        const bool namesTell = fitOf(twin.name, table) > fitOf(key.name, table);
        const QString reason =
            namesTell
                ? Tr::tr("It says the same as %1, which carries the table's name.").arg(twin.label())
                : Tr::tr("It says the same as %1, and the names do not tell which one is left over.").arg(twin.label());
        m_leftovers.push_back(
            {LeftoverKind::ForeignKey, table.name, key.label(), twin.label(), reason,
             namesTell && !sqlite() ? QString(alterTable(table) + dropForeignKeyClause(key)) : QString()});
    }

    void findForeignKeyName(const ForeignKey &key, const Table &table) {
        const QString old = formerNameIn(key.name, table);
        if (old.isEmpty())
            return;
        ForeignKey renamed = key;
        renamed.name.replace(nameInside(old), table.name);
        // A key's name belongs to the whole database.
        const bool isFree = std::ranges::none_of(m_schema.tables, [&](const Table &other) {
            return std::ranges::contains(other.foreignKeys, renamed.name, &ForeignKey::name);
        });
        m_leftovers.push_back({LeftoverKind::ForeignKeyName, table.name, key.name, renamed.name,
                               Tr::tr("Its name still carries %1, the former name of the table.").arg(old),
                               isFree && !sqlite() ? QString(alterTable(table) + dropForeignKeyClause(key) + u", ADD " +
                                                             foreignKeyClause(renamed, m_engine))
                                                   : QString()});
    }

    /// The primary key can do an index's work, but is never one that is too much.
    void findIndexes(const Table &table) {
        const Index primary{QStringLiteral("PRIMARY"), true, table.primaryKey, {}};
        std::vector<const Index *> indexes;
        for (const Index &index : table.indexes)
            indexes.push_back(&index);
        // Those that can do the work of others stand before them.
        std::ranges::stable_sort(indexes, [&](const Index *left, const Index *right) {
            const auto rank = [&](const Index *index) {
                return std::tuple(-index->columns.size(), !index->unique, -fitOf(index->name, table));
            };
            return rank(left) < rank(right);
        });
        std::vector<const Index *> kept{&primary};
        for (const Index *index : indexes) {
            const auto twin = std::ranges::find_if(kept, [&](const Index *other) { return covers(*other, *index); });
            if (twin == kept.end()) {
                kept.push_back(index);
                findIndexName(*index, table);
            } else {
                addIndex(*index, **twin, table);
            }
        }
    }

    void addIndex(const Index &index, const Index &twin, const Table &table) {
        const QString reason = twin.columns == index.columns
                                   ? Tr::tr("%1 has the same columns.").arg(twin.name)
                                   : Tr::tr("%1 begins with the same columns.").arg(twin.name);
        m_leftovers.push_back({LeftoverKind::Index, table.name, index.name, twin.name, reason,
                               dropIndexStatement(index.name, table, m_engine)});
    }

    void findIndexName(const Index &index, const Table &table) {
        const QString old = formerNameIn(index.name, table);
        if (old.isEmpty())
            return;
        QString name = index.name;
        name.replace(nameInside(old), table.name);
        const bool isFree = !std::ranges::contains(table.indexes, name, &Index::name);
        const Dialect &dialect = Dialect::of(m_engine);
        m_leftovers.push_back({LeftoverKind::IndexName, table.name, index.name, name,
                               Tr::tr("Its name still carries %1, the former name of the table.").arg(old),
                               isFree && !sqlite() ? QString(alterTable(table) + u"RENAME INDEX " +
                                                             dialect.quote(index.name) + u" TO " + dialect.quote(name))
                                                   : QString()});
    }

    Schema m_schema;
    Engine m_engine;
    const FormerNames &m_former;
    std::vector<Leftover> m_leftovers;
};

} // namespace

QString leftoverKindName(LeftoverKind kind) {
    switch (kind) {
    case LeftoverKind::Table:
        return QStringLiteral("table");
    case LeftoverKind::Index:
        return QStringLiteral("index");
    case LeftoverKind::ForeignKey:
        return QStringLiteral("foreign_key");
    case LeftoverKind::IndexName:
        return QStringLiteral("index_name");
    case LeftoverKind::ForeignKeyName:
        break;
    }
    return QStringLiteral("foreign_key_name");
}

std::vector<Leftover> findLeftovers(const Schema &schema, db::Engine engine, const FormerNames &former) {
    return LeftoverFinder(schema, engine, former).find();
}

} // namespace stellwerk::schema
