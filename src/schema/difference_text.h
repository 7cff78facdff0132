// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/schema.h"

#include <QString>

namespace stellwerk::schema {

/// How a difference shows one side.
[[nodiscard]] QString bracketed(const QStringList &names);
[[nodiscard]] QString describe(const Column &column);
[[nodiscard]] QString describe(const Index &index);
[[nodiscard]] QString describe(const ForeignKey &key);
[[nodiscard]] QString describe(const Check &check);

/// The name of a part, or what stands for it where there is none.
[[nodiscard]] QString partName(const Index &index);
[[nodiscard]] QString partName(const ForeignKey &key);
[[nodiscard]] QString partName(const Check &check);

/// Translated sentences.
[[nodiscard]] QString missingReason(const Index &index);
[[nodiscard]] QString missingReason(const ForeignKey &key);
[[nodiscard]] QString missingReason(const Check &check);
[[nodiscard]] QString extraReason(const Index &index);
[[nodiscard]] QString extraReason(const ForeignKey &key);
[[nodiscard]] QString extraReason(const Check &check);
[[nodiscard]] QString differentReason(const Index &index);
[[nodiscard]] QString differentReason(const ForeignKey &key);
[[nodiscard]] QString differentReason(const Check &check);
[[nodiscard]] QString nameReason(const Index &index);
[[nodiscard]] QString nameReason(const ForeignKey &key);
[[nodiscard]] QString nameReason(const Check &check);

} // namespace stellwerk::schema
