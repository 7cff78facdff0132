// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/compare_data.h"

#include "db/parallel.h"
#include "masterdata/compare/collisions.h"
#include "masterdata/compare/removal_order.h"
#include "masterdata/compare/renames.h"
#include "masterdata/rows/data_row.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace stellwerk::masterdata {

Result<std::pair<NodeRows, NodeRows>> readBoth(RowSource &package, RowSource &target, size_t index,
                                               const TaskContext &context) {
    const TaskContext silent(context.stopToken(), {}, {});
    auto [ofPackage, ofTarget] =
        db::inParallel([&] { return package.read(index, context); }, [&] { return target.read(index, silent); });
    if (!ofPackage)
        return std::unexpected(std::move(ofPackage).error());
    if (!ofTarget)
        return std::unexpected(std::move(ofTarget).error());
    return std::pair(*std::move(ofPackage), *std::move(ofTarget));
}

ReferenceIds referenceIds(const DatabaseSource &target) {
    return [&target](const NodeReference &reference, const std::string &key) {
        const auto row = target.keys(reference.target).withKey(key);
        return row ? row->id : db::Value::null();
    };
}

void keepStaying(const StayingRows &staying, size_t index, RowChange &change) {
    const auto found = staying.find({index, change.keyBytes});
    if (found == staying.end() || change.action == RowAction::Leave || (change.onlyInTarget && !change.isRemoval()))
        return;
    change.state = change.onlyInTarget ? RowState::TargetOnly : RowState::Ambiguous;
    change.action = RowAction::Leave;
    change.note = found->second;
}

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterData)
};

/// Rows may stay because of what nodes behind theirs bring.
bool canStay(const CompareInput &input) {
    return std::ranges::any_of(input.catalogue.nodes(),
                               [](const Node &node) {
                                   return node.definition.deletes != project::DeletePolicy::Keep ||
                                          std::ranges::any_of(node.references, &NodeReference::late);
                               }) ||
           (input.policy.review && std::ranges::any_of(input.policy.review->decisions(), [](const Decision &decision) {
                return decision.take == Decision::Take::Package;
            }));
}

/// Collisions are judged node by node, before anybody knows which removals hold. When one does not, rows that counted
/// on the value of a row that is to go may collide after all, and rows that refer to these are ambiguous, too: then
/// everything is compared once more, with the rows that stay.
class DataComparison {
public:
    DataComparison(const CompareInput &input, const TaskContext &context)
        : m_input(input), m_nodes(input.catalogue.nodes()), m_context(context) {}

    Result<DataDiff> run() {
        while (true) {
            const size_t before = m_staying.size();
            STELLWERK_ASSIGN(DataDiff diff, compare());
            if (m_staying.size() == before)
                return diff;
        }
    }
    [[nodiscard]] const StayingRows &staying() const { return m_staying; }

private:
    Result<DataDiff> compare() {
        DatabaseSource target(m_input.connection, m_input.actual, m_input.catalogue, m_input.options);
        AmbiguousKeys ambiguous(m_nodes.size());
        m_removals.assign(m_nodes.size(), {});
        DataDiff diff;
        diff.threeWay = m_input.baseline != nullptr;
        for (size_t i = 0; i < m_nodes.size(); ++i) {
            STELLWERK_ASSIGN(EntityDiff entity, compareOne(i, target, ambiguous));
            diff.entities.push_back(std::move(entity));
        }
        STELLWERK_TRY(
            settleForGood(m_input.connection, m_input.actual, m_input.catalogue, m_input.options, {}, diff, m_context));
        for (size_t i = 0; i < m_nodes.size(); ++i) {
            STELLWERK_TRY(judgeAgain(i, target, diff.entities[i]));
            leaveLate(i, diff.entities[i], ambiguous);
        }
        return diff;
    }

