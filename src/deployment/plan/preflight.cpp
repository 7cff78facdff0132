// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/preflight.h"

#include "base/files.h"
#include "deployment/plan/rights.h"
#include "deployment/run/hooks.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QVersionNumber>

namespace stellwerk::deployment {

using Level = CheckResult::Level;
using migration::Compatibility;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Preflight)
};

constexpr qsizetype kShownExamples = 5;
constexpr qint64 kMaxClockSkewSeconds = 120;
/// A backup is compressed and rows are smaller than their pages, so this much of the database's size is enough.
constexpr qint64 kBackupReserveBytes = 64LL << 20;

QString examples(const QStringList &all) {
    QString text = all.first(std::min(all.size(), kShownExamples)).join(QLatin1String("; "));
    return all.size() > kShownExamples ? QString(text + QStringLiteral("; …")) : text;
}

class Preflight {
public:
    Preflight(const PreflightInput &input, db::Connection &connection) : m_in(input), m_connection(connection) {}

    std::vector<CheckResult> run() {
        add("package", Level::Passed, Tr::tr("Package"),
            Tr::tr("Checksums of all %n file(s) are right.", nullptr, static_cast<int>(m_in.package.files.size())));
        if (!m_in.package.unknownFiles.isEmpty())
            add("package-unknown-files", Level::Warning, Tr::tr("Package"),
                Tr::tr("Unknown files are ignored: %1").arg(examples(m_in.package.unknownFiles)));
        checkUnfinished();
        checkVersion();
        checkVersionTables();
        checkDrift();
        checkClasses();
        checkMigrations();
        checkData();
        checkServer();
        checkRights();
        checkBackupFolder();
        checkHooks();
        return std::move(m_checks);
    }

private:
    void add(const char *code, Level level, const QString &title, const QString &message, const QString &hint = {},
             ErrorCode error = ErrorCode::CheckFailed) {
        m_checks.push_back({QString::fromLatin1(code), level, title, message, hint, error});
    }

    void checkUnfinished() {
        const QString title = Tr::tr("Unfinished work");
        if (!m_in.unfinishedRun.isEmpty())
            add("unfinished-run", Level::Error, title,
                Tr::tr("The deployment %1 was begun on “%2” and has no end.").arg(m_in.unfinishedRun, m_in.target.name),
                Tr::tr("Go on with it: stellwerk-cli deploy --resume --env %1. Or undo it: stellwerk-cli rollback "
                       "--unfinished --env %1")
                    .arg(m_in.target.name),
                ErrorCode::Drift);
        for (const migration::UnfinishedMigration &unfinished : m_in.state.unfinished)
            add("unfinished-migration", Level::Warning, title, unfinished.toText(), unfinished.choices().join(u' '));
    }

    /// Some migrations of the next version are applied, others not: no snapshot tells what that looks like.
    [[nodiscard]] bool isBetweenVersions() const {
        const auto isAhead = [this](const migration::HistoryEntry &entry) {
            return entry.success && m_in.state.current && entry.version > *m_in.state.current;
        };
        return std::ranges::any_of(m_in.state.history, isAhead) || !m_in.state.unfinished.empty();
    }

    void checkVersion() {
        const QString title = Tr::tr("Version rule");
        const migration::VersionState &state = m_in.state;
        switch (state.compatibility) {
        case Compatibility::Compatible:
            add("version-rule", Level::Passed, title,
                Tr::tr("The target has version %1; only master data is deployed.").arg(state.required.toString()));
            return;
        case Compatibility::MigrationRequired:
            checkSteps(title);
            return;
        case Compatibility::BackendTooOld:
            add("version-rule", Level::Error, title, state.reason,
                Tr::tr("Make a package from the newer version of the project."), ErrorCode::VersionTooNew);
            return;
        case Compatibility::Untracked:
            add("version-rule", Level::Error, title,
                Tr::tr("“%1” has tables but no version table. %2").arg(m_in.target.name, state.reason),
                Tr::tr("Adopt it first: stellwerk-cli baseline --env %1 --version VERSION").arg(m_in.target.name),
                ErrorCode::VersionUntracked);
            return;
        case Compatibility::Empty:
            add("version-rule", Level::Error, title,
                Tr::tr("“%1” is empty. A deployment changes an installed application.").arg(m_in.target.name),
                Tr::tr("Install it: stellwerk-cli init PACKAGE --env %1").arg(m_in.target.name),
                ErrorCode::VersionUnknown);
            return;
        case Compatibility::Unknown:
            add("version-rule", Level::Error, title, state.reason, {}, ErrorCode::VersionUnknown);
            return;
        }
    }

