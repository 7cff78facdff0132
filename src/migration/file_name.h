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
    std::optional<db::Engine> engine; ///< nothing = for both engines

    /// Nothing when @p fileName is not NNNN_title[.mariadb|.sqlite].sql with a number from 1 to 999999999.
    [[nodiscard]] static std::optional<MigrationFileName> parse(const QString &fileName);
};

} // namespace stellwerk::migration
