// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/version.h"
#include "deployment/plan/protection.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace stellwerk::deployment {

/// What a run must know of its beginning when it is taken up after a crash; kept in the target itself, in the run's row
/// of stellwerk_deployment, from the first write to the end. Holds no secret and no row of the application.
struct Checkpoint {
    QString runId;
    QString environment;
    QString packagePath; ///< absolute, on the machine that began
    QString packageSha256;
    QString planSha256;
    QString reviewSha256; ///< of the decisions that the plan was made with (plan/review_hash.h); empty: not known
    std::optional<Version> from;
    Version to;
    QString targetFingerprint;           ///< before the first write: what a way back must reach
    QString coreFingerprint;             ///< likewise, without the rows of users
    QMap<QString, Fingerprint> userRows; ///< see TargetState
    std::vector<TableProof> proofs;      ///< protected tables before the first write
    QString backupFile;                  ///< absolute
    std::vector<qint64> migrations;      ///< numbers of those that were to run
    QString importedBy;                  ///< the run whose import is committed, validated and recorded; empty: none yet

    /// Only what comes after the record is left: maintenance off, health check.
    [[nodiscard]] bool isCommitted() const { return !importedBy.isEmpty(); }

    [[nodiscard]] QByteArray toJson() const;
    /// InvalidInput when a member is missing or has the wrong type.
    [[nodiscard]] static Result<Checkpoint> fromJson(const QByteArray &json);
};

} // namespace stellwerk::deployment
