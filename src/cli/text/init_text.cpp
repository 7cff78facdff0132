// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text/init_text.h"

#include "cli/text/words.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <numeric>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

} // namespace

QString initPlanText(const deployment::InitPlan &plan, int width) {
    const auto line = [](const QString &text) { return QString(QLatin1String("  ") + text + u'\n'); };
    QString text = Tr::tr("Package %1: fresh installation of %2 in “%3”")
                       .arg(QFileInfo(plan.packagePath).fileName(), plan.version.toString(), plan.target.name) +
                   QStringLiteral("\n\n%1\n%2\n").arg(Tr::tr("Checks"), checksText(plan.checks, width));
    if (!plan.deployable())
        return text;
    text += Tr::tr("What is made") + u'\n';
    if (plan.interrupted)
        text += line(Tr::tr("first the %n table(s) of the interrupted init %1 are dropped", nullptr,
                            static_cast<int>(plan.interrupted->tables.size()))
                         .arg(plan.interrupted->runId));
    text += line(Tr::tr("%n table(s)", nullptr, static_cast<int>(plan.tables.size())));
    if (!plan.programs.isEmpty())
        text += line(Tr::tr("%n view(s) and program(s)", nullptr, static_cast<int>(plan.programs.size())));
    text += line(Tr::tr("%n migration(s) recorded as installed", nullptr, static_cast<int>(plan.migrations.size())));
    const qint64 rows = std::accumulate(plan.package.counts.begin(), plan.package.counts.end(), qint64(0));
    text += line(Tr::tr("%n row(s) of master data", nullptr, static_cast<int>(rows)));
    if (plan.admin)
        text += line(Tr::tr("the account “%1”").arg(plan.account.name));
    return text + Tr::tr("Plan %1").arg(plan.sha256) + u'\n';
}

} // namespace stellwerk::cli
