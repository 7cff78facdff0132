// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <optional>

namespace stellwerk::migration {

/// The file in the folder of migrations that remembers all of them (docs/formats.md).
inline constexpr const char *kSumFileName = "stellwerk.sum";

/// Why a folder is not what its sum file remembers.
struct SumMismatch {
    enum class Kind {
        Changed, ///< a file has other bytes
        Added,   ///< a file that is not listed
        Missing, ///< a listed file is not there
        Order,   ///< listed in another order
        Damaged, ///< the sum file itself is no such file, or was edited by hand
    };
    Kind kind = Kind::Damaged;
    QString file; ///< the first one that differs, in the order of the numbers; of Damaged: the sum file

    [[nodiscard]] QString reason() const; ///< translated sentence that names the file
};

/// The content of the sum file for migrations (file name -> bytes, of both engines; others than .sql are left out).
[[nodiscard]] QByteArray sumOf(const QMap<QString, QByteArray> &files);
/// Compares; nothing when they fit.
[[nodiscard]] std::optional<SumMismatch> compareWithSum(const QMap<QString, QByteArray> &files, const QByteArray &sum);

/// Whether the folder has a sum file.
[[nodiscard]] bool hasSumFile(const QString &folder);
/// Compares a folder with its sum file; nothing when they fit or when there is none.
[[nodiscard]] Result<std::optional<SumMismatch>> checkSumFile(const QString &folder);
/// A mismatch as a failure: CheckFailed.
[[nodiscard]] Status requireSumFile(const QString &folder);
[[nodiscard]] Status writeSumFile(const QString &folder);

} // namespace stellwerk::migration
