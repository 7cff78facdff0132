// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/plan.h"
#include "package/signature/key.h"
#include "project/trusted_key.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <vector>

namespace stellwerk::deployment {

/// An approval is a signature of minisign over a text that names one plan and one environment (docs/signing.md), so
/// that it counts for nothing else. It lies beside the plan file as PLAN.<key id>.minisig.
[[nodiscard]] QByteArray approvalText(const QString &planSha256, const QString &environment);
[[nodiscard]] QString approvalFile(const QString &planFile, const package::SecretKey &key);
/// Every file beside @p planFile that has the name of an approval of it.
[[nodiscard]] QStringList approvalFilesOf(const QString &planFile);

/// The approval's text as a file. Name and time go into the trusted comment. InvalidInput: @p name cannot stand there.
[[nodiscard]] Result<QByteArray> approve(const QString &planSha256, const QString &environment,
                                         const package::SecretKey &key, const QString &name, const QDateTime &time);

/// One valid approval.
struct Approval {
    project::TrustedKey approver;
    QString comment; ///< as signed: name and time
    QString file;
};

/// What the files say about one plan.
struct Approvals {
    std::vector<Approval> valid;              ///< at most one per approver
    std::vector<project::TrustedKey> missing; ///< approvers of whom there is none
    QStringList ignored;                      ///< translated: which file does not count, and why
};

/// Reads the files and counts what approvers of @p target signed for exactly this plan there. A file that cannot be
/// read, is of another key, plan or environment, or was changed counts for nothing and is named.
[[nodiscard]] Approvals readApprovals(const QString &planSha256, const project::Environment &target,
                                      const QStringList &files);

/// The check "approvals": passed when nobody needs to be asked or enough did; else an error that names who approved and
/// who is missing.
[[nodiscard]] CheckResult approvalsCheck(const QString &planSha256, const project::Environment &target,
                                         const QStringList &files);

} // namespace stellwerk::deployment
