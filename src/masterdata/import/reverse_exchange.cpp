// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/reverse_exchange.h"

#include "masterdata/compare/collisions.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace stellwerk::masterdata {

using db::Value;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ReverseFile)
};

/// The change back as the comparison knows changes: what the row held before is what it will be given.
RowChange wishOf(const ReverseChange &change, const std::set<QString> &uniqueColumns) {
    RowChange row;
    row.key = change.id.toString();
    row.onlyInTarget = change.op == ReverseOp::Insert;
    row.state = change.op == ReverseOp::Insert   ? RowState::Removed
                : change.op == ReverseOp::Delete ? RowState::New
                                                 : RowState::Changed;
    if (change.op != ReverseOp::Delete)
        row.targetId = change.id;
    for (const ReverseCell &cell : change.cells) {
        if (!uniqueColumns.contains(cell.column))
            continue;
        CellChange wish;
        wish.column = cell.column;
        wish.package = cell.before;
        row.cells.push_back(std::move(wish));
    }
    return row;
}

/// The columns that unique indexes are about, as far as a placeholder can be of use.
std::set<QString> uniqueColumnsOf(const std::vector<UniqueRule> &rules) {
    std::set<QString> columns;
    for (const UniqueRule &rule : rules) {
        for (const QString &column : rule.columns())
            columns.insert(column);
    }
    return columns;
}

/// Without a natural key: only what the database itself refuses counts here.
Node nodeOf(const QString &table, const QString &idColumn) {
    Node node;
    node.name = table;
    node.table = table;
    node.idColumn = idColumn;
    return node;
}

} // namespace

Result<std::vector<RefusedRow>> ReverseExchange::run(std::vector<RefusedRow> refused) {
    m_refused = std::move(refused);
    while (!m_refused.empty()) {
        STELLWERK_TRY(m_context.checkStop());
        STELLWERK_ASSIGN(const std::vector<Room> rooms, findRoom());
        STELLWERK_ASSIGN(const bool isDone, tryAll(rooms));
        if (isDone)
            break;
    }
    std::vector<RefusedRow> left;
    for (const size_t number : m_left) {
        left.push_back(std::move(m_refused[number]));
        if (m_noRoom.contains(number))
            left.back().reason += u' ' + Tr::tr("It cannot make room for the time in between: its columns can hold no "
                                                "value but those that they have before and afterwards.");
    }
    return left;
}

Result<std::map<QString, ReverseExchange::Group>> ReverseExchange::groups() {
    std::map<QString, Group> groups;
    std::map<QString, std::set<QString>> columns;
    for (size_t i = 0; i < m_refused.size(); ++i) {
        if (m_keep.contains(i))
            continue;
        STELLWERK_ASSIGN(const ReverseChange change, m_read(m_refused[i].index));
        Group &group = groups[change.table];
        if (!group.table) {
            group.table = &m_plan.table(change.table);
            group.idColumn = change.idColumn;
            STELLWERK_ASSIGN(const TextRules texts, TextRules::of(m_connection, *group.table->table));
            STELLWERK_ASSIGN(const auto rules, uniqueRulesOf(m_connection, *group.table->table,
                                                             nodeOf(change.table, change.idColumn), texts));
            columns[change.table] = uniqueColumnsOf(rules);
        }
        group.refused.push_back(i);
        group.rows.push_back(wishOf(change, columns[change.table]));
    }
    return groups;
}

Result<std::vector<ReverseExchange::Room>> ReverseExchange::findRoom() {
    std::vector<Room> rooms;
    STELLWERK_ASSIGN(auto all, groups());
    for (auto &[name, group] : all) {
        const Node node = nodeOf(name, group.idColumn);
        // Who wants what somebody keeps cannot go back; so nobody makes room for what such a row wants.
        STELLWERK_TRY(findCollisions(m_connection, *group.table->table, node, {}, group.rows, m_context));
        STELLWERK_TRY(findRoomIn(group, rooms));
    }
    return rooms;
}

