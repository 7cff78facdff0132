// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/catalogue/catalogue.h"
#include "project/environment.h"

#include <QDateTime>

#include <vector>

namespace stellwerk::backup {

enum class RetentionReason {
    // Why a backup stays; the first that fits is named.
    OtherEnvironment, ///< these rules are not about it, see CatalogueEntry::owner
    OwnerUnknown,
    Pinned,
    Needed,         ///< by an unfinished deployment
    Unreadable,     ///< nobody knows what would be lost
    Newest,         ///< at all, or of those that are not damaged
    NewestVerified, ///< of some depth
    Recent,         ///< within the days in which all stay
    OfItsDay,       ///< the one of its day, within the days in which one per day stays
    // Why it may go.
    Damaged,
    Thinned, ///< another one of its day stays
    Old,     ///< older than everything that is kept
};
/// "pinned", "needed", …; never translated.
[[nodiscard]] QString retentionReasonName(RetentionReason reason);

struct RetentionDecision {
    CatalogueEntry entry;
    RetentionReason reason = RetentionReason::Recent;

    [[nodiscard]] bool removes() const { return reason >= RetentionReason::Damaged; }
};

/// What may go at @p now (UTC), one decision per entry in their order. Reads nothing and removes nothing. Everything
/// counts per database and kind of backup; those of other owners stand in for nobody and stay. Days are 24 hours back
/// from now, the day of "one per day" is a date in UTC; of a day the most deeply verified backup stays, of these the
/// newest.
[[nodiscard]] std::vector<RetentionDecision> decideRetention(const std::vector<CatalogueEntry> &entries,
                                                             const project::BackupRetention &rules,
                                                             const QDateTime &now);

} // namespace stellwerk::backup
