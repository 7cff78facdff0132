// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/compare_data.h"

#include "db/parallel.h"
#include "masterdata/compare/collisions.h"
#include "masterdata/compare/impact.h"
#include "masterdata/compare/removals.h"
#include "masterdata/compare/renames.h"

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

Result<DataDiff> compareData(const CompareInput &input, const TaskContext &context) {
    DatabaseSource target(input.connection, input.actual, input.catalogue, input.options);
    const auto &nodes = input.catalogue.nodes();
    AmbiguousKeys ambiguous(nodes.size());
    DataDiff diff;
    diff.threeWay = input.baseline != nullptr;
    for (size_t i = 0; i < nodes.size(); ++i) {
        context.report({nodes[i].table, static_cast<qint64>(i), static_cast<qint64>(nodes.size())});
        STELLWERK_ASSIGN(const auto both, readBoth(input.package, target, i, context));
        std::optional<NodeRows> baseline;
        if (input.baseline) {
            STELLWERK_ASSIGN(baseline, input.baseline->read(i, context));
        }
        std::vector<RowChange> rows;
        const ChangeSink keep = [&](RowChange &&change) -> Status {
            rows.push_back(std::move(change));
            return {};
        };
        STELLWERK_ASSIGN(EntityDiff entity,
                         compareNode(input.catalogue, i, {both.first, both.second, baseline ? &*baseline : nullptr},
                                     input.options.renames, input.policy, ambiguous, keep, context));
        entity.rows = std::move(rows);
        // Before collisions: a row that only the server calls equal to another one is often the same under a new name.
        (void)findRenames(nodes[i], entity, diff.threeWay);
        if (const schema::Table *table = target.tableOf(nodes[i])) {
            STELLWERK_TRY(
                findCollisions(input.connection, *table, nodes[i], referenceIds(target), entity.rows, context));
            for (const RowChange &row : entity.rows) {
                if (row.state == RowState::Ambiguous)
                    ambiguous[i].insert(row.keyBytes);
            }
        }
        diff.entities.push_back(std::move(entity));
    }
    settleRemovals(input.catalogue, diff.entities);
    STELLWERK_TRY(countImpact(input.connection, input.actual, input.catalogue, input.options, diff, context));
    for (EntityDiff &entity : diff.entities)
        keepReferenced(entity);
    // What stays now may need other rows to stay.
    settleRemovals(input.catalogue, diff.entities);
    return diff;
}

} // namespace stellwerk::masterdata
