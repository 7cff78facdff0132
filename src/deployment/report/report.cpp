// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/report/report.h"

#include "base/files.h"
#include "deployment/report/html_page.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QString versionText(const std::optional<Version> &version) {
    return version ? version->toString() : QStringLiteral("—");
}

class Html {
public:
    Html(const DeploymentReport &report, const Plan &plan) : m_report(report), m_plan(plan) {}

    QByteArray write() {
        const QString title = Tr::tr("Deployment of %1 to “%2”").arg(m_plan.to.toString(), m_report.environment);
        m_out = htmlBeginning(title);
        summary();
        list(Tr::tr("Next steps"), m_report.nextSteps, true);
        list(Tr::tr("Warnings"), m_report.warnings, false);
        phases();
        migrations();
        masterData();
        proofs();
        validation();
        return m_out.toUtf8();
    }

private:
    void heading(const QString &text) { m_out += QStringLiteral("<h2>%1</h2>\n").arg(text.toHtmlEscaped()); }

    void row(const QStringList &cells, const QString &tag = QStringLiteral("td"), int firstNumber = 99) {
        m_out += QLatin1String("<tr>");
        for (qsizetype i = 0; i < cells.size(); ++i)
            m_out +=
                QStringLiteral("<%1%2>%3</%1>")
                    .arg(tag, i >= firstNumber ? QStringLiteral(" class=\"n\"") : QString(), cells[i].toHtmlEscaped());
        m_out += QLatin1String("</tr>\n");
    }

    void summary() {
        const bool good = m_report.exitCode() == ExitCode::Ok;
        m_out += QStringLiteral("<div class=\"box\"><strong class=\"%1\">%2 %3</strong><br>%4</div>")
                     .arg(good ? QStringLiteral("good") : QStringLiteral("bad"),
                          good ? QStringLiteral("✓") : QStringLiteral("✕"),
                          outcomeText(m_report.outcome).toHtmlEscaped(), m_report.databaseState.toHtmlEscaped());
        if (m_report.error)
            m_out += QStringLiteral("<div class=\"box bad\"><pre>%1</pre></div>")
                         .arg(m_report.error->toText().toHtmlEscaped());
        m_out += QLatin1String("<table>");
        row({Tr::tr("Run"), m_report.runId});
        row({Tr::tr("Package"), m_report.package});
        row({Tr::tr("Database version"),
             versionText(m_report.versionBefore) + QStringLiteral(" → ") + versionText(m_report.versionAfter)});
        row({Tr::tr("By"), m_report.operatorName});
        row({Tr::tr("Started (UTC)"), m_report.startedAt.toString(Qt::ISODate)});
        row({Tr::tr("Finished (UTC)"), m_report.finishedAt.toString(Qt::ISODate)});
        if (m_report.backup)
            row({Tr::tr("Backup"), QFileInfo(m_report.backup->file).fileName()});
        if (m_report.predicted && good)
            row({Tr::tr("Application away"), m_report.predicted->compare(m_report.awayMilliseconds())});
        row({Tr::tr("Plan (SHA-256)"), m_plan.sha256});
        m_out += QLatin1String("</table>\n");
    }

    void list(const QString &title, const QStringList &items, bool numbered) {
        if (items.isEmpty())
            return;
        heading(title);
        m_out += numbered ? QLatin1String("<ol>") : QLatin1String("<ul>");
        for (const QString &item : items)
            m_out += QStringLiteral("<li>%1</li>").arg(item.toHtmlEscaped());
        m_out += numbered ? QLatin1String("</ol>\n") : QLatin1String("</ul>\n");
    }

    void phases() {
        heading(Tr::tr("Phases"));
        m_out += QLatin1String("<table>");
        row({Tr::tr("Phase"), Tr::tr("Result"), Tr::tr("Milliseconds")}, QStringLiteral("th"), 2);
        for (const PhaseResult &phase : m_report.phases)
            row({phaseText(phase.phase), phase.success ? Tr::tr("✓ done") : Tr::tr("✕ failed"),
                 QString::number(phase.milliseconds)},
                QStringLiteral("td"), 2);
        m_out += QLatin1String("</table>\n");
    }

    void migrations() {
        if (m_report.migrations.empty())
            return;
        heading(Tr::tr("Migrations"));
        m_out += QLatin1String("<table>");
        row({Tr::tr("Migration"), Tr::tr("Result"), Tr::tr("Statements"), Tr::tr("Milliseconds")}, QStringLiteral("th"),
            2);
        for (const migration::MigrationOutcome &outcome : m_report.migrations)
            row({outcome.label, outcome.success ? Tr::tr("✓ done") : Tr::tr("✕ failed"),
                 QString::number(outcome.statements), QString::number(outcome.milliseconds)},
                QStringLiteral("td"), 2);
        m_out += QLatin1String("</table>\n");
    }

    void masterData() {
        if (m_report.import.entities.empty())
            return;
        heading(Tr::tr("Master data"));
        m_out += QLatin1String("<table>");
        row({Tr::tr("Entity"), Tr::tr("Inserted"), Tr::tr("Updated"), Tr::tr("Deleted"), Tr::tr("Unchanged"),
             Tr::tr("Kept"), Tr::tr("Not touched")},
            QStringLiteral("th"), 1);
        for (const masterdata::ImportCounts &c : m_report.import.entities)
            row({c.entity, QString::number(c.inserted), QString::number(c.updated), QString::number(c.deleted),
                 QString::number(c.unchanged), QString::number(c.kept), QString::number(c.ambiguous)},
                QStringLiteral("td"), 1);
        m_out += QLatin1String("</table>\n");
    }

