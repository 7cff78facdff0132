// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/foreign/foreign_document.h"
#include "backup/foreign/foreign_export.h"

#include <vector>

namespace stellwerk::backup {

/// A row of an export as cells of its table.
struct ForeignRow {
    std::vector<db::Value> cells; ///< one per column of the table
    std::vector<bool> present;    ///< which of them the row has, be it by leaving out a zero
    qint64 number = 0;
    int line = 0;
};

/// Gets the parts of an export in the order of the file. A row with a problem is not shown.
class ForeignVisitor {
public:
    virtual ~ForeignVisitor() = default;
    virtual void text(const QString & /*member*/, const QString & /*value*/) {}
    /// @p table: nothing when the schema has no such table; then no rows follow.
    virtual Status list(const ForeignList &list, const schema::Table *table, bool unreadable) = 0;
    virtual void element() {} ///< before each row, also one with a problem
    virtual Status row(const ForeignRow &row) = 0;
    virtual void problem(const ForeignProblem &problem) = 0;
};

/// Reads the whole file. Fails as ForeignDocument does.
[[nodiscard]] Status walkForeign(const QString &file, const ForeignFormat &format, const schema::Schema &schema,
                                 ForeignVisitor &visitor, const TaskContext &context);

} // namespace stellwerk::backup
