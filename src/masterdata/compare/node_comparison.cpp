// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/node_comparison.h"

#include "masterdata/compare/row_side.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterData)
};

constexpr qint64 kRowsBetweenStopChecks = 1024;

/// What files of format 1.0 write for NULL.
bool isEmptyValue(const Value &value) {
    return value.isNull() || value.bytes.empty() || value.bytes == "0";
}

/// A cell for people: a reference as the natural key of the row that it points to.
Value shown(const Node &node, size_t column, const Value &cell) {
    if (cell.kind == ValueKind::Text && node.referenceAt(column))
        return Value::text(keyText(cell.bytes));
    return cell;
}

class Comparison {
public:
    Comparison(const Catalogue &catalogue, size_t index, const Sides &sides, const AcceptedRenames &renames,
               const ComparePolicy &policy, AmbiguousKeys &ambiguous, const ChangeSink &sink)
        : m_node(catalogue.nodes()[index]),
          m_sides(sides),
          m_policy(policy),
          m_ambiguous(ambiguous),
          m_ownAmbiguous(ambiguous[index]),
          m_sink(sink),
          m_asks(policy.asks(m_node)),
          m_package(&sides.package),
          m_target(&sides.target),
          m_baseline(sides.baseline) {
        if (const auto found = renames.find(index); found != renames.end()) {
            for (const auto &[from, to] : found->second)
                m_renamed.insert(to);
        }
        m_diff.entity = m_node.name;
        m_diff.table = m_node.table;
        m_diff.emptyInPackage = sides.package.table.rows() == 0 && sides.target.table.rows() > 0;
        if (m_diff.emptyInPackage && policy.decideConflicts && saysSomething(sides.package.coverage)) {
            const Decision *decision = policy.review ? policy.review->find(m_node.name, {}) : nullptr;
            m_diff.emptyUndecided =
                !decision || decision->contentHash != emptyContentHash(m_node.name, sides.target.table.rows());
        }
        for (size_t i = 0; i < m_node.columns.size(); ++i)
            m_compared.push_back(!m_node.columns[i].deprecated && sides.package.coverage.present[i] &&
                                 sides.target.coverage.present[i]);
        for (size_t i = 0; i < m_node.columns.size(); ++i) {
            if (!m_compared[i])
                m_diff.notCompared << m_node.columns[i].name;
        }
        m_allTargetsClear = std::ranges::all_of(
            m_node.references, [&](const NodeReference &reference) { return ambiguous[reference.target].empty(); });
    }

    Result<EntityDiff> run(const TaskContext &context) {
        m_diff.remarks = remarksOf(m_node, m_sides.package, m_sides.target);
        STELLWERK_TRY(m_package.step());
        STELLWERK_TRY(m_target.step());
        STELLWERK_TRY(m_baseline.step());
        for (qint64 count = 0; m_package.here() || m_target.here(); ++count) {
            if (count % kRowsBetweenStopChecks == 0)
                STELLWERK_TRY(context.checkStop());
            STELLWERK_TRY(compareNext());
        }
        return std::move(m_diff);
    }

private:
    static bool saysSomething(const Coverage &coverage) { return std::ranges::contains(coverage.present, true); }

    Status compareNext() {
        const bool inPackage = m_package.here() && (!m_target.here() || m_package.row().key <= m_target.row().key);
        const bool inTarget = m_target.here() && (!inPackage || m_target.row().key == m_package.row().key);
        // The way that most rows go: nothing is copied or taken apart.
        if (inPackage && inTarget && m_allTargetsClear && m_package.row().compared() == m_target.row().compared() &&
            !m_package.isDoubtful() && !m_target.isDoubtful()) {
            ++m_diff.same;
            STELLWERK_TRY(m_package.step());
            return m_target.step();
        }
        const std::string key(inPackage ? m_package.row().key : m_target.row().key);
        while (m_baseline.here() && m_baseline.row().key < key)
            STELLWERK_TRY(m_baseline.step());
        const QString problem = problemOf(inPackage, inTarget);
        if (!problem.isEmpty())
            return giveAmbiguous(key, problem);
        std::optional<DataRow> package;
        std::optional<DataRow> target;
        if (inPackage) {
            package = m_package.row().unpack(m_node);
            STELLWERK_TRY(m_package.step());
        }
        if (inTarget) {
            target = m_target.row().unpack(m_node);
            STELLWERK_TRY(m_target.step());
        }
        return comparePair(key, package, target);
    }