    void proofs() {
        heading(Tr::tr("Protected tables"));
        m_out += QLatin1String("<table>");
        row({Tr::tr("Table"), Tr::tr("Class"), Tr::tr("Result"), Tr::tr("Rows before"), Tr::tr("Rows after")},
            QStringLiteral("th"), 3);
        for (const TableProof &proof : m_report.proofs) {
            QString result = Tr::tr("not reached");
            if (!proof.after.hash.isEmpty())
                result = proof.unchanged() ? Tr::tr("✓ unchanged")
                         : proof.declared  ? Tr::tr("≠ changed, declared by a migration")
                                           : Tr::tr("✕ changed");
            const QString name = proof.table == proof.tableBefore
                                     ? proof.table
                                     : QString(proof.tableBefore + QStringLiteral(" → ") + proof.table);
            row({name, project::tableClassName(proof.tableClass), result, QString::number(proof.before.rows),
                 proof.after.hash.isEmpty() ? QStringLiteral("—") : QString::number(proof.after.rows)},
                QStringLiteral("td"), 3);
        }
        m_out += QLatin1String("</table>\n");
    }

    void validation() {
        if (m_report.validation.empty())
            return;
        heading(Tr::tr("Validation"));
        m_out += QLatin1String("<table>");
        for (const CheckResult &check : m_report.validation) {
            const QString word = check.level == CheckResult::Level::Passed    ? Tr::tr("✓ passed")
                                 : check.level == CheckResult::Level::Warning ? Tr::tr("! warning")
                                                                              : Tr::tr("✕ error");
            row({word, check.title, check.message});
        }
        m_out += QLatin1String("</table>\n");
    }

    const DeploymentReport &m_report;
    const Plan &m_plan;
    QString m_out;
};

QJsonValue versionJson(const std::optional<Version> &version) {
    return version ? QJsonValue(version->toString()) : QJsonValue();
}

} // namespace

ExitCode DeploymentReport::exitCode() const {
    switch (outcome) {
    case Outcome::Succeeded:
    case Outcome::SucceededWithWarnings:
        return ExitCode::Ok;
    case Outcome::Refused:
        return error ? exitCodeOf(error->code) : ExitCode::CheckFailed;
    case Outcome::Cancelled:
        return ExitCode::Interrupted;
    case Outcome::RolledBack:
        return ExitCode::RolledBack;
    case Outcome::RollbackFailed:
    case Outcome::Unknown:
        return ExitCode::RollbackFailed;
    }
    Q_UNREACHABLE_RETURN(ExitCode::Internal);
}

QJsonObject DeploymentReport::toJson() const {
    QJsonArray phaseList;
    for (const PhaseResult &phase : phases)
        phaseList << QJsonObject{{QStringLiteral("phase"), phase.phase},
                                 {QStringLiteral("success"), phase.success},
                                 {QStringLiteral("milliseconds"), phase.milliseconds}};
    QJsonArray migrationList;
    for (const migration::MigrationOutcome &outcome_ : migrations)
        migrationList << QJsonObject{{QStringLiteral("number"), outcome_.number},
                                     {QStringLiteral("name"), outcome_.label},
                                     {QStringLiteral("success"), outcome_.success},
                                     {QStringLiteral("statements"), outcome_.statements},
                                     {QStringLiteral("milliseconds"), outcome_.milliseconds}};
    QJsonArray proofList;
    for (const TableProof &proof : proofs)
        proofList << proof.toJson();
    QJsonObject json{{QStringLiteral("run_id"), runId},
                     {QStringLiteral("environment"), environment},
                     {QStringLiteral("operator"), operatorName},
                     {QStringLiteral("package"), package},
                     {QStringLiteral("started_at"), startedAt.toString(Qt::ISODate)},
                     {QStringLiteral("finished_at"), finishedAt.toString(Qt::ISODate)},
                     {QStringLiteral("version_before"), versionJson(versionBefore)},
                     {QStringLiteral("version_after"), versionJson(versionAfter)},
                     {QStringLiteral("outcome"), outcomeName(outcome)},
                     {QStringLiteral("database_state"), databaseState},
                     {QStringLiteral("next_steps"), QJsonArray::fromStringList(nextSteps)},
                     {QStringLiteral("phases"), phaseList},
                     {QStringLiteral("migrations"), migrationList},
                     {QStringLiteral("import"), import.toJson()},
                     {QStringLiteral("protected_tables"), proofList},
                     {QStringLiteral("validation"), checksToJson(validation)},
                     {QStringLiteral("warnings"), QJsonArray::fromStringList(warnings)}};
    if (predicted)
        json[QStringLiteral("rehearsal")] =
            QJsonObject{{QStringLiteral("prediction"), predicted->toJson()},
                        {QStringLiteral("away_milliseconds"), awayMilliseconds()},
                        {QStringLiteral("text"), predicted->compare(awayMilliseconds())}};
    if (backup)
        json[QStringLiteral("backup")] = QFileInfo(backup->file).fileName();
    if (error)
        json[QStringLiteral("error")] = QJsonObject{{QStringLiteral("code"), errorCodeName(error->code)},
                                                    {QStringLiteral("message"), error->message},
                                                    {QStringLiteral("detail"), error->detail},
                                                    {QStringLiteral("hint"), error->hint}};
    return json;
}

Status writeReport(const DeploymentReport &report, const Plan &plan, const QString &folder) {
    QJsonObject json = report.toJson();
    json[QStringLiteral("plan")] = plan.toJson();
    STELLWERK_TRY(writeFileAtomically(folder + QLatin1String("/report.json"), QJsonDocument(json).toJson()));
    return writeFileAtomically(folder + QLatin1String("/report.html"), Html(report, plan).write());
}

} // namespace stellwerk::deployment
