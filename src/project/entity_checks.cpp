// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/natural_key.h"
#include "project/project_reader.h"
#include "project/row_checks.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace stellwerk::project {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ProjectFile)
};

/// Checks the entities of a document. The model and the TOML tables it was read from are walked side by side,
/// because the tables know the positions.
class EntityChecks final {
public:
    EntityChecks(TomlDocument &document, Project &project) : m_document(document), m_project(project) {}

    void run() {
        const auto tables = tablesOf(m_document.root(), "entity");
        for (size_t i = 0; i < tables.size(); ++i) {
            Entity &entity = m_project.entities[i];
            checkHead(entity, *tables[i]);
            checkTableClass(entity.table, *tables[i]);
            checkKey(entity, *tables[i]);
            checkAliases(entity, *tables[i]);
            checkUsedBy(entity, *tables[i]);
            checkRows(m_document, m_project, *tables[i], rowsOf(entity));
            checkCollections(entity.collections, *tables[i], entity.name);
        }
        if (m_document.hasErrors())
            return;
        for (Entity &entity : m_project.entities)
            completeCopies(entity.collections);
    }

private:
    void error(const toml::source_position &at, const QString &message, const QString &hint = {}) {
        m_document.error(at, message, hint);
    }

    void checkHead(const Entity &entity, const toml::table &table) {
        once(m_names, entity.name, positionOf(table, "name"), Tr::tr("Two entities have the name “%1”."));
        once(m_tables, entity.table, positionOf(table, "table"), Tr::tr("Two entities have the table “%1”."));
        // Some file systems see no difference between upper and lower case.
        once(m_files, entity.file.toLower(), positionOf(table, "file"), Tr::tr("Two entities have the file “%1”."));
        const auto at = positionOf(table, "file");
        const QString &file = entity.file;
        if (file.isEmpty())
            return;
        if (file.startsWith(u'/') || file.contains(u'\\') || file.split(u'/').contains(QLatin1String("..")))
            error(at, Tr::tr("The file “%1” would lie outside the folder masterdata.").arg(file),
                  Tr::tr("Write a plain file name, e.g. skills.json."));
        else if (file.contains(u'/') || !file.endsWith(QLatin1String(".json")) || file.startsWith(u'.'))
            error(at, Tr::tr("“%1” is not a plain file name that ends with .json.").arg(file));
    }

    void once(QSet<QString> &seen, const QString &value, const toml::source_position &at, const QString &message) {
        if (!value.isEmpty() && seen.contains(value))
            error(at, message.arg(value));
        seen.insert(value);
    }

    /// Only master tables may be described: everything else is never written by a deployment.
    void checkTableClass(const QString &name, const toml::table &table) {
        const TableClass tableClass = m_project.classOf(name);
        if (!name.isEmpty() && tableClass != TableClass::Master)
            error(positionOf(table, "table"),
                  Tr::tr("The table “%1” is of the class %2; only master tables are deployed.")
                      .arg(name, tableClassName(tableClass)),
                  Tr::tr("Correct the name, or add a pattern to master in [tables]."));
    }

    void checkKey(const Entity &entity, const toml::table &table) {
        if (keyDependsOnItself(m_project, entity))
            error(positionOf(table, "key"),
                  Tr::tr("The natural key of %1 depends on itself through its references.").arg(entity.name),
                  Tr::tr("Give one of the references of the circle its own columns with “by”."));
    }

    void checkAliases(const Entity &entity, const toml::table &table) {
        const toml::table *columns = table["aliases"].as_table();
        for (auto column = entity.aliases.begin(); column != entity.aliases.end(); ++column) {
            for (auto spelling = column->begin(); spelling != column->end(); ++spelling) {
                if (column->contains(spelling.value()))
                    error(positionOf(*columns, column.key().toStdString(), spelling.key()),
                          Tr::tr("“%1” is the canonical spelling of “%2” and itself an alias.")
                              .arg(spelling.value(), spelling.key()));
            }
        }
    }

