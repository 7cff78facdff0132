// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/catalogue/catalogue.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace stellwerk::masterdata {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Catalogue)
};

/// A collection that is no entity of its own is treated as one: its key starts with its parent.
project::Entity entityOf(const project::Collection &collection, const QString &name, const QString &parentName,
                         project::ChangePolicy policy) {
    project::Entity entity;
    entity.name = name;
    entity.table = collection.table;
    entity.key = QStringList{collection.parent} + collection.key;
    entity.fields = collection.fields;
    entity.ignore = collection.ignore;
    entity.deletes = collection.deletes;
    entity.policy = policy;
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
                add(entityOf(collection, name, entity.name, entity.policy), entity.name, collection.name);
            }
        }
    }

    /// What one entity says about another one can be checked when all of them are known.
    void checkTargets() {
        for (const Node &node : m_nodes) {
            for (const project::Reference &reference : node.definition.references)
                checkReference(node, reference);
            for (const project::DerivedColumn &derived : node.definition.derived)
                checkDerived(node, derived);
            for (const project::Collection &collection : node.definition.collections) {
                for (const project::Reference &reference : collection.references)
                    checkReference(node, reference);
                if (!collection.entity.isEmpty())
                    checkCopy(node, collection);
            }
        }
    }

    /// Orders the nodes so that every reference points backwards; where references form circles, some are made late.
    std::vector<Node> ordered() {
        std::vector<size_t> order;
        std::vector<bool> placed(m_nodes.size(), false);
        while (order.size() < m_nodes.size()) {
            const size_t before = order.size();
            for (size_t i = 0; i < m_nodes.size(); ++i) {
                if (placed[i] || openReference(m_nodes[i], placed))
                    continue;
                placed[i] = true;
                order.push_back(i);
            }
            if (order.size() == before && !breakCircle(placed))
                return {};
        }
        for (const size_t i : order)
            m_order << m_nodes[i].name;
        std::vector<Node> result;
        for (const size_t i : order) {
            resolve(m_nodes[i], m_parents[static_cast<qsizetype>(i)], result);
            result.push_back(m_nodes[i]);
        }
        return result;
    }

    [[nodiscard]] QStringList mistakes() {
        m_mistakes.removeDuplicates();
        return m_mistakes;
    }

