// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bamort_files.h"

namespace stellwerk::test {

/// The invented library as another program might write it: bare lists, links given twice.
[[nodiscard]] Files oldFiles();
/// The files with one change, which must be possible.
[[nodiscard]] Files changed(const char *name, const QByteArray &from, const QByteArray &to, Files files = oldFiles());
[[nodiscard]] Files without(const char *name, Files files = oldFiles());
/// Reads them or ends the test program.
[[nodiscard]] SourceContent contentOrDie(const Files &files,
                                         const masterdata::Catalogue &catalogue = libraryCatalogue());
/// "kind:value" of one cell.
[[nodiscard]] QString cellOf(const SourceContent &content, const char *node, const char *key, const char *column);
/// What is said about one node of the library.
[[nodiscard]] QString remark(const Files &files, const char *node);
[[nodiscard]] bool isAllAbsent(const SourceContent &content, const char *node);

} // namespace stellwerk::test
