// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/rows/row_source.h"

#include <optional>
#include <string_view>

namespace stellwerk::masterdata {

/// The rows of one side, one by one, with the one that is at hand.
class Side {
public:
    explicit Side(const NodeRows *rows) {
        if (rows)
            m_reader.emplace(rows->table.read());
    }
    Status step() {
        if (!m_reader)
            return {};
        STELLWERK_ASSIGN(m_here, m_reader->next());
        return {};
    }
    [[nodiscard]] bool here() const { return m_here; }
    [[nodiscard]] const PackedRow &row() const { return m_reader->row(); }
    [[nodiscard]] bool isAt(std::string_view key) const { return m_here && row().key == key; }
    [[nodiscard]] bool isDoubtful() const { return m_reader->isDoubtful(); }
    /// Why the row at hand cannot be matched; empty = it can.
    [[nodiscard]] QString problem() const { return m_reader->problem(); }

private:
    std::optional<RowTable::Reader> m_reader;
    bool m_here = false;
};

} // namespace stellwerk::masterdata
