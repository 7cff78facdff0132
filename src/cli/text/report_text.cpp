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

/// "Master data: 3 inserted, 2 updated, 0 deleted"; nothing when the import was not reached.
QString importText(const QJsonArray &entities) {
    if (entities.isEmpty())
        return {};
    const auto sum = [&entities](QLatin1StringView member) {
        qint64 rows = 0;
        for (const QJsonValue &entity : entities)
            rows += entity[member].toInteger();
        return QString::number(rows);
    };
    return Tr::tr("Master data: %1 row(s) inserted, %2 updated, %3 deleted")
               .arg(sum(QLatin1StringView("inserted")), sum(QLatin1StringView("updated")),
                    sum(QLatin1StringView("deleted"))) +
           u'\n';
}

/// How many protected tables were compared, and each that differs.
QString proofsText(const QJsonArray &proofs) {
    QStringList different;
    qsizetype compared = 0;
    for (const QJsonValue &proof : proofs) {
        if (!proof[QLatin1String("after")].isObject())
            continue;
        ++compared;
        if (!proof[QLatin1String("unchanged")].toBool())
            different << (proof[QLatin1String("declared")].toBool()
                              ? Tr::tr("%1 changed, declared by a migration")
                              : Tr::tr("%1 changed, and no migration declares that"))
                             .arg(proof[QLatin1String("table")].toString());
    }
    if (compared == 0)
        return {};
    QString text =
        Tr::tr("Protected tables: %1 of %2 unchanged").arg(compared - different.size()).arg(compared) + u'\n';
    for (const QString &table : std::as_const(different))
        text += QStringLiteral("  ≠ %1\n").arg(table);
    return text;
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
    text += importText(report[QLatin1String("import")][QLatin1String("entities")].toArray());
    text += proofsText(report[QLatin1String("protected_tables")].toArray());
    if (const QString backup = word(QLatin1StringView("backup")); !backup.isEmpty())
        text += Tr::tr("Backup: %1").arg(backup) + u'\n';
    int number = 0;
    for (const QJsonValue &step : report[QLatin1String("next_steps")].toArray())
        text += QStringLiteral("%1. %2\n").arg(++number).arg(step.toString());
    return text + Tr::tr("Report: %1").arg(folder + QLatin1String("/report.html")) + u'\n';
}

} // namespace stellwerk::cli
