// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text/plan_text.h"

#include "cli/text/text_table.h"
#include "cli/text/words.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QString migrationsText(const deployment::Plan &plan, int width) {
    std::vector<QStringList> rows;
    for (const deployment::PlannedMigration &migration : plan.migrations)
        rows.push_back({QStringLiteral("  ") + migration.label, migration.version.toString(),
                        Tr::tr("%n statement(s)", nullptr, static_cast<int>(migration.statements.size())),
                        migration.touches.isEmpty()
                            ? QString()
                            : Tr::tr("touches %1").arg(migration.touches.join(QLatin1String(", ")))});
    return textTable(rows, width);
}

} // namespace

QString planText(const deployment::Plan &plan, const DiffView &view) {
    QString text =
        Tr::tr("Package %1: %2 → %3 on “%4”")
            .arg(QFileInfo(plan.packagePath).fileName(), versionText(plan.from), plan.to.toString(), plan.target.name);
    text += QStringLiteral("\n\n%1\n%2\n").arg(Tr::tr("Checks"), checksText(plan.checks, view.width));
    if (!plan.migrations.empty())
        text += QStringLiteral("%1\n%2\n").arg(Tr::tr("Pending migrations"), migrationsText(plan, view.width));
    text += Tr::tr("Master data") + u'\n' + diffText(plan.data, view);
    text += Tr::tr("%n protected table(s) are fingerprinted before and after.", nullptr,
                   static_cast<int>(plan.protectedTables.size())) +
            u'\n';
    text += plan.nothingToDo() ? Tr::tr("No differences: nothing to deploy.") : Tr::tr("Plan %1").arg(plan.sha256);
    return text + u'\n';
}

} // namespace stellwerk::cli
