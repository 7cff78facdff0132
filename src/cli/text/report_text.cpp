// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text/report_text.h"

#include "cli/text/text_table.h"
#include "cli/text/words.h"
#include "deployment/run/deploy.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using deployment::Outcome;

constexpr std::array kOutcomes{
    Outcome::Succeeded,  Outcome::SucceededWithWarnings, Outcome::Refused, Outcome::Cancelled,
    Outcome::RolledBack, Outcome::RollbackFailed,        Outcome::Unknown};

QString outcomeSign(const QString &name) {
    if (name == deployment::outcomeName(Outcome::Succeeded))
        return QStringLiteral("✓");
    return name == deployment::outcomeName(Outcome::SucceededWithWarnings) ? QStringLiteral("!") : QStringLiteral("✕");
}

QString phasesText(const QJsonArray &phases, int width) {
    std::vector<QStringList> rows;
    for (const QJsonValue &phase : phases)
        rows.push_back({phase[QLatin1String("success")].toBool() ? QStringLiteral("✓") : QStringLiteral("✕"),
                        deployment::phaseText(phase[QLatin1String("phase")].toString()),
                        durationText(phase[QLatin1String("milliseconds")].toInteger())});
    return textTable(rows, width);
}

} // namespace

QString outcomeWord(const QString &name) {
    const auto outcome = std::ranges::find(kOutcomes, name, deployment::outcomeName);
    return outcome == kOutcomes.end() ? name : deployment::outcomeText(*outcome);
}

QString reportText(const QJsonObject &report, const QString &folder, int width) {
    const auto word = [&report](QLatin1StringView key) { return report[key].toString(); };
    const QString outcome = word(QLatin1StringView("outcome"));
    QString text = QStringLiteral("%1 %2\n%3\n\n")
                       .arg(outcomeSign(outcome), outcomeWord(outcome), word(QLatin1StringView("database_state")));
    text += phasesText(report[QLatin1String("phases")].toArray(), width) + u'\n';
    int number = 0;
    for (const QJsonValue &step : report[QLatin1String("next_steps")].toArray())
        text += QStringLiteral("%1. %2\n").arg(++number).arg(step.toString());
    return text + Tr::tr("Report: %1").arg(folder + QLatin1String("/report.html")) + u'\n';
}

} // namespace stellwerk::cli
