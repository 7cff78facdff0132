// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

namespace stellwerk::test {

/// A blow at one access of this process to a MariaDB server. The executable that links this library answers the calls
/// of the database driver first, so every access there is can be counted and hit, without a word in the product.
struct KillPlan {
    enum class Victim { Process, Server, Link, Statement }; ///< Statement: only inside of a block, by KILL QUERY
    /// Of the access. Sent: the server has it, nobody reads the answer. Inside: between two statements of a block that
    /// is one access; such places are counted instead of accesses.
    enum class Moment { Before, Sent, After, Inside };
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
