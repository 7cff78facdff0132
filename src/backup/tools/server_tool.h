// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "project/tool_settings.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace stellwerk::backup {

/// The first three numbers of a version as servers and their programs print it: "11.8.6-MariaDB-0+deb13u1".
struct ServerRelease {
    int major = 0;
    int minor = 0;
    int patch = 0;

    /// The first release that stands in @p text before or beside the word MariaDB; nothing when there is none.
    [[nodiscard]] static std::optional<ServerRelease> parse(QStringView text);
    [[nodiscard]] QString toString() const;
    /// "11.8": what belongs together.
    [[nodiscard]] QString series() const;
    auto operator<=>(const ServerRelease &) const = default;
};

/// One of the server's programs, found and asked for its version.
struct ServerTool {
    QString name;        ///< mariadb-dump
    QStringList command; ///< program and the arguments that come before its own
    ServerRelease release;
    bool prefixed = false; ///< run through a prefix, perhaps elsewhere: files of this machine may not exist there
};

/// Finds mariadb-dump, mariadb or mariadb-backup: through the prefix when there is one, otherwise in PATH and the usual
/// folders, also under its former name. NotFound names the package; CheckFailed when it is not MariaDB's.
[[nodiscard]] Result<ServerTool> findServerTool(const QString &name, const project::ToolSettings &settings,
                                                const TaskContext &context);

/// Which versions of a program may be used with a server.
enum class ToolMatch {
    NotOlder,   ///< of the server's series or a newer one: an older one does not know everything that a server has
    SameSeries, ///< it reads the server's files
};
/// CheckFailed names both versions.
[[nodiscard]] Status checkRelease(const ServerTool &tool, const QString &serverVersion, ToolMatch match);

/// Who and where, as an option file of the MariaDB clients ([client]); the only place for the password. @p settings
/// replace the profile's address.
[[nodiscard]] QByteArray optionFile(const db::ConnectionProfile &profile, const project::ToolSettings &settings);

/// Refuses names that a prefix such as ssh could not hand on unchanged, because a shell reads them there.
[[nodiscard]] Status checkName(const QString &database, const project::ToolSettings &settings);

} // namespace stellwerk::backup
