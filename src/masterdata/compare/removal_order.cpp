// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/removal_order.h"

#include "masterdata/compare/impact.h"
#include "masterdata/compare/pointed_rows.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace stellwerk::masterdata {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterData)
};

/// The removed rows of a node as a graph of those references of the node to itself that count.
class RemovalOrder {
public:
    /// @p references: indexes in Node::references.
    /// @p selfBinds: a row that refers to itself is a circle.
    RemovalOrder(const std::vector<RowChange> &rows, const std::vector<size_t> &references, bool selfBinds) {
        std::unordered_map<std::string_view, size_t> byKey;
        for (size_t i = 0; i < rows.size(); ++i) {
            if (!rows[i].isRemoval())
                continue;
            byKey.emplace(rows[i].keyBytes, m_rows.size());
            m_rows.push_back(i);
        }
        m_parents.resize(m_rows.size());
        std::vector<size_t> children(m_rows.size(), 0);
        for (size_t i = 0; i < m_rows.size(); ++i) {
            for (const size_t reference : references) {
                const auto parent = byKey.find(rows[m_rows[i]].refersTo[reference]);
                if (parent == byKey.end() || (parent->second == i && !selfBinds))
                    continue;
                m_parents[i].push_back(parent->second);
                ++children[parent->second];
            }
        }
        std::vector<size_t> free;
        for (size_t i = 0; i < m_rows.size(); ++i) {
            if (children[i] == 0)
                free.push_back(i);
        }
        for (size_t next = 0; next < free.size(); ++next) {
            m_order.push_back(m_rows[free[next]]);
            for (const size_t parent : m_parents[free[next]]) {
                if (--children[parent] == 0)
                    free.push_back(parent);
            }
        }
        for (size_t i = 0; i < m_rows.size(); ++i) {
            if (children[i] > 0)
                m_bound.push_back(m_rows[i]);
        }
    }

    /// Indexes of rows, children first, without those of bound().
    [[nodiscard]] const std::vector<size_t> &order() const { return m_order; }
    /// Rows of circles, and rows that they lead to.
    [[nodiscard]] const std::vector<size_t> &bound() const { return m_bound; }

private:
    std::vector<size_t> m_rows;
    std::vector<std::vector<size_t>> m_parents; ///< by place in m_rows
    std::vector<size_t> m_order;
    std::vector<size_t> m_bound;
};

std::vector<size_t> ownReferences(const Node &node, size_t index) {
    std::vector<size_t> references;
    for (size_t i = 0; i < node.references.size(); ++i) {
        if (node.references[i].target == index)
            references.push_back(i);
    }
    return references;
}

/// Does the database refuse to delete a row that others point at by this column?
bool isForbidding(const schema::Table &table, const QString &column) {
    return std::ranges::any_of(table.foreignKeys, [&](const schema::ForeignKey &key) {
        return key.columns.contains(column, Qt::CaseInsensitive) && !key.onDelete.startsWith(QLatin1String("SET")) &&
               key.onDelete != QLatin1String("CASCADE");
    });
}

void keepCircles(const Node &node, size_t index, const schema::Table &table, db::Engine engine, EntityDiff &diff) {
    std::vector<size_t> references = ownReferences(node, index);
    std::erase_if(references,
                  [&](size_t reference) { return !isForbidding(table, node.references[reference].definition.column); });
    if (references.empty())
        return;
    // InnoDB does not delete a row either that only refers to itself; SQLite does.
    const RemovalOrder order(diff.rows, references, engine == db::Engine::MariaDb);
    for (const size_t row : order.bound()) {
        keepRemoval(diff.rows[row],
                    Tr::tr("Only in the target; kept, because rows that were to be removed refer to each other, or to "
                           "themselves, in a circle, and none of them can be deleted first. Clear one of these "
                           "references in the target."));
    }
}

} // namespace

Status settleForGood(db::Connection &connection, const schema::Schema &actual, const Catalogue &catalogue,
                     const ReadOptions &options, const NeededKeys &needed, DataDiff &diff, const TaskContext &context) {
    settleRemovals(catalogue, diff.entities, needed);
    STELLWERK_TRY(countImpact(connection, actual, catalogue, options, diff, context));
    for (size_t i = 0; i < diff.entities.size(); ++i) {
        const Node &node = catalogue.nodes()[i];
        keepReferenced(diff.entities[i]);
        const schema::Table *table = actual.table(node.table);
        if (!table)
            table = actual.table(options.tableNow.value(node.table));
        if (table)
            keepCircles(node, i, *table, connection.engine(), diff.entities[i]);
    }
    // What stays now may need other rows to stay, these again others.
    for (bool kept = true; kept;) {
        settleRemovals(catalogue, diff.entities, needed);
        STELLWERK_ASSIGN(kept, keepPointedAt(connection, actual, catalogue, options, diff, context));
    }
    return {};
}

std::vector<const RowChange *> inRemovalOrder(const Catalogue &catalogue, size_t index, const EntityDiff &diff) {
    const RemovalOrder order(diff.rows, ownReferences(catalogue.nodes()[index], index), false);
    std::vector<const RowChange *> rows;
    for (const size_t row : order.order())
        rows.push_back(&diff.rows[row]);
    for (const size_t row : order.bound())
        rows.push_back(&diff.rows[row]);
    return rows;
}

} // namespace stellwerk::masterdata
