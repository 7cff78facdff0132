// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/files.h"

#include <QByteArray>
#include <QString>

namespace stellwerk::backup {

/// What is not finished is called so, and no list shows it; for mkostemp and mkdtemp.
inline constexpr const char *kTemporaryName = "/.stellwerk-backup-XXXXXX";

/// An Io error for a backup that could not be written into @p folder; @p code is errno.
[[nodiscard]] std::unexpected<Error> writeError(const QString &folder, int code);

/// Renames a file or folder to "<stem><suffix>" in @p folder, or "<stem>_2<suffix>" and so on, never replacing
/// anything, and flushes the folder. Gives the absolute path.
[[nodiscard]] Result<QString> moveIntoPlace(const QByteArray &temporary, const QString &folder, const QString &stem,
                                            QLatin1StringView suffix);

} // namespace stellwerk::backup