    void checkUsedBy(const Entity &entity, const toml::table &table) {
        const auto tables = tablesOf(table, "used_by");
        for (size_t i = 0; i < tables.size(); ++i) {
            const QString &key = entity.usedBy[i].key;
            const Reference *reference = referenceOf(entity.references, key);
            if (reference && reference->value.isEmpty())
                error(positionOf(*tables[i], "key"),
                      Tr::tr("“%1” holds ids, which user data cannot repeat by value.").arg(key));
        }
    }

    /// @p owner is the entity around these collections; empty inside a collection that is no entity.
    void checkCollections(std::vector<Collection> &collections, const toml::table &parent, const QString &owner) {
        const auto tables = tablesOf(parent, "collection");
        for (size_t i = 0; i < tables.size(); ++i) {
            Collection &collection = collections[i];
            const bool isCopy = tables[i]->contains("entity");
            if (isCopy)
                checkCopy(collection, *tables[i], owner);
            else
                checkTableClass(collection.table, *tables[i]);
            checkRows(m_document, m_project, *tables[i], rowsOf(collection));
            if (!isCopy)
                checkCollections(collection.collections, *tables[i], {});
        }
    }

    void checkCopy(const Collection &collection, const toml::table &table, const QString &owner) {
        if (table.contains("deletes") || table.contains("collection"))
            error(positionOf(table, table.contains("deletes") ? "deletes" : "collection"),
                  Tr::tr("The collection %1 is a copy of the entity %2, which alone decides about its rows.")
                      .arg(collection.name, collection.entity));
        const Entity *entity = m_project.entity(collection.entity);
        if (collection.entity.isEmpty())
            return;
        if (!entity) {
            error(positionOf(table, "entity"), Tr::tr("There is no entity “%1”.").arg(collection.entity),
                  suggestion(collection.entity, entityNames(m_project)));
            return;
        }
        if (!collection.table.isEmpty() && collection.table != entity->table)
            error(
                positionOf(table, "table"),
                Tr::tr("The entity %1 has the table %2, not “%3”.").arg(entity->name, entity->table, collection.table));
        const Reference *toParent = referenceOf(entity->references, collection.parent);
        if (!collection.parent.isEmpty() && (!toParent || toParent->to != owner))
            error(positionOf(table, "parent"),
                  Tr::tr("“%1” is not a reference of the entity %2 to the rows around this collection.")
                      .arg(collection.parent, entity->name));
    }

    void completeCopies(std::vector<Collection> &collections) {
        for (Collection &collection : collections) {
            if (const Entity *entity = m_project.entity(collection.entity))
                completeCopy(collection, *entity);
            completeCopies(collection.collections);
        }
    }

    static void completeCopy(Collection &copy, const Entity &entity) {
        copy.table = entity.table;
        if (copy.key.isEmpty()) {
            copy.key = entity.key;
            copy.key.removeAll(copy.parent);
        }
        for (const Reference &reference : entity.references) {
            if (reference.column != copy.parent && !referenceOf(copy.references, reference.column))
                copy.references.push_back(reference);
        }
        for (auto field = entity.fields.begin(); field != entity.fields.end(); ++field) {
            if (!copy.fields.contains(field.key()))
                copy.fields.insert(field.key(), field.value());
        }
        copy.ignore += entity.ignore;
        copy.ignore.removeDuplicates();
        for (const DerivedColumn &derived : entity.derived) {
            if (std::ranges::find(copy.derived, derived.column, &DerivedColumn::column) == copy.derived.end())
                copy.derived.push_back(derived);
        }
    }

    TomlDocument &m_document;
    Project &m_project;
    QSet<QString> m_names;
    QSet<QString> m_tables;
    QSet<QString> m_files;
};

} // namespace

void checkEntities(TomlDocument &document, Project &project) {
    EntityChecks(document, project).run();
}

} // namespace stellwerk::project
