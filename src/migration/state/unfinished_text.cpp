// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an unfinished migration says to people and programs.
#include "migration/state/unfinished.h"

#include <QCoreApplication>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(UnfinishedMigration)
};

using Fate = StatementFate;

constexpr qsizetype kShownSigns = 120; ///< of a statement in a sentence

QString fateText(const UnfinishedMigration &unfinished) {
    const QString statement = shortStatement(unfinished.inFlight->item.text);
    const int number = unfinished.inFlight->item.index + 1;
    const QString &error = unfinished.inFlight->error;
    if (!error.isEmpty() && unfinished.fate == Fate::Undecided)
        return Tr::tr("Statement %1 (“%2”) failed, and a part of it may be done: %3").arg(number).arg(statement, error);
    switch (unfinished.fate) {
    case Fate::Applied:
        return Tr::tr("Statement %1 (“%2”) was in flight when the run ended; the schema shows that it was applied.")
            .arg(number)
            .arg(statement);
    case Fate::NotApplied:
        return Tr::tr("Statement %1 (“%2”) was in flight when the run ended; it was not applied.")
            .arg(number)
            .arg(statement);
    case Fate::PartlyApplied:
        return Tr::tr("Statement %1 (“%2”) was in flight when the run ended; it was applied in part.")
            .arg(number)
            .arg(statement);
    case Fate::Running: {
        const QString progress = unfinished.process ? unfinished.process->toText() : QString();
        return Tr::tr("Statement %1 (“%2”) is still running on the server, although its client is gone%3.")
            .arg(number)
            .arg(statement, progress.isEmpty() ? QString() : QString(u" (" + progress + u')'));
    }
    case Fate::Undecided:
        break;
    }
    return Tr::tr("Statement %1 (“%2”) was in flight when the run ended; whether it ran cannot be told.")
        .arg(number)
        .arg(statement);
}

} // namespace

QString shortStatement(const QString &statement) {
    const QString line = statement.simplified();
    return line.size() > kShownSigns ? QString(line.first(kShownSigns) + u'…') : line;
}

QString statementFateName(StatementFate fate) {
    switch (fate) {
    case Fate::Applied:
        return QStringLiteral("applied");
    case Fate::NotApplied:
        return QStringLiteral("not_applied");
    case Fate::PartlyApplied:
        return QStringLiteral("partly_applied");
    case Fate::Running:
        return QStringLiteral("running");
    case Fate::Undecided:
        return QStringLiteral("undecided");
    }
    Q_UNREACHABLE_RETURN({});
}

QString UnfinishedMigration::toText() const {
    const int count = static_cast<int>(applied.size());
    QString text = section == u"down"
                       ? Tr::tr("Migration %1 is being taken back: %2 of %3 statements of its way down are done.")
                       : Tr::tr("Migration %1 is applied in part: %2 of %3 statements are done.");
    text = text.arg(label).arg(count).arg(total);
    if (inFlight)
        text += u' ' + fateText(*this);
    else if (!error.isEmpty())
        text += u' ' + Tr::tr("Statement %1 failed: %2").arg(next + 1).arg(error);
    return text;
}

QStringList UnfinishedMigration::choices() const {
    if (fate == Fate::Running)
        return {Tr::tr("Wait until the server has finished it, or go on: the run then waits by itself.")};
    if (!obstacles.isEmpty())
        return {
            Tr::tr("Look at the database, then say what is true: stellwerk-cli migrations resolve %1 --retry-from K, "
                   "--applied or --not-applied")
                .arg(number),
            Tr::tr("Or restore the backup.")};
    if (section == u"down")
        return {Tr::tr("Take it back to the end: stellwerk-cli rollback --unfinished")};
    return {Tr::tr("Go on at statement %1: stellwerk-cli migrations apply, or deploy --resume").arg(next + 1),
            Tr::tr("Or undo what is done: stellwerk-cli rollback --unfinished")};
}

QJsonObject UnfinishedMigration::toJson() const {
    QJsonObject json{{QStringLiteral("number"), number},
                     {QStringLiteral("name"), label},
                     {QStringLiteral("section"), section},
                     {QStringLiteral("deployment_id"), deploymentId},
                     {QStringLiteral("applied_statements"), static_cast<qint64>(applied.size())},
                     {QStringLiteral("next_statement"), next + 1},
                     {QStringLiteral("total_statements"), total},
                     {QStringLiteral("can_go_on"), canGoOn()},
                     {QStringLiteral("message"), toText()}};
    if (inFlight)
        json[QStringLiteral("in_flight")] = QJsonObject{{QStringLiteral("statement"), inFlight->item.index + 1},
                                                        {QStringLiteral("section"), inFlight->item.section},
                                                        {QStringLiteral("sql"), inFlight->item.text},
                                                        {QStringLiteral("fate"), statementFateName(fate)}};
    if (process)
        json[QStringLiteral("process")] = QJsonObject{{QStringLiteral("id"), static_cast<qint64>(process->id)},
                                                      {QStringLiteral("state"), process->state},
                                                      {QStringLiteral("stage"), process->stage},
                                                      {QStringLiteral("stages"), process->stages},
                                                      {QStringLiteral("percent"), process->percent},
                                                      {QStringLiteral("milliseconds"), process->milliseconds}};
    if (!error.isEmpty())
        json[QStringLiteral("error")] = error;
    return json;
}

} // namespace stellwerk::migration
