// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace stellwerk::db {

/// The names of scratch databases begin so; an account needs all rights on `stellwerk\_scratch\_%`.
inline constexpr const char *kScratchPrefix = "stellwerk_scratch_";

/// An empty database that is gone with the object: on MariaDB one with a name of its own on the server of a profile, on
/// SQLite a temporary file.
class ScratchDatabase final {
public:
    /// @p kind: what it is for, in letters; part of the name, so that what a killed process leaves behind can be told.
    /// Such leftovers of the same kind are removed first, and named in events "scratch_removed".
    /// @p server: the engine, and for MariaDB where and who; its database is not looked at. @p collation: the
    /// database's default on MariaDB; empty = the server's. Fails with AccessDenied and the GRANT that is missing.
    [[nodiscard]] static Result<ScratchDatabase> create(const ConnectionProfile &server, const QString &collation,
                                                        const QString &kind, const TaskContext &context);
    /// Removes the scratch databases of a kind whose makers are dead, and names them. On MariaDB a maker holds a named
    /// lock on its server as long as it lives, on SQLite a file lock; what is still in use stays.
    [[nodiscard]] static Result<QStringList> removeLeftovers(const ConnectionProfile &server, const QString &kind);
    ScratchDatabase(ScratchDatabase &&) noexcept;
    ScratchDatabase &operator=(ScratchDatabase &&) noexcept;
    ScratchDatabase(const ScratchDatabase &) = delete;
    ScratchDatabase &operator=(const ScratchDatabase &) = delete;
    ~ScratchDatabase();

    [[nodiscard]] const ConnectionProfile &profile() const;

private:
    struct Place; ///< removes the database when it goes
    explicit ScratchDatabase(std::unique_ptr<Place> place);
    std::unique_ptr<Place> m_place;
};

} // namespace stellwerk::db
