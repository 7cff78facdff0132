// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "masterdata/files/file_layout.h"
#include "masterdata/files/file_set.h"
#include "masterdata/files/format_1.h"
#include "masterdata/files/row_members.h"
#include "masterdata/files/row_reader.h"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace stellwerk::masterdata {

/// A row while a file is read.
struct RowAt {
    RowMembers &members;
    std::string_view parentKey; ///< of the row around it; empty in the file's own list
    int line = 0;               ///< where the outermost row begins
    qint64 number = 0;          ///< in its list
};

/// The steps that bring the rows of one place to the newest format.
using RowSteps = std::vector<std::unique_ptr<RowStep>>;

/// Goes through the rows of a place: through the file from the first row to the last, and down into its collections.
/// Rows inside others are reached by reading the file again, not by putting them aside: memory holds one row of the
/// file.
class FileWalk final {
public:
    FileWalk(const FileSet &files, const Catalogue &catalogue, const FileLayout &layout, const RowReader &reader)
        : m_files(files), m_catalogue(catalogue), m_layout(layout), m_reader(reader) {}

    /// Gives every row of @p place. @p steps: for each place on the path to it. Errors name file, line and rows.
    [[nodiscard]] Status rows(size_t place, const std::vector<RowSteps> &steps,
                              const std::function<Status(const RowAt &)> &sink, const TaskContext &context) const;
    /// Counts the members in all places of a file, by place.
    [[nodiscard]] Result<std::vector<MemberCounts>> count(size_t node, const TaskContext &context) const;

private:
    using ElementSink = std::function<Status(const simdjson::dom::element &, int line, qint64 number)>;
    struct Descent;

    [[nodiscard]] Status elements(size_t node, const ElementSink &sink, const TaskContext &context) const;
    [[nodiscard]] Status descend(const Descent &descent, const simdjson::dom::element &element, size_t level,
                                 std::string_view parentKey, qint64 number) const;
    [[nodiscard]] Status descendInto(const Descent &descent, RowMembers &members, size_t level,
                                     std::string_view key) const;
    [[nodiscard]] Status countIn(size_t place, const simdjson::dom::element &element,
                                 std::vector<MemberCounts> &counts) const;

    const FileSet &m_files;
    const Catalogue &m_catalogue;
    const FileLayout &m_layout;
    const RowReader &m_reader;
};

} // namespace stellwerk::masterdata
