// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/catalogue/prune.h"

#include <QCoreApplication>

#include <numeric>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(BackupCatalogue)
};

} // namespace

qint64 PruneReport::bytes() const {
    return std::accumulate(removed.begin(), removed.end(), qint64(0),
                           [](qint64 sum, const CatalogueEntry &entry) { return sum + entry.mark.bytes; });
}

Status checkPinsKnown(const Catalogue &catalogue) {
    using Source = Catalogue::Source;
    if (catalogue.source == Source::Unreadable || catalogue.source == Source::TooNew)
        return fail(
            ErrorCode::CheckFailed,
            Tr::tr("No backup is removed, because nobody knows which ones are pinned. %1").arg(catalogue.note()),
            catalogue.source == Source::TooNew
                ? Tr::tr("Use the newer version of Stellwerk.")
                : Tr::tr("Look into the file. Then pin what must stay, with “backup pin”; that puts the file "
                         "aside and begins a new one."));
    return {};
}

Result<PruneReport> pruneBackups(const QString &folder, const std::vector<RetentionDecision> &shown,
                                 const project::BackupRetention &rules, const QDateTime &now,
                                 const std::function<void(Catalogue &)> &complete) {
    PruneReport report;
    STELLWERK_TRY(changeCatalogue(folder, [&](Catalogue &catalogue) -> Status {
        STELLWERK_TRY(checkPinsKnown(catalogue));
        complete(catalogue);
        std::vector<CatalogueEntry> left;
        for (RetentionDecision &decision : decideRetention(catalogue.entries, rules, now)) {
            CatalogueEntry &entry = decision.entry;
            const auto before = std::ranges::find(shown, entry.info.file,
                                                  [](const RetentionDecision &one) { return one.entry.info.file; });
            const bool wasToGo = before != shown.end() && before->removes();
            const bool goes = wasToGo && decision.removes() && before->entry.mark == entry.mark && !report.error;
            if (goes) {
                if (auto removed = removeBackup(entry.info.file)) {
                    report.removed.push_back(std::move(entry));
                    continue;
                } else {
                    report.error = std::move(removed).error();
                }
            }
            if (wasToGo)
                report.stayed.push_back(entry);
            left.push_back(std::move(entry));
        }
        catalogue.entries = std::move(left);
        return {};
    }));
    return report;
}

} // namespace stellwerk::backup
