// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

namespace stellwerk::test {

/// A blow at one access of this process to a MariaDB server. The executable that links this library answers the calls
/// of the database driver first, so every access there is can be counted and hit, without a word in the product.
struct KillPlan {
    enum class Victim { Process, Server, Link };
    enum class Moment { Before, Sent, After }; ///< of the access; Sent: the server has it, nobody reads the answer
    Victim victim = Victim::Process;
    Moment moment = Moment::Before;
    int access = 0;       ///< counts from 0, on the thread that calls arm()
    qint64 serverPid = 0; ///< for Server
};

/// From now on accesses are counted.
void arm(const KillPlan &plan);
/// How many there were since.
[[nodiscard]] int accesses();

} // namespace stellwerk::test