    void checkSteps(const QString &title) {
        const migration::VersionState &state = m_in.state;
        if (state.path.size() <= 1) {
            add("version-rule", Level::Passed, title,
                Tr::tr("One step: %1 → %2.").arg(state.current->toString(), state.required.toString()));
            return;
        }
        QStringList path{state.current->toString()};
        for (const Version &step : state.path)
            path << step.toString();
        add("version-rule", Level::Error, title,
            Tr::tr("%1: deploy %2 first.").arg(path.join(QStringLiteral(" → ")), state.path.front().toString()),
            Tr::tr("A database moves one version at a time."), ErrorCode::VersionSkipped);
    }

    void checkVersionTables() {
        const QString title = Tr::tr("Version tables");
        if (!m_in.state.blockers.isEmpty())
            add("version-tables", Level::Error, title, examples(m_in.state.blockers),
                QStringList(QStringList{Tr::tr("Clear this up first; nothing was changed.")} + changedScripts())
                    .join(u'\n'),
                ErrorCode::Drift);
        else if (!m_in.state.disagreements.isEmpty())
            add("version-tables", Level::Warning, title, examples(m_in.state.disagreements));
        else
            add("version-tables", Level::Passed, title, Tr::tr("Version table and history agree."));
    }

    /// What the files say now (+) instead of what the target got (-).
    [[nodiscard]] QStringList changedScripts() const {
        QStringList texts;
        for (const migration::ScriptChange &change : m_in.state.changedScripts) {
            if (!change.cosmetic)
                texts << change.fileName + QLatin1String(":\n") + change.diff;
        }
        return texts;
    }

    void checkDrift() {
        const QString title = Tr::tr("Schema now");
        if (!m_in.state.current || !m_in.release.snapshotOf(*m_in.state.current)) {
            add("schema-now", Level::Warning, title,
                Tr::tr("There is no snapshot of the target's version to compare its schema with."));
            return;
        }
        QStringList wrong;
        QStringList harmless;
        for (const schema::Difference &difference : m_in.drift)
            (difference.isHarmless() ? harmless : wrong)
                << QString(difference.object + QLatin1String(": ") + difference.reason);
        if (!wrong.isEmpty() && isBetweenVersions())
            add("schema-now", Level::Warning, title,
                Tr::tr("The target is on its way from version %1 to the next one; whether its schema is right can be "
                       "told when the migrations are through.")
                    .arg(m_in.state.current->toString()));
        else if (!wrong.isEmpty())
            add("schema-now", Level::Error, title,
                Tr::tr("The target is not what version %1 says: %2")
                    .arg(m_in.state.current->toString(), examples(wrong)),
                Tr::tr("Migrations are written for the schema of that version. Bring the target to it first."),
                ErrorCode::Drift);
        else if (!harmless.isEmpty())
            add("schema-now", Level::Warning, title,
                Tr::tr("The target has more than version %1 says, or other names: %2")
                    .arg(m_in.state.current->toString(), examples(harmless)));
        else
            add("schema-now", Level::Passed, title,
                Tr::tr("Equals the snapshot of %1.").arg(m_in.state.current->toString()));
    }

    void checkClasses() {
        QStringList unguarded;
        QStringList unclassified;
        for (const schema::Table &table : m_in.actual.tables) {
            if (project::isProtected(m_in.session.workspace.project.classOf(table.name)) &&
                !project::isProtected(m_in.release.project.classOf(table.name)))
                unguarded << table.name;
            if (m_in.release.project.classOf(table.name) == project::TableClass::Unclassified)
                unclassified << table.name;
        }
        const QString title = Tr::tr("Table classes");
        // A package may protect more than the workspace, never less.
        if (!unguarded.isEmpty())
            add("unguarded-tables", Level::Error, title,
                Tr::tr("The package does not protect what the workspace protects: %1").arg(examples(unguarded)),
                Tr::tr("Make the package again from this workspace."));
        if (unclassified.isEmpty())
            add("table-classes", Level::Passed, title, Tr::tr("Every table has a class."));
        else
            add("table-classes", Level::Warning, title,
                Tr::tr("These tables match no class and are protected: %1").arg(examples(unclassified)));
    }

