// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "deployment/plan/release.h"

#include <QString>

#include <optional>
#include <set>

namespace stellwerk::deployment {

/// Would this SQL text, run in one database, reach beyond it: does it name one of @p databases, or change the server or
/// its accounts? Told from the text alone, so rather yes than no.
[[nodiscard]] bool reachesBeyond(const QString &sql, const QStringList &databases);

/// Why a release must not be tried in a second database on the target's server, as a translated sentence, or nothing
/// when it may. A migration or check that names a database would reach the real one from there; so would a trigger, and
/// an event of the copy would run on the server by itself. @p target: a connection to the database; @p pending: the
/// numbers of the migrations that are to run.
[[nodiscard]] Result<std::optional<QString>> whyNotBeside(db::Connection &target, const Release &release,
                                                          const std::set<qint64> &pending);

} // namespace stellwerk::deployment
