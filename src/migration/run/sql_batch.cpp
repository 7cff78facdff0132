// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/sql_batch.h"

#include "db/block.h"
#include "db/cluster.h"

#include <utility>

namespace stellwerk::migration {

Status SqlBatch::exec(const QString &sql) {
    if (m_collecting) {
        m_kept << sql;
        return {};
    }
    STELLWERK_TRY(m_connection.exec(sql));
    return {};
}

Status SqlBatch::send(const QString &last) {
    const QStringList statements = take() << last;
    if (m_connection.engine() == db::Engine::MariaDb && statements.size() > 1) {
        db::BlockAnswer answer = db::runBlock(m_connection, statements);
        return answer.error ? Status(std::unexpected(*std::move(answer.error))) : Status();
    }
    for (const QString &statement : statements)
        STELLWERK_TRY(m_connection.exec(statement));
    return {};
}

QStringList SqlBatch::take() {
    m_collecting = false;
    return std::exchange(m_kept, {});
}

void SqlBatch::drop() {
    (void)take();
}

Result<bool> SqlBatch::takesStructure() {
    if (!m_takesStructure) {
        bool alone = m_connection.engine() == db::Engine::MariaDb;
        if (alone) {
            STELLWERK_ASSIGN(const bool cluster, db::isClusterNode(m_connection));
            alone = !cluster;
        }
        m_takesStructure = alone;
    }
    return *m_takesStructure;
}

} // namespace stellwerk::migration