    /// Says on which side it is: all rows of the key get the same note.
    [[nodiscard]] QString problemOf(bool inPackage, bool inTarget) const {
        if (inPackage && m_package.isDoubtful())
            return Tr::tr("In the package: %1").arg(m_package.problem());
        if (inTarget && m_target.isDoubtful())
            return Tr::tr("In the target: %1").arg(m_target.problem());
        return inPackage && !m_allTargetsClear ? referenceProblem(m_package.row().unpack(m_node)) : QString();
    }

    /// Why a package row cannot be written although its own key is fine.
    [[nodiscard]] QString referenceProblem(const DataRow &row) const {
        for (const NodeReference &reference : m_node.references) {
            const Value &cell = row.cells[reference.column];
            if (cell.kind == ValueKind::Text && m_ambiguous[reference.target].contains(cell.bytes))
                return Tr::tr("It refers to “%1” of %2, which is ambiguous.")
                    .arg(keyText(cell.bytes), reference.definition.to);
        }
        return {};
    }

    /// All rows of one key on both sides.
    Status giveAmbiguous(const std::string &key, const QString &problem) {
        m_ownAmbiguous.insert(key);
        for (Side *side : {&m_package, &m_target}) {
            while (side->isAt(key)) {
                RowChange change = changeOf(RowState::Ambiguous, key);
                change.action = RowAction::Leave;
                change.note = problem;
                change.onlyInTarget = side == &m_target;
                change.targetId = side->row().id();
                if (change.onlyInTarget)
                    change.refersTo = referredKeys(side->row().unpack(m_node));
                STELLWERK_TRY(m_sink(std::move(change)));
                STELLWERK_TRY(side->step());
            }
        }
        return {};
    }

    Status comparePair(const std::string &key, const std::optional<DataRow> &package,
                       const std::optional<DataRow> &target) {
        std::optional<DataRow> baseline;
        if (m_baseline.isAt(key) && !m_baseline.isDoubtful())
            baseline = m_baseline.row().unpack(m_node);
        if (package && target) {
            RowChange change = changeOf(RowState::Changed, key);
            change.targetId = target->id;
            change.cells = changedCells(*package, *target, baseline);
            if (change.cells.empty()) {
                ++m_diff.same;
                return {};
            }
            judgeChanged(change, baseline.has_value());
            return give(std::move(change), package);
        }
        return package ? give(packageOnly(key, *package, baseline), package)
                       : give(targetOnly(key, *target, baseline), {});
    }

    [[nodiscard]] static RowChange changeOf(RowState state, const std::string &key) {
        RowChange change;
        change.state = state;
        change.key = keyText(key);
        change.keyBytes = key;
        return change;
    }

    [[nodiscard]] CellChange cellOf(size_t column, const Value &target, const Value &package) const {
        CellChange cell;
        cell.column = m_node.columns[column].name;
        cell.target = shown(m_node, column, target);
        cell.package = shown(m_node, column, package);
        if (m_node.referenceAt(column)) {
            cell.targetKey = target.kind == ValueKind::Text ? target.bytes : std::string();
            cell.packageKey = package.kind == ValueKind::Text ? package.bytes : std::string();
        }
        return cell;
    }

    [[nodiscard]] bool differs(size_t column, const Value &package, const Value &target) const {
        if (!m_compared[column] || package == target)
            return false;
        return !(m_sides.package.coverage.flattened && target.isNull() && isEmptyValue(package));
    }

