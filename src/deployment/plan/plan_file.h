// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "deployment/plan/plan.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace stellwerk::deployment {

/// A plan that somebody wrote down to be looked at and executed later (docs/formats.md). Steps are never taken out of
/// the file: the plan is made again, and the file says what it must be.
struct PlanFile {
    QString file;        ///< absolute path
    QString sha256;      ///< of `content`, as Plan::sha256
    QJsonObject content; ///< Plan::content
    QString environment; ///< name
    QString package;     ///< file name
    QString packageSha256;
    QString packagePath; ///< where the package was when the plan was made
    QString madeBy;      ///< "user@host"
    QString madeAt;      ///< UTC, ISO 8601
};

/// The bytes of a plan file. The same plan gives the same bytes but for the member `made`: who, when, with which
/// version, what the checks said. Fails with Usage for a plan that takes up a run, which is approved at the moment when
/// it is executed.
[[nodiscard]] Result<QByteArray> planFileContent(const Plan &plan, const QString &madeBy);

/// Reads a plan file, trusting nothing. Fails with InvalidInput when it is no plan or of a newer format, with Damaged
/// when it is not what its SHA-256 says.
[[nodiscard]] Result<PlanFile> readPlanFile(const QString &file);

/// The package that @p plan was made from: @p named if it is not empty, else the file beside the plan file, else where
/// it was. NotFound when there is none, PlanOutdated when it is not that package (its SHA-256 says so).
[[nodiscard]] Result<QString> packageOf(const PlanFile &plan, const QString &named);

/// Is @p now, made of this moment, the plan of the file? PlanOutdated naming what differs if it is not.
[[nodiscard]] Status checkApproved(const PlanFile &approved, const Plan &now);

} // namespace stellwerk::deployment
