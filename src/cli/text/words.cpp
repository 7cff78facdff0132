// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text/words.h"

#include "cli/text/text_table.h"

#include <QCoreApplication>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

} // namespace

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

QString checksText(const std::vector<deployment::CheckResult> &checks, int width) {
    std::vector<QStringList> rows;
    for (const deployment::CheckResult &check : checks)
        rows.push_back({checkSign(check.level), check.title, check.message});
    return textTable(rows, width);
}

} // namespace stellwerk::cli
