// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/import_check.h"

#include "masterdata/compare/compare_data.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::masterdata {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Import)
};

} // namespace

Status ImportCheck::run() {
    DatabaseSource target(m_connection, m_input.actual, m_input.catalogue, m_input.options);
    AmbiguousKeys ambiguous(m_nodes.size());
    const bool anyDeleted =
        std::ranges::any_of(m_counts, [](const ImportCounts &counts) { return counts.deleted > 0; });
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        // Rows that were not written can only have changed by a trigger, or in the wake of a deletion.
        const bool some = m_written[i].rows > kRowsToCompareAgain && !anyDeleted && m_input.actual.triggers.isEmpty();
        STELLWERK_TRY(some ? checkWritten(i, target, ambiguous) : checkAll(i, target, ambiguous));
    }
    return {};
}

Status ImportCheck::checkAll(size_t index, DatabaseSource &target, AmbiguousKeys &ambiguous) {
    STELLWERK_ASSIGN(const auto both, readBoth(m_input.package, target, index, m_context));
    return checkNode(index, both.first, both.second, ambiguous);
}

/// Of a large table: the rows that were written, and how many there are now.
Status ImportCheck::checkWritten(size_t index, DatabaseSource &target, AmbiguousKeys &ambiguous) {
    const Node &node = m_nodes[index];
    const WrittenRows &written = m_written[index];
    STELLWERK_ASSIGN(const auto count,
                     m_connection.selectValue(
                         QStringLiteral("SELECT COUNT(*) FROM %1").arg(m_connection.dialect().quote(node.table))));
    if (const qint64 expected = written.rows + m_counts[index].inserted; count->toInteger() != expected)
        return fail(
            ErrorCode::Internal,
            Tr::tr("After the import %1 has %2 rows instead of %3.").arg(node.table, count->toString()).arg(expected));
    STELLWERK_ASSIGN(const NodeRows ofTarget, target.readSome(index, written.ids, written.lastId, m_context));
    RowSorter sorter;
    RowTable::Reader reader = written.package->table.read();
    while (true) {
        STELLWERK_ASSIGN(const bool more, reader.next());
        if (!more)
            break;
        if (written.keys.contains(reader.row().key))
            STELLWERK_TRY(sorter.add(reader.row()));
    }
    STELLWERK_ASSIGN(RowTable table, sorter.finish());
    return checkNode(index, {std::move(table), written.package->coverage}, ofTarget, ambiguous);
}

Status ImportCheck::checkNode(size_t index, const NodeRows &package, const NodeRows &target, AmbiguousKeys &ambiguous) {
    std::set<std::string, std::less<>> left;
    for (const RowChange &row : m_diffs[index].rows) {
        if (!row.isRemoval())
            left.insert(row.keyBytes);
    }
    const ChangeSink sink = [&](RowChange &&change) -> Status {
        if (left.contains(change.keyBytes) || change.state == RowState::Ambiguous)
            return {};
        const auto kept = m_keptCells.find({index, change.keyBytes});
        const auto cell = std::ranges::find_if(change.cells, [&](const CellChange &each) {
            return kept == m_keptCells.end() || !kept->second.contains(each.column);
        });
        if (cell == change.cells.end() && kept != m_keptCells.end())
            return {};
        return fail(ErrorCode::Internal,
                    Tr::tr("After the import the row “%1” of %2 still differs from the package (%3, column %4).")
                        .arg(change.key, m_nodes[index].name, rowStateName(change.state),
                             cell == change.cells.end() ? QString() : cell->column));
    };
    STELLWERK_TRY(compareNode(m_input.catalogue, index, {package, target}, {}, {}, ambiguous, sink, m_context));
    return {};
}

} // namespace stellwerk::masterdata
