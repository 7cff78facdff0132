// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.h"

#include <array>

namespace stellwerk {

std::optional<Version> Version::parse(QStringView text) {
    const auto parts = text.split(u'.');
    if (parts.size() != 3)
        return {};
    std::array<int, 3> numbers{};
    for (qsizetype i = 0; i < 3; ++i) {
        const QStringView part = parts[i];
        if (part.isEmpty() || (part.size() > 1 && part.front() == u'0'))
            return {};
        for (const QChar c : part) {
            if (c < u'0' || c > u'9')
                return {};
        }
        bool ok = false;
        numbers[static_cast<size_t>(i)] = part.toInt(&ok);
        if (!ok)
            return {};
    }
    return Version{numbers[0], numbers[1], numbers[2]};
}

QString Version::toString() const {
    return QStringLiteral("%1.%2.%3").arg(major).arg(minor).arg(patch);
}

} // namespace stellwerk
