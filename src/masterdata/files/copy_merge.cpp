// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/files/copy_merge.h"

#include <QCoreApplication>

namespace stellwerk::masterdata {

using db::Value;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ExportFiles)
};

constexpr qint64 kRowsBetweenStopChecks = 1024;

class Merger {
public:
    Merger(const MergeTask &task, const TaskContext &context)
        : m_task(task), m_context(context), m_sorter(task.memory), m_packer(task.node) {}

    Result<Merged> run(const RowTable &rows) {
        RowTable::Reader reader = rows.read();
        for (qint64 count = 0;; ++count) {
            if (count % kRowsBetweenStopChecks == 0)
                STELLWERK_TRY(m_context.checkStop());
            STELLWERK_ASSIGN(const bool more, reader.next());
            if (!more || (!m_group.empty() && m_group.front().key != reader.row().key))
                STELLWERK_TRY(closeGroup());
            if (!more)
                break;
            if (m_task.withOrigins || reader.isRepeated())
                m_group.push_back(reader.row().unpack(m_task.node));
            else
                STELLWERK_TRY(m_sorter.add(reader.row()));
        }
        STELLWERK_ASSIGN(RowTable merged, m_sorter.finish());
        return Merged{std::move(merged), m_repeated, m_added};
    }

private:
    /// All rows with one key; equal ones stand side by side.
    Status closeGroup() {
        std::vector<DataRow> own;
        std::vector<DataRow> copies;
        for (DataRow &row : m_group) {
            const bool copy = m_task.withOrigins && m_task.isCopy(RowOrigin::fromId(row.id));
            std::vector<DataRow> &rows = copy ? copies : own;
            if (!rows.empty() && rows.back().cells == row.cells)
                ++m_repeated;
            else
                rows.push_back(std::move(row));
        }
        m_group.clear();
        for (const DataRow &copy : copies) {
            if (!own.empty() && !std::ranges::any_of(own, [&](const DataRow &row) { return agree(row, copy); }))
                return fail(contradiction(own.front(), copy));
        }
        if (own.empty() && !copies.empty()) {
            for (const DataRow &copy : copies) {
                if (!agree(copies.front(), copy))
                    return fail(contradiction(copies.front(), copy));
            }
            own.push_back(std::move(copies.front()));
            ++m_added;
        }
        for (DataRow &row : own) {
            row.id = {};
            STELLWERK_TRY(m_sorter.add(m_packer.pack(row)));
        }
        return {};
    }

    [[nodiscard]] bool agree(const DataRow &a, const DataRow &b) const {
        return firstDifference(a, b) == a.cells.size();
    }

    [[nodiscard]] size_t firstDifference(const DataRow &a, const DataRow &b) const {
        size_t column = 0;
        while (column < a.cells.size() && (!m_task.compared[column] || a.cells[column] == b.cells[column]))
            ++column;
        return column;
    }

    [[nodiscard]] Error contradiction(const DataRow &a, const DataRow &b) const {
        const SourcePosition first = m_task.where(RowOrigin::fromId(a.id));
        const SourcePosition second = m_task.where(RowOrigin::fromId(b.id));
        const size_t column = firstDifference(a, b);
        const auto text = [&](const DataRow &row) {
            const Value &cell = row.cells[column];
            return m_task.node.referenceAt(column) && cell.kind == db::ValueKind::Text ? keyText(cell.bytes)
                                                                                       : keyText(Key{cell});
        };
        return Error{.code = ErrorCode::InvalidInput,
                     .message = Tr::tr("The row “%1” of %2 is given twice and its column %3 differs: “%4” at %5, “%6” "
                                       "at %7.")
                                    .arg(keyText(a.key), m_task.node.name, m_task.node.columns[column].name, text(a),
                                         first.toString(), text(b), second.toString()),
                     .hint = Tr::tr("Make the export again, or correct one of the two."),
                     .position = second};
    }

    const MergeTask &m_task;
    const TaskContext &m_context;
    RowSorter m_sorter;
    RowPacker m_packer;
    std::vector<DataRow> m_group;
    qint64 m_repeated = 0;
    qint64 m_added = 0;
};

Result<bool> hasRepeated(const RowTable &rows) {
    RowTable::Reader reader = rows.read();
    while (true) {
        STELLWERK_ASSIGN(const bool more, reader.next());
        if (!more || reader.isRepeated())
            return more;
    }
}

} // namespace

Value RowOrigin::toId() const {
    return Value::text(std::to_string(place) + ' ' + std::to_string(line) + ' ' + std::to_string(number));
}

RowOrigin RowOrigin::fromId(const Value &id) {
    const QStringList parts = id.toString().split(u' ');
    return {
        .place = parts.value(0).toULongLong(), .line = parts.value(1).toInt(), .number = parts.value(2).toLongLong()};
}

Result<Merged> mergeFormat1(const RowTable &rows, const MergeTask &task, const TaskContext &context) {
    if (!task.withOrigins) {
        STELLWERK_ASSIGN(const bool repeated, hasRepeated(rows));
        if (!repeated)
            return Merged{rows, 0, 0};
    }
    return Merger(task, context).run(rows);
}

} // namespace stellwerk::masterdata
