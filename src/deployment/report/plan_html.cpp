// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/report/plan_html.h"

#include "base/files.h"
#include "deployment/report/diff_section.h"
#include "deployment/report/words.h"
#include "deployment/run/deploy.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PlanPage)
};

using masterdata::RowAction;
using masterdata::RowState;
using Level = CheckResult::Level;

/// Rules of the linter (docs/lint.md) about what is gone afterwards.
bool isLoss(const QString &lintCode) {
    static const QStringList codes{QStringLiteral("delete-without-where"), QStringLiteral("drops-column"),
                                   QStringLiteral("drops-table"), QStringLiteral("narrows-type"),
                                   QStringLiteral("update-without-where")};
    return codes.contains(lintCode);
}

int counted(qint64 count) {
    return static_cast<int>(count);
}

class Page final {
public:
    Page(const Plan &plan, const QString &madeBy)
        : m_plan(plan),
          m_madeBy(madeBy),
          m_page(Tr::tr("Plan: %1 → %2 on “%3”").arg(versionText(plan.from), plan.to.toString(), plan.target.name)) {}

    QByteArray write() {
        verdict();
        facts();
        inShort();
        losses();
        warnings();
        m_page.heading(Tr::tr("Checks"));
        checks();
        m_page.heading(Tr::tr("Phases"));
        phases();
        m_page.heading(Tr::tr("Migrations"));
        migrations();
        structure();
        m_page.heading(Tr::tr("Protected tables"));
        protectedTables();
        m_page.heading(Tr::tr("State of the target that the plan was made from"));
        tables();
        m_page.heading(Tr::tr("Master data"));
        addDiffCounts(m_page, m_plan.data);
        addDiffRows(m_page, m_plan.data, m_plan.review);
        return m_page.finish();
    }

private:
    [[nodiscard]] qint64 countOf(Level level) const {
        return std::ranges::count(m_plan.checks, level, &CheckResult::level);
    }

    void verdict() {
        if (const qint64 errors = countOf(Level::Error); errors > 0)
            m_page.verdict(Tone::Bad, Tr::tr("✕ Must not be deployed"),
                           Tr::tr("%n check(s) failed.", nullptr, counted(errors)));
        else if (m_plan.nothingToDo())
            m_page.verdict(Tone::Good, Tr::tr("✓ Nothing to do"), Tr::tr("The target has what the package brings."));
        else if (const qint64 warnings = countOf(Level::Warning); warnings > 0)
            m_page.verdict(Tone::Warning, Tr::tr("! Can be deployed, with warnings"),
                           Tr::tr("%n warning(s) to be read first.", nullptr, counted(warnings)));
        else
            m_page.verdict(Tone::Good, Tr::tr("✓ Can be deployed"), Tr::tr("Every check passed."));
    }

    void facts() {
        m_page.beginTable();
        m_page.row({Tr::tr("Environment"), m_plan.target.name});
        m_page.row({Tr::tr("Package"), QFileInfo(m_plan.packagePath).fileName()});
        m_page.row({Tr::tr("Database version"),
                    QString(versionText(m_plan.from) + QStringLiteral(" → ") + m_plan.to.toString())});
        m_page.row({Tr::tr("Server"), m_plan.serverVersion});
        m_page.row({Tr::tr("Made by"), m_madeBy});
        m_page.row({Tr::tr("Time (UTC)"), utcTimestamp()});
        m_page.row({Tr::tr("Plan (SHA-256)"), m_plan.sha256});
        m_page.endTable();
    }

    void inShort() {
        m_page.heading(Tr::tr("In short"));
        QStringList items;
        qsizetype statements = 0;
        for (const PlannedMigration &migration : m_plan.migrations)
            statements += migration.statements.size();
        items << (m_plan.migrations.empty() ? Tr::tr("No migration is pending; the structure stays as it is.")
                                            : Tr::tr("%n migration(s) with %1 statement(s) in all change the database.",
                                                     nullptr, counted(std::ssize(m_plan.migrations)))
                                                  .arg(statements));
        items << Tr::tr("%n row(s) of master data are written.", nullptr, counted(m_plan.data.count(RowAction::Write)));
        for (const RowState state : masterdata::kRowStates) {
            if (const qint64 rows = m_plan.data.count(state); rows > 0)
                items << QStringLiteral("%1: %2").arg(rowStateText(state), QString::number(rows));
        }
        if (const qint64 open = m_plan.data.openDecisions(); open > 0)
            items << Tr::tr("%n decision(s) are missing.", nullptr, counted(open));
        qint64 rows = 0;
        for (const TableProof &proof : m_plan.protectedTables)
            rows += proof.before.rows;
        items << Tr::tr("%n protected table(s) with %1 row(s) in all are compared before and after.", nullptr,
                        counted(std::ssize(m_plan.protectedTables)))
                     .arg(rows);
        items << Tr::tr("Nothing is written before a backup was made and read back completely.");
        m_page.list(items);
    }

    void losses() {
        m_page.heading(Tr::tr("What could be lost"));
        const QStringList losses = possibleLosses(m_plan);
        m_page.list(losses, false, Tone::Bad);
        if (losses.isEmpty())
            m_page.paragraph(Tr::tr("Nothing that is known: no migration drops or narrows anything, and no row is "
                                    "removed."));
    }

