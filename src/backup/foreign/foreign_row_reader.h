// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/foreign/foreign_cell.h"
#include "backup/foreign/foreign_walk.h"

#include <functional>

namespace stellwerk::backup {

/// Turns the rows of one list into cells of its table.
class ForeignRowReader final {
public:
    /// @p omitted: members that are left out when they are zero or empty.
    ForeignRowReader(const ForeignList &list, const schema::Table &table, const QSet<QString> &omitted);

    using ProblemSink = std::function<void(const QString &reason)>;
    /// The row, or nothing when something is wrong with it. A member that the table has no column for is told once.
    [[nodiscard]] const ForeignRow *read(const ForeignElement &element, const ProblemSink &problem);

private:
    [[nodiscard]] bool readMember(const QString &member, const simdjson::dom::element &value,
                                  const ForeignElement &element, const ProblemSink &problem);
    [[nodiscard]] std::optional<QString> jsonText(const QString &member, std::string_view row);

    const ForeignList &m_list;
    QString m_table;
    std::vector<ForeignColumn> m_columns;
    QHash<QString, qsizetype> m_places; ///< member -> column
    std::vector<bool> m_omitted;        ///< per column
    QSet<QString> m_unknown;
    simdjson::dom::parser m_parser;
    simdjson::ondemand::parser m_rawParser;
    ForeignRow m_row;
};

} // namespace stellwerk::backup
