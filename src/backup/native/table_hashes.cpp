// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/table_hashes.h"

#include "backup/native/slice_queue.h"
#include "db/parallel.h"
#include "db/row_hash.h"

#include <algorithm>
#include <atomic>
#include <numeric>

namespace stellwerk::backup {

namespace {

constexpr qint64 kCheckEvery = 10000; // rows

Status hashSlice(db::Connection &connection, const TableContent &table, const Slice &slice, db::RowHash &hash,
                 const TaskContext &context) {
    STELLWERK_ASSIGN(db::RowReader reader, openRows(connection, table, slice.condition));
    while (true) {
        STELLWERK_ASSIGN(const bool found, reader.next());
        if (!found)
            return {};
        hash.add(reader.row());
        if (hash.rows() % kCheckEvery == 0)
            STELLWERK_TRY(context.checkStop());
    }
}

} // namespace

Result<std::vector<BackupTable>> hashTables(const db::ConnectionProfile &profile,
                                            const std::vector<TableContent> &tables, const TaskContext &context) {
    const int workers = profile.engine == db::Engine::Sqlite ? 1 : db::workerCount();
    std::vector<std::vector<db::RowHash>> hashes(static_cast<size_t>(workers), std::vector<db::RowHash>(tables.size()));
    const qint64 expected = std::accumulate(tables.begin(), tables.end(), qint64(0),
                                            [](qint64 sum, const TableContent &t) { return sum + t.estimatedRows; });
    std::atomic<qint64> done = 0;
    SliceQueue queue(tables);
    STELLWERK_TRY(db::runWorkers(workers, context, [&](int worker, const TaskContext &own) -> Status {
        STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
        connection.stopWith(own.stopToken());
        while (true) {
            STELLWERK_ASSIGN(const auto slice, queue.next(connection));
            if (!slice)
                return {};
            const TableContent &table = tables[slice->table];
            db::RowHash &hash = hashes[static_cast<size_t>(worker)][slice->table];
            const qint64 before = hash.rows();
            own.report({table.definition.name, done, std::max<qint64>(done, expected)});
            STELLWERK_TRY(hashSlice(connection, table, *slice, hash, own));
            done += hash.rows() - before;
        }
    }));
    std::vector<BackupTable> result;
    for (size_t table = 0; table < tables.size(); ++table) {
        db::RowHash sum;
        for (const std::vector<db::RowHash> &one : hashes)
            sum.add(one[table]);
        result.push_back({tables[table].definition.name, sum.rows(), sum.toHex()});
    }
    return result;
}

} // namespace stellwerk::backup
