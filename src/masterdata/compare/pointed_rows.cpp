// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/pointed_rows.h"

#include "db/row_reader.h"
#include "masterdata/compare/pointing_rows.h"
#include "masterdata/compare/removals.h"
#include "masterdata/compare/written_rows.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>
#include <unordered_map>
#include <unordered_set>

namespace stellwerk::masterdata {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterData)
};

constexpr size_t kIdsAtOnce = 1000;

class PointedRows {
public:
    PointedRows(db::Connection &connection, const schema::Schema &actual, const Catalogue &catalogue,
                const ReadOptions &options, DataDiff &diff, const TaskContext &context)
        : m_connection(connection),
          m_nodes(catalogue.nodes()),
          m_diffs(diff.entities),
          m_context(context),
          m_removed(m_nodes.size()) {
        for (size_t i = 0; i < m_nodes.size(); ++i) {
            const schema::Table *table = actual.table(m_nodes[i].table);
            m_tables.push_back(table ? table : actual.table(options.tableNow.value(m_nodes[i].table)));
            for (RowChange &change : m_diffs[i].rows) {
                if (change.isRemoval())
                    m_removed[i].emplace(change.targetId.bytes, &change);
            }
        }
    }

    Result<bool> keep() {
        for (size_t to = 0; to < m_nodes.size(); ++to) {
            for (size_t from = 0; m_tables[to] && !m_removed[to].empty() && from < m_nodes.size(); ++from) {
                for (const schema::ForeignKey &key :
                     m_tables[from] ? m_tables[from]->foreignKeys : std::vector<schema::ForeignKey>()) {
                    if (pointsTo(key, *m_tables[to]) && !isCompared(from, key))
                        STELLWERK_TRY(keepFrom(from, key, to));
                }
            }
        }
        return m_kept;
    }

private:
    [[nodiscard]] bool pointsTo(const schema::ForeignKey &key, const schema::Table &table) const {
        const auto matching = m_connection.engine() == db::Engine::Sqlite ? Qt::CaseInsensitive : Qt::CaseSensitive;
        return key.table.compare(table.name, matching) == 0 && key.columns.size() == key.referencedColumns.size();
    }

    /// Rows that the package has point where it says; those of the target alone keep what they refer to.
    [[nodiscard]] bool isCompared(size_t node, const schema::ForeignKey &key) const {
        const QString &column = key.columns.front();
        return key.columns.size() == 1 && m_nodes[node].reference(column) &&
               !m_diffs[node].notCompared.contains(column);
    }

    Status keepFrom(size_t from, const schema::ForeignKey &key, size_t to) {
        const std::unordered_set<std::string> moving = movingRows(from, key);
        std::vector<RowChange *> rows;
        for (const auto &[id, row] : m_removed[to])
            rows.push_back(row);
        for (size_t begin = 0; begin < rows.size(); begin += kIdsAtOnce) {
            STELLWERK_TRY(m_context.checkStop());
            const auto batch = std::span(rows).subspan(begin, std::min(kIdsAtOnce, rows.size() - begin));
            STELLWERK_ASSIGN(db::RowReader reader, db::RowReader::open(m_connection, queryOf(from, key, to, batch)));
            while (true) {
                STELLWERK_ASSIGN(const bool more, reader.next());
                if (!more)
                    break;
                const std::string user(reader.at(0).bytes);
                const auto row = m_removed[to].find(std::string(reader.at(1).bytes));
                if (row == m_removed[to].end() || moving.contains(user) || goesBefore(from, key, to, user))
                    continue;
                keepRemoval(*row->second,
                            Tr::tr("Only in the target; kept, because rows of %1 point at it by %2 (ON "
                                   "DELETE %3), which the package says nothing about.")
                                .arg(m_tables[from]->name, key.columns.join(QLatin1String(", ")), key.onDelete));
                m_removed[to].erase(row);
                m_kept = true;
            }
        }
        return {};
    }

    /// Rows of both sides that are given something else there.
    [[nodiscard]] std::unordered_set<std::string> movingRows(size_t from, const schema::ForeignKey &key) const {
        std::unordered_set<std::string> ids;
        for (const RowChange &change : m_diffs[from].rows) {
            if (isWritten(m_nodes[from], change) && !change.targetId.isNull() &&
                std::ranges::any_of(key.columns, [&](const QString &column) { return writtenCell(change, column); }))
                ids.insert(change.targetId.bytes);
        }
        return ids;
    }

    /// It is removed, too, and not too late for the database: entities are removed in the reverse order.
    [[nodiscard]] bool goesBefore(size_t from, const schema::ForeignKey &key, size_t to,
                                  const std::string &user) const {
        if (!m_removed[from].contains(user))
            return false;
        return from > to || key.onDelete.startsWith(QLatin1String("SET")) || key.onDelete == QLatin1String("CASCADE");
    }

    [[nodiscard]] QString queryOf(size_t from, const schema::ForeignKey &key, size_t to,
                                  std::span<RowChange *const> batch) const {
        const db::Dialect &dialect = m_connection.dialect();
        return QString(u"SELECT u." + dialect.quote(m_nodes[from].idColumn) + u", p." +
                       dialect.quote(m_nodes[to].idColumn) +
                       pointingRows(dialect, *m_tables[to], m_nodes[to].idColumn, batch, *m_tables[from], key));
    }

    db::Connection &m_connection;
    const std::vector<Node> &m_nodes;
    std::vector<EntityDiff> &m_diffs;
    const TaskContext &m_context;
    std::vector<const schema::Table *> m_tables;                         ///< by node; nullptr: not there
    std::vector<std::unordered_map<std::string, RowChange *>> m_removed; ///< by node, by id
    bool m_kept = false;
};

} // namespace

Result<bool> keepPointedAt(db::Connection &connection, const schema::Schema &actual, const Catalogue &catalogue,
                           const ReadOptions &options, DataDiff &diff, const TaskContext &context) {
    return PointedRows(connection, actual, catalogue, options, diff, context).keep();
}

} // namespace stellwerk::masterdata
