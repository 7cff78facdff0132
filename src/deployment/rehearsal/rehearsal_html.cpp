// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/rehearsal/rehearsal_html.h"

#include "base/files.h"
#include "deployment/report/html_page.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Rehearsal)
};

/// A row; cells from @p firstNumber on are numbers.
QString row(const QStringList &cells, qsizetype firstNumber, const QString &tag = QStringLiteral("td")) {
    QString text = QStringLiteral("<tr>");
    for (qsizetype i = 0; i < cells.size(); ++i)
        text += QStringLiteral("<%1%2>%3</%1>")
                    .arg(tag, i >= firstNumber ? QStringLiteral(" class=\"n\"") : QString(), cells[i].toHtmlEscaped());
    return text + QLatin1String("</tr>\n");
}

QString table(const QString &title, const QStringList &head, const std::vector<QStringList> &rows,
              qsizetype firstNumber) {
    if (rows.empty())
        return {};
    QString text = QStringLiteral("<h2>%1</h2>\n<table>").arg(title.toHtmlEscaped());
    text += row(head, firstNumber, QStringLiteral("th"));
    for (const QStringList &cells : rows)
        text += row(cells, firstNumber);
    return text + QLatin1String("</table>\n");
}

QString summary(const RehearsalReport &report) {
    QString text = QStringLiteral("<div class=\"box\"><strong class=\"%1\">%2 %3</strong><br>%4</div>\n")
                       .arg(report.works() ? QStringLiteral("good") : QStringLiteral("bad"),
                            report.works() ? QStringLiteral("✓") : QStringLiteral("✕"),
                            verdictText(report).toHtmlEscaped(), report.work.databaseState.toHtmlEscaped());
    if (report.prediction)
        text += QStringLiteral("<p><strong>%1</strong></p>\n<p>%2</p>\n")
                    .arg(report.prediction->text().toHtmlEscaped(), report.prediction->method().toHtmlEscaped());
    if (report.work.error)
        text += QStringLiteral("<div class=\"box bad\"><pre>%1</pre></div>\n")
                    .arg(report.work.error->toText().toHtmlEscaped());
    if (report.work.error && report.work.error->position)
        text += QStringLiteral("<pre>%1</pre>\n").arg(report.work.error->position->statement.toHtmlEscaped());
    return text;
}

QString times(const RehearsalReport &report) {
    std::vector<QStringList> steps;
    for (const PhaseResult &phase : report.work.phases)
        steps.push_back({phaseText(phase.phase), phase.success ? Tr::tr("✓ done") : Tr::tr("✕ failed"),
                         QString::number(phase.milliseconds)});
    std::vector<QStringList> statements;
    for (const StatementTime &statement : report.statements)
        statements.push_back({QString::number(statement.migration), statement.section,
                              QString::number(statement.statement),
                              statement.rows < 0 ? QStringLiteral("—") : QString::number(statement.rows),
                              QString::number(statement.milliseconds)});
    return table(Tr::tr("Steps on the copy"), {Tr::tr("Step"), Tr::tr("Result"), Tr::tr("Milliseconds")}, steps, 2) +
           table(Tr::tr("Statements"),
                 {Tr::tr("Migration"), Tr::tr("Section"), Tr::tr("Statement"), Tr::tr("Rows"), Tr::tr("Milliseconds")},
                 statements, 2);
}

QString proofs(const RehearsalReport &report) {
    std::vector<QStringList> rows;
    for (const TableProof &proof : report.work.proofs) {
        const QString result = proof.after.hash.isEmpty() ? Tr::tr("not reached")
                               : proof.unchanged()        ? Tr::tr("✓ unchanged")
                               : proof.declared           ? Tr::tr("≠ changed, declared by a migration")
                                                          : Tr::tr("✕ changed");
        rows.push_back({proof.table, result, QString::number(proof.before.rows),
                        proof.after.hash.isEmpty() ? QStringLiteral("—") : QString::number(proof.after.rows)});
    }
    return table(Tr::tr("Protected tables"),
                 {Tr::tr("Table"), Tr::tr("Result"), Tr::tr("Rows before"), Tr::tr("Rows after")}, rows, 2);
}

QString html(const RehearsalReport &report) {
    const DeploymentReport &work = report.work;
    QString text = htmlBeginning(Tr::tr("Rehearsal for “%1”").arg(work.environment)) + summary(report);
    std::vector<QStringList> facts{
        {Tr::tr("Run"), work.runId},
        {Tr::tr("Package"), work.package},
        {Tr::tr("Started (UTC)"), work.startedAt.toString(Qt::ISODate)},
        {Tr::tr("Where"), report.place},
        {Tr::tr("Rows changed"), QString::number(report.rowsChanged())},
        {Tr::tr("Backup"), work.backup ? QFileInfo(work.backup->file).fileName() : QString()}};
    text += QLatin1String("<table>");
    for (const QStringList &fact : facts)
        text += row(fact, fact.size());
    text += QLatin1String("</table>\n") + times(report) + proofs(report);
    if (!work.warnings.isEmpty())
        text += QStringLiteral("<h2>%1</h2>\n<ul>").arg(Tr::tr("Warnings").toHtmlEscaped());
    for (const QString &warning : work.warnings)
        text += QStringLiteral("<li>%1</li>").arg(warning.toHtmlEscaped());
    return work.warnings.isEmpty() ? text : QString(text + QLatin1String("</ul>\n"));
}

} // namespace

QString verdictText(const RehearsalReport &report) {
    if (report.works())
        return Tr::tr("The deployment works on a copy of “%1”.").arg(report.work.environment);
    if (report.work.outcome == Outcome::Cancelled)
        return Tr::tr("The rehearsal was cancelled.");
    return report.wouldFail ? Tr::tr("The deployment would fail.") : Tr::tr("The deployment could not be rehearsed.");
}

Status writeRehearsal(const RehearsalReport &report, const QString &folder) {
    STELLWERK_TRY(writeFileAtomically(QString(folder + u"/rehearsal.json"), QJsonDocument(report.toJson()).toJson()));
    return writeFileAtomically(QString(folder + u"/rehearsal.html"), html(report).toUtf8());
}

} // namespace stellwerk::deployment
