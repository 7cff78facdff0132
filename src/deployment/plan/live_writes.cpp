// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/live_writes.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(LiveWrites)
};

} // namespace

std::vector<CheckResult> checkLiveWrites(const MigrationReach &reach, const std::vector<TableProof> &protectedTables) {
    using Level = CheckResult::Level;
    const QString code = QStringLiteral("live-writes");
    const QString title = Tr::tr("Users keep writing");
    const QString stop =
        Tr::tr("Deploy with the application stopped: take “live” out of the environment and give it the hook "
               "maintenance_on.");
    if (!reach.unknown.isEmpty())
        return {{code, Level::Error, title,
                 Tr::tr("Nobody can tell whose rows %1 changes: triggers, views or stored programs take part, or a "
                        "statement that is not among those that are followed.")
                     .arg(reach.unknown.join(QLatin1String(", "))),
                 stop, ErrorCode::ProtectionViolated}};
    QStringList undeclared;
    QStringList declared;
    for (const TableProof &proof : protectedTables) {
        if (reach.reaches(proof.table) || reach.reaches(proof.tableBefore))
            (proof.declared ? declared : undeclared) << proof.table;
    }
    if (!undeclared.isEmpty())
        return {{code, Level::Error, title,
                 Tr::tr("Migrations may change rows of protected tables that none of them declares: %1")
                     .arg(undeclared.join(QLatin1String(", "))),
                 stop, ErrorCode::ProtectionViolated}};
    if (!declared.isEmpty())
        return {{code, Level::Warning, title,
                 Tr::tr("Migrations change rows of %1. What users write there meanwhile cannot be told from that; "
                        "after a failure the way back for these tables could not be proved.")
                     .arg(declared.join(QLatin1String(", "))),
                 stop, ErrorCode::CheckFailed}};
    return {{code,
             Level::Passed,
             title,
             Tr::tr("No migration can change rows of a protected table."),
             {},
             ErrorCode::CheckFailed}};
}

} // namespace stellwerk::deployment
