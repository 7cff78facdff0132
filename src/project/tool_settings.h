// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace stellwerk::project {

/// Where the server's own programs (mariadb-dump) are run: `tools` of an environment. Nothing set = on this machine,
/// found in PATH, with the environment's host, port and socket.
struct ToolSettings {
    QStringList prefix; ///< program and arguments put before the tool's name, e.g. docker exec -i db
    QString host;       ///< how the server is reached from where the prefix leads; empty = as the environment says
    quint16 port = 0;   ///< 0 = as the environment says
    QString socket;     ///< wins over host

    bool operator==(const ToolSettings &) const = default;
};

} // namespace stellwerk::project