private:
    void bind(Node &node) {
        const schema::Table *table = m_schema.table(node.table);
        if (!table) {
            m_mistakes << Tr::tr("%1: the table %2 does not exist in the schema.").arg(node.name, node.table);
            return;
        }
        const QString id = table->primaryKey.size() == 1 ? table->primaryKey.front() : QString();
        const schema::Column *idColumn = table->column(id);
        if (!idColumn || cellTypeOf(idColumn->type) != CellType::Integer) {
            m_mistakes << Tr::tr("%1: the table %2 needs a primary key of exactly one column with whole numbers.")
                              .arg(node.name, node.table);
            return;
        }
        node.idColumn = id;
        const project::Entity &entity = node.definition;
        for (const schema::Column &column : table->columns) {
            if (column.name == id || entity.ignore.contains(column.name) || !column.generated.isEmpty())
                continue;
            const bool derived = std::ranges::contains(entity.derived, column.name, &project::DerivedColumn::column);
            node.columns.push_back(
                {{column}, cellTypeOf(column.type), derived, entity.deprecated.contains(column.name), {}});
        }
        QStringList needed = node.key + entity.fields.keys() + entity.deprecated + entity.aliases.keys();
        for (const project::Reference &reference : entity.references)
            needed << reference.column;
        for (const project::DerivedColumn &derived : entity.derived)
            needed << derived.column << derived.reference;
        for (const QString &column : needed)
            require(node, column, node.columnIndex(column).has_value());
        for (const QString &column : entity.ignore)
            require(node, column, table->column(column));
    }

    void require(const Node &node, const QString &column, bool present) {
        if (!present)
            m_mistakes << Tr::tr("%1: the table %2 has no column %3.").arg(node.name, node.table, column);
    }

    [[nodiscard]] const Node *named(const QString &name) const {
        const auto found = std::ranges::find(m_nodes, name, &Node::name);
        return found == m_nodes.end() ? nullptr : &*found;
    }

    void checkReference(const Node &node, const project::Reference &reference) {
        const Node *target = named(reference.to);
        if (!target) {
            m_mistakes << Tr::tr("%1: there is no entity %2.").arg(node.name, reference.to);
            return;
        }
        const QStringList columns = reference.value.isEmpty() ? reference.by : QStringList{reference.value};
        for (const QString &column : columns)
            require(*target, column, target->idColumn.isEmpty() || target->columnIndex(column));
    }

    void checkDerived(const Node &node, const project::DerivedColumn &derived) {
        const auto &references = node.definition.references;
        const auto reference = std::ranges::find(references, derived.reference, &project::Reference::column);
        if (reference == references.end() || !reference->value.isEmpty())
            m_mistakes << Tr::tr("%1: the column %2 follows %3, which is no reference by id.")
                              .arg(node.name, derived.column, derived.reference);
        else if (const Node *target = named(reference->to); target && !target->idColumn.isEmpty())
            require(*target, derived.source, target->columnIndex(derived.source).has_value());
    }

    void checkCopy(const Node &node, const project::Collection &collection) {
        const Node *entity = named(collection.entity);
        if (!entity)
            m_mistakes << Tr::tr("%1: there is no entity %2.").arg(node.name, collection.entity);
        else if (!entity->idColumn.isEmpty())
            require(*entity, collection.parent, entity->columnIndex(collection.parent).has_value());
    }

    using Late = std::pair<QString, QString>; ///< node, column

    /// The first reference of a node to one that is not placed yet. Unknown ones are reported elsewhere.
    [[nodiscard]] const project::Reference *openReference(const Node &node, const std::vector<bool> &placed) const {
        for (const project::Reference &reference : node.definition.references) {
            const Node *target = reference.value.isEmpty() ? named(reference.to) : nullptr;
            if (target && !placed[static_cast<size_t>(target - m_nodes.data())] &&
                !m_late.contains({node.name, reference.column}))
                return &reference;
        }
        return nullptr;
    }

    /// Turns names into indexes; names without one are mistakes that were reported before.
    void resolve(Node &node, const QString &parentName, const std::vector<Node> &before) {
        for (const project::Reference &reference : node.definition.references) {
            const auto column = node.columnIndex(reference.column);
            const qsizetype target = m_order.indexOf(reference.to);
            if (!reference.value.isEmpty() || !column || target < 0)
                continue;
            node.columns[*column].reference = node.references.size();
            node.references.push_back(
                {reference, static_cast<size_t>(target), *column, m_late.contains({node.name, reference.column})});
        }
        for (const project::DerivedColumn &derived : node.definition.derived) {
            const auto column = node.columnIndex(derived.column);
            const auto from = node.columnIndex(derived.reference);
            const auto reference = from ? node.columns[*from].reference : std::nullopt;
            if (!column || !reference)
                continue;
            if (node.references[*reference].late) {
                m_mistakes << Tr::tr("%1: the column %2 cannot follow %3, which closes a circle of references.")
                                  .arg(node.name, derived.column, derived.reference);
                continue;
            }
            if (const auto source = before[node.references[*reference].target].columnIndex(derived.source))
                node.derived.push_back({*column, *reference, *source});
        }
        for (const QString &column : node.key)
            node.keyColumns.push_back(node.columnIndex(column).value_or(0));
        if (!parentName.isEmpty())
            node.parent = static_cast<size_t>(m_order.indexOf(parentName));
    }

    /// A row can be written without it first: NULL is allowed and the natural key does not need it.
    [[nodiscard]] static bool canBeLate(const Node &node, const project::Reference &reference) {
        const auto column = node.columnIndex(reference.column);
        return column && node.columns[*column].nullable && !node.key.contains(reference.column);
    }

    /// Follows open references from any node that is left until one comes again: that is the circle. Makes its first
    /// reference late that can be; if none can, the circle is a mistake.
    bool breakCircle(const std::vector<bool> &placed) {
        const auto left = std::ranges::find(placed, false) - placed.begin();
        QStringList path{m_nodes[static_cast<size_t>(left)].name};
        while (path.indexOf(path.back()) == path.size() - 1)
            path << openReference(*named(path.back()), placed)->to;
        path.remove(0, path.indexOf(path.back()));
        for (const QString &name : path) {
            const Node &node = *named(name);
            const project::Reference &reference = *openReference(node, placed);
            if (canBeLate(node, reference)) {
                m_late.insert({name, reference.column});
                return true;
            }
        }
        m_mistakes << Tr::tr("These entities refer to each other in a circle, and none of the references can be NULL "
                             "at first: %1.")
                          .arg(path.join(QStringLiteral(" → ")));
        return false;
    }

    const schema::Schema &m_schema;
    std::vector<Node> m_nodes;
    QStringList m_parents;
    QStringList m_order;   ///< the names of the nodes
    std::set<Late> m_late; ///< references that break circles
    QStringList m_mistakes;
};

} // namespace

const NodeReference *Node::reference(const QString &column) const {
    const auto index = columnIndex(column);
    return index ? referenceAt(*index) : nullptr;
}

const NodeReference *Node::referenceAt(size_t column) const {
    const auto &index = columns[column].reference;
    return index ? &references[*index] : nullptr;
}

std::optional<size_t> Node::columnIndex(const QString &column) const {
    const auto found = std::ranges::find(columns, column, &NodeColumn::name);
    if (found == columns.end())
        return {};
    return static_cast<size_t>(found - columns.begin());
}

Result<Catalogue> Catalogue::build(const project::Project &project, const schema::Schema &schema) {
    Builder builder(schema);
    for (const project::Entity &entity : project.entities)
        builder.add(entity, {}, {});
    builder.checkTargets();
    Catalogue catalogue;
    catalogue.m_nodes = builder.ordered();
    if (const QStringList mistakes = builder.mistakes(); !mistakes.isEmpty())
        return fail(ErrorCode::InvalidInput, Tr::tr("The entities of project.toml do not fit the schema."),
                    Tr::tr("Correct project.toml or the schema snapshot."), mistakes.join(u'\n'));
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

bool Catalogue::isReferredTo(size_t index) const {
    return std::ranges::any_of(m_nodes, [&](const Node &node) {
        return std::ranges::contains(node.references, index, &NodeReference::target);
    });
}

} // namespace stellwerk::masterdata
