// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/update_batch.h"

namespace stellwerk::masterdata {

namespace {

/// Far below what every server accepts in one packet by default (16 MiB).
constexpr size_t kBlockBytes = size_t(128) << 10;

} // namespace

Status UpdateBatch::update(const QString &table, const QString &idColumn, const db::Value &id,
                           const std::vector<std::pair<QString, db::Value>> &cells) {
    const db::Dialect &dialect = m_connection.dialect();
    std::string statement = "UPDATE " + dialect.quote(table).toStdString() + " SET ";
    for (size_t i = 0; i < cells.size(); ++i) {
        statement += i == 0 ? "" : ", ";
        statement += dialect.quote(cells[i].first).toStdString() + " = " + dialect.literal(cells[i].second);
    }
    return add(statement + " WHERE " + dialect.quote(idColumn).toStdString() + " = " + dialect.literal(id));
}

Status UpdateBatch::remove(const QString &table, const QString &idColumn, const db::Value &id) {
    const db::Dialect &dialect = m_connection.dialect();
    return add("DELETE FROM " + dialect.quote(table).toStdString() + " WHERE " + dialect.quote(idColumn).toStdString() +
               " = " + dialect.literal(id));
}

Status UpdateBatch::add(std::string statement) {
    if (m_connection.engine() == db::Engine::Sqlite) {
        STELLWERK_TRY(m_connection.exec(QString::fromStdString(statement)));
        return {};
    }
    m_statements += statement + ";\n";
    return m_statements.size() < kBlockBytes ? Status{} : flush();
}

Status UpdateBatch::flush() {
    if (m_statements.empty())
        return {};
    const std::string block = "BEGIN NOT ATOMIC\n" + std::exchange(m_statements, {}) + "END";
    STELLWERK_TRY(m_connection.exec(QString::fromStdString(block)));
    return {};
}

} // namespace stellwerk::masterdata
