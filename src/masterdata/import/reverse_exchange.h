// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_context.h"
#include "masterdata/compare/placeholders.h"
#include "masterdata/compare/unique_rules.h"
#include "masterdata/import/reverse_plan.h"
#include "masterdata/import/reverse_rows.h"

#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace stellwerk::masterdata {

/// A row that did not go back by itself.
struct RefusedRow {
    size_t index = 0;     ///< of the change that is undone first
    QString reason;       ///< translated
    bool isBegun = false; ///< a later change of the row is undone already
};

/// Undoes rows that stand in each other's way: two that exchanged a unique value, one that is pointed at by another. As
/// an import does (placeholdersFor()), rows first give up what others held before; what then does not go back has its
/// value from the import again.
class ReverseExchange final {
public:
    /// What is left to undo of the row, as one change.
    using Read = std::function<Result<ReverseChange>(size_t index)>;
    /// Undoes that; empty, or the reason why not, and then nothing was changed. @p hasMadeRoom: what the row holds now
    /// is not what the import wrote, which was looked at before.
    using Undo = std::function<Result<QString>(size_t index, bool hasMadeRoom)>;

    ReverseExchange(db::Connection &connection, const ReversePlan &plan, ReverseRows &rows, Read read, Undo undo,
                    const TaskContext &context)
        : m_connection(connection),
          m_plan(plan),
          m_rows(rows),
          m_read(std::move(read)),
          m_undo(std::move(undo)),
          m_context(context) {}

    /// Gives the rows that still do not go back, each with its last reason.
    [[nodiscard]] Result<std::vector<RefusedRow>> run(std::vector<RefusedRow> refused);

private:
    /// Rows by table, with what others may have of them.
    struct Group {
        const ReverseTable *table = nullptr;
        QString idColumn;
        std::vector<size_t> refused; ///< numbers of m_refused
        std::vector<RowChange> rows;
    };
    /// A row and what it holds for a while.
    struct Room {
        size_t refused = 0;
        const ReverseTable *table = nullptr;
        ReverseChange change; ///< an update whose "before" is the placeholder
    };

    [[nodiscard]] Result<std::map<QString, Group>> groups();
    [[nodiscard]] Result<std::vector<Room>> findRoom();
    [[nodiscard]] Status findRoomIn(const Group &group, std::vector<Room> &rooms);
    [[nodiscard]] Result<QString> makeRoom(const Room &room);
    /// Everything once; false: rows that have made room did not go back, and next time they keep their values.
    [[nodiscard]] Result<bool> tryAll(const std::vector<Room> &rooms);
    [[nodiscard]] Status undoAll(const std::set<size_t> &madeRoom, std::vector<size_t> &left);

    db::Connection &m_connection;
    const ReversePlan &m_plan;
    ReverseRows &m_rows;
    Read m_read;
    Undo m_undo;
    const TaskContext &m_context;
    std::vector<RefusedRow> m_refused;
    std::set<size_t> m_keep;   ///< numbers of m_refused: rows that make no room
    std::set<size_t> m_noRoom; ///< of these: because their columns can hold no placeholder
    std::vector<size_t> m_left;
};

} // namespace stellwerk::masterdata
