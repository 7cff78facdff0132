// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "db/value.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace stellwerk::masterdata {

/// One cell that an import wrote.
struct ReverseCell {
    QString column;
    db::Value before;
    db::Value after;
};

/// Writes down what an import changes, row by row, so that it can be undone: JSON Lines (docs/formats.md). Under a
/// temporary name in the same folder until finish(), mode 0600. Fails with Io when the disk does; then no file is left
/// and the writer takes nothing more.
class ReverseWriter final {
public:
    /// @p about: run, package, environment, for the people who find the file. Missing folders are made. A file of that
    /// name is never replaced, neither here nor by finish(): AlreadyExists.
    [[nodiscard]] static Result<ReverseWriter> create(const QString &file, const QString &about);
    ReverseWriter(ReverseWriter &&) noexcept;
    ReverseWriter &operator=(ReverseWriter &&) noexcept;
    ~ReverseWriter(); ///< without finish(): removes the file

    /// Of all three: ids are Integer and there is at least one cell, else Internal. A row may be inserted or updated
    /// and later updated again; one that was only updated may be deleted at last.
    /// @p cells: all columns that were written; `before` is NULL.
    [[nodiscard]] Status inserted(const QString &table, const QString &idColumn, const db::Value &id,
                                  const std::vector<ReverseCell> &cells);
    [[nodiscard]] Status updated(const QString &table, const QString &idColumn, const db::Value &id,
                                 const std::vector<ReverseCell> &cells);
    /// @p cells: the whole row without its id; `after` is NULL.
    [[nodiscard]] Status deleted(const QString &table, const QString &idColumn, const db::Value &id,
                                 const std::vector<ReverseCell> &cells);
    /// Flushes to the disk and gives the file its name. Before the import is committed.
    [[nodiscard]] Status finish();

private:
    struct State;
    explicit ReverseWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// What undoing did.
struct ReverseReport {
    qint64 restored = 0;   ///< rows that are again what they were before, also those that others made so
    QStringList leftAlone; ///< translated, "table, row id: reason": every other row
};

/// Undoes an import, last change first: rows that still hold what the import wrote get what they held before, wholly or
/// not at all; what somebody wrote since stays and is listed, and so do rows that others point at or that the database
/// refuses. The caller holds a transaction and rolls it back after a failure. Fails before anything is changed with
/// Damaged when a byte of the file is missing or another one, with InvalidInput when it does not fit the database.
[[nodiscard]] Result<ReverseReport> applyReverseFile(db::Connection &connection, const QString &file,
                                                     const TaskContext &context);

} // namespace stellwerk::masterdata
