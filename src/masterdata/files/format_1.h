// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "masterdata/files/file_layout.h"
#include "masterdata/files/row_members.h"
#include "masterdata/rows/row_source.h"

#include <QStringList>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace stellwerk::masterdata {

/// Which members the rows of one place have, in a whole file of format 1.0.
struct MemberCounts {
    qint64 rows = 0;
    std::map<std::string, qint64, std::less<>> with; ///< member -> rows that have it

    [[nodiscard]] bool has(std::string_view member) const { return with.contains(member); }
    /// Counts one more row. Fails with InvalidInput when the rows have more different members than any project can
    /// mean.
    [[nodiscard]] Status add(const RowMembers &members);
};

/// One difference between an older format and the next one: says a row as the newer format would.
class RowStep {
public:
    RowStep() = default;
    virtual ~RowStep() = default;
    RowStep(const RowStep &) = delete;
    RowStep &operator=(const RowStep &) = delete;

    /// Fails with InvalidInput when the row is wrong in the older format.
    [[nodiscard]] virtual Status apply(RowMembers &members) = 0;
    /// What was done to all rows so far, translated, one sentence per member.
    [[nodiscard]] virtual QStringList remarks() const = 0;
};

/// The steps from format 1.0 to 2.0 for the rows of one place, in their order:
/// - members that the project does not know are left out;
/// - a collection that is null or missing is an empty list;
/// - a member that other rows have is the empty value of its type, one that no row has is null;
/// - a reference whose names are all empty is null, or all empty texts where an id means "none";
/// - numbers are no truth values.
[[nodiscard]] std::vector<std::unique_ptr<RowStep>> stepsFromFormat1(const FileLayout &layout, const Place &place,
                                                                     const Node &node, const MemberCounts &counts);

/// What the rows of a place say about the columns: nothing of those whose members no row has. Where there are no rows
/// nothing is missing.
[[nodiscard]] std::vector<bool> presentInFormat1(const Place &place, const Node &node, const MemberCounts &counts);

} // namespace stellwerk::masterdata
