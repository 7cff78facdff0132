// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/literal_writer.h"

#include "backup/native/mariadb_columns.h"

#include <QRegularExpression>

namespace stellwerk::backup {

namespace {

/// Statements stay far below what every server accepts in one packet by default (16 MiB).
constexpr size_t kStatementBytes = 1 << 20;

} // namespace

bool needsLiterals(const CreateText &table) {
    static const QRegularExpression form(QStringLiteral("\\A`(?:[^`]|``)*` (enum\\(|year\\(|set\\()"));
    static const QRegularExpression characterSet(QStringLiteral("\\A`(?:[^`]|``)*` [^']*?\\bCHARACTER SET (\\w+)"));
    static const QRegularExpression defaultSet(QStringLiteral("\\A\\) ENGINE=.*? DEFAULT CHARSET=(\\w+)"));
    const auto mayBeBytes = [](const QRegularExpressionMatch &found) {
        return found.hasMatch() && !survivesUnicode(found.capturedView(1));
    };
    return mayBeBytes(defaultSet.match(table.options)) ||
           std::ranges::any_of(table.definitions, [&](const QString &definition) {
               const auto listed = form.match(definition);
               const bool set = listed.capturedView(1) == u"set(";
               return mayBeBytes(characterSet.match(definition)) ||
                      (listed.hasMatch() &&
                       (!set || hasValuesAlike(QStringView(definition).sliced(listed.capturedStart(1)))));
           });
}

LiteralWriter::LiteralWriter(db::Connection &connection, const QString &table, const QStringList &columns,
                             qint64 mostRows)
    : m_connection(connection),
      m_mostRows(mostRows),
      m_head(QStringLiteral("INSERT INTO %1 (%2) VALUES ")
                 .arg(connection.dialect().quote(table), connection.dialect().quoteList(columns))
                 .toStdString()) {}

Status LiteralWriter::add(std::span<const db::ValueView> row) {
    m_statement += m_statement.empty() ? m_head : ",";
    char separator = '(';
    for (const db::ValueView &cell : row) {
        m_statement += separator;
        m_statement += m_connection.dialect().literal(cell);
        separator = ',';
    }
    m_statement += ')';
    return m_statement.size() >= kStatementBytes || ++m_rows >= m_mostRows ? finish() : Status{};
}

Status LiteralWriter::finish() {
    if (m_statement.empty())
        return {};
    STELLWERK_TRY(m_connection.exec(QString::fromStdString(m_statement)));
    m_statement.clear();
    m_rows = 0;
    return {};
}

} // namespace stellwerk::backup
