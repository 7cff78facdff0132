// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"

#include <QString>

namespace stellwerk::demo {

inline constexpr quint32 kDefaultSeed = 20260123;
inline constexpr int kMaxScale = 1000;

/// What `demo create` is asked for.
struct DemoOptions {
    QString folder; ///< the workspace to make; must not exist or be empty
    db::Engine engine = db::Engine::Sqlite;
    db::ConnectionProfile server; ///< MariaDB: where the two databases are made; its database stays empty
    QString databasePrefix = QStringLiteral("stellwerk_demo"); ///< MariaDB: of <prefix>_dev and <prefix>_prod
    int scale = 1;               ///< 1 … kMaxScale; multiplies characters, users, skills, spells and equipment
    quint32 seed = kDefaultSeed; ///< the same seed gives the same rows
};

/// What was made.
struct DemoWorkspace {
    QString folder;      ///< absolute
    qint64 devRows = 0;  ///< in all tables of dev
    qint64 prodRows = 0; ///< in all tables of prod, without the version tables
};

/// Makes a workspace of the project Bamort, release 0.4.0, with the environments dev (database version 0.4.0) and prod
/// (0.3.0, adopted), whose rows are invented. Fails with AlreadyExists for a folder that is not empty and for databases
/// that exist, with Usage for options that make no sense, with Cancelled on a stop request; then everything that was
/// made is removed.
[[nodiscard]] Result<DemoWorkspace> createDemo(const DemoOptions &options, const TaskContext &context);

} // namespace stellwerk::demo
