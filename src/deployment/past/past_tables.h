// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/past/past_rollback.h"
#include "schema/schema.h"

namespace stellwerk::deployment {

/// What users wrote since: every protected table of @p schema, compared with what the deployment left. Reads all their
/// rows.
[[nodiscard]] Result<std::vector<TableSince>> tablesSince(db::Connection &connection, const schema::Schema &schema,
                                                          const project::Project &project,
                                                          const std::optional<Checkpoint> &checkpoint,
                                                          const TaskContext &context);

/// The proofs of a rollback: every table of the checkpoint with its present rows as `before`, under whichever name it
/// has; `table` is its name after the rollback.
[[nodiscard]] Result<std::vector<TableProof>> proofsOfNow(db::Connection &connection, const schema::Schema &schema,
                                                          const Checkpoint &checkpoint, const TaskContext &context);

/// Takes `after` of @p proofs, without judging it.
[[nodiscard]] Status takeAfter(db::Connection &connection, std::vector<TableProof> &proofs, const TaskContext &context);

} // namespace stellwerk::deployment
