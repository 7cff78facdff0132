// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/data_comparer.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterData)
};

using Keys = std::unordered_set<std::string>;

/// A cell for people: a reference as the natural key of the row that it points to.
Value shown(const Node &node, size_t column, const Value &cell) {
    if (cell.kind == ValueKind::Text && node.referenceAt(column))
        return Value::text(keyText(decodeKey(cell.bytes)));
    return cell;
}

std::vector<CellChange> changedCells(const Node &node, const DataRow &target, const DataRow &package) {
    std::vector<CellChange> cells;
    for (size_t i = 0; i < node.columns.size(); ++i) {
        if (target.cells[i] != package.cells[i] && !node.columns[i].deprecated)
            cells.push_back({node.columns[i].name, shown(node, i, target.cells[i]), shown(node, i, package.cells[i])});
    }
    return cells;
}

std::vector<CellChange> filledCells(const Node &node, const DataRow &package) {
    std::vector<CellChange> cells;
    for (size_t i = 0; i < node.columns.size(); ++i) {
        if (!package.cells[i].isNull())
            cells.push_back({node.columns[i].name, Value::null(), shown(node, i, package.cells[i])});
    }
    return cells;
}

/// Walks both sorted sides of one entity.
class EntityComparison {
public:
    EntityComparison(const Node &node, const EntityData &package, const EntityData &target,
                     const std::vector<Keys> &ambiguous, Keys &ownAmbiguous)
        : m_node(node),
          m_package(package.rows),
          m_target(target.rows),
          m_ambiguous(ambiguous),
          m_ownAmbiguous(ownAmbiguous) {
        m_diff.entity = node.name;
        m_diff.table = node.table;
        m_diff.emptyInPackage = m_package.empty() && !m_target.empty();
    }

    EntityDiff run() {
        size_t p = 0;
        size_t t = 0;
        while (p < m_package.size() || t < m_target.size()) {
            const bool packageFirst =
                t == m_target.size() || (p < m_package.size() && m_package[p].key <= m_target[t].key);
            const std::string &key = packageFirst ? m_package[p].key : m_target[t].key;
            const size_t packageEnd = endOf(m_package, p, key);
            const size_t targetEnd = endOf(m_target, t, key);
            compareKey(p, packageEnd, t, targetEnd);
            p = packageEnd;
            t = targetEnd;
        }
        std::ranges::stable_sort(m_diff.rows, {}, &RowChange::state);
        return std::move(m_diff);
    }

private:
    static size_t endOf(const std::vector<DataRow> &rows, size_t from, const std::string &key) {
        while (from < rows.size() && rows[from].key == key)
            ++from;
        return from;
    }

    /// All rows of one key on both sides; more than one on a side, or a problem, makes all of them ambiguous.
    void compareKey(size_t p, size_t packageEnd, size_t t, size_t targetEnd) {
        QString problem;
        for (size_t i = p; i < packageEnd && problem.isEmpty(); ++i)
            problem =
                m_package[i].problem.isEmpty() ? QString() : Tr::tr("In the package: %1").arg(m_package[i].problem);
        for (size_t i = t; i < targetEnd && problem.isEmpty(); ++i)
            problem = m_target[i].problem.isEmpty() ? QString() : Tr::tr("In the target: %1").arg(m_target[i].problem);
        if (problem.isEmpty() && p < packageEnd)
            problem = referenceProblem(m_package[p]);
        if (!problem.isEmpty()) {
            m_ownAmbiguous.insert(p < packageEnd ? m_package[p].key : m_target[t].key);
            for (size_t i = p; i < packageEnd; ++i)
                addPackage(RowState::Ambiguous, i, {}, problem);
            for (size_t i = t; i < targetEnd; ++i)
                addTarget(RowState::Ambiguous, i, {}, problem);
            return;
        }
        if (p == packageEnd)
            addTargetOnly(t);
        else if (t == targetEnd)
            addPackage(RowState::New, p, filledCells(m_node, m_package[p]), {});
        else if (auto cells = changedCells(m_node, m_target[t], m_package[p]); cells.empty())
            ++m_diff.same;
        else
            addTarget(RowState::Changed, t, std::move(cells), {}, p);
    }

    /// Why a package row cannot be written although its own key is fine.
    [[nodiscard]] QString referenceProblem(const DataRow &row) const {
        for (const NodeReference &reference : m_node.references) {
            const Value &cell = row.cells[reference.column];
            if (cell.kind == ValueKind::Text && m_ambiguous[reference.target].contains(cell.bytes))
                return Tr::tr("It refers to “%1” of %2, which is ambiguous.")
                    .arg(keyText(decodeKey(cell.bytes)), reference.definition.to);
        }
        return {};
    }

