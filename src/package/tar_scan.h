// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace stellwerk::package {

/// A tar entry as its raw header says, before any library has interpreted it.
struct TarEntry {
    QString name;
    qint64 offset = 0; ///< of the content in the tar
    qint64 size = 0;
};

/// The longest name, in bytes: what fits into a plain tar header, so that no name extension is needed
/// (KTar stamps those with the current time, which would make archives irreproducible).
inline constexpr qsizetype kMaxNameBytes = 99;

/// Nothing when every sign of @p name is one that a person sees as what it is. Else the reason, translated: control
/// characters, signs of direction or without width, halves of characters.
[[nodiscard]] QString unseenProblem(const QString &name);

/// Nothing when @p name may stand in a package: relative, no "." or "..", no empty part, no backslash, nothing that
/// unseenProblem() finds, at most kMaxNameBytes. Otherwise the reason, translated.
[[nodiscard]] QString nameProblem(const QString &name);

/// Reads the headers of a whole tar. Only plain files with safe, distinct names are let through; links, folders,
/// devices and extended headers fail with InvalidInput, a broken structure with Damaged.
/// @p maxEntries limits the number of files.
[[nodiscard]] Result<std::vector<TarEntry>> scanTar(const QByteArray &tar, qsizetype maxEntries);

} // namespace stellwerk::package
