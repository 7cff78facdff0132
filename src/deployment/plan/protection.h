// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "project/project.h"
#include "schema/schema.h"

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace stellwerk::deployment {

/// Row count and order-independent checksum of a table over some of its columns.
struct Fingerprint {
    qint64 rows = 0;
    QString hash;
    bool operator==(const Fingerprint &) const = default;
};

/// The proof for one protected table: what it held before the first write and after validation.
struct TableProof {
    QString table;       ///< its name after the deployment
    QString tableBefore; ///< its name before
    project::TableClass tableClass = project::TableClass::Unclassified;
    QStringList columns;   ///< the columns that exist on both sides, over which the checksum goes
    QStringList types;     ///< their types before
    bool declared = false; ///< a migration says that it touches the table
    Fingerprint before;
    std::optional<Fingerprint> inTransaction; ///< where users keep writing: when the import's transaction began
    Fingerprint after;                        ///< empty hash until it was taken

    [[nodiscard]] bool unchanged() const { return before == after; }
    /// It differs, and not by what the deployment did: the import changed nothing, see inTransaction, and migrations
    /// cannot have, see checkLiveWrites().
    [[nodiscard]] bool writtenByUsers() const {
        return !unchanged() && !declared && inTransaction && *inTransaction == after;
    }
    [[nodiscard]] QJsonObject toJson() const;
};

/// Takes the state before: every protected table of @p actual, over the columns that @p expected keeps.
/// @p renames maps old to new table names, @p touched are the declared tables (new or old names).
[[nodiscard]] Result<std::vector<TableProof>>
fingerprintBefore(db::Connection &connection, const schema::Schema &actual, const schema::Schema &expected,
                  const project::Project &project, const QMap<QString, QString> &renames, const QStringList &touched,
                  const TaskContext &context);

/// Takes TableProof::inTransaction at the beginning of a transaction that reads one moment: from there to
/// fingerprintAfter() in the same transaction nothing but its own changes can make a difference.
[[nodiscard]] Status fingerprintInTransaction(db::Connection &connection, std::vector<TableProof> &proofs,
                                              const TaskContext &context);

/// Takes the state after into @p proofs. Fails with ProtectionViolated when an undeclared table differs, unless users
/// wrote that.
[[nodiscard]] Status fingerprintAfter(db::Connection &connection, std::vector<TableProof> &proofs,
                                      const TaskContext &context);

} // namespace stellwerk::deployment
