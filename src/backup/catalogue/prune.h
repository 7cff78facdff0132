// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/catalogue/retention.h"

#include <functional>
#include <optional>
#include <vector>

namespace stellwerk::backup {

struct PruneReport {
    std::vector<CatalogueEntry> removed;
    std::vector<CatalogueEntry> stayed; ///< were shown as going, but must stay now, or are not what they were
    std::optional<Error> error;         ///< of one that could not be removed
    [[nodiscard]] qint64 bytes() const; ///< that were freed
};

/// Removes backups of a folder under the lock of its catalogue: those that @p shown lets go, that are still the same
/// files, and that the rules still let go when they are asked again. @p complete fills into the catalogue that was read
/// again what only a database knows (CatalogueEntry::neededBy, obstacle). Fails, with nothing removed, when the
/// catalogue cannot be read: it would not say what is pinned.
[[nodiscard]] Result<PruneReport> pruneBackups(const QString &folder, const std::vector<RetentionDecision> &shown,
                                               const project::BackupRetention &rules, const QDateTime &now,
                                               const std::function<void(Catalogue &)> &complete);

/// CheckFailed when the catalogue does not say what is pinned although it is there.
[[nodiscard]] Status checkPinsKnown(const Catalogue &catalogue);

} // namespace stellwerk::backup