    [[nodiscard]] std::vector<CellChange> changedCells(const DataRow &package, const DataRow &target,
                                                       const std::optional<DataRow> &baseline) const {
        std::vector<CellChange> cells;
        for (size_t i = 0; i < m_node.columns.size(); ++i) {
            if (!differs(i, package.cells[i], target.cells[i]))
                continue;
            CellChange cell = cellOf(i, target.cells[i], package.cells[i]);
            if (baseline && m_sides.baseline->coverage.present[i]) {
                const Value &before = baseline->cells[i];
                cell.baseline = shown(m_node, i, before);
                if (before == package.cells[i])
                    cell.changedBy = CellChange::Side::Target;
                else if (before != target.cells[i])
                    cell.changedBy = CellChange::Side::Both;
            }
            cells.push_back(std::move(cell));
        }
        return cells;
    }

    /// All cells of a row that one side does not have.
    [[nodiscard]] std::vector<CellChange> filledCells(const DataRow &row, bool inPackage,
                                                      const std::optional<DataRow> &baseline) const {
        static const Value none;
        const Coverage &coverage = inPackage ? m_sides.package.coverage : m_sides.target.coverage;
        std::vector<CellChange> cells;
        for (size_t i = 0; i < m_node.columns.size(); ++i) {
            if (!coverage.present[i] || row.cells[i].isNull())
                continue;
            cells.push_back(inPackage ? cellOf(i, none, row.cells[i]) : cellOf(i, row.cells[i], none));
            cells.back().changedBy = inPackage ? CellChange::Side::Package : CellChange::Side::Target;
            if (baseline && m_sides.baseline->coverage.present[i])
                cells.back().baseline = shown(m_node, i, baseline->cells[i]);
        }
        return cells;
    }

    void judgeChanged(RowChange &change, bool hasBaseline) const {
        using By = CellChange::Side;
        const auto any = [&](By side) { return std::ranges::contains(change.cells, side, &CellChange::changedBy); };
        if (any(By::Both))
            change.state = RowState::Conflict;
        else if (m_renamed.contains(change.keyBytes))
            change.state = RowState::Renamed;
        else if (!any(By::Package))
            change.state = RowState::ChangedInTarget;
        const bool doubt = any(By::Both) || any(By::Target) || !hasBaseline;
        if (change.state == RowState::Conflict) {
            change.note = Tr::tr("Changed in development and in the target.");
            if (m_asks || m_policy.decideConflicts)
                change.action = RowAction::Decide;
        } else if (m_asks && doubt && change.state != RowState::Renamed) {
            change.action = RowAction::Decide;
        }
        if (change.state == RowState::ChangedInTarget)
            change.note = Tr::tr("Changed in the target since the last deployment.");
    }

    [[nodiscard]] bool isSame(const DataRow &row, const DataRow &baseline) const {
        for (size_t i = 0; i < m_node.columns.size(); ++i) {
            if (m_compared[i] && m_sides.baseline->coverage.present[i] && row.cells[i] != baseline.cells[i])
                return false;
        }
        return true;
    }

    [[nodiscard]] RowChange packageOnly(const std::string &key, const DataRow &package,
                                        const std::optional<DataRow> &baseline) const {
        RowChange change = changeOf(RowState::New, key);
        change.cells = filledCells(package, true, baseline);
        if (!baseline)
            return change;
        change.note = Tr::tr("It was deployed before and removed in the target since.");
        const bool conflict = !isSame(package, *baseline);
        change.state = conflict ? RowState::Conflict : RowState::New;
        if (m_asks || (conflict && m_policy.decideConflicts))
            change.action = RowAction::Decide;
        return change;
    }

    [[nodiscard]] RowChange targetOnly(const std::string &key, const DataRow &target,
                                       const std::optional<DataRow> &baseline) const {
        RowChange change = changeOf(RowState::TargetOnly, key);
        change.action = RowAction::Leave;
        change.targetId = target.id;
        change.onlyInTarget = true;
        change.cells = filledCells(target, false, baseline);
        change.refersTo = referredKeys(target);
        const project::DeletePolicy deletes = m_node.definition.deletes;
        if (m_diff.emptyInPackage) {
            // An entity without any row in the package is never a mass deletion.
            change.note = Tr::tr("Only in the target; kept, because the package brings no row of this entity.");
        } else if (deletes == project::DeletePolicy::Keep) {
            change.note = Tr::tr("Only in the target; kept.");
        } else if (m_sides.baseline && !baseline) {
            change.note = Tr::tr("Made in the target since the last deployment; kept.");
        } else {
            const bool conflict = baseline && !isSame(target, *baseline);
            change.state = conflict ? RowState::Conflict : RowState::Removed;
            change.note = conflict ? Tr::tr("Removed in development, changed in the target.") : QString();
            const bool open =
                deletes == project::DeletePolicy::Ask || (conflict && (m_asks || m_policy.decideConflicts));
            change.action = open ? RowAction::Decide : RowAction::Write;
        }
        return change;
    }

