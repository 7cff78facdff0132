// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text/plan_text.h"

#include "cli/text/text_table.h"
#include "cli/text/words.h"
#include "deployment/report/plan_html.h"
#include "deployment/report/words.h"

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

QString lossesText(const deployment::Plan &plan) {
    QString text;
    for (const QString &loss : deployment::possibleLosses(plan))
        text += QStringLiteral("  − %1\n").arg(loss);
    return text.isEmpty() ? QString() : QString(Tr::tr("What could be lost") + u'\n' + text + u'\n');
}

QString statementsText(const deployment::Plan &plan) {
    QString text;
    for (const deployment::PlannedMigration &migration : plan.migrations) {
        text += migration.label + u'\n';
        for (qsizetype i = 0; i < migration.statements.size(); ++i)
            text += QStringLiteral("  %1. %2\n").arg(QString::number(i + 1), migration.statements[i].trimmed());
        for (const QString &statement : migration.verify)
            text += QStringLiteral("  %1 %2\n").arg(Tr::tr("must return no row:"), statement.trimmed());
    }
    return text.isEmpty() ? text : QString(text + u'\n');
}

QString protectedText(const deployment::Plan &plan, int width) {
    std::vector<QStringList> rows;
    for (const deployment::TableProof &proof : plan.protectedTables)
        rows.push_back({QStringLiteral("  ") + deployment::tableText(proof), QString::number(proof.before.rows),
                        proof.before.hash, proof.declared ? Tr::tr("≠ a migration may change it") : QString()});
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
    if (view.rows == RowList::All)
        text += statementsText(plan);
    text += lossesText(plan);
    text += Tr::tr("Master data") + u'\n' + diffText(plan.data, view);
    if (view.rows == RowList::All)
        text += protectedText(plan, view.width);
    text += Tr::tr("%n protected table(s) are fingerprinted before and after.", nullptr,
                   static_cast<int>(plan.protectedTables.size())) +
            u'\n';
    text += plan.nothingToDo() ? Tr::tr("No differences: nothing to deploy.") : Tr::tr("Plan %1").arg(plan.sha256);
    return text + u'\n';
}

} // namespace stellwerk::cli