Status ReverseExchange::findRoomIn(const Group &group, std::vector<Room> &rooms) {
    const Node node = nodeOf(group.table->table->name, group.idColumn);
    std::vector<RowChange> rows = group.rows;
    std::vector<size_t> stuck;
    for (;;) {
        auto found = placeholdersFor(m_connection, *group.table->table, node, {}, rows, m_context, &stuck);
        if (!found && (found.error().code != ErrorCode::Conflict || stuck.empty()))
            return fail(std::move(found).error());
        if (found) {
            for (Placeholder &placeholder : *found) {
                Room room{group.refused[placeholder.row],
                          group.table,
                          {ReverseOp::Update, node.table, node.idColumn, placeholder.id, {}}};
                for (auto &[column, value] : placeholder.cells)
                    room.change.cells.push_back({column, std::move(value), Value::null()});
                rooms.push_back(std::move(room));
            }
            return {};
        }
        for (const size_t row : stuck) {
            m_keep.insert(group.refused[row]);
            m_noRoom.insert(group.refused[row]);
            rows[row].action = RowAction::Leave;
        }
        STELLWERK_TRY(findCollisions(m_connection, *group.table->table, node, {}, rows, m_context));
    }
}

/// Rows that point at what is given up must not lose it.
Result<QString> ReverseExchange::makeRoom(const Room &room) {
    const ReverseRows::KeyFilter matters = [&](const schema::ForeignKey &key) {
        return std::ranges::any_of(room.change.cells, [&](const ReverseCell &cell) {
            return key.referencedColumns.contains(cell.column, Qt::CaseInsensitive) &&
                   (key.onUpdate.startsWith(QLatin1String("SET")) || cell.before.isNull());
        });
    };
    STELLWERK_ASSIGN(const QString from, m_rows.pointingTable(*room.table, room.change, matters, nullptr));
    if (!from.isEmpty())
        return Tr::tr("rows of %1 point at it.").arg(from);
    return m_rows.writeBefore(*room.table, room.change);
}

Result<bool> ReverseExchange::tryAll(const std::vector<Room> &rooms) {
    STELLWERK_TRY(m_connection.exec(QStringLiteral("SAVEPOINT stellwerk_exchange")));
    std::set<size_t> madeRoom;
    std::vector<size_t> failed;
    for (const Room &room : rooms) {
        STELLWERK_ASSIGN(QString reason, makeRoom(room));
        if (reason.isEmpty()) {
            madeRoom.insert(room.refused);
            continue;
        }
        failed.push_back(room.refused);
        m_refused[room.refused].reason = std::move(reason);
    }
    if (failed.empty()) {
        STELLWERK_TRY(undoAll(madeRoom, m_left));
        std::ranges::copy_if(m_left, std::back_inserter(failed), [&](size_t row) { return madeRoom.contains(row); });
    }
    if (!failed.empty())
        STELLWERK_TRY(m_connection.exec(QStringLiteral("ROLLBACK TO SAVEPOINT stellwerk_exchange")));
    STELLWERK_TRY(m_connection.exec(QStringLiteral("RELEASE SAVEPOINT stellwerk_exchange")));
    m_keep.insert(failed.begin(), failed.end());
    return failed.empty();
}

/// As long as one of them makes way for another. To and fro, because chains lie in either direction.
Status ReverseExchange::undoAll(const std::set<size_t> &madeRoom, std::vector<size_t> &left) {
    left.clear();
    for (size_t i = 0; i < m_refused.size(); ++i)
        left.push_back(i);
    for (size_t before = left.size() + 1; !left.empty() && left.size() < before;) {
        before = left.size();
        const std::vector<size_t> open = std::exchange(left, {});
        for (const size_t number : open) {
            STELLWERK_TRY(m_context.checkStop());
            STELLWERK_ASSIGN(QString reason, m_undo(m_refused[number].index, madeRoom.contains(number)));
            if (reason.isEmpty())
                continue;
            m_refused[number].reason = std::move(reason);
            left.push_back(number);
        }
        std::ranges::reverse(left);
    }
    std::ranges::sort(left);
    return {};
}

} // namespace stellwerk::masterdata