    [[nodiscard]] std::vector<std::string> referredKeys(const DataRow &row) const {
        std::vector<std::string> keys;
        for (const NodeReference &reference : m_node.references) {
            const Value &cell = row.cells[reference.column];
            keys.push_back(cell.kind == ValueKind::Text ? cell.bytes : std::string());
        }
        return keys;
    }

    Status give(RowChange change, const std::optional<DataRow> &package) {
        change.contentHash = contentHashOf(m_node.name, change);
        if (const Decision *decision = m_policy.review ? m_policy.review->find(m_node.name, change.keyBytes) : nullptr)
            apply(*decision, change, package);
        else if (change.state == RowState::Renamed)
            change.decided = true;
        return m_sink(std::move(change));
    }

    void apply(const Decision &decision, RowChange &change, const std::optional<DataRow> &package) {
        // What was decided about a renaming was decided about the new row.
        QString content = change.contentHash;
        if (decision.take == Decision::Take::Rename && package) {
            RowChange asNew = changeOf(RowState::New, change.keyBytes);
            asNew.cells = filledCells(*package, true, {});
            content = contentHashOf(m_node.name, asNew);
        }
        const bool isRename = decision.take == Decision::Take::Rename;
        if (content != decision.contentHash || (isRename && !m_renamed.contains(change.keyBytes))) {
            if (decision.take == Decision::Take::Cells && !decision.keptHash.isEmpty() &&
                contentHashOf(m_node.name, change, decision.keepCells) == decision.keptHash) {
                keepDecidedCells(decision, m_asks, change);
                return;
            }
            m_diff.staleDecisions << change.key;
            if (m_renamed.contains(change.keyBytes))
                change.action = RowAction::Decide;
            return;
        }
        change.decided = true;
        switch (decision.take) {
        case Decision::Take::Package:
            if (change.onlyInTarget)
                change.state = RowState::Removed;
            change.action = RowAction::Write;
            break;
        case Decision::Take::Target:
            change.action = RowAction::Leave;
            break;
        case Decision::Take::Cells:
            for (CellChange &cell : change.cells)
                cell.write = !decision.keepCells.contains(cell.column);
            change.action = RowAction::Write;
            break;
        case Decision::Take::Rename:
            // The target was read under the new key. There is one decision per row: who accepts a renaming takes the
            // package's row as it is; the comparison shows every cell of it.
            change.action = RowAction::Write;
            break;
        }
    }

    const Node &m_node;
    const Sides &m_sides;
    const ComparePolicy &m_policy;
    const AmbiguousKeys &m_ambiguous;
    std::set<std::string, std::less<>> &m_ownAmbiguous;
    const ChangeSink &m_sink;
    bool m_asks;
    Side m_package;
    Side m_target;
    Side m_baseline;
    std::set<std::string, std::less<>> m_renamed; ///< new keys
    std::vector<bool> m_compared;                 ///< by column
    bool m_allTargetsClear = true;                ///< nothing that this node refers to is ambiguous
    EntityDiff m_diff;
};

} // namespace

Result<EntityDiff> compareNode(const Catalogue &catalogue, size_t index, const Sides &sides,
                               const AcceptedRenames &renames, const ComparePolicy &policy, AmbiguousKeys &ambiguous,
                               const ChangeSink &sink, const TaskContext &context) {
    return Comparison(catalogue, index, sides, renames, policy, ambiguous, sink).run(context);
}

} // namespace stellwerk::masterdata
