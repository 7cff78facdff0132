// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/sql_batch.h"

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
    QStringList statements = std::exchange(m_kept, {});
    m_collecting = false;
    statements << last;
    if (m_connection.engine() == db::Engine::MariaDb && statements.size() > 1)
        statements = {QString(u"BEGIN NOT ATOMIC " + statements.join(u"; ") + u"; END")};
    for (const QString &statement : statements)
        STELLWERK_TRY(m_connection.exec(statement));
    return {};
}

void SqlBatch::drop() {
    m_kept.clear();
    m_collecting = false;
}

} // namespace stellwerk::migration
