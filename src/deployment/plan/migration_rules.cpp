// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/migration_rules.h"

#include "migration/files/sum_file.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationRules)
};

bool isOfStep(const migration::LintFinding &finding, const Release &release) {
    return std::ranges::any_of(release.migrations, [&](const migration::Migration &migration) {
        const bool itsFile = finding.position.file == migration.fileName ||
                             (!migration.downFileName.isEmpty() && finding.position.file == migration.downFileName);
        return itsFile && migration.version == release.version;
    });
}

} // namespace

std::vector<migration::LintFinding> lintRelease(const Release &release, db::Engine engine,
                                                const project::LintLevels &levels, const migration::TableSizes &sizes) {
    migration::LintOptions options;
    options.engine = engine;
    options.isProtected = [&release](const QString &table) {
        return project::isProtected(release.project.classOf(table));
    };
    options.levels = levels;
    options.snapshots = &release.snapshots;
    options.sizes = sizes;
    return migration::lintMigrations(release.migrations, options);
}

Status checkReleasable(const project::Workspace &workspace, const Release &release, db::Engine engine) {
    STELLWERK_TRY(migration::requireSumFile(workspace.migrationsFolder()));
    QStringList errors;
    for (const migration::LintFinding &finding : lintRelease(release, engine, workspace.project.lint)) {
        if (finding.level == migration::LintLevel::Error && isOfStep(finding, release))
            errors << QStringLiteral("%1: [%2] %3").arg(finding.position.toString(), finding.code, finding.message);
    }
    if (errors.isEmpty())
        return {};
    return fail(ErrorCode::CheckFailed,
                Tr::tr("The migrations to %1 have %n finding(s) that must not be released; no package was made.",
                       nullptr, static_cast<int>(errors.size()))
                    .arg(release.version.toString()),
                Tr::tr("Mend the files, or say in them or in project.toml why the rule does not count (docs/lint.md)."),
                errors.join(u'\n'));
}

} // namespace stellwerk::deployment