    void checkMigrations() {
        const QString title = Tr::tr("Migrations");
        for (const PlannedMigration &planned : m_in.migrations) {
            for (const migration::LintFinding &finding : planned.findings) {
                const Level level = finding.level == migration::LintLevel::Error ? Level::Error : Level::Warning;
                if (finding.level != migration::LintLevel::Info)
                    add("migration-lint", level, title,
                        QStringLiteral("%1 [%2] %3").arg(finding.position.toString(), finding.code, finding.message));
            }
        }
        add("migrations", Level::Passed, title,
            Tr::tr("%n migration(s) to run.", nullptr, static_cast<int>(m_in.migrations.size())));
    }

    void checkData() {
        const QString title = Tr::tr("Master data");
        for (const masterdata::EntityDiff &entity : m_in.data.entities) {
            if (entity.emptyInPackage)
                add("entity-empty-in-package", Level::Warning, title,
                    Tr::tr("The package has no rows of %1, the target has %2. They are kept.")
                        .arg(entity.entity)
                        .arg(entity.count(masterdata::RowState::TargetOnly)));
        }
        if (const qint64 ambiguous = m_in.data.count(masterdata::RowState::Ambiguous); ambiguous > 0)
            add("ambiguous-rows", Level::Warning, title,
                Tr::tr("%n row(s) cannot be matched by natural key and are not touched.", nullptr,
                       static_cast<int>(ambiguous)));
        checkDecisions(title);
        add("master-data", Level::Passed, title,
            Tr::tr("%1 new, %2 changed, %3 removed, %4 only in the target.")
                .arg(m_in.data.count(masterdata::RowState::New))
                .arg(m_in.data.count(masterdata::RowState::Changed) +
                     m_in.data.count(masterdata::RowState::ChangedInTarget) +
                     m_in.data.count(masterdata::RowState::Conflict) + m_in.data.count(masterdata::RowState::Renamed))
                .arg(m_in.data.count(masterdata::RowState::Removed))
                .arg(m_in.data.count(masterdata::RowState::TargetOnly)));
    }

    void checkDecisions(const QString &title) {
        const QString hint =
            Tr::tr(
                "Look at them with “stellwerk-cli masterdata diff --env %1 PACKAGE”, decide with “masterdata decide”.")
                .arg(m_in.target.name);
        if (const qint64 open = m_in.data.openDecisions(); open > 0)
            add("decisions", Level::Error, title,
                Tr::tr("%n decision(s) are missing.", nullptr, static_cast<int>(open)), hint, ErrorCode::Conflict);
        qint64 stale = 0;
        qint64 renames = 0;
        for (const masterdata::EntityDiff &entity : m_in.data.entities) {
            stale += entity.staleDecisions.size();
            renames += std::ranges::count_if(entity.rows,
                                             [](const masterdata::RowChange &row) { return row.rename.has_value(); });
        }
        if (stale > 0)
            add("stale-decisions", Level::Warning, title,
                Tr::tr("%n decision(s) fell because the data changed.", nullptr, static_cast<int>(stale)), hint);
        if (renames > 0)
            add("possible-renames", Level::Warning, title,
                Tr::tr("%n new row(s) look like a row of the target under another name.", nullptr,
                       static_cast<int>(renames)),
                hint);
    }

    void checkServer() {
        const QString title = Tr::tr("Server");
        const bool mariaDb = m_connection.engine() == db::Engine::MariaDb;
        // Before 10.6 a change of structure could be left half-done by a crash.
        const QString version = m_connection.serverVersion();
        if (mariaDb && (!version.contains(QLatin1String("MariaDB")) ||
                        QVersionNumber::fromString(version) < QVersionNumber(10, 6))) {
            add("server", Level::Error, title,
                Tr::tr("The server is %1; MariaDB 10.6 or newer is needed.").arg(m_connection.serverVersion()));
            return;
        }
        const auto now =
            m_connection.selectValue(mariaDb ? QStringLiteral("SELECT UNIX_TIMESTAMP()")
                                             : QStringLiteral("SELECT CAST(strftime('%s', 'now') AS INTEGER)"));
        const qint64 there = now && *now ? (*now)->toInteger().value_or(0) : 0;
        const qint64 skew = std::abs(there - QDateTime::currentSecsSinceEpoch());
        if (skew > kMaxClockSkewSeconds)
            add("clock", Level::Warning, title,
                Tr::tr("The server's clock differs from this machine's by %1 s.").arg(skew));
        add("server", Level::Passed, title, m_connection.serverVersion());
    }

