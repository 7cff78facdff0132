// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/import.h"

#include "db/bulk_writer.h"
#include "masterdata/compare/collisions.h"
#include "masterdata/compare/compare_data.h"
#include "masterdata/compare/placeholders.h"
#include "masterdata/compare/removal_order.h"
#include "masterdata/import/baseline.h"
#include "masterdata/import/former_rows.h"
#include "masterdata/import/import_check.h"
#include "masterdata/import/import_log.h"
#include "masterdata/import/import_report.h"
#include "masterdata/import/locked_rows.h"
#include "masterdata/import/removed_rows.h"
#include "masterdata/import/update_batch.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueView;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Import)
};

/// New rows that are held before they are written: enough for long statements, little enough for memory.
constexpr size_t kNewRowsAtOnce = 20000;
class Importer {
public:
    Importer(const ImportInput &input, const TaskContext &context)
        : m_input(input),
          m_nodes(input.catalogue.nodes()),
          m_connection(input.connection),
          m_context(context),
          m_target(input.connection, input.actual, input.catalogue, input.options),
          m_ambiguous(m_nodes.size()),
          m_needed(m_nodes.size()),
          m_former(input.catalogue),
          m_log(input.reverse),
          m_removed(input.connection, input.actual, m_log.isOn(), context) {}

    Result<ImportReport> run() {
        STELLWERK_ASSIGN(m_staying, stayingRows({m_input.catalogue, m_input.package, m_connection, m_input.actual,
                                                 m_input.options, m_input.baseline, m_input.policy},
                                                m_context));
        for (size_t i = 0; i < m_nodes.size(); ++i) {
            m_context.report({m_nodes[i].name, static_cast<qint64>(i), static_cast<qint64>(m_nodes.size())});
            if (Status status = importNode(i); !status)
                return std::unexpected(std::move(status).error().during(m_nodes[i].name));
        }
        STELLWERK_TRY(writeLateReferences());
        STELLWERK_TRY(deleteRows());
        STELLWERK_TRY(m_former.write(m_connection, m_diffs));
        STELLWERK_TRY(ImportCheck(m_input, m_counts, m_diffs, m_written, m_keptCells, m_context).run());
        return reportOf(m_nodes, m_counts, m_diffs);
    }

private:
    /// A reference that closes a circle: written when the row that it means is there.
    struct LateCell {
        size_t node = 0;
        std::string key; ///< of the row that holds it
        size_t reference = 0;
        std::string packageKey; ///< of the row that it will mean
    };

    /// Inserts and updates; references point to nodes that were done before.
    Status importNode(size_t index) {
        const Node &node = m_nodes[index];
        STELLWERK_TRY(m_context.checkStop());
        STELLWERK_ASSIGN(const auto both, readBoth(m_input.package, m_target, index, m_context));
        std::optional<NodeRows> baseline;
        if (m_input.baseline) {
            STELLWERK_ASSIGN(baseline, m_input.baseline->read(index, m_context));
        }
        m_counts.push_back({});
        m_counts.back().entity = node.name;
        m_left.clear();
        m_columns = writableColumns(node, both.first.coverage, both.second.coverage);
        m_written.emplace_back();
        m_written.back().rows = both.second.table.rows();
        if (m_written.back().rows > kRowsToCompareAgain) {
            const db::Dialect &dialect = m_connection.dialect();
            STELLWERK_ASSIGN(const auto last, m_connection.selectValue(
                                                  QStringLiteral("SELECT MAX(%1) FROM %2")
                                                      .arg(dialect.quote(node.idColumn), dialect.quote(node.table))));
            m_written.back().lastId = last.value_or(Value());
            m_written.back().package = both.first;
        }
        std::vector<RowChange> pending;
        size_t newRows = 0;
        const ChangeSink sink = [&](RowChange &&change) -> Status {
            if (change.action == RowAction::Decide)
                return undecided(node, change);
            keepStaying(m_staying, index, change);
            newRows += change.targetId.isNull() ? 1 : 0;
            pending.push_back(std::move(change));
            return newRows < kNewRowsAtOnce ? Status{} : write(index, pending, newRows);
        };
        STELLWERK_ASSIGN(EntityDiff diff,
                         compareNode(m_input.catalogue, index,
                                     {both.first, both.second, baseline ? &*baseline : nullptr},
                                     m_input.options.renames, m_input.policy, m_ambiguous, sink, m_context));
        STELLWERK_TRY(write(index, pending, newRows));
        diff.rows = std::move(m_left);
        m_counts.back().unchanged = diff.same;
        m_diffs.push_back(std::move(diff));
        if (m_input.writeBaseline && baseline)
            STELLWERK_TRY(m_former.take(index, both.first.coverage, *baseline, m_diffs.back().rows));
        if (m_counts.back().inserted > 0 && m_input.catalogue.isReferredTo(index))
            STELLWERK_TRY(m_target.readKeys(index, m_context));
        return m_input.writeBaseline ? writeBaseline(m_connection, node, both.first, m_ambiguous[index], m_context)
                                     : Status{};
    }

