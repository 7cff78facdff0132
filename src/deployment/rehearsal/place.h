// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "deployment/plan/release.h"

#include <QString>

#include <memory>
#include <set>

namespace stellwerk::deployment {

/// Where a rehearsal runs: an empty database that is gone with the object, never the target's own. What killed
/// rehearsals left on that server or this machine is removed first, and named in events "scratch_removed".
class RehearsalPlace final {
public:
    enum class Kind {
        SameServer,    ///< a database of its own on the target's server, or (SQLite) a file
        PrivateServer, ///< a server of the same series that was started for it on this machine
    };
    /// On the target's server when rights, room and the release's statements allow it, else on a private one; there the
    /// database has the name of the target's. @p pending: the numbers of
    /// the migrations that are to run; @p bytes: what the copy needs. When neither is possible: the error of the
    /// first, with why the second is not either in its hint.
    [[nodiscard]] static Result<RehearsalPlace> open(const db::ConnectionProfile &target, const Release &release,
                                                     const std::set<qint64> &pending, qint64 bytes,
                                                     const TaskContext &context);
    RehearsalPlace(RehearsalPlace &&) noexcept;
    ~RehearsalPlace();

    [[nodiscard]] const db::ConnectionProfile &profile() const;
    [[nodiscard]] Kind kind() const;
    /// One translated sentence: where, and why not beside the target.
    [[nodiscard]] QString text() const;

private:
    struct Impl;
    explicit RehearsalPlace(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Removes what killed rehearsals left on the target's server and on this machine, and names it in events
/// "scratch_removed". Where that is not possible, a warning says so.
void removeRehearsalLeftovers(const db::ConnectionProfile &target, const TaskContext &context);

/// Bytes of all tables of the database with their indexes, as the server estimates them; SQLite: of the file.
[[nodiscard]] Result<qint64> databaseBytes(db::Connection &connection);
/// What a copy of a database of that size may need at most.
[[nodiscard]] qint64 roomForCopy(qint64 databaseBytes);
/// The folder of the database's files, where it is one of this machine that can be seen from here; else empty.
[[nodiscard]] Result<QString> visibleFolder(db::Connection &connection);
/// Can a private server for a target of that version be started on this machine? NotFound or CheckFailed say why not.
[[nodiscard]] Status checkPrivateServer(const QString &serverVersion, const TaskContext &context = {});
/// Fails with Io when @p folder has not so many bytes free; passes when that cannot be told.
[[nodiscard]] Status checkRoom(const QString &folder, qint64 bytes);

} // namespace stellwerk::deployment
