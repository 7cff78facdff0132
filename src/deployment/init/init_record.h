// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"
#include "deployment/run/deployment_record.h"
#include "schema/schema.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace stellwerk::deployment {

/// How the record of an init ends. No deployment succeeded there: there is nothing that a rollback could lead back to.
inline constexpr QStringView kInstalled(u"installed");

/// What an init remembers of itself in its row of stellwerk_deployment, where a deployment has its checkpoint.
struct InitNote {
    QStringList tables;    ///< all that are to be made, in that order
    qsizetype begun = 0;   ///< of these; the last one of them may be there or not
    QStringList programs;  ///< "view x", "sequence y": all that are to be made; empty until the first one is begun
    bool tracking = false; ///< the version tables and the baseline were begun

    [[nodiscard]] QByteArray toJson() const;
};

/// Nothing when the unfinished run is not an init, but a deployment.
[[nodiscard]] std::optional<InitNote> initNoteOf(const UnfinishedRun &run);

/// What stands in the way of a fresh installation: everything but the lock and the list of deployments, as "table x",
/// "view y", …, sorted.
[[nodiscard]] QStringList contentOf(const schema::Schema &schema);
/// Views, triggers, routines, events and sequences as "view x", …
[[nodiscard]] QStringList programsOf(const schema::Schema &schema);

/// The tables of an init that are there now.
[[nodiscard]] QStringList tablesLeft(const InitNote &note, const schema::Schema &schema);

/// Drift when one of them holds rows: an init that has no end committed none.
[[nodiscard]] Status checkNoRows(db::Connection &connection, const QStringList &tables);
/// Drops what the init made. Its tables are empty as long as it has no end: Drift, and nothing is dropped, when one
/// holds rows. Gives the names. Can be repeated.
[[nodiscard]] Result<QStringList> dropMade(db::Connection &connection, const InitNote &note);

} // namespace stellwerk::deployment