    static Status undecided(const Node &node, const RowChange &change) {
        return fail(ErrorCode::Conflict,
                    Tr::tr("The row “%1” of %2 waits for a decision. %3").arg(change.key, node.name, change.note),
                    Tr::tr("Decide with “stellwerk-cli masterdata decide”, then try again."));
    }

    /// What an INSERT of the node names: columns that both sides have, and those without which the target refuses a
    /// row.
    [[nodiscard]] std::vector<size_t> writableColumns(const Node &node, const Coverage &package,
                                                      const Coverage &target) const {
        std::vector<size_t> columns;
        for (size_t i = 0; i < node.columns.size(); ++i) {
            if (target.present[i] && (package.present[i] || isNeeded(node.columns[i])))
                columns.push_back(i);
        }
        return columns;
    }
    [[nodiscard]] static bool isNeeded(const NodeColumn &column) { return !column.nullable && !column.defaultValue; }

    /// Writes what waits; what is left alone is kept for the report and for the removals.
    Status write(size_t index, std::vector<RowChange> &pending, size_t &newRows) {
        const Node &node = m_nodes[index];
        std::vector<const RowChange *> inserts;
        UpdateBatch updates(m_connection);
        std::optional<LockedRows> locked;
        if (const schema::Table *table = m_target.tableOf(node)) {
            const ReferenceIds ids = referenceIds(m_target);
            STELLWERK_TRY(findCollisions(m_connection, *table, node, ids, pending, m_context));
            STELLWERK_ASSIGN(const auto placeholders,
                             placeholdersFor(m_connection, *table, node, ids, pending, m_context));
            locked.emplace(m_connection, node, *table, LockedRows::Columns::Compared, m_log.isOn());
            STELLWERK_TRY(locked->lock(updatedIds(pending), m_context));
            STELLWERK_TRY(m_removed.holdReplaced(index, node, *table, pending, placeholders));
            for (const Placeholder &placeholder : placeholders) {
                STELLWERK_TRY(updates.update(node.table, node.idColumn, placeholder.id, placeholder.cells));
                if (pending[placeholder.row].onlyInTarget)
                    m_mustGo.insert({index, pending[placeholder.row].keyBytes});
            }
        }
        for (RowChange &change : pending) {
            STELLWERK_TRY(m_context.checkStop());
            if (change.state == RowState::Ambiguous)
                m_ambiguous[index].insert(change.keyBytes);
            if (change.action != RowAction::Write || change.onlyInTarget)
                m_left.push_back(std::move(change));
            else if (note(change); change.targetId.isNull())
                inserts.push_back(&change);
            else
                STELLWERK_TRY(updateRow(index, change, *locked, updates));
        }
        STELLWERK_TRY(updates.flush());
        STELLWERK_TRY(insertRows(index, inserts));
        pending.clear();
        newRows = 0;
        return {};
    }

    static std::vector<Value> updatedIds(const std::vector<RowChange> &rows) {
        std::vector<Value> ids;
        for (const RowChange &change : rows) {
            if (change.action == RowAction::Write && !change.onlyInTarget && !change.targetId.isNull())
                ids.push_back(change.targetId);
        }
        return ids;
    }

    /// For looking at it again.
    void note(const RowChange &change) {
        WrittenRows &written = m_written.back();
        if (written.rows <= kRowsToCompareAgain)
            return;
        written.keys.insert(change.keyBytes);
        if (!change.targetId.isNull())
            written.ids.push_back(change.targetId);
    }

