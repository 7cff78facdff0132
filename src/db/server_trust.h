// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

namespace stellwerk::db {

/// What Qt's driver is to be given as the host of a MariaDB server, so that the password reaches nobody but that
/// server: the first login already demands what the profile asks for, because whoever answers on the port may order the
/// client library to send the password in clear text.
///
/// - With tlsCa: TLS with a certificate of that authority, or no login.
/// - Without, over the network: only kinds of login that never show the password to the other side.
///
/// Empty for a local socket. Fails with InvalidInput when host or tlsCa hold characters that would change the meaning,
/// with CheckFailed when the client library does not obey; nothing was sent then.
[[nodiscard]] Result<QString> trustedHost(const ConnectionProfile &profile);

} // namespace stellwerk::db
