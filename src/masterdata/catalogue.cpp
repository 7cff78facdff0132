// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/catalogue.h"

#include <QCoreApplication>

namespace stellwerk::masterdata {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Catalogue)
};

/// A collection that is no entity of its own is treated as one: its key starts with its parent.
project::Entity entityOf(const project::Collection &collection, const QString &name, const QString &parentName) {
    project::Entity entity;
    entity.name = name;
    entity.table = collection.table;
    entity.key = QStringList{collection.parent} + collection.key;
    entity.fields = collection.fields;
    entity.ignore = collection.ignore;
    entity.deletes = collection.deletes;
    entity.references = collection.references;
    entity.derived = collection.derived;
    entity.collections = collection.collections;
    project::Reference parent;
    parent.column = collection.parent;
    parent.to = parentName;
    entity.references.insert(entity.references.begin(), parent);
    return entity;
}

class Builder {
public:
    explicit Builder(const schema::Schema &schema) : m_schema(schema) {}

    void add(const project::Entity &entity, const QString &parentName, const QString &collectionName) {
        Node node;
        node.name = entity.name;
        node.table = entity.table;
        node.key = entity.key;
        node.definition = entity;
        node.collectionName = collectionName;
        m_parents << parentName;
        bind(node);
        m_nodes.push_back(std::move(node));
        for (const project::Collection &collection : entity.collections) {
            if (collection.entity.isEmpty()) {
                const QString name = entity.name + u'.' + collection.name;
                add(entityOf(collection, name, entity.name), entity.name, collection.name);
            }
        }
    }

    /// Orders the nodes so that every reference points backwards.
    std::vector<Node> ordered() {
        std::vector<Node> result;
        QStringList done;
        std::vector<bool> placed(m_nodes.size(), false);
        while (result.size() < m_nodes.size()) {
            bool progress = false;
            for (size_t i = 0; i < m_nodes.size(); ++i) {
                if (placed[i] || !ready(m_nodes[i], done))
                    continue;
                placed[i] = progress = true;
                done << m_nodes[i].name;
                finish(m_nodes[i], m_parents[static_cast<qsizetype>(i)], done);
                result.push_back(m_nodes[i]);
            }
            if (!progress) {
                reportCycle(placed);
                break;
            }
        }
        return result;
    }

    [[nodiscard]] const QStringList &mistakes() const { return m_mistakes; }

private:
    void bind(Node &node) {
        const schema::Table *table = m_schema.table(node.table);
        if (!table) {
            m_mistakes << Tr::tr("%1: the table %2 does not exist in the schema.").arg(node.name, node.table);
            return;
        }
        if (table->primaryKey.size() != 1) {
            m_mistakes << Tr::tr("%1: the table %2 needs a primary key of exactly one column.").arg(node.name, node.table);
            return;
        }
        node.idColumn = table->primaryKey.front();
        for (const schema::Column &column : table->columns) {
            if (column.name != node.idColumn && !node.definition.ignore.contains(column.name) && column.generated.isEmpty())
                node.columns.push_back(column);
        }
        QStringList needed = node.key;
        for (const project::Reference &reference : node.definition.references)
            needed << reference.column;
        for (const project::DerivedColumn &derived : node.definition.derived)
            needed << derived.column;
        needed += node.definition.fields.keys() + node.definition.deprecated;
        needed.removeDuplicates();
        for (const QString &column : needed) {
            if (!node.columnIndex(column))
                m_mistakes << Tr::tr("%1: the table %2 has no column %3.").arg(node.name, node.table, column);
        }
    }

    [[nodiscard]] static bool ready(const Node &node, const QStringList &done) {
        return std::ranges::all_of(node.definition.references, [&](const project::Reference &reference) {
            return !reference.value.isEmpty() || done.contains(reference.to);
        });
    }

    static void finish(Node &node, const QString &parentName, const QStringList &done) {
        for (const project::Reference &reference : node.definition.references) {
            if (reference.value.isEmpty())
                node.references.push_back({reference, static_cast<size_t>(done.indexOf(reference.to))});
        }
        if (!parentName.isEmpty())
            node.parent = static_cast<size_t>(done.indexOf(parentName));
    }

    void reportCycle(const std::vector<bool> &placed) {
        QStringList names;
        for (size_t i = 0; i < m_nodes.size(); ++i) {
            if (!placed[i])
                names << m_nodes[i].name;
        }
        m_mistakes << Tr::tr("These entities refer to each other in a circle or to an unknown entity: %1.").arg(names.join(QLatin1String(", ")));
    }

    const schema::Schema &m_schema;
    std::vector<Node> m_nodes;
    QStringList m_parents;
    QStringList m_mistakes;
};

} // namespace

const NodeReference *Node::reference(const QString &column) const {
    const auto found = std::ranges::find_if(references, [&](const NodeReference &r) { return r.definition.column == column; });
    return found == references.end() ? nullptr : &*found;
}

std::optional<size_t> Node::columnIndex(const QString &column) const {
    const auto found = std::ranges::find_if(columns, [&](const schema::Column &c) { return c.name == column; });
    if (found == columns.end())
        return {};
    return static_cast<size_t>(found - columns.begin());
}

bool Node::isDerived(const QString &column) const {
    return std::ranges::any_of(definition.derived, [&](const project::DerivedColumn &d) { return d.column == column; });
}

bool Node::isDeprecated(const QString &column) const {
    return definition.deprecated.contains(column);
}

Result<Catalogue> Catalogue::build(const project::Project &project, const schema::Schema &schema) {
    Builder builder(schema);
    for (const project::Entity &entity : project.entities)
        builder.add(entity, {}, {});
    Catalogue catalogue;
    catalogue.m_nodes = builder.ordered();
    if (!builder.mistakes().isEmpty())
        return fail(ErrorCode::InvalidInput, Tr::tr("The entities of project.toml do not fit the schema."),
                    Tr::tr("Correct project.toml or the schema snapshot."), builder.mistakes().join(u'\n'));
    return catalogue;
}

const Node *Catalogue::node(const QString &name) const {
    const auto index = indexOf(name);
    return index ? &m_nodes[*index] : nullptr;
}

std::optional<size_t> Catalogue::indexOf(const QString &name) const {
    const auto found = std::ranges::find_if(m_nodes, [&](const Node &node) { return node.name == name; });
    if (found == m_nodes.end())
        return {};
    return static_cast<size_t>(found - m_nodes.begin());
}

} // namespace stellwerk::masterdata