    Status insertRows(size_t index, const std::vector<const RowChange *> &changes) {
        if (changes.empty())
            return {};
        const Node &node = m_nodes[index];
        QStringList names;
        for (const size_t column : m_columns)
            names << node.columns[column].name;
        std::vector<InsertedRow> written;
        {
            STELLWERK_ASSIGN(db::BulkWriter writer, db::BulkWriter::open(m_connection, node.table, names));
            std::vector<ValueView> views;
            for (const RowChange *change : changes) {
                STELLWERK_ASSIGN(std::vector<Value> cells, newRow(index, *change));
                views.assign(cells.begin(), cells.end());
                STELLWERK_TRY(writer.add(views));
                if (m_log.isOn())
                    written.push_back({change->keyBytes, std::move(cells)});
            }
            STELLWERK_TRY(writer.finish());
        }
        m_counts.back().inserted += static_cast<qint64>(changes.size());
        if (!m_log.isOn())
            return {};
        STELLWERK_TRY(m_target.readKeys(index, m_context)); // new rows have ids only now
        return m_log.inserted(node, names, written, m_target.keys(index));
    }

    /// The cells of m_columns, with references turned into ids of the target.
    Result<std::vector<Value>> newRow(size_t index, const RowChange &change) {
        const Node &node = m_nodes[index];
        std::vector<Value> all(node.columns.size());
        for (size_t i = 0; i < all.size(); ++i) {
            if (isNeeded(node.columns[i]))
                all[i] = defaultCell(node.columns[i]);
        }
        for (const CellChange &cell : change.cells) {
            const size_t column = *node.columnIndex(cell.column);
            if (!putOff(index, change, cell, column)) {
                STELLWERK_ASSIGN(all[column], valueOf(node, change, cell, column));
            }
        }
        std::vector<Value> cells;
        for (const size_t column : m_columns)
            cells.push_back(std::move(all[column]));
        return cells;
    }

    Status updateRow(size_t index, const RowChange &change, LockedRows &locked, UpdateBatch &updates) {
        const Node &node = m_nodes[index];
        std::vector<std::pair<QString, Value>> values;
        for (const CellChange &cell : change.cells) {
            const size_t column = *node.columnIndex(cell.column);
            if (!cell.write) {
                m_keptCells[{index, change.keyBytes}] << cell.column;
                if (!cell.targetKey.empty())
                    m_needed[node.referenceAt(column)->target].insert(cell.targetKey);
            }
            if (!cell.write || putOff(index, change, cell, column))
                continue;
            STELLWERK_ASSIGN(Value value, valueOf(node, change, cell, column));
            values.emplace_back(cell.column, std::move(value));
        }
        ++m_counts.back().updated;
        if (values.empty())
            return {};
        STELLWERK_ASSIGN(const auto log, locked.write(change.targetId, values));
        STELLWERK_TRY(m_log.updated(node, change.targetId, log));
        return updates.update(node.table, node.idColumn, change.targetId, values);
    }

    /// Leaves a late reference for the end.
    bool putOff(size_t index, const RowChange &change, const CellChange &cell, size_t column) {
        const auto &reference = m_nodes[index].columns[column].reference;
        if (!reference || !m_nodes[index].references[*reference].late || cell.packageKey.empty())
            return false;
        m_late.push_back({index, change.keyBytes, *reference, cell.packageKey});
        return true;
    }

    Result<Value> valueOf(const Node &node, const RowChange &change, const CellChange &cell, size_t column) const {
        if (cell.packageKey.empty())
            return cell.package;
        const NodeReference &reference = *node.referenceAt(column);
        const auto row = m_target.keys(reference.target).withKey(cell.packageKey);
        if (!row)
            return noSuchRow(change.key, node, reference, cell.packageKey);
        return row->id;
    }

    [[nodiscard]] Value idOf(const NodeReference &reference, const std::string &key) const {
        const auto row = m_target.keys(reference.target).withKey(key);
        return row ? row->id : Value::null();
    }

    static std::unexpected<Error> noSuchRow(const QString &key, const Node &node, const NodeReference &reference,
                                            const std::string &wanted) {
        return fail(ErrorCode::Conflict,
                    Tr::tr("The row “%1” of %2 refers to “%3” of %4, which the target does not have exactly once.")
                        .arg(key, node.name, keyText(wanted), reference.definition.to),
                    Tr::tr("Compare again: the target has changed since."));
    }

    Status lockLate(size_t index, LockedRows &locked) {
        std::vector<Value> ids;
        for (const LateCell &late : m_late) {
            const auto row = late.node == index ? m_target.keys(index).withKey(late.key) : std::nullopt;
            if (row)
                ids.push_back(row->id);
        }
        return locked.lock(ids, m_context);
    }

