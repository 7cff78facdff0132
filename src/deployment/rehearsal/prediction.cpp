// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/rehearsal/prediction.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Rehearsal)
};

/// The same machine and the same settings, but others at work and pages that must be read first.
constexpr double kReserve = 2;
/// Another server, with other memory and perhaps other disks.
constexpr double kReserveElsewhere = 3;
/// Files that have grown for years are bigger than fresh ones; beyond this the numbers are not believed.
constexpr double kMostGrowth = 4;
/// What short runs consist of (round trips, commits) has no relation to rows.
constexpr qint64 kLeastReserveMilliseconds = 1000;
constexpr qint64 kSecond = 1000;
constexpr qint64 kSecondsPerMinute = 60;

double growth(qint64 targetBytes, qint64 copyBytes) {
    if (targetBytes <= 0 || copyBytes <= 0)
        return 1;
    return std::clamp(static_cast<double>(targetBytes) / static_cast<double>(copyBytes), 1.0, kMostGrowth);
}

} // namespace

QString spanText(qint64 milliseconds) {
    if (milliseconds < 10 * kSecond)
        return Tr::tr("%1 s").arg(QLocale().toString(static_cast<double>(milliseconds) / kSecond, 'f', 1));
    const qint64 seconds = (milliseconds + kSecond / 2) / kSecond;
    if (seconds < 2 * kSecondsPerMinute)
        return Tr::tr("%1 s").arg(seconds);
    return Tr::tr("%1 min %2 s")
        .arg(seconds / kSecondsPerMinute)
        .arg(seconds % kSecondsPerMinute, 2, 10, QLatin1Char('0'));
}

Prediction predict(qint64 measured, qint64 targetBytes, qint64 copyBytes, bool onPrivateServer) {
    Prediction prediction;
    prediction.targetBytes = targetBytes;
    prediction.copyBytes = copyBytes;
    prediction.reserve = onPrivateServer ? kReserveElsewhere : kReserve;
    prediction.lowMilliseconds = measured;
    const double high = static_cast<double>(measured) * growth(targetBytes, copyBytes) * prediction.reserve;
    prediction.highMilliseconds = std::max(measured + kLeastReserveMilliseconds, std::llround(high));
    return prediction;
}

QString Prediction::text() const {
    return Tr::tr("The application will probably be away for %1 to %2, hooks aside.")
        .arg(spanText(lowMilliseconds), spanText(highMilliseconds));
}

QString Prediction::method() const {
    const QString sizes = targetBytes > 0 && copyBytes > 0
                              ? Tr::tr("the tables' size (%1 MiB in the database, %2 MiB in the copy)")
                                    .arg(QLocale().toString(static_cast<double>(targetBytes) / (1 << 20), 'f', 1),
                                         QLocale().toString(static_cast<double>(copyBytes) / (1 << 20), 'f', 1))
                              : Tr::tr("the tables' size (not known here)");
    return Tr::tr("The low end was measured on the copy. The high end is that, with %1 and a reserve of %2 times for a "
                  "server that is busy or has to read from its disk first. Not in it: hooks, and waiting for others "
                  "who hold locks.")
        .arg(sizes, QLocale().toString(reserve));
}

QString Prediction::compare(qint64 measuredMilliseconds) const {
    const QString measured = spanText(measuredMilliseconds);
    const QString range = Tr::tr("%1 to %2").arg(spanText(lowMilliseconds), spanText(highMilliseconds));
    if (measuredMilliseconds > highMilliseconds)
        return Tr::tr("It took %1, longer than predicted (%2).").arg(measured, range);
    if (measuredMilliseconds < lowMilliseconds)
        return Tr::tr("It took %1, less than predicted (%2).").arg(measured, range);
    return Tr::tr("It took %1, as predicted (%2).").arg(measured, range);
}

QJsonObject Prediction::toJson() const {
    return {{QStringLiteral("low_milliseconds"), lowMilliseconds},
            {QStringLiteral("high_milliseconds"), highMilliseconds},
            {QStringLiteral("target_bytes"), targetBytes},
            {QStringLiteral("copy_bytes"), copyBytes},
            {QStringLiteral("reserve"), reserve},
            {QStringLiteral("method"), method()}};
}

} // namespace stellwerk::deployment
