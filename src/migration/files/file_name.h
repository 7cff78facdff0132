// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dialect.h"

#include <QString>

#include <optional>

namespace stellwerk::migration {

/// The parts of a migration's file name.
struct MigrationFileName {
    qint64 number = 0;
    QString title;
    /// golang-migrate has a file for each direction.
    enum class Half { None, Up, Down } half = Half::None;
    std::optional<db::Engine> engine; ///< nothing = for both engines

    /// From here on a number is a time stamp, and gaps mean nothing.
    static constexpr qint64 kFirstTimeStamp = 1'000'000'000;

    /// Nothing when @p fileName is not NNNN_title[.up|.down][.mariadb|.sqlite].sql with a number from 1 on that has at
    /// most 18 digits.
    [[nodiscard]] static std::optional<MigrationFileName> parse(const QString &fileName);
};

} // namespace stellwerk::migration