    Status writeLateReferences() {
        UpdateBatch updates(m_connection);
        std::optional<size_t> known; // the node whose keys are up to date; cells of one node stand together
        std::optional<LockedRows> locked;
        for (const LateCell &late : m_late) {
            const Node &node = m_nodes[late.node];
            const NodeReference &reference = node.references[late.reference];
            if (known != late.node) {
                STELLWERK_TRY(m_target.readKeys(late.node, m_context));
                known = late.node;
                locked.emplace(m_connection, node, *m_target.tableOf(node), LockedRows::Columns::Compared,
                               m_log.isOn());
                STELLWERK_TRY(lockLate(late.node, *locked));
            }
            const auto row = m_target.keys(late.node).withKey(late.key);
            const Value id = idOf(reference, late.packageKey);
            if (!row || id.isNull())
                return noSuchRow(keyText(late.key), node, reference, late.packageKey);
            std::vector<std::pair<QString, Value>> values{{reference.definition.column, id}};
            STELLWERK_ASSIGN(const auto log, locked->write(row->id, values));
            STELLWERK_TRY(m_log.updated(node, row->id, log));
            STELLWERK_TRY(updates.update(node.table, node.idColumn, row->id, values));
        }
        return updates.flush();
    }

    /// Children before parents; not what rows outside the master data point at.
    Status deleteRows() {
        DataDiff diff;
        diff.entities = std::move(m_diffs);
        STELLWERK_TRY(
            settleForGood(m_connection, m_input.actual, m_input.catalogue, m_input.options, m_needed, diff, m_context));
        m_diffs = std::move(diff.entities);
        for (size_t i = 0; i < m_nodes.size(); ++i)
            STELLWERK_TRY(m_removed.lock(i, m_nodes[i], m_target.tableOf(m_nodes[i]), m_diffs[i].rows));
        STELLWERK_TRY(m_removed.clearLate(m_nodes, m_diffs, m_log));
        for (size_t i = m_nodes.size(); i-- > 0;) {
            UpdateBatch removals(m_connection);
            for (const RowChange &change : m_diffs[i].rows) {
                if (!change.isRemoval() && m_mustGo.contains({i, change.keyBytes}))
                    return blocked(m_nodes[i], change);
            }
            for (const RowChange *change : inRemovalOrder(m_input.catalogue, i, m_diffs[i])) {
                STELLWERK_TRY(m_context.checkStop());
                STELLWERK_TRY(m_log.deleted(m_nodes[i], change->targetId, m_removed.whole(i, change->targetId)));
                STELLWERK_TRY(removals.remove(m_nodes[i].table, m_nodes[i].idColumn, change->targetId));
                ++m_counts[i].deleted;
            }
            STELLWERK_TRY(removals.flush());
        }
        return {};
    }

    /// Its unique value was given to another row because it was to be removed.
    static Status blocked(const Node &node, const RowChange &change) {
        return fail(ErrorCode::Conflict,
                    Tr::tr("The row “%1” of %2 must stay, but another row of the package needs its unique value. %3")
                        .arg(change.key, node.name, change.note),
                    Tr::tr("Give one of the two another name in development, or remove what points at the row."));
    }

    const ImportInput &m_input;
    const std::vector<Node> &m_nodes;
    db::Connection &m_connection;
    const TaskContext &m_context;
    DatabaseSource m_target;
    StayingRows m_staying;
    AmbiguousKeys m_ambiguous;
    NeededKeys m_needed; ///< rows that cells refer to which somebody decided to keep
    FormerRows m_former;
    ImportLog m_log;
    std::vector<ImportCounts> m_counts;
    std::vector<EntityDiff> m_diffs;    ///< rows: only those that are left alone or to be removed
    std::vector<RowChange> m_left;      ///< the same of the node at hand
    std::vector<size_t> m_columns;      ///< of the node at hand, for new rows
    std::vector<WrittenRows> m_written; ///< by node
    std::vector<LateCell> m_late;
    std::set<std::pair<size_t, std::string>> m_mustGo; ///< rows whose unique values are taken already
    RemovedRows m_removed;
    KeptCells m_keptCells; ///< by decision, in rows that were updated
};

} // namespace

Result<ImportReport> importData(const ImportInput &input, const TaskContext &context) {
    return Importer(input, context).run();
}

} // namespace stellwerk::masterdata
