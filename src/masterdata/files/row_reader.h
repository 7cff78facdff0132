// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "masterdata/files/file_layout.h"
#include "masterdata/files/reference_names.h"
#include "masterdata/files/row_members.h"
#include "masterdata/rows/data_row.h"

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace stellwerk::masterdata {

/// Makes cells of the members of a row in format 2.0. All references but the late ones must lead to rows that are
/// known.
class RowReader final {
public:
    enum class What {
        KeyOnly, ///< only what the natural key needs
        NotLate, ///< everything but late references, which stay NULL
        All,
    };

    RowReader(const Catalogue &catalogue, const FileLayout &layout, const ReferenceNames &names)
        : m_catalogue(catalogue), m_layout(layout), m_names(names) {}

    /// The row that stands at @p place inside the row with @p parentKey, without its key. Fails with InvalidInput:
    /// missing members, wrong types, unknown references; unless only the key is asked for also unknown and double
    /// members.
    [[nodiscard]] Result<DataRow> read(const Place &place, RowMembers &members, std::string_view parentKey,
                                       What what) const;
    /// The encoded key of such a row.
    [[nodiscard]] Result<std::string> readKey(const Place &place, RowMembers &members,
                                              std::string_view parentKey) const;

private:
    [[nodiscard]] Result<db::Value> cell(const Node &node, size_t column, const std::string &name,
                                         RowMembers &members) const;
    [[nodiscard]] Result<db::Value> reference(const NodeReference &reference, const std::vector<std::string> &names,
                                              RowMembers &members) const;
    [[nodiscard]] db::Value parent(size_t node, std::string_view key, QString &problem) const;
    void derive(const Node &node, std::vector<db::Value> &cells) const;

    [[nodiscard]] Status takeLists(const Place &place, RowMembers &members) const;

    const Catalogue &m_catalogue;
    const FileLayout &m_layout;
    const ReferenceNames &m_names;
};

} // namespace stellwerk::masterdata
