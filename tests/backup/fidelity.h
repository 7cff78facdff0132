// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/test_databases.h"

#include <QMap>

#include <vector>

namespace stellwerk::test {

/// Something that a MariaDB server can hold. The names of all objects differ from those of every other case, so that
/// all cases also fit into one database.
struct FidelityCase {
    const char *name; ///< as docs/backup-fidelity.md calls it
    std::vector<const char *> sql;
    const char *refused = nullptr; ///< what no backup can hold: a piece of the refusal, which names the object
};

/// Values at the limits of their types. One file per meaning: fidelity_types.cpp and so on.
[[nodiscard]] std::vector<FidelityCase> typeCases();
/// Text of every character set of the server.
[[nodiscard]] std::vector<FidelityCase> textCases();
/// Definitions of tables: columns, keys, options, partitions, histories, automatic ids.
[[nodiscard]] std::vector<FidelityCase> tableCases();
/// Views, triggers, routines, packages, events, sequences, and the database itself.
[[nodiscard]] std::vector<FidelityCase> programCases();

/// Runs the statements in one session that takes everything; USE the database first, named `db` in the statements.
void fill(const db::ConnectionProfile &profile, const FidelityCase &what);

/// What is in a database, asked of the server alone and with nothing of the backup's own code: "rows of `x`" -> the
/// server's checksum, "table `x`" -> SHOW CREATE TABLE, and so on for every object. The database's own name is `db`.
using FidelityState = QMap<QString, QString>;
[[nodiscard]] FidelityState fidelityState(const db::ConnectionProfile &profile);

/// The keys at which the states differ, with "missing" or "too much" where one of them has nothing.
[[nodiscard]] QStringList differences(const FidelityState &actual, const FidelityState &expected);

} // namespace stellwerk::test
