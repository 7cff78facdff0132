// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/visible_text.h"

namespace stellwerk {

namespace {

/// Controls of the second set, which terminals obey like the first, and signs of direction (Unicode, Bidi_Control).
bool actsUnseen(char16_t code) {
    return (code >= 0x7f && code < 0xa0) || code == 0x061c || code == 0x200e || code == 0x200f ||
           (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

/// Nothing for a character that may stand as it is.
QString replacementOf(QChar sign, QChar next, QChar before) {
    constexpr char16_t kPictures = 0x2400; // "symbol for start of heading" and so on
    const char16_t code = sign.unicode();
    if (code < 0x20 && code != u'\n' && code != u'\t')
        return QString(QChar(kPictures + code));
    if (code == 0x7f)
        return QString(QChar(u'\u2421'));
    if (actsUnseen(code))
        return QStringLiteral("‹U+%1›").arg(code, 4, 16, QLatin1Char('0')).toUpper();
    const bool half =
        (sign.isHighSurrogate() && !next.isLowSurrogate()) || (sign.isLowSurrogate() && !before.isHighSurrogate());
    if (half || code == 0xfffe || code == 0xffff)
        return QString(QChar(QChar::ReplacementCharacter));
    return {};
}

} // namespace

QString visibleText(const QString &text) {
    QString visible;
    visible.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QString other =
            replacementOf(text[i], i + 1 < text.size() ? text[i + 1] : QChar(), i > 0 ? text[i - 1] : QChar());
        if (other.isEmpty())
            visible += text[i];
        else
            visible += other;
    }
    return visible;
}

QString escapedJson(const QString &json) {
    QString escaped;
    escaped.reserve(json.size());
    for (const QChar sign : json) {
        if (actsUnseen(sign.unicode()))
            escaped += QStringLiteral("\\u%1").arg(sign.unicode(), 4, 16, QLatin1Char('0'));
        else
            escaped += sign;
    }
    return escaped;
}

} // namespace stellwerk
