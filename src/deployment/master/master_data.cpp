// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/master/master_data.h"

#include "deployment/plan/plan_parts.h"
#include "deployment/plan/signature_check.h"
#include "deployment/plan/source_check.h"
#include "deployment/run/deployment_record.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterDataRun)
};

using Level = CheckResult::Level;
using migration::Compatibility;

Result<package::Package> ownPackage(const Session &session, const QString &path, const project::Environment &target,
                                    const TaskContext &context) {
    STELLWERK_ASSIGN(package::Package package, package::readPackage(path, context, package::SignatureRule::of(target)));
    if (package.metadata.projectId == session.workspace.project.id)
        return package;
    return fail(ErrorCode::Foreign,
                Tr::tr("The package %1 belongs to the project “%2”, this workspace to “%3”. Nothing was changed.")
                    .arg(QFileInfo(path).fileName(), package.metadata.projectId, session.workspace.project.id),
                Tr::tr("Choose a package of this project."));
}

class Checks final {
public:
    Checks(const Session &session, const project::Environment &target, const MasterDataSides &sides,
           const masterdata::DataDiff &diff)
        : m_session(session), m_target(target), m_sides(sides), m_diff(diff) {}

    Result<std::vector<CheckResult>> run(db::Connection &connection) {
        STELLWERK_ASSIGN(const auto unfinished, unfinishedRun(connection));
        if (unfinished)
            add("unfinished-run", Level::Error, Tr::tr("Unfinished work"),
                Tr::tr("The deployment %1 was begun on “%2” and has no end.").arg(unfinished->runId, m_target.name),
                Tr::tr("Go on with it: stellwerk-cli deploy --resume --env %1. Or undo it: stellwerk-cli rollback "
                       "--unfinished --env %1")
                    .arg(m_target.name),
                ErrorCode::Drift);
        checkTrust();
        checkVersion();
        checkTables();
        checkData();
        return std::move(m_checks);
    }

private:
    void add(const char *code, Level level, const QString &title, const QString &message, const QString &hint = {},
             ErrorCode error = ErrorCode::CheckFailed) {
        m_checks.push_back({QString::fromLatin1(code), level, title, message, hint, error});
    }

    void checkTrust() {
        if (m_sides.signature && !m_target.trustedKeys.empty())
            m_checks.push_back(signatureCheck(*m_sides.signature, m_target));
        else if (const auto loose = looseSourceCheck(LooseSource::Rows, m_target); loose && !m_sides.signature)
            m_checks.push_back(*loose);
        if (const auto unapproved = unapprovedCheck(m_target))
            m_checks.push_back(*unapproved);
    }

    /// Rows are written only where every column that they have is.
    void checkVersion() {
        const migration::VersionState &state = m_sides.now.version;
        const QString title = Tr::tr("Version rule");
        const auto refuse = [&](const QString &hint, ErrorCode code) {
            add("version-rule", Level::Error, title,
                Tr::tr("The rows are for version %1. %2").arg(m_sides.release->version.toString(), state.reason), hint,
                code);
        };
        switch (state.compatibility) {
        case Compatibility::Compatible:
            add("version-rule", Level::Passed, title, state.reason);
            break;
        case Compatibility::MigrationRequired:
            refuse(Tr::tr("Migrate “%1” first, or deploy the package.").arg(m_target.name), ErrorCode::CheckFailed);
            break;
        case Compatibility::BackendTooOld:
            refuse({}, ErrorCode::VersionTooNew);
            break;
        case Compatibility::Untracked:
            refuse(Tr::tr("Adopt it first: stellwerk-cli baseline --env %1 --version VERSION").arg(m_target.name),
                   ErrorCode::VersionUntracked);
            break;
        case Compatibility::Empty:
        case Compatibility::Unknown:
            refuse({}, ErrorCode::VersionUnknown);
            break;
        }
        if (!state.blockers.isEmpty())
            add("version-tables", Level::Error, Tr::tr("Version tables"), state.blockers.join(u' '),
                Tr::tr("See: stellwerk-cli status --env %1").arg(m_target.name), ErrorCode::Drift);
    }

    /// A package may protect more than the workspace, never less.
    void checkTables() {
        QStringList unguarded;
        for (const masterdata::Node &node : m_sides.release->catalogue.nodes()) {
            if (m_session.workspace.project.classOf(node.table) != project::TableClass::Master)
                unguarded << node.table;
        }
        if (!unguarded.isEmpty())
            add("unguarded-tables", Level::Error, Tr::tr("Table classes"),
                Tr::tr("The package has rows of tables that are no master data in this workspace: %1")
                    .arg(unguarded.join(QLatin1String(", "))),
                Tr::tr("Make the package again from this workspace."));
    }

