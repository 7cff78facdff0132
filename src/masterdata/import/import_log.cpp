// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/import_log.h"

#include "masterdata/rows/data_row.h"

#include <QCoreApplication>

namespace stellwerk::masterdata {

using db::Value;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Import)
};

} // namespace

Status ImportLog::inserted(const Node &node, const QStringList &columns, const std::vector<InsertedRow> &rows,
                           const KeyIndex &keys) {
    for (const InsertedRow &row : rows) {
        const auto found = keys.withKey(row.key);
        if (!found)
            return fail(ErrorCode::Internal, Tr::tr("The new row “%1” of %2 cannot be found after it was written.")
                                                 .arg(keyText(row.key), node.name));
        std::vector<ReverseCell> cells;
        for (size_t i = 0; i < row.cells.size(); ++i)
            cells.push_back({columns[static_cast<qsizetype>(i)], Value::null(), row.cells[i]});
        STELLWERK_TRY(m_writer->inserted(node.table, node.idColumn, found->id, cells));
    }
    return {};
}

Status ImportLog::updated(const Node &node, const Value &id, const std::vector<ReverseCell> &cells) {
    return m_writer ? m_writer->updated(node.table, node.idColumn, id, cells) : Status{};
}

Status ImportLog::deleted(const Node &node, const Value &id, const std::vector<ReverseCell> &cells) {
    return m_writer ? m_writer->deleted(node.table, node.idColumn, id, cells) : Status{};
}

} // namespace stellwerk::masterdata
