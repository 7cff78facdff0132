// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/preflight_parts.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

using Level = CheckResult::Level;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Preflight)
};

void checkClasses(const PreflightInput &in, Findings &findings) {
    QStringList unguarded;
    QStringList unclassified;
    for (const schema::Table &table : in.actual.tables) {
        if (project::isProtected(in.session.workspace.project.classOf(table.name)) &&
            !project::isProtected(in.release.project.classOf(table.name)))
            unguarded << table.name;
        if (in.release.project.classOf(table.name) == project::TableClass::Unclassified)
            unclassified << table.name;
    }
    const QString title = Tr::tr("Table classes");
    // A package may protect more than the workspace, never less.
    if (!unguarded.isEmpty())
        findings.add("unguarded-tables", Level::Error, title,
                     Tr::tr("The package does not protect what the workspace protects: %1").arg(examples(unguarded)),
                     Tr::tr("Make the package again from this workspace."));
    if (unclassified.isEmpty())
        findings.add("table-classes", Level::Passed, title, Tr::tr("Every table has a class."));
    else
        findings.add("table-classes", Level::Warning, title,
                     Tr::tr("These tables match no class and are protected: %1").arg(examples(unclassified)),
                     Tr::tr("Give them a class in [tables] of project.toml."));
}

void checkMigrations(const PreflightInput &in, Findings &findings) {
    const QString title = Tr::tr("Migrations");
    for (const PlannedMigration &planned : in.migrations) {
        for (const migration::LintFinding &finding : planned.findings) {
            const Level level = finding.level == migration::LintLevel::Error ? Level::Error : Level::Warning;
            if (finding.level != migration::LintLevel::Info)
                findings.add(
                    "migration-lint", level, title,
                    QStringLiteral("%1 [%2] %3").arg(finding.position.toString(), finding.code, finding.message),
                    Tr::tr("Mend the migration, or say in it or in project.toml why the rule does not count "
                           "(docs/lint.md)."));
        }
    }
    findings.add("migrations", Level::Passed, title,
                 Tr::tr("%n migration(s) to run.", nullptr, static_cast<int>(in.migrations.size())));
}

void checkDecisions(const PreflightInput &in, const QString &title, Findings &findings) {
    const QString hint =
        Tr::tr("Look at them with “stellwerk-cli masterdata diff --env %1 PACKAGE”, decide with “masterdata decide”.")
            .arg(in.target.name);
    if (const qint64 open = in.data.openDecisions(); open > 0)
        findings.add("decisions", Level::Error, title,
                     Tr::tr("%n decision(s) are missing.", nullptr, static_cast<int>(open)), hint, ErrorCode::Conflict);
    qint64 stale = 0;
    qint64 renames = 0;
    for (const masterdata::EntityDiff &entity : in.data.entities) {
        stale += entity.staleDecisions.size();
        renames +=
            std::ranges::count_if(entity.rows, [](const masterdata::RowChange &row) { return row.rename.has_value(); });
    }
    if (stale > 0)
        findings.add("stale-decisions", Level::Warning, title,
                     Tr::tr("%n decision(s) fell because the data changed.", nullptr, static_cast<int>(stale)), hint);
    if (renames > 0)
        findings.add("possible-renames", Level::Warning, title,
                     Tr::tr("%n new row(s) look like a row of the target under another name.", nullptr,
                            static_cast<int>(renames)),
                     hint);
}

void checkData(const PreflightInput &in, Findings &findings) {
    const QString title = Tr::tr("Master data");
    for (const masterdata::EntityDiff &entity : in.data.entities) {
        if (entity.emptyInPackage)
            findings.add("entity-empty-in-package", Level::Warning, title,
                         Tr::tr("The package has no rows of %1, the target has %2. They are kept.")
                             .arg(entity.entity)
                             .arg(entity.count(masterdata::RowState::TargetOnly)),
                         Tr::tr("If they are missing by mistake, make the package again from a complete database."));
    }
    if (const qint64 ambiguous = in.data.count(masterdata::RowState::Ambiguous); ambiguous > 0)
        findings.add(
            "ambiguous-rows", Level::Warning, title,
            Tr::tr("%n row(s) cannot be matched by natural key and are not touched.", nullptr,
                   static_cast<int>(ambiguous)),
            Tr::tr("Look at them with “stellwerk-cli masterdata validate --env %1” and make their keys unique.")
                .arg(in.target.name));
    checkDecisions(in, title, findings);
    findings.add("master-data", Level::Passed, title,
                 Tr::tr("%1 new, %2 changed, %3 removed, %4 only in the target.")
                     .arg(in.data.count(masterdata::RowState::New))
                     .arg(in.data.count(masterdata::RowState::Changed) +
                          in.data.count(masterdata::RowState::ChangedInTarget) +
                          in.data.count(masterdata::RowState::Conflict) + in.data.count(masterdata::RowState::Renamed))
                     .arg(in.data.count(masterdata::RowState::Removed))
                     .arg(in.data.count(masterdata::RowState::TargetOnly)));
}

} // namespace

void checkContent(const PreflightInput &in, Findings &findings) {
    checkClasses(in, findings);
    checkMigrations(in, findings);
    checkData(in, findings);
}

} // namespace stellwerk::deployment
