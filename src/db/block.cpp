// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/block.h"

#include "db/statement_run.h"

#include <QElapsedTimer>

namespace stellwerk::db {

BlockAnswer runBlock(Connection &connection, const QStringList &statements) {
    const Connection::Native &native = connection.native();
    const QString sql =
        QLatin1StringView("BEGIN NOT ATOMIC\n") + statements.join(kBlockSeparator) + kBlockSeparator + u"END";
    BlockAnswer answer;
    QElapsedTimer timer;
    timer.start();
    const RunningStatement running(native);
    QSqlQuery query(native.database());
    if (const Status status = run(native, query, sql, {}); !status) {
        answer.error = status.error();
        return answer;
    }
    // The last answer is that of the block itself, without rows.
    do {
        if (!query.isSelect())
            continue;
        auto rows = readRows(native, query, sql);
        if (!rows) {
            answer.error = std::move(rows).error();
            return answer;
        }
        answer.results.push_back(*std::move(rows));
        answer.milliseconds.push_back(timer.elapsed());
    } while (query.nextResult());
    if (query.lastError().isValid())
        answer.error = queryError(native, query, sql);
    return answer;
}

} // namespace stellwerk::db
