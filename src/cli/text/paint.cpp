// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text/paint.h"

#include <QHash>

namespace stellwerk::cli {

namespace {

/// The number of the SGR colour; 0 = none.
int colourOf(QChar sign) {
    constexpr int kRed = 31;
    constexpr int kGreen = 32;
    constexpr int kYellow = 33;
    constexpr int kCyan = 36;
    static const QHash<QChar, int> colours{{u'✓', kGreen},  {u'+', kGreen}, {u'!', kYellow}, {u'~', kYellow},
                                           {u'?', kYellow}, {u'✕', kRed},   {u'−', kRed},    {u'→', kCyan},
                                           {u'↑', kCyan},   {u'≠', kCyan}};
    return colours.value(sign, 0);
}

} // namespace

QString painted(const QString &text) {
    QString result;
    result.reserve(text.size() + text.size() / 8);
    bool atStart = true; // only blanks since the line began
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar sign = text[i];
        const bool alone = i + 1 < text.size() && text[i + 1] == u' ';
        if (const int colour = atStart && alone ? colourOf(sign) : 0; colour != 0)
            result += QStringLiteral("\x1b[%1m%2\x1b[0m").arg(colour).arg(sign);
        else
            result += sign;
        atStart = sign == u'\n' || (atStart && sign == u' ');
    }
    return result;
}

} // namespace stellwerk::cli
