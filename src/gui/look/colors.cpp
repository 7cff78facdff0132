// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/look.h"

#include <KColorScheme>

#include <cmath>

namespace stellwerk::gui {
namespace {

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

KColorScheme::ForegroundRole roleOf(Tone tone) {
    switch (tone) {
    case Tone::Plain:
        return KColorScheme::NormalText;
    case Tone::Good:
        return KColorScheme::PositiveText;
    case Tone::Info:
        return KColorScheme::LinkText;
    case Tone::Warning:
        return KColorScheme::NeutralText;
    case Tone::Bad:
        return KColorScheme::NegativeText;
    case Tone::Unknown:
        break;
    }
    return KColorScheme::InactiveText;
}

} // namespace

double contrastRatio(const QColor &one, const QColor &other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor blended(const QColor &base, const QColor &accent, double amount) {
    const auto mix = [amount](double from, double to) { return static_cast<float>(from + (to - from) * amount); };
    return QColor::fromRgbF(mix(base.redF(), accent.redF()), mix(base.greenF(), accent.greenF()),
                            mix(base.blueF(), accent.blueF()));
}

QColor readableOn(QColor color, const QColor &background, double ratio) {
    const QColor goal = luminance(background) > 0.18 ? QColor(Qt::black) : QColor(Qt::white);
    for (int step = 0; step < 40 && contrastRatio(color, background) < ratio; ++step)
        color = blended(color, goal, 0.05);
    return color;
}

QColor kindColor(project::EnvironmentKind kind) {
    // Three hues that stay apart for colour-blind eyes and are not the colours of good, warning and bad.
    switch (kind) {
    case project::EnvironmentKind::Development:
        return QColor(0x1a, 0x9b, 0xa8);
    case project::EnvironmentKind::Staging:
        return QColor(0x8e, 0x5b, 0xc7);
    case project::EnvironmentKind::Production:
        break;
    }
    return QColor(0xc6, 0x2f, 0x5d);
}

QColor toneColor(Tone tone, const QColor &background) {
    const KColorScheme scheme(QPalette::Active, KColorScheme::View);
    return readableOn(scheme.foreground(roleOf(tone)).color(), background);
}

} // namespace stellwerk::gui
