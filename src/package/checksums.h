// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace stellwerk::package {

inline constexpr QLatin1StringView kChecksumsFile("checksums.txt");

/// checksums.txt for the files, in the format of sha256sum, sorted by the bytes of the name.
[[nodiscard]] QByteArray writeChecksums(const QMap<QString, QByteArray> &files);

/// Compares every file but checksums.txt with its line. Fails with Damaged and names every file that is missing, not
/// listed or different, and every line that is none.
[[nodiscard]] Status verifyChecksums(const QMap<QString, QByteArray> &files);

} // namespace stellwerk::package
