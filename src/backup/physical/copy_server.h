// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/tools/private_server.h"
#include "db/connection.h"

#include <memory>

namespace stellwerk::backup {

/// A private server without network and without accounts on a copy of a server's files, which it changes. Gone with the
/// object.
class CopyServer final {
public:
    /// @p folder: a prepared copy; the socket and the temporary files are put beside its files. Waits until it answers:
    /// Damaged with the end of its log when it does not.
    [[nodiscard]] static Result<CopyServer> start(const QString &folder, const ServerRelease &release,
                                                  const TaskContext &context);
    CopyServer(CopyServer &&) noexcept;
    ~CopyServer();

    [[nodiscard]] db::ConnectionProfile profile(const QString &database) const;

private:
    struct Impl;
    explicit CopyServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace stellwerk::backup
