// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/text_rules.h"

#include "masterdata/catalogue/cell_type.h"

namespace stellwerk::masterdata {

Result<TextRules> TextRules::of(db::Connection &connection, const schema::Table &table) {
    TextRules rules;
    rules.m_engine = connection.engine();
    if (rules.m_engine == db::Engine::Sqlite) {
        for (const schema::Column &column : table.columns) {
            if (cellTypeOf(column.type) == CellType::Text)
                rules.m_texts.insert(column.name, {});
        }
        return rules;
    }
    // The model's names are canonical, the server wants its own.
    STELLWERK_ASSIGN(const db::ResultSet result,
                     connection.select(QStringLiteral("SELECT COLUMN_NAME, CHARACTER_SET_NAME, COLLATION_NAME FROM "
                                                      "information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() "
                                                      "AND TABLE_NAME = ? AND CHARACTER_SET_NAME IS NOT NULL"),
                                       {db::Value::text(table.name)}));
    for (const auto &row : result.rows)
        rules.m_texts.insert(row[0].toString(), {row[1].toString(), row[2].toString()});
    return rules;
}

QString TextRules::converted(const QString &column, const QString &value) const {
    const Text text = m_texts.value(column);
    if (text.charset.isEmpty())
        return value;
    return QStringLiteral("CONVERT(%1 USING %2) COLLATE %3").arg(value, text.charset, text.collation);
}

QString TextRules::stored(const QString &column, const QString &value) const {
    const Text text = m_texts.value(column);
    if (text.charset.isEmpty())
        return value;
    return QStringLiteral(
               "IF(CONVERT(CONVERT(%1 USING %2) USING utf8mb4) COLLATE utf8mb4_bin = %1 COLLATE utf8mb4_bin, "
               "CONVERT(%1 USING %2), NULL) COLLATE %3")
        .arg(value, text.charset, text.collation);
}

QString TextRules::sortKey(const QString &column, const QString &value) const {
    // Each of SQLite's own three collations looks at less than the whole text: case, or blanks at the end.
    if (m_engine == db::Engine::Sqlite)
        return QStringLiteral("LOWER(RTRIM(%1, ' '))").arg(value);
    // Most collations ignore what weighs as much as a blank at the end; MariaDB's sort keys hold it.
    const QString blank = converted(column, QStringLiteral("' '"));
    return QStringLiteral("TRIM(TRAILING WEIGHT_STRING(%1) FROM WEIGHT_STRING(RTRIM(%2)))").arg(blank, value);
}

void CandidateList::add(size_t k, std::span<const db::Value> values) {
    m_rows += m_rows.empty() ? "(" : ", (";
    m_rows += std::to_string(k);
    for (const db::Value &value : values)
        m_rows.append(", ").append(m_dialect.literal(value));
    m_rows += ')';
    m_columns = values.size();
    ++m_count;
}

QString CandidateList::take() {
    QString columns = QStringLiteral("k");
    for (size_t i = 0; i < m_columns; ++i)
        columns += QStringLiteral(", v%1").arg(i);
    // Not arg(): the values may hold %1.
    const QString query = QLatin1String("WITH c (") + columns + QLatin1String(") AS (VALUES ") +
                          QString::fromStdString(m_rows) + QLatin1String(") ");
    m_rows.clear();
    m_count = 0;
    return query;
}

} // namespace stellwerk::masterdata
