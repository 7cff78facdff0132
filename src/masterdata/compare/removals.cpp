// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/removals.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace stellwerk::masterdata {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterData)
};

/// Decides about the rows that the package lacks, looking at all nodes together.
class Removals {
public:
    Removals(const Catalogue &catalogue, std::vector<EntityDiff> &diffs, NeededKeys needed)
        : m_catalogue(catalogue), m_diffs(diffs), m_needed(std::move(needed)), m_removed(diffs.size()) {
        m_needed.resize(diffs.size());
    }

    void settle() {
        for (EntityDiff &diff : m_diffs) {
            for (RowChange &change : diff.rows) {
                if (change.withParent)
                    keep(change, Tr::tr("Only in the target; kept."));
            }
        }
        // What is kept may need what was thought to go, also against the order where references are late.
        do {
            m_again = false;
            for (size_t i = m_diffs.size(); i-- > 0;)
                keepNeeded(i);
        } while (m_again);
        for (size_t i = 0; i < m_diffs.size(); ++i) {
            removeWithParents(i);
            std::ranges::stable_sort(m_diffs[i].rows, {}, &RowChange::state);
        }
    }

private:
    /// Rows of a collection that the package no longer has live and die with their parent.
    [[nodiscard]] bool followsParent(size_t index, const RowChange &change) const {
        return m_catalogue.nodes()[index].parent && !m_diffs[index].emptyInPackage && !change.decided &&
               !change.mustStay && (change.state == RowState::TargetOnly || change.isRemoval()) &&
               !m_needed[index].contains(change.keyBytes);
    }

    static void keep(RowChange &change, const QString &why) {
        change.state = RowState::TargetOnly;
        change.action = RowAction::Leave;
        change.withParent = false;
        change.note = why;
    }

    void keepNeeded(size_t index) {
        const Node &node = m_catalogue.nodes()[index];
        for (RowChange &change : m_diffs[index].rows) {
            if (!change.onlyInTarget) {
                needUnwritten(node, change);
                continue;
            }
            if (change.isRemoval() && m_needed[index].contains(change.keyBytes)) {
                keep(change, Tr::tr("Only in the target; kept, because rows that are kept refer to it."));
            }
            if (change.isRemoval())
                continue;
            for (size_t i = followsParent(index, change) ? 1 : 0; i < node.references.size(); ++i) {
                if (!change.refersTo[i].empty())
                    need(node.references[i].target, change.refersTo[i]);
            }
        }
    }

    /// A row of both sides goes on referring to what its cells say in the target, where they are not written.
    void needUnwritten(const Node &node, const RowChange &change) {
        for (const CellChange &cell : change.cells) {
            if (!cell.targetKey.empty() && (change.action != RowAction::Write || !cell.write))
                need(node.reference(cell.column)->target, cell.targetKey);
        }
    }

    void need(size_t index, const std::string &key) {
        if (m_needed[index].insert(key).second)
            m_again = true;
    }

    void removeWithParents(size_t index) {
        const Node &node = m_catalogue.nodes()[index];
        for (RowChange &change : m_diffs[index].rows) {
            if (change.state == RowState::TargetOnly && followsParent(index, change) &&
                m_removed[*node.parent].contains(change.refersTo.front())) {
                change.state = RowState::Removed;
                change.action = RowAction::Write;
                change.withParent = true;
                change.note = Tr::tr("Removed with the row that it belongs to.");
            }
            if (change.isRemoval())
                m_removed[index].insert(change.keyBytes);
        }
    }

    const Catalogue &m_catalogue;
    std::vector<EntityDiff> &m_diffs;
    NeededKeys m_needed;
    NeededKeys m_removed;
    bool m_again = false;
};

} // namespace

void settleRemovals(const Catalogue &catalogue, std::vector<EntityDiff> &diffs, NeededKeys needed) {
    Removals(catalogue, diffs, std::move(needed)).settle();
}

void keepRemoval(RowChange &row, const QString &why) {
    row.state = RowState::TargetOnly;
    row.action = RowAction::Leave;
    row.withParent = false;
    row.mustStay = true;
    row.note = why;
}

void keepReferenced(EntityDiff &diff) {
    for (RowChange &row : diff.rows) {
        if (!row.isRemoval())
            continue;
        for (const Impact &impact : row.impact) {
            if (impact.onDelete.isEmpty())
                continue; // a text: the row that holds it stays as it is
            keepRemoval(row, Tr::tr("Only in the target; kept, because %n row(s) of %1 point at it (ON DELETE %2).",
                                    nullptr, static_cast<int>(impact.rows))
                                 .arg(impact.table, impact.onDelete));
        }
    }
}

} // namespace stellwerk::masterdata
