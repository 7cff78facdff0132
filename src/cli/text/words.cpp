// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text/words.h"

#include "cli/text/text_table.h"

#include <QCoreApplication>
#include <QLocale>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using Level = deployment::CheckResult::Level;

} // namespace

QString versionText(const std::optional<Version> &version) {
    return version ? version->toString() : QStringLiteral("—");
}

QJsonValue versionJson(const std::optional<Version> &version) {
    return version ? QJsonValue(version->toString()) : QJsonValue();
}

QString timeText(const QDateTime &time) {
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")) : QStringLiteral("—");
}

QString ageText(const QDateTime &time, const QDateTime &now) {
    const int minutes = static_cast<int>(std::max<qint64>(0, time.secsTo(now) / 60));
    if (minutes < 1)
        return Tr::tr("just now");
    if (minutes < 60)
        return Tr::tr("%n minute(s) ago", nullptr, minutes);
    if (minutes < 48 * 60)
        return Tr::tr("%n hour(s) ago", nullptr, minutes / 60);
    return Tr::tr("%n day(s) ago", nullptr, minutes / 60 / 24);
}

QString durationText(qint64 milliseconds) {
    if (milliseconds < 1000)
        return Tr::tr("%1 ms").arg(milliseconds);
    const qint64 seconds = milliseconds / 1000;
    if (seconds < 60)
        return Tr::tr("%1 s").arg(QLocale().toString(static_cast<double>(milliseconds) / 1000.0, 'f', 1));
    return Tr::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

QString kindText(project::EnvironmentKind kind) {
    switch (kind) {
    case project::EnvironmentKind::Development:
        return Tr::tr("development");
    case project::EnvironmentKind::Staging:
        return Tr::tr("staging");
    case project::EnvironmentKind::Production:
        return Tr::tr("production");
    }
    Q_UNREACHABLE_RETURN({});
}

QString checkSign(Level level) {
    switch (level) {
    case Level::Passed:
        return QStringLiteral("✓");
    case Level::Warning:
        return QStringLiteral("!");
    case Level::Error:
        return QStringLiteral("✕");
    }
    Q_UNREACHABLE_RETURN({});
}

QString checksText(const std::vector<deployment::CheckResult> &checks, int width) {
    std::vector<QStringList> rows;
    for (const deployment::CheckResult &check : checks)
        rows.push_back({checkSign(check.level), check.title, check.message});
    return textTable(rows, width);
}

} // namespace stellwerk::cli
