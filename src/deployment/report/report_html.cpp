// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/report/report_html.h"

#include "deployment/report/html_page.h"
#include "deployment/report/words.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

class Page final {
public:
    Page(const DeploymentReport &report, const Plan &plan)
        : m_report(report),
          m_plan(plan),
          m_page(Tr::tr("Deployment of %1 to “%2”").arg(plan.to.toString(), report.environment)) {}

    QByteArray write() {
        verdict();
        facts();
        list(Tr::tr("Next steps"), m_report.nextSteps, true);
        list(Tr::tr("Warnings"), m_report.warnings, false, Tone::Warning);
        planned();
        phases();
        migrations();
        proofs();
        masterData();
        checks(Tr::tr("Checks before"), m_plan.checks);
        checks(Tr::tr("Validation"), m_report.validation);
        leftAlone();
        return m_page.finish();
    }

private:
    void verdict() {
        Tone tone = m_report.exitCode() == ExitCode::Ok ? Tone::Good : Tone::Bad;
        if (m_report.outcome == Outcome::SucceededWithWarnings)
            tone = Tone::Warning;
        const QString sign = tone == Tone::Good      ? QStringLiteral("✓")
                             : tone == Tone::Warning ? QStringLiteral("!")
                                                     : QStringLiteral("✕");
        m_page.verdict(tone, QStringLiteral("%1 %2").arg(sign, outcomeText(m_report.outcome)), m_report.databaseState);
        if (m_report.error)
            m_page.preformatted(m_report.error->toText(), Tone::Bad);
    }

    void facts() {
        m_page.beginTable();
        m_page.row({Tr::tr("Run"), m_report.runId});
        m_page.row({Tr::tr("Package"), m_report.package});
        m_page.row({Tr::tr("Database version before"), versionText(m_report.versionBefore)});
        m_page.row({Tr::tr("Database version after"), versionText(m_report.versionAfter)});
        m_page.row({Tr::tr("By"), m_report.operatorName});
        m_page.row({Tr::tr("Started (UTC)"), m_report.startedAt.toString(Qt::ISODate)});
        m_page.row({Tr::tr("Finished (UTC)"), m_report.finishedAt.toString(Qt::ISODate)});
        m_page.row({Tr::tr("Duration"), durationText(m_report.startedAt.msecsTo(m_report.finishedAt))});
        m_page.row({Tr::tr("Backup"), backupText()});
        if (m_report.predicted && m_report.exitCode() == ExitCode::Ok)
            m_page.row({Tr::tr("Application away"), m_report.predicted->compare(m_report.awayMilliseconds())});
        m_page.row({Tr::tr("Plan (SHA-256)"), m_plan.sha256});
        m_page.endTable();
    }

    [[nodiscard]] QString backupText() const {
        if (!m_report.backup)
            return Tr::tr("none was made");
        return Tr::tr("%1: %n row(s), read back completely", nullptr, static_cast<int>(m_report.backup->rows()))
            .arg(QFileInfo(m_report.backup->file).fileName());
    }

    void list(const QString &title, const QStringList &items, bool numbered, Tone tone = Tone::Plain) {
        if (items.isEmpty())
            return;
        m_page.heading(title);
        m_page.list(items, numbered, tone);
    }

    void planned() {
        m_page.heading(Tr::tr("Planned and done"));
        qint64 rows = 0;
        for (const masterdata::ImportCounts &counts : m_report.import.entities)
            rows += counts.inserted + counts.updated + counts.deleted;
        const auto migrations = std::ranges::count(m_report.migrations, true, &migration::MigrationOutcome::success);
        const auto proved =
            std::ranges::count_if(m_report.proofs, [](const TableProof &proof) { return !proof.after.hash.isEmpty(); });
        m_page.beginTable({QString(), Tr::tr("Planned"), Tr::tr("Done")}, 1);
        if (!m_plan.phases.isEmpty()) // an import of master data has no list of them
            m_page.row({Tr::tr("Phases"), number(m_plan.phases.size()),
                        number(std::ranges::count(m_report.phases, true, &PhaseResult::success))});
        m_page.row({Tr::tr("Migrations"), number(std::ssize(m_plan.migrations)), number(migrations)});
        m_page.row(
            {Tr::tr("Rows of master data"), number(m_plan.data.count(masterdata::RowAction::Write)), number(rows)});
        m_page.row({Tr::tr("Protected tables compared"), number(std::ssize(m_report.proofs)), number(proved)});
        m_page.endTable();
        if (m_report.exitCode() != ExitCode::Ok)
            m_page.paragraph(Tr::tr("What was done before the failure and taken back afterwards counts here, too."));
    }