    /// On MariaDB the account must be able to do what a deployment and its rollback do.
    void checkRights() {
        if (m_connection.engine() != db::Engine::MariaDb)
            return;
        const QString title = Tr::tr("Rights");
        const auto missing = missingRights(m_connection);
        if (!missing) {
            add("rights", Level::Warning, title, Tr::tr("The rights of the database account cannot be read."));
            return;
        }
        if (missing->isEmpty())
            add("rights", Level::Passed, title, Tr::tr("The database account may do everything that is needed."));
        else
            add("rights", Level::Error, title,
                Tr::tr("The database account lacks: %1").arg(missing->join(QLatin1String(", "))),
                Tr::tr("Grant these on the database of “%1”.").arg(m_in.target.name), ErrorCode::AccessDenied);
    }

    void checkBackupFolder() {
        const QString title = Tr::tr("Backup folder");
        const QString folder = m_in.session.workspace.backupsFolder(m_in.target);
        if (const Status made = makeFolder(folder); !made) {
            add("backup-folder", Level::Error, title, made.error().message,
                Tr::tr("Without a backup nothing is deployed."), ErrorCode::Io);
            return;
        }
        QTemporaryFile probe(folder + QLatin1String("/.probe-XXXXXX"));
        if (!probe.open()) {
            add("backup-folder", Level::Error, title, Tr::tr("The folder %1 is not writable.").arg(folder),
                Tr::tr("Without a backup nothing is deployed."), ErrorCode::Io);
            return;
        }
        const qint64 size = databaseSize();
        const qint64 free = freeSpace(folder);
        if (free >= 0 && free < size + kBackupReserveBytes)
            add("backup-folder", Level::Error, title,
                Tr::tr("%1 has %2 MiB free; a backup may need %3 MiB.")
                    .arg(folder)
                    .arg(free >> 20)
                    .arg((size + kBackupReserveBytes) >> 20),
                {}, ErrorCode::Io);
        else
            add("backup-folder", Level::Passed, title, Tr::tr("%1, %2 MiB free.").arg(folder).arg(free >> 20));
    }

    [[nodiscard]] qint64 databaseSize() {
        if (m_connection.engine() == db::Engine::Sqlite)
            return QFileInfo(m_connection.profile().database).size();
        const auto size =
            m_connection.selectValue(QStringLiteral("SELECT CAST(COALESCE(SUM(DATA_LENGTH), 0) AS SIGNED) FROM "
                                                    "information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"));
        return size && *size ? (*size)->toInteger().value_or(0) : 0;
    }

    void checkHooks() {
        const QString title = Tr::tr("Hooks");
        for (const QString &name : hookNames()) {
            const QStringList command = hookCommand(m_in.session.workspace.project, m_in.target, name);
            if (!command.isEmpty() && !canBeRun(command.front()))
                add("hooks", Level::Error, title,
                    Tr::tr("The command %1 of the hook %2 does not exist.").arg(command.front(), name));
        }
    }

    /// Hooks run in the workspace's folder: a path is relative to it, a bare name is looked up in PATH.
    [[nodiscard]] bool canBeRun(const QString &program) const {
        if (!program.contains(u'/'))
            return !QStandardPaths::findExecutable(program).isEmpty();
        const QFileInfo file(m_in.session.workspace.path(program));
        return file.isFile() && file.isExecutable();
    }

    const PreflightInput &m_in;
    db::Connection &m_connection;
    std::vector<CheckResult> m_checks;
};

} // namespace

std::vector<CheckResult> runPreflight(const PreflightInput &input, db::Connection &connection) {
    return Preflight(input, connection).run();
}

} // namespace stellwerk::deployment
