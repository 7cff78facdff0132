// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stellwerk {

/// The same text with everything shown that would act instead of being read: control characters other than line feed
/// and tab (a terminal moves its cursor, clears lines, sets its title), signs that turn the direction of writing, and
/// halves of characters. Texts of packages, databases, servers and programs are hostile until they went through here.
[[nodiscard]] QString visibleText(const QString &text);

/// A JSON document with the same signs, as far as JSON lets them stand as they are, written as \uXXXX: its content is
/// the same.
[[nodiscard]] QString escapedJson(const QString &json);

} // namespace stellwerk