    void addTargetOnly(size_t t) {
        // An entity without any row in the package is never a mass deletion.
        const bool remove = m_node.definition.deletes == project::DeletePolicy::Delete && !m_diff.emptyInPackage;
        addTarget(remove ? RowState::Removed : RowState::TargetOnly, t, {},
                  remove ? QString() : Tr::tr("Only in the target; kept."));
    }

    void addPackage(RowState state, size_t p, std::vector<CellChange> cells, const QString &note) {
        m_diff.rows.push_back(
            {state, keyText(decodeKey(m_package[p].key)), Value::null(), std::move(cells), note, p, 0});
    }

    void addTarget(RowState state, size_t t, std::vector<CellChange> cells, const QString &note, size_t p = 0) {
        const DataRow &row = m_target[t];
        m_diff.rows.push_back({state, keyText(decodeKey(row.key)), row.id, std::move(cells), note, p, t});
    }

    const Node &m_node;
    const std::vector<DataRow> &m_package;
    const std::vector<DataRow> &m_target;
    const std::vector<Keys> &m_ambiguous;
    Keys &m_ownAmbiguous;
    EntityDiff m_diff;
};

/// Decides about the rows that the package lacks, looking at all nodes together.
class Removals {
public:
    Removals(const Catalogue &catalogue, std::vector<EntityDiff> &diffs, const DataSet &target)
        : m_catalogue(catalogue), m_diffs(diffs), m_target(target), m_needed(diffs.size()), m_removed(diffs.size()) {}

    void settle() {
        for (size_t i = m_diffs.size(); i-- > 0;)
            keepNeeded(i);
        for (size_t i = 0; i < m_diffs.size(); ++i) {
            removeWithParents(i);
            std::ranges::stable_sort(m_diffs[i].rows, {}, &RowChange::state);
        }
    }

private:
    [[nodiscard]] const DataRow &rowOf(size_t index, const RowChange &change) const {
        return m_target.of(m_catalogue.nodes()[index].name).rows[change.targetRow];
    }

    /// Rows of a collection that the package no longer has live and die with their parent.
    [[nodiscard]] bool followsParent(size_t index, const RowChange &change, const DataRow &row) const {
        return m_catalogue.nodes()[index].parent && !m_diffs[index].emptyInPackage &&
               (change.state == RowState::TargetOnly || change.state == RowState::Removed) &&
               !m_needed[index].contains(row.key);
    }

    /// Later nodes were asked before: what they keep is known.
    void keepNeeded(size_t index) {
        const Node &node = m_catalogue.nodes()[index];
        for (RowChange &change : m_diffs[index].rows) {
            if (change.targetId.isNull() || change.state == RowState::Changed)
                continue;
            const DataRow &row = rowOf(index, change);
            if (change.state == RowState::Removed && m_needed[index].contains(row.key)) {
                change.state = RowState::TargetOnly;
                change.note = Tr::tr("Only in the target; kept, because rows that are kept refer to it.");
            }
            if (change.state == RowState::Removed)
                continue;
            for (size_t i = followsParent(index, change, row) ? 1 : 0; i < node.references.size(); ++i) {
                const Value &cell = row.cells[node.references[i].column];
                if (cell.kind == ValueKind::Text)
                    m_needed[node.references[i].target].insert(cell.bytes);
            }
        }
    }

    void removeWithParents(size_t index) {
        const Node &node = m_catalogue.nodes()[index];
        for (RowChange &change : m_diffs[index].rows) {
            if (change.state != RowState::Removed && change.state != RowState::TargetOnly)
                continue;
            const DataRow &row = rowOf(index, change);
            if (change.state == RowState::TargetOnly && followsParent(index, change, row) &&
                m_removed[*node.parent].contains(row.cells[node.references.front().column].bytes)) {
                change.state = RowState::Removed;
                change.note = Tr::tr("Removed with the row that it belongs to.");
            }
            if (change.state == RowState::Removed)
                m_removed[index].insert(row.key);
        }
    }

    const Catalogue &m_catalogue;
    std::vector<EntityDiff> &m_diffs;
    const DataSet &m_target;
    std::vector<Keys> m_needed; ///< encoded keys by node
    std::vector<Keys> m_removed;
};

} // namespace

DataComparer::DataComparer(const Catalogue &catalogue)
    : m_catalogue(catalogue), m_ambiguous(catalogue.nodes().size()) {}

EntityDiff DataComparer::compare(size_t index, const EntityData &package, const EntityData &target) {
    return EntityComparison(m_catalogue.nodes()[index], package, target, m_ambiguous, m_ambiguous[index]).run();
}

void DataComparer::settleRemovals(std::vector<EntityDiff> &diffs, const DataSet &target) const {
    Removals(m_catalogue, diffs, target).settle();
}

} // namespace stellwerk::masterdata
