// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/run/deploy.h"
#include "deployment/session.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// A fresh installation: an empty database becomes one of the package's version, with its master data and one account.
namespace stellwerk::deployment {

/// Who is to be the first administrator. The password comes with InitOptions and is in no plan.
struct InitAccount {
    QString name;      ///< empty: no account was asked for
    QString email;     ///< empty where the project describes no column for it
    bool none = false; ///< explicitly without an account, although the project describes one
};

/// An init that was begun there and has no end.
struct InterruptedInit {
    QString runId;
    QString operatorName;
    QDateTime startedAt; ///< UTC
    QStringList tables;  ///< that it made and that are still there; they go before anything else is done
};

/// What init would do: a value. Made by planInit, which only reads; applyInit executes exactly this plan or refuses.
struct InitPlan {
    QString packagePath;
    package::Metadata package;
    QString packageSha256;
    project::Environment target;
    QString serverVersion; ///< empty: a SQLite file that is still to be made
    Version version;
    std::vector<CheckResult> checks;
    QStringList tables;     ///< to be made, without the tool's own
    QStringList programs;   ///< views, triggers, routines, events, sequences: "view x"
    QStringList migrations; ///< labels of those that are recorded as installed
    InitAccount account;
    std::optional<project::InitAdmin> admin; ///< where the account goes; nothing: none is made
    std::optional<InterruptedInit> interrupted;
    QStringList phases;
    QString sha256; ///< over all of the above apart from the checks' texts

    [[nodiscard]] bool deployable() const; ///< no check failed
    [[nodiscard]] QJsonObject toJson() const;
};

/// Reads package and target and collects all problems at once in InitPlan::checks: a database that is not empty
/// ("not-empty", with what is in it and the way from there), missing rights, a description of the account that does not
/// fit the schema. A SQLite file that does not exist counts as empty.
[[nodiscard]] Result<InitPlan> planInit(const Session &session, const QString &packagePath,
                                        const project::Environment &target, const InitAccount &account,
                                        const TaskContext &context);

struct InitOptions {
    QString confirmation; ///< must equal the environment's name where it needs confirmation
    QString password;     ///< of the account; only its hash is written, and nowhere else but into the table
    std::chrono::seconds lockPatience{5}; ///< how long to wait for the lock of somebody else
};

/// Executes @p plan under the deployment lock: what an interrupted init left is taken away, then schema, version tables
/// (all migrations recorded as installed), master data with the baseline, account, validation, record. On SQLite all
/// of that is one transaction; on MariaDB the rows are one, and after a failure, a stop request or a crash exactly the
/// tables that were made are dropped again, none with rows in it: no row of init is committed before its end. Writes
/// reports/<run>/ and gives events like a deployment.
[[nodiscard]] DeploymentReport applyInit(const Session &session, const InitPlan &plan, const InitOptions &options,
                                         const TaskContext &context);

/// Takes away what an interrupted init left, under the deployment lock; gives the names of what was dropped. NotFound
/// when there is none. Drift, and nothing is dropped, when somebody has written rows into its tables since.
[[nodiscard]] Result<QStringList> undoInit(const Session &session, const project::Environment &target,
                                           const QString &confirmation, const TaskContext &context);

} // namespace stellwerk::deployment