    static QString number(qint64 count) { return QString::number(count); }

    void phases() {
        m_page.heading(Tr::tr("Phases"));
        m_page.beginTable({Tr::tr("Phase"), Tr::tr("Result"), Tr::tr("Duration")}, 2);
        for (const PhaseResult &phase : m_report.phases)
            m_page.row({phaseText(phase.phase), phase.success ? Tr::tr("✓ done") : Tr::tr("✕ failed"),
                        durationText(phase.milliseconds)});
        // What was planned and never begun must not be missed.
        for (const QString &name : m_plan.phases) {
            if (std::ranges::find(m_report.phases, name, &PhaseResult::phase) == m_report.phases.end())
                m_page.row({phaseText(name), Tr::tr("· not reached"), QStringLiteral("—")});
        }
        m_page.endTable();
    }

    void migrations() {
        if (m_plan.migrations.empty() && m_report.migrations.empty())
            return;
        m_page.heading(Tr::tr("Migrations"));
        m_page.beginTable({Tr::tr("Migration"), Tr::tr("Result"), Tr::tr("Statements"), Tr::tr("Duration")}, 2);
        for (const migration::MigrationOutcome &outcome : m_report.migrations)
            m_page.row({outcome.label,
                        outcome.success              ? Tr::tr("✓ done")
                        : outcome.skippedWithWarning ? Tr::tr("! failed, not critical")
                                                     : Tr::tr("✕ failed"),
                        number(outcome.statements), durationText(outcome.milliseconds)});
        for (const PlannedMigration &planned : m_plan.migrations) {
            if (std::ranges::find(m_report.migrations, planned.number, &migration::MigrationOutcome::number) ==
                m_report.migrations.end())
                m_page.row({planned.label, Tr::tr("· not reached"), QStringLiteral("—"), QStringLiteral("—")});
        }
        m_page.endTable();
    }

    void masterData() {
        if (m_report.import.entities.empty())
            return;
        m_page.heading(Tr::tr("Master data"));
        m_page.beginTable({Tr::tr("Entity"), Tr::tr("Inserted"), Tr::tr("Updated"), Tr::tr("Deleted"),
                           Tr::tr("Unchanged"), Tr::tr("Kept"), Tr::tr("Not touched")},
                          1);
        for (const masterdata::ImportCounts &c : m_report.import.entities)
            m_page.row({c.entity, number(c.inserted), number(c.updated), number(c.deleted), number(c.unchanged),
                        number(c.kept), number(c.ambiguous)});
        m_page.endTable();
    }

    /// These may be many, so they come last.
    void leftAlone() {
        QStringList rows;
        for (const masterdata::LeftAlone &row : m_report.import.leftAlone)
            rows << QStringLiteral("%1 “%2”: %3").arg(row.entity, row.key, row.why);
        list(Tr::tr("Rows that were left as they are in the target"), rows, false);
    }

    void proofs() {
        m_page.heading(Tr::tr("Protected tables"));
        m_page.paragraph(Tr::tr("The checksum goes over every row, in the columns that exist before and after."));
        m_page.beginTable({Tr::tr("Table"), Tr::tr("Class"), Tr::tr("Result"), Tr::tr("Checksum before"),
                           Tr::tr("Checksum after"), Tr::tr("Rows before"), Tr::tr("Rows after")},
                          5);
        for (const TableProof &proof : m_report.proofs) {
            const bool known = !proof.after.hash.isEmpty();
            m_page.row({tableText(proof), project::tableClassName(proof.tableClass), proofText(proof),
                        proof.before.hash, known ? proof.after.hash : QStringLiteral("—"), number(proof.before.rows),
                        known ? number(proof.after.rows) : QStringLiteral("—")});
        }
        m_page.endTable();
    }

    void checks(const QString &title, const std::vector<CheckResult> &results) {
        if (results.empty())
            return;
        m_page.heading(title);
        m_page.beginTable({Tr::tr("Result"), Tr::tr("Check"), Tr::tr("What was found")});
        for (const CheckResult &check : results) {
            const QString word = check.level == CheckResult::Level::Passed    ? Tr::tr("✓ passed")
                                 : check.level == CheckResult::Level::Warning ? Tr::tr("! warning")
                                                                              : Tr::tr("✕ error");
            m_page.row({word, check.title, check.message});
        }
        m_page.endTable();
    }

    const DeploymentReport &m_report;
    const Plan &m_plan;
    HtmlPage m_page;
};

} // namespace

QByteArray reportPage(const DeploymentReport &report, const Plan &plan) {
    return Page(report, plan).write();
}

} // namespace stellwerk::deployment
