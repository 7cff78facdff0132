// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "migration/files/migration.h"
#include "migration/run/runner.h"

#include <QString>

#include <vector>

namespace stellwerk::migration {

/// What a person who looked at the database, and perhaps repaired it, says about a migration.
struct Resolution {
    enum class Kind {
        RetryFrom,  ///< the statements before @ref statement are there, that one and the rest are not
        Applied,    ///< all of it is there
        NotApplied, ///< nothing of it is there
    };
    Kind kind = Kind::RetryFrom;
    int statement = 1; ///< of the up section, from 1; one more than there are: only the data section is left
    QString reason;    ///< why; kept in the journal with the person's name
};

/// Records the decision; runs nothing. The word of a person counts more than the journal, but not more than the version
/// tables: InvalidInput when there is no such statement or no reason, CheckFailed when a migration that the history
/// calls applied is to be retried (say first that it is not applied).
[[nodiscard]] Status resolveMigration(db::Connection &connection, const Migration &migration,
                                      const Resolution &resolution, const std::vector<Migration> &all,
                                      const Version &baseVersion, const RunOptions &options);

} // namespace stellwerk::migration
