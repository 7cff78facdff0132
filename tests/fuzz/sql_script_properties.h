// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dialect.h"

#include <QString>
#include <QStringView>

namespace stellwerk::test {

/// What must hold for every text that is given to the splitter, however broken it is: an error has a position inside
/// the text; statements stand in the text, in order, at the line and column that they name; statements joined with
/// another delimiter split into the same statements; tokens cover everything but white space; white space and
/// comments between tokens change no hash. Gives what is wrong, or an empty text.
/// Shared by the fuzzer and by a test that never leaves it unused.
[[nodiscard]] QString violatedProperty(const QString &script, db::Engine engine);

} // namespace stellwerk::test
