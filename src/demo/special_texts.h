// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/random.h"

#include <QString>

namespace stellwerk::demo {

/// A text of exactly @p bytes bytes of UTF-8 with paragraphs that end in @p lineEnd.
[[nodiscard]] QString longText(Random &random, qsizetype bytes, const QString &lineEnd);

/// What real data lacks and a tool must carry anyway: characters of four bytes, backslashes, quotes of each kind, tabs,
/// blanks at both ends. No line breaks. @p which is taken modulo kOddTexts.
inline constexpr int kOddTexts = 10;
[[nodiscard]] QString oddText(int which);

/// Mostly an ordinary sentence, now and then NULL (a null string) or an empty text: NULL is not "".
[[nodiscard]] QString maybeText(Random &random);

/// A picture as Bamort keeps it: "data:image/png;base64,…" of exactly @p bytes bytes (rounded down to whole groups).
[[nodiscard]] QString dataUri(Random &random, qsizetype bytes);

/// What Bamort stores for a password: its MD5 as 32 hex digits. The passwords are invented.
[[nodiscard]] QString passwordHash(const QString &password);

/// A point in time with milliseconds that are not zero, in the form of a datetime(3).
[[nodiscard]] QString timestamp(Random &random);

} // namespace stellwerk::demo