    void checkData() {
        const QString title = Tr::tr("Master data");
        const QString hint =
            Tr::tr("See them with “stellwerk-cli masterdata diff”, decide with “stellwerk-cli masterdata decide”.");
        qsizetype stale = 0;
        for (const masterdata::EntityDiff &entity : m_diff.entities) {
            stale += entity.staleDecisions.size();
            if (entity.emptyInPackage)
                add("entity-empty-in-package", Level::Warning, title,
                    Tr::tr("The source has no rows of %1, the target has some. They are kept.").arg(entity.entity));
        }
        if (const qint64 ambiguous = m_diff.count(masterdata::RowState::Ambiguous); ambiguous > 0)
            add("ambiguous-rows", Level::Warning, title,
                Tr::tr("%n row(s) cannot be matched by natural key and are not touched.", nullptr,
                       static_cast<int>(ambiguous)));
        if (stale > 0)
            add("stale-decisions", Level::Warning, title,
                Tr::tr("%n decision(s) fell because the data changed.", nullptr, static_cast<int>(stale)), hint);
        if (const qint64 open = m_diff.openDecisions(); open > 0)
            add("decisions", Level::Error, title,
                Tr::tr("%n decision(s) are missing.", nullptr, static_cast<int>(open)), hint, ErrorCode::Conflict);
    }

    const Session &m_session;
    const project::Environment &m_target;
    const MasterDataSides &m_sides;
    const masterdata::DataDiff &m_diff;
    std::vector<CheckResult> m_checks;
};

} // namespace

Result<MasterDataSides> openSides(const Session &session, const project::Environment &target,
                                  const MasterDataInput &input, const TaskContext &context) {
    if (input.path.isEmpty() == input.environment.isEmpty())
        return fail(ErrorCode::Usage, Tr::tr("Say where the rows come from: a package, a folder of export files, or "
                                             "another environment; one of these."));
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(target, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    MasterDataSides sides;
    const QFileInfo path(input.path);
    if (!input.path.isEmpty() && !path.exists())
        return fail(ErrorCode::NotFound, Tr::tr("There is no file or folder %1.").arg(input.path));
    if (input.path.isEmpty() || path.isDir()) {
        STELLWERK_ASSIGN(Release release, releaseFor(session.workspace, connection));
        sides.release = std::make_unique<Release>(std::move(release));
        sides.source = input.path.isEmpty() ? input.environment : QDir::cleanPath(path.absoluteFilePath());
    }
    if (input.path.isEmpty()) {
        STELLWERK_ASSIGN(const project::Environment source, session.workspace.environment(input.environment));
        STELLWERK_ASSIGN(sides.data, PackageData::openEnvironment(session, source, *sides.release, target, context));
    } else if (path.isDir()) {
        STELLWERK_ASSIGN(sides.data, PackageData::openFolder(input.path, *sides.release, target));
    } else {
        STELLWERK_ASSIGN(const package::Package package, ownPackage(session, input.path, target, context));
        STELLWERK_ASSIGN(Release release, releaseOf(package, connection.engine()));
        sides.release = std::make_unique<Release>(std::move(release));
        sides.source = path.fileName();
        sides.sourceSha256 = package.sha256;
        sides.signature = package.signature;
        STELLWERK_ASSIGN(sides.data, PackageData::open(package, input.path, *sides.release, target));
    }
    context.info(QStringLiteral("reading_target"), Tr::tr("Reading “%1”.").arg(target.name));
    STELLWERK_ASSIGN(sides.now, readTargetView(connection, *sides.release));
    sides.connection.emplace(std::move(connection));
    return sides;
}

Result<MasterDataPlan> compareSides(const Session &session, const project::Environment &target,
                                    const MasterDataInput &input, MasterDataSides &sides, const TaskContext &context) {
    MasterDataPlan plan;
    plan.target = target;
    plan.input = input;
    plan.source = sides.source;
    plan.sourceSha256 = sides.sourceSha256;
    plan.targetVersion = sides.now.version.current;
    plan.version = sides.release->version;
    STELLWERK_ASSIGN(plan.diff, sides.data->compare(*sides.connection, sides.now, context));
    plan.review = sides.data->review();
    plan.reviewFile = sides.data->reviewFile();
    QJsonObject hashed = plan.toJson();
    hashed.remove(QStringLiteral("checks"));
    plan.sha256 = planHash(hashed);
    STELLWERK_ASSIGN(plan.checks, Checks(session, target, sides, plan.diff).run(*sides.connection));
    return plan;
}

Result<MasterDataPlan> compareMasterData(const Session &session, const project::Environment &target,
                                         const MasterDataInput &input, const TaskContext &context) {
    STELLWERK_ASSIGN(MasterDataSides sides, openSides(session, target, input, context));
    return compareSides(session, target, input, sides, context);
}

bool MasterDataPlan::importable() const {
    return std::ranges::none_of(checks, [](const CheckResult &check) { return check.level == Level::Error; });
}

QJsonObject MasterDataPlan::toJson() const {
    return {{QStringLiteral("environment"), target.name},
            {QStringLiteral("source"), source},
            {QStringLiteral("source_sha256"), sourceSha256},
            {QStringLiteral("version"), version.toString()},
            {QStringLiteral("target_version"), targetVersion ? QJsonValue(targetVersion->toString()) : QJsonValue()},
            {QStringLiteral("review_file"), reviewFile},
            {QStringLiteral("open_decisions"), diff.openDecisions()},
            {QStringLiteral("checks"), checksToJson(checks)},
            {QStringLiteral("data"), diff.toJson()},
            {QStringLiteral("plan_sha256"), sha256}};
}

} // namespace stellwerk::deployment
