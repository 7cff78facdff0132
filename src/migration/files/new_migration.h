// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/version.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace stellwerk::migration {

struct NewMigration {
    QString title; ///< for people; becomes part of the name: "Add a rack" -> add_a_rack
    Version version;
    bool bothEngines = false; ///< a file for each engine
};

/// Writes the next migration as a template and gives the paths. The number is the highest one plus one; where the
/// folder numbers by time stamps, it is @p now. A sum file is kept up to date, and refused when it did not fit before.
/// Fails with Usage when nothing of the title can be part of a name.
[[nodiscard]] Result<QStringList> createMigration(const QString &folder, const NewMigration &wanted,
                                                  const QDateTime &now = QDateTime::currentDateTimeUtc());

} // namespace stellwerk::migration