    Result<EntityDiff> compareOne(size_t index, DatabaseSource &target, AmbiguousKeys &ambiguous) {
        const Node &node = m_nodes[index];
        m_context.report({node.table, static_cast<qint64>(index), static_cast<qint64>(m_nodes.size())});
        STELLWERK_ASSIGN(const auto both, readBoth(m_input.package, target, index, m_context));
        std::optional<NodeRows> baseline;
        if (m_input.baseline) {
            STELLWERK_ASSIGN(baseline, m_input.baseline->read(index, m_context));
        }
        std::vector<RowChange> rows;
        const ChangeSink keep = [&](RowChange &&change) -> Status {
            keepStaying(m_staying, index, change);
            rows.push_back(std::move(change));
            return {};
        };
        STELLWERK_ASSIGN(EntityDiff entity,
                         compareNode(m_input.catalogue, index,
                                     {both.first, both.second, baseline ? &*baseline : nullptr},
                                     m_input.options.renames, m_input.policy, ambiguous, keep, m_context));
        entity.rows = std::move(rows);
        // Before collisions: a row that only the server calls equal to another one is often the same under a new name.
        (void)findRenames(node, entity, m_input.baseline != nullptr);
        STELLWERK_TRY(judge(index, target, entity));
        for (const RowChange &row : entity.rows) {
            if (row.state == RowState::Ambiguous)
                ambiguous[index].insert(row.keyBytes);
            if (row.isRemoval())
                m_removals[index].insert(row.keyBytes);
        }
        return entity;
    }

    Status judge(size_t index, const DatabaseSource &target, EntityDiff &entity) {
        const schema::Table *table = target.tableOf(m_nodes[index]);
        return table ? findCollisions(m_input.connection, *table, m_nodes[index], referenceIds(target), entity.rows,
                                      m_context)
                     : Status{};
    }

    /// Remembers the rows of a node that stay against expectation, if others collide with them.
    Status judgeAgain(size_t index, const DatabaseSource &target, EntityDiff &entity) {
        StayingRows kept;
        for (const RowChange &row : entity.rows) {
            if (row.onlyInTarget && !row.isRemoval() && m_removals[index].contains(row.keyBytes))
                kept.emplace(std::pair(index, row.keyBytes), row.note);
        }
        if (kept.empty())
            return {};
        const qint64 before = entity.count(RowState::Ambiguous);
        STELLWERK_TRY(judge(index, target, entity));
        if (entity.count(RowState::Ambiguous) > before)
            m_staying.merge(kept);
        return {};
    }

    /// A late reference may mean a row of which nobody knew yet that it is ambiguous: who refers to it is, too.
    void leaveLate(size_t index, const EntityDiff &entity, const AmbiguousKeys &ambiguous) {
        const Node &node = m_nodes[index];
        for (const RowChange &row : entity.rows) {
            for (const CellChange &cell : row.cells) {
                const NodeReference *reference = node.reference(cell.column);
                if (row.action == RowAction::Leave || row.onlyInTarget || !cell.write || !reference ||
                    !reference->late || !ambiguous[reference->target].contains(cell.packageKey))
                    continue;
                m_staying.try_emplace(std::pair(index, row.keyBytes),
                                      Tr::tr("It refers to “%1” of %2, which is ambiguous.")
                                          .arg(keyText(cell.packageKey), reference->definition.to));
            }
        }
    }

    const CompareInput &m_input;
    const std::vector<Node> &m_nodes;
    const TaskContext &m_context;
    StayingRows m_staying;
    std::vector<std::set<std::string, std::less<>>> m_removals; ///< by node: before anybody asked who needs them
};

} // namespace

Result<DataDiff> compareData(const CompareInput &input, const TaskContext &context) {
    return DataComparison(input, context).run();
}

Result<StayingRows> stayingRows(const CompareInput &input, const TaskContext &context) {
    if (!canStay(input))
        return StayingRows();
    const TaskContext silent(context.stopToken(), {}, {});
    DataComparison comparison(input, silent);
    STELLWERK_TRY(comparison.run());
    return comparison.staying();
}

} // namespace stellwerk::masterdata
