// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QRegularExpression>
#include <QStringList>

#include <expected>
#include <vector>

/// What a reader must report: "line:column" and a word of the message or hint.
struct Mistake {
    const char *position;
    const char *word;
};
using Mistakes = std::vector<Mistake>;
Q_DECLARE_METATYPE(Mistakes)

/// The difference between the mistakes that were found and those that were expected; empty when there is none.
template <class T>
QString differences(const std::expected<T, std::vector<stellwerk::Error>> &result, const Mistakes &expected) {
    const std::vector<stellwerk::Error> found = result ? std::vector<stellwerk::Error>() : result.error();
    QStringList lines;
    for (size_t i = 0; i < std::max(found.size(), expected.size()); ++i) {
        const QString is = i < found.size() ? found[i].toText() : QStringLiteral("(nothing)");
        const QString position =
            i < found.size() ? QStringLiteral("%1:%2").arg(found[i].position->line).arg(found[i].position->column)
                             : QString();
        const bool same = i < found.size() && i < expected.size() && position == QLatin1String(expected[i].position) &&
                          is.contains(QString::fromUtf8(expected[i].word));
        if (!same)
            lines << QStringLiteral("found %1, expected %2")
                         .arg(is, i < expected.size() ? QString(QLatin1String(expected[i].position) + u' ' +
                                                                QString::fromUtf8(expected[i].word))
                                                      : QStringLiteral("(nothing)"));
    }
    return lines.join(u'\n');
}
