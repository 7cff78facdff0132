// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace stellwerk::gui {
namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Format)
};
} // namespace

QString dateTimeText(const QDateTime &time) {
    if (!time.isValid())
        return QStringLiteral("—");
    const QLocale locale;
    QString pattern = locale.dateFormat(QLocale::ShortFormat);
    if (!pattern.contains(QLatin1String("yyyy")))
        pattern.replace(QLatin1String("yy"), QLatin1String("yyyy"));
    const QDateTime local = time.toLocalTime();
    return QString(locale.toString(local.date(), pattern) + u' ' +
                   locale.toString(local.time(), QStringLiteral("HH:mm")));
}

QString ageText(const QDateTime &time, const QDateTime &now) {
    const qint64 seconds = time.secsTo(now);
    if (seconds < 60)
        return Tr::tr("just now");
    if (seconds < 3600)
        return Tr::tr("%n minute(s) ago", nullptr, static_cast<int>(seconds / 60));
    if (seconds < 48 * 3600)
        return Tr::tr("%n hour(s) ago", nullptr, static_cast<int>(seconds / 3600));
    return Tr::tr("%n day(s) ago", nullptr, static_cast<int>(seconds / 86400));
}

QString durationText(qint64 milliseconds) {
    const QLocale locale;
    if (milliseconds < 10'000)
        return Tr::tr("%1 s", "seconds").arg(locale.toString(static_cast<double>(milliseconds) / 1000.0, 'f', 1));
    const qint64 seconds = milliseconds / 1000;
    if (seconds < 60)
        return Tr::tr("%1 s", "seconds").arg(locale.toString(seconds));
    return Tr::tr("%1 min %2 s", "minutes and seconds")
        .arg(locale.toString(seconds / 60), locale.toString(seconds % 60));
}

QString sizeText(qint64 bytes) {
    return QLocale().formattedDataSize(bytes);
}

QString numberText(qint64 number) {
    return QLocale().toString(number);
}

QString versionText(const std::optional<Version> &version) {
    return version ? version->toString() : QStringLiteral("—");
}

} // namespace stellwerk::gui
