// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace stellwerk::test {

/// What must hold for all bytes that are given to the list reader, however broken they are: an error has a position
/// inside the text; elements stand in the text, in order, at the line that they name; the reader takes exactly the
/// lists that another parser takes, but for numbers out of range and for depth; bytes that come one by one give the
/// same. Gives what is wrong, or an empty text. Shared by the fuzzer and by a test that never leaves it unused.
[[nodiscard]] QString violatedListProperty(const QByteArray &bytes);

} // namespace stellwerk::test
