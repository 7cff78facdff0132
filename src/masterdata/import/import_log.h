// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/catalogue/catalogue.h"
#include "masterdata/import/reverse_file.h"
#include "masterdata/rows/key_index.h"

#include <string>
#include <vector>

namespace stellwerk::masterdata {

/// A row that an import has added.
struct InsertedRow {
    std::string key; ///< encoded
    std::vector<db::Value> cells;
};

/// Tells a reverse file, if there is one, what an import does.
class ImportLog final {
public:
    /// @p writer may be missing; then nothing is written down.
    explicit ImportLog(ReverseWriter *writer) : m_writer(writer) {}

    [[nodiscard]] bool isOn() const { return m_writer; }
    /// @p columns are those of the rows' cells; @p keys knows the ids of the new rows.
    [[nodiscard]] Status inserted(const Node &node, const QStringList &columns, const std::vector<InsertedRow> &rows,
                                  const KeyIndex &keys);
    [[nodiscard]] Status updated(const Node &node, const db::Value &id, const std::vector<ReverseCell> &cells);
    /// @p cells: the whole row, also the columns that are not exported.
    [[nodiscard]] Status deleted(const Node &node, const db::Value &id, const std::vector<ReverseCell> &cells);

private:
    ReverseWriter *m_writer;
};

} // namespace stellwerk::masterdata
