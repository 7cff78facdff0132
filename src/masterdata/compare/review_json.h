// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "masterdata/compare/review.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace stellwerk::masterdata {

inline constexpr int kReviewFormatVersion = 1;

/// The beginning of a review file, up to its first decision.
[[nodiscard]] QByteArray decisionsHead();
/// One decision as a line without its end.
[[nodiscard]] QByteArray decisionToJson(const Decision &decision);

/// Reads the bytes of @p file, whose name is only for messages. Fails with InvalidInput as Review::load() says.
[[nodiscard]] Result<std::vector<Decision>> decisionsFromJson(const QByteArray &json, const QString &file);

} // namespace stellwerk::masterdata
