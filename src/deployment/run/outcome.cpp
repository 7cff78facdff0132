// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/deploy.h"

#include <QCoreApplication>
#include <QHash>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Deploy)
};

} // namespace

QString outcomeName(Outcome outcome) {
    switch (outcome) {
    case Outcome::Succeeded:
        return QStringLiteral("succeeded");
    case Outcome::SucceededWithWarnings:
        return QStringLiteral("succeeded_with_warnings");
    case Outcome::Refused:
        return QStringLiteral("refused");
    case Outcome::Cancelled:
        return QStringLiteral("cancelled");
    case Outcome::RolledBack:
        return QStringLiteral("rolled_back");
    case Outcome::RollbackFailed:
        return QStringLiteral("rollback_failed");
    case Outcome::Unknown:
        return QStringLiteral("unknown");
    }
    Q_UNREACHABLE_RETURN({});
}

QString outcomeText(Outcome outcome) {
    switch (outcome) {
    case Outcome::Succeeded:
        return Tr::tr("Succeeded");
    case Outcome::SucceededWithWarnings:
        return Tr::tr("Succeeded with warnings");
    case Outcome::Refused:
        return Tr::tr("Refused, nothing changed");
    case Outcome::Cancelled:
        return Tr::tr("Cancelled");
    case Outcome::RolledBack:
        return Tr::tr("Failed and rolled back");
    case Outcome::RollbackFailed:
        return Tr::tr("Failed, rollback failed");
    case Outcome::Unknown:
        return Tr::tr("State unknown");
    }
    Q_UNREACHABLE_RETURN({});
}

qint64 DeploymentReport::awayMilliseconds() const {
    static const QStringList away{QStringLiteral("migrate"), QStringLiteral("safety_net"), QStringLiteral("import"),
                                  QStringLiteral("validate"), QStringLiteral("record")};
    qint64 sum = stateMilliseconds;
    for (const PhaseResult &phase : phases)
        sum += away.contains(phase.phase) ? phase.milliseconds : 0;
    return sum;
}

QString phaseText(const QString &phase) {
    static const QHash<QString, const char *> texts{
        {QStringLiteral("preflight"), QT_TRANSLATE_NOOP("Deploy", "Preflight")},
        {QStringLiteral("undo"), QT_TRANSLATE_NOOP("Deploy", "Removal of an interrupted init")},
        {QStringLiteral("schema"), QT_TRANSLATE_NOOP("Deploy", "Schema")},
        {QStringLiteral("tracking"), QT_TRANSLATE_NOOP("Deploy", "Version tables")},
        {QStringLiteral("admin"), QT_TRANSLATE_NOOP("Deploy", "Account")},
        {QStringLiteral("backup"), QT_TRANSLATE_NOOP("Deploy", "Backup")},
        {QStringLiteral("rehearsal"), QT_TRANSLATE_NOOP("Deploy", "Rehearsal")},
        {QStringLiteral("restore"), QT_TRANSLATE_NOOP("Deploy", "Restore into the copy")},
        {QStringLiteral("state"), QT_TRANSLATE_NOOP("Deploy", "Look at the state")},
        {QStringLiteral("maintenance_on"), QT_TRANSLATE_NOOP("Deploy", "Maintenance on")},
        {QStringLiteral("migrate"), QT_TRANSLATE_NOOP("Deploy", "Migrations")},
        {QStringLiteral("safety_net"), QT_TRANSLATE_NOOP("Deploy", "Safety net")},
        {QStringLiteral("import"), QT_TRANSLATE_NOOP("Deploy", "Master data")},
        {QStringLiteral("validate"), QT_TRANSLATE_NOOP("Deploy", "Validation")},
        {QStringLiteral("record"), QT_TRANSLATE_NOOP("Deploy", "Record")},
        {QStringLiteral("maintenance_off"), QT_TRANSLATE_NOOP("Deploy", "Maintenance off")},
        {QStringLiteral("health_check"), QT_TRANSLATE_NOOP("Deploy", "Health check")},
        {QStringLiteral("retention"), QT_TRANSLATE_NOOP("Deploy", "Old backups")},
        {QStringLiteral("undo_import"), QT_TRANSLATE_NOOP("Deploy", "Master data taken back")},
        {QStringLiteral("revert"), QT_TRANSLATE_NOOP("Deploy", "Migrations taken back")},
        {QStringLiteral("restore_backup"), QT_TRANSLATE_NOOP("Deploy", "Backup of the deployment restored")},
        {QStringLiteral("prove"), QT_TRANSLATE_NOOP("Deploy", "Proof")},
        {QStringLiteral("rollback"), QT_TRANSLATE_NOOP("Deploy", "Rollback")}};
    const char *text = texts.value(phase, nullptr);
    return text ? QCoreApplication::translate("Deploy", text) : phase;
}

} // namespace stellwerk::deployment
