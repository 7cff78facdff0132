// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/catalogue/catalogue.h"
#include "masterdata/compare/review.h"

#include <QString>
#include <QStringList>

namespace stellwerk::masterdata {

/// What an import may overwrite and what somebody must decide before.
struct ComparePolicy {
    QStringList ask;                ///< entities whose changes in the target must be decided; "*" = all
    bool decideConflicts = false;   ///< production: conflicts must be decided even where development wins
    const Review *review = nullptr; ///< what was decided; may be missing

    [[nodiscard]] bool asks(const Node &node) const;
};

/// The content that a decision about an entity without rows in the package is bound to: Decision::key is empty then and
/// Decision::take is Target.
[[nodiscard]] QString emptyContentHash(const QString &entity, qint64 targetRows);

/// Applies a decision about some cells when the others have been written or changed since: what was decided to stay is
/// as it was, the other cells are judged as if nobody had decided. @p asks: changes in the target must be decided.
void keepDecidedCells(const Decision &decision, bool asks, RowChange &change);

} // namespace stellwerk::masterdata
