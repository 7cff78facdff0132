// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QList>

namespace stellwerk::package {

/// Whatever is larger is no key and no signature.
inline constexpr qsizetype kMaxKeyFile = 16 << 10;

inline constexpr QByteArrayView kUntrustedComment("untrusted comment: ");
inline constexpr QByteArrayView kTrustedComment("trusted comment: ");

/// Exactly @p count lines, the last one with or without its end. Fails with Damaged: other numbers of lines, and what
/// could make a terminal or another reader see something else: control characters (but tabs), bytes that are not UTF-8.
[[nodiscard]] Result<QList<QByteArray>> readLines(const QByteArray &file, qsizetype count);
/// The text after @p prefix, Damaged when the line does not begin with it.
[[nodiscard]] Result<QByteArray> readComment(const QByteArray &line, QByteArrayView prefix);
/// Strict base64, Damaged otherwise.
[[nodiscard]] Result<QByteArray> readBase64(const QByteArray &line);

/// A key file: an untrusted comment, which is thrown away, and one value.
[[nodiscard]] Result<QByteArray> readKeyLines(const QByteArray &file);
[[nodiscard]] QByteArray keyLines(const QByteArray &comment, const QByteArray &bytes);

} // namespace stellwerk::package