    void warnings() {
        QStringList errors;
        QStringList warnings;
        for (const CheckResult &check : m_plan.checks) {
            QString text = QStringLiteral("%1 %2: %3").arg(checkSign(check.level), check.title, check.message);
            if (!check.hint.isEmpty())
                text += u' ' + check.hint;
            if (check.level != Level::Passed)
                (check.level == Level::Error ? errors : warnings) << text;
        }
        if (errors.isEmpty() && warnings.isEmpty())
            return;
        m_page.heading(Tr::tr("Warnings"));
        m_page.list(errors, false, Tone::Bad);
        m_page.list(warnings, false, Tone::Warning);
    }

    void checks() {
        m_page.beginTable({QString(), Tr::tr("Check"), Tr::tr("Result")});
        for (const CheckResult &check : m_plan.checks)
            m_page.row({checkSign(check.level), check.title, check.message});
        m_page.endTable();
    }

    void phases() {
        QStringList names;
        for (const QString &phase : m_plan.phases)
            names << phaseText(phase);
        m_page.list(names, true);
    }

    void migrations() {
        if (m_plan.migrations.empty())
            m_page.paragraph(Tr::tr("None."));
        for (const PlannedMigration &migration : m_plan.migrations) {
            m_page.subheading(QStringLiteral("%1 (%2)").arg(migration.label, migration.version.toString()));
            if (!migration.critical)
                m_page.paragraph(Tr::tr("Not critical: when it fails, the deployment goes on."), Tone::Warning);
            if (!migration.touches.isEmpty())
                m_page.paragraph(
                    Tr::tr("May change these protected tables: %1").arg(migration.touches.join(QLatin1String(", "))),
                    Tone::Warning);
            for (const migration::LintFinding &finding : migration.findings)
                m_page.paragraph(
                    QStringLiteral("%1 [%2] %3").arg(finding.position.toString(), finding.code, finding.message));
            statements(migration.statements);
            if (!migration.verify.isEmpty()) {
                m_page.paragraph(Tr::tr("Afterwards these must return no row:"));
                statements(migration.verify);
            }
        }
    }

    void statements(const QStringList &texts) {
        m_page.beginTable({Tr::tr("No."), Tr::tr("Statement")});
        for (qsizetype i = 0; i < texts.size(); ++i)
            m_page.rowHtml({QString::number(i + 1), HtmlPage::code(texts[i])});
        m_page.endTable();
    }

    void structure() {
        if (m_plan.schemaNow.empty())
            return;
        m_page.heading(Tr::tr("How the target differs from the structure of its version"));
        m_page.beginTable({Tr::tr("Object"), Tr::tr("Reason")});
        for (const schema::Difference &difference : m_plan.schemaNow)
            m_page.row({difference.object, difference.reason});
        m_page.endTable();
    }

    void protectedTables() {
        m_page.beginTable({Tr::tr("Table"), Tr::tr("Class"), Tr::tr("Promise"), Tr::tr("Checksum"), Tr::tr("Rows")}, 4);
        for (const TableProof &proof : m_plan.protectedTables)
            m_page.row({tableText(proof), project::tableClassName(proof.tableClass),
                        proof.declared ? Tr::tr("≠ a migration may change it") : Tr::tr("= stays as it is"),
                        proof.before.hash, QString::number(proof.before.rows)});
        m_page.endTable();
    }

    void tables() {
        m_page.beginTable();
        m_page.row({Tr::tr("Fingerprint"), m_plan.targetFingerprint});
        m_page.row({Tr::tr("Structure (SHA-256)"), m_plan.targetSchema});
        m_page.row({Tr::tr("Package (SHA-256)"), m_plan.packageSha256});
        m_page.endTable();
        m_page.beginTable({Tr::tr("Table"), Tr::tr("Checksum"), Tr::tr("Rows")}, 2);
        for (const backup::BackupTable &table : m_plan.tables)
            m_page.row({table.name, table.hash, QString::number(table.rows)});
        m_page.endTable();
    }

    const Plan &m_plan;
    const QString &m_madeBy;
    HtmlPage m_page;
};

} // namespace

QStringList possibleLosses(const Plan &plan) {
    QStringList losses;
    for (const PlannedMigration &migration : plan.migrations) {
        for (const migration::LintFinding &finding : migration.findings) {
            if (isLoss(finding.code))
                losses << QStringLiteral("%1: %2").arg(migration.label, finding.message);
        }
    }
    for (const TableProof &proof : plan.protectedTables) {
        if (proof.declared)
            losses << Tr::tr("A migration may change rows of the protected table %1 (%n row(s)).", nullptr,
                             counted(proof.before.rows))
                          .arg(proof.table);
    }
    for (const masterdata::EntityDiff &entity : plan.data.entities) {
        for (const masterdata::RowChange &row : entity.rows) {
            if (!row.isRemoval())
                continue;
            QString text = Tr::tr("The row “%1” of %2 is removed.").arg(row.key, entity.entity);
            for (const masterdata::Impact &impact : row.impact)
                text += u' ' + impactText(impact) + u'.';
            losses << text;
        }
    }
    return losses;
}

QByteArray planPage(const Plan &plan, const QString &madeBy) {
    return Page(plan, madeBy).write();
}

} // namespace stellwerk::deployment
