// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace stellwerk {

/// MAJOR.MINOR.PATCH, compared numerically: 0.10.0 is newer than 0.9.0. Each part is 0 … 2^31-1.
struct Version {
    int major = 0;
    int minor = 0;
    int patch = 0;

    /// Reads exactly three dotted decimal numbers without sign, blanks or leading zeros; anything else is nothing.
    [[nodiscard]] static std::optional<Version> parse(QStringView text);
    [[nodiscard]] QString toString() const;

    auto operator<=>(const Version &) const = default;
};

} // namespace stellwerk
