// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/run/deployment_record.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <optional>

namespace stellwerk::deployment {

/// How the record of a rollback by hand ends when it has succeeded: it is no deployment that could be taken back.
inline constexpr QStringView kReverted(u"reverted");

/// What a rollback by hand remembers of itself in its row of stellwerk_deployment, where a deployment has its
/// checkpoint.
struct PastNote {
    QString deployment;        ///< that is taken back, by its run id
    QString backup;            ///< file name: of the state at the beginning
    bool importUndone = false; ///< committed together with that
    QMap<QString, Fingerprint>
        protectedRows; ///< at the beginning, by the names of then; over the columns of the proofs

    [[nodiscard]] QByteArray toJson() const;
};

/// Nothing when the unfinished run is no rollback by hand.
[[nodiscard]] std::optional<PastNote> pastNoteOf(const UnfinishedRun &run);

/// What a deployment that succeeded remembers of its beginning and its end; nothing when it kept nothing.
[[nodiscard]] Result<std::optional<Checkpoint>> checkpointOf(db::Connection &connection, const QString &runId);

} // namespace stellwerk::deployment
