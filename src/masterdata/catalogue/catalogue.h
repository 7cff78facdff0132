// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "masterdata/catalogue/cell_type.h"
#include "project/project.h"
#include "schema/schema.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace stellwerk::masterdata {

/// A reference by id, resolved to the node that it points to.
struct NodeReference {
    project::Reference definition;
    size_t target = 0; ///< index of the node in the catalogue
    size_t column = 0; ///< index of its column in Node::columns
    bool late = false; ///< its target comes later in the order, or is the node itself: written when all rows are there
};

/// A column that repeats a cell of the row that a reference points to.
struct NodeDerived {
    size_t column = 0;    ///< index in Node::columns
    size_t reference = 0; ///< index in Node::references
    size_t source = 0;    ///< index in the columns of the node that it points to
};

/// A column of a table with the part that it plays, so that no row has to ask by name.
struct NodeColumn : schema::Column {
    CellType cellType = CellType::Text;
    bool derived = false;
    bool deprecated = false;
    std::optional<size_t> reference; ///< index in Node::references
};

/// A table of master data with its natural key: an entity, or a collection that is no entity of its own (its key then
/// begins with the reference to its parent).
struct Node {
    QString name; ///< entity name, or "parent.collection"
    QString table;
    QString idColumn;                ///< the single primary key column
    std::vector<NodeColumn> columns; ///< what rows carry, in the table's order: without id, ignored, generated columns
    QStringList key;                 ///< own columns or reference columns
    std::vector<size_t> keyColumns;  ///< their indexes in columns
    std::vector<NodeReference> references; ///< of a collection: the first one leads to its parent
    std::vector<NodeDerived> derived;
    project::Entity definition;   ///< of the entity; for a collection: an entity made from it
    std::optional<size_t> parent; ///< index of the parent node, for collections
    QString collectionName;       ///< member name in the parent's JSON

    [[nodiscard]] const NodeReference *reference(const QString &column) const;
    [[nodiscard]] std::optional<size_t> columnIndex(const QString &column) const;
    /// The reference that the column at that index holds, if it holds one.
    [[nodiscard]] const NodeReference *referenceAt(size_t column) const;
};

/// The project's entities bound to a schema, in an order in which every reference points backwards but the late ones,
/// which break circles: nullable columns that are no part of a natural key.
class Catalogue final {
public:
    /// Fails with InvalidInput and lists every mistake: a table or column that the schema lacks, no single primary key
    /// of whole numbers, a circle of references that cannot be broken (named).
    [[nodiscard]] static Result<Catalogue> build(const project::Project &project, const schema::Schema &schema);

    [[nodiscard]] const std::vector<Node> &nodes() const { return m_nodes; }
    [[nodiscard]] const Node *node(const QString &name) const;
    [[nodiscard]] std::optional<size_t> indexOf(const QString &name) const;
    /// Do rows of other nodes, or of this one, refer to it by id?
    [[nodiscard]] bool isReferredTo(size_t index) const;

private:
    std::vector<Node> m_nodes;
};

} // namespace stellwerk::masterdata
