// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/report/diff_html.h"

#include "base/files.h"
#include "deployment/report/diff_section.h"
#include "deployment/report/words.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(DiffPage)
};

void addVerdict(HtmlPage &page, const masterdata::DataDiff &diff) {
    const qint64 open = diff.openDecisions();
    const QString sentence = diff.empty() ? Tr::tr("No differences: nothing to import.")
                             : open > 0   ? Tr::tr("%n decision(s) are missing.", nullptr, static_cast<int>(open))
                                          : Tr::tr("%n row(s) would be written.", nullptr,
                                                   static_cast<int>(diff.count(masterdata::RowAction::Write)));
    page.verdict(diff.empty() ? Tone::Good
                 : open > 0   ? Tone::Bad
                              : Tone::Warning,
                 sentence,
                 diff.threeWay ? Tr::tr("Compared with what was deployed last.")
                               : Tr::tr("Nobody knows what was deployed last: two sides are compared."));
}

} // namespace

QByteArray diffPage(const MasterDataPlan &plan) {
    HtmlPage page(Tr::tr("Master data: %1 → “%2”").arg(plan.source, plan.target.name));
    addVerdict(page, plan.diff);
    page.beginTable();
    page.row({Tr::tr("Source"), plan.source});
    page.row({Tr::tr("Target"), plan.target.name});
    page.row({Tr::tr("Database version"), plan.version.toString()});
    page.row({Tr::tr("Time (UTC)"), utcTimestamp()});
    page.row({Tr::tr("Plan (SHA-256)"), plan.sha256});
    page.endTable();
    for (const CheckResult &check : plan.checks) {
        if (check.level != CheckResult::Level::Passed)
            page.paragraph(QStringLiteral("%1 %2: %3").arg(checkSign(check.level), check.title, check.message),
                           check.level == CheckResult::Level::Error ? Tone::Bad : Tone::Warning);
    }
    page.heading(Tr::tr("Counts"));
    addDiffCounts(page, plan.diff);
    addDiffRows(page, plan.diff, plan.review);
    return page.finish();
}

} // namespace stellwerk::deployment
