// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/tools/server_tool.h"
#include "db/connection.h"

#include <memory>

namespace stellwerk::backup {

/// A MariaDB server of our own on this machine: without network, without accounts, for nobody else. Gone with the
/// object, and with the process, however that ends.
class PrivateServer final {
public:
    struct Place {
        QString data;   ///< folder of the server's files
        QString folder; ///< for socket, log and temporary files; a short path, because a socket's may be no longer
        QString label;  ///< how messages name the server
        QStringList arguments; ///< before all others, e.g. --no-defaults
    };
    /// Waits until it answers; Io with the end of its log when it does not.
    [[nodiscard]] static Result<PrivateServer> start(const ServerTool &mariadbd, const Place &place,
                                                     const TaskContext &context);
    PrivateServer(PrivateServer &&) noexcept;
    ~PrivateServer();

    /// As its administrator.
    [[nodiscard]] db::ConnectionProfile profile(const QString &database) const;

private:
    struct Impl;
    explicit PrivateServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace stellwerk::backup
