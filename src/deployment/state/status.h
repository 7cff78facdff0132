// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "backup/catalogue/catalogue.h"
#include "base/error.h"
#include "base/task_context.h"
#include "db/cluster.h"
#include "deployment/session.h"
#include "migration/lock/lock.h"
#include "migration/state/version_state.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace stellwerk::deployment {

/// What a maintainer would sensibly do next with an environment.
enum class NextStep { None, Connect, Adopt, Deploy, Resume, UpdateProject, BackUp, Investigate };

/// "none", "connect", "adopt", …; never translated.
[[nodiscard]] QString nextStepName(NextStep step);

/// Everything that the Overview shows of one environment; a value, read without changing anything.
struct EnvironmentStatus {
    project::Environment environment;
    QDateTime checkedAt;        ///< UTC
    std::optional<Error> error; ///< set when it could not be read; the rest is then empty
    QString serverVersion;
    std::optional<db::ClusterState> cluster; ///< of a node of a Galera cluster
    migration::VersionState version;
    std::optional<backup::BackupInfo> lastBackup; ///< the newest that is not damaged
    std::optional<backup::CatalogueEntry> lastVerifiedBackup;
    QStringList damagedBackups;
    QStringList unclassifiedTables;
    QString unfinishedRun;                      ///< the deployment that was begun there last and has no end
    QString unfinishedText;                     ///< one translated sentence: what is missing of it
    QString maintenance;                        ///< one translated sentence, when the application is still in it
    bool unfinishedIsInit = false;              ///< it is no deployment, but an init
    bool unfinishedIsRollback = false;          ///< it is the rollback of a past deployment
    std::optional<migration::LockOwner> atWork; ///< who holds the lock
    QStringList warnings;                       ///< translated
    NextStep nextStep = NextStep::None;
    QString nextStepText; ///< one translated sentence

    [[nodiscard]] QJsonObject toJson() const;
};

/// Never fails: what cannot be read is in EnvironmentStatus::error.
[[nodiscard]] EnvironmentStatus readStatus(const Session &session, const project::Environment &environment,
                                           const TaskContext &context);

} // namespace stellwerk::deployment
