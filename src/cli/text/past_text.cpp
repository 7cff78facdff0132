// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text/past_text.h"

#include "cli/text/text_table.h"
#include "cli/text/words.h"
#include "deployment/past/past_report.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QString listOf(const QString &title, const QStringList &items) {
    return items.isEmpty() ? QString()
                           : QString(title + QLatin1String("\n  ") + items.join(QLatin1String("\n  ")) + u'\n');
}

QString workText(const deployment::PastRollbackPlan &plan) {
    if (plan.options.restoreBackup)
        return Tr::tr("The backup %1 of the deployment is restored.").arg(QFileInfo(plan.backupFile).fileName()) +
               u'\n' + listOf(Tr::tr("It does not have:"), plan.lost);
    QStringList names;
    for (const migration::Migration &migration : plan.migrations)
        names << migration.label();
    QString text = plan.undoesImport() ? Tr::tr("Master data goes back to what it was.") + u'\n' : QString();
    return text + listOf(Tr::tr("Taken back:"), names);
}

} // namespace

QString pastRollbackText(const deployment::PastRollbackPlan &plan, int width) {
    QString text = Tr::tr("Take back the deployment %1 on “%2”: %3 → %4")
                       .arg(plan.deployment.runId, plan.environment.name,
                            plan.from ? plan.from->toString() : QStringLiteral("—"), plan.to().toString()) +
                   u'\n';
    if (plan.resumed)
        text += Tr::tr("This goes on with the rollback %1, which was interrupted.").arg(plan.resumedRun) + u'\n';
    std::vector<QStringList> rows{{Tr::tr("Table"), Tr::tr("Class"), Tr::tr("Since the deployment")}};
    for (const deployment::TableSince &table : plan.tables)
        rows.push_back({table.table, project::tableClassName(table.tableClass), deployment::sinceText(table)});
    text += u'\n' + Tr::tr("What users wrote since:") + u'\n' + textTable(rows, width) + u'\n';
    text += workText(plan);
    for (const QString &warning : plan.warnings)
        text += QStringLiteral("! %1\n").arg(warning);
    return text;
}

} // namespace stellwerk::cli
