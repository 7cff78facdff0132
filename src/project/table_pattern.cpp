// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/table_pattern.h"

namespace stellwerk::project {

bool matchesPattern(QStringView pattern, QStringView name) {
    const qsizetype star = pattern.indexOf(u'*');
    if (star < 0)
        return pattern == name;
    if (!name.startsWith(pattern.first(star)))
        return false;
    QStringView rest = name.sliced(star);
    pattern = pattern.sliced(star + 1);
    // Between two asterisks the first fitting place is as good as any later one.
    for (qsizetype next = pattern.indexOf(u'*'); next >= 0; next = pattern.indexOf(u'*')) {
        const qsizetype found = rest.indexOf(pattern.first(next));
        if (found < 0)
            return false;
        rest = rest.sliced(found + next);
        pattern = pattern.sliced(next + 1);
    }
    return rest.endsWith(pattern);
}

} // namespace stellwerk::project
