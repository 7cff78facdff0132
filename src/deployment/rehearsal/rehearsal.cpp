// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/rehearsal/rehearsal.h"

#include "backup/catalogue/catalogue.h"
#include "deployment/backups/backup_list.h"
#include "deployment/plan/package_data.h"
#include "deployment/plan/target_state.h"
#include "deployment/rehearsal/place.h"
#include "deployment/rehearsal/rehearsal_html.h"
#include "deployment/run/deployment_record.h"
#include "deployment/run/target_work.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Rehearsal)
};

Result<qint64> sizeOf(const db::ConnectionProfile &profile) {
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    return databaseBytes(connection);
}

/// The outer context, and beside it an ear for the statements.
TaskContext listening(const TaskContext &outer, std::vector<StatementTime> &statements) {
    return TaskContext(
        outer.stopToken(), [outer](const Progress &progress) { outer.report(progress); },
        [outer, &statements](const Event &event) {
            if (event.event == QLatin1String("statement_applied"))
                statements.push_back({event.data[u"migration"].toInteger(), event.data[u"section"].toString(),
                                      event.data[u"statement"].toInt(), event.data[u"rows"].toInteger(-1),
                                      event.data[u"milliseconds"].toInteger()});
            outer.event(event);
        });
}

/// Says this error something about the deployment, or only about the place where it was tried?
bool isVerdict(ErrorCode code) {
    return code != ErrorCode::Cancelled && code != ErrorCode::ConnectionFailed && code != ErrorCode::Io;
}

class Rehearsal {
public:
    Rehearsal(const RehearsalInput &input, const TaskContext &context)
        : m_in(input), m_context(listening(context, m_report.statements)) {
        DeploymentReport &work = m_report.work;
        work.runId = input.runId;
        work.folder = input.folder;
        work.environment = input.plan.target.name;
        work.operatorName = input.session.operatorName;
        work.package = QFileInfo(input.plan.packagePath).fileName();
        work.startedAt = QDateTime::currentDateTimeUtc();
        work.versionBefore = work.versionAfter = input.plan.from;
        work.backup = input.backup;
    }

    RehearsalReport run() {
        Status status = prepare();
        if (status) {
            status = workThrough();
            m_report.wouldFail = !status && isVerdict(status.error().code);
        }
        conclude(std::move(status));
        m_connection.reset();
        m_place.reset(); // before the report says that the copy is gone
        m_report.work.finishedAt = QDateTime::currentDateTimeUtc();
        return std::move(m_report);
    }

private:
    /// A step on the copy, with its time.
    template <class Work>
    Status step(const char *name, Work &&work) {
        STELLWERK_TRY(m_context.checkStop());
        const QString stepName = QString::fromLatin1(name);
        m_context.info(QStringLiteral("rehearsal_step"), Tr::tr("On the copy: %1").arg(phaseText(stepName)),
                       {{QStringLiteral("step"), stepName}});
        QElapsedTimer timer;
        timer.start();
        const Status status = work();
        m_report.work.phases.push_back({stepName, status.has_value(), timer.elapsed()});
        return status;
    }

    /// Everything whose failure says nothing about the deployment.
    Status prepare() {
        STELLWERK_ASSIGN(
            const package::Package package,
            package::readPackage(m_in.plan.packagePath, m_context, package::SignatureRule::of(m_in.plan.target)));
        if (package.sha256 != m_in.plan.packageSha256)
            return fail(ErrorCode::PlanOutdated,
                        Tr::tr("The package has changed since the plan was made. Nothing was changed."),
                        Tr::tr("Make the plan again and look at it."));
        STELLWERK_ASSIGN(auto release, releaseOf(package, m_in.target.engine));
        m_release.emplace(std::move(release));
        STELLWERK_ASSIGN(auto data, PackageData::open(package, m_in.plan.packagePath, *m_release, m_in.plan.target));
        m_data.emplace(std::move(data));
        std::set<qint64> pending;
        for (const PlannedMigration &planned : m_in.plan.migrations)
            pending.insert(planned.number);
        STELLWERK_ASSIGN(m_targetBytes, sizeOf(m_in.target));
        STELLWERK_ASSIGN(auto place,
                         RehearsalPlace::open(m_in.target, *m_release, pending, roomForCopy(m_targetBytes), m_context));
        m_place.emplace(std::move(place));
        m_report.place = m_place->text();
        m_report.onPrivateServer = m_place->kind() == RehearsalPlace::Kind::PrivateServer;
        m_context.info(QStringLiteral("rehearsal_place"), Tr::tr("The rehearsal runs %1.").arg(m_report.place),
                       {{QStringLiteral("private_server"), m_report.onPrivateServer}});
        return step("restore", [this] { return restore(); });
    }

    /// As good as a test restore, because it is one.
    Status restore() {
        STELLWERK_ASSIGN(
            const Verification verified,
            verifyAs(
                m_in.session, m_in.backup.file, backup::VerifyDepth::Restored,
                [this](Verification &result) -> Status {
                    result.info = m_in.backup;
                    return restoreAndCompare(m_in.backup, m_place->profile(), m_context).transform([](qint64) {});
                },
                m_context));
        m_report.backupVerified = verified.recorded;
        STELLWERK_ASSIGN(m_copyBytes, sizeOf(m_place->profile()));
        STELLWERK_ASSIGN(auto connection, db::Connection::open(m_place->profile()));
        m_connection.emplace(std::move(connection));
        m_connection->stopWith(m_context.stopToken());
        return {};
    }

    Status workThrough() {
        STELLWERK_TRY(step("state", [this] { return readState(); }));
        TargetWork work(
            {*m_connection, *m_release, *m_data, {m_in.runId, m_in.session.operatorName, m_release->project.version}},
            m_report.work, m_context);
        if (m_in.plan.phases.contains(u"migrate")) {
            STELLWERK_TRY(step("migrate", [&]() -> Status {
                STELLWERK_TRY(work.prepare());
                return work.migrate();
            }));
            STELLWERK_TRY(step("safety_net", [&] { return work.safetyNet(); }));
        } else {
            STELLWERK_TRY(work.prepare());
        }
        STELLWERK_ASSIGN(db::Transaction transaction, db::Transaction::begin(*m_connection));
        STELLWERK_TRY(step(
            "import", [&] { return work.import(QString(m_in.folder + u"/rehearsal-reverse.jsonl"), m_in.runId); }));
        STELLWERK_TRY(step("validate", [&] { return work.validate(); }));
        return step("record", [&]() -> Status {
            const DeploymentRecord record{m_in.runId,
                                          m_release->project.id,
                                          m_in.plan.from,
                                          m_in.plan.to,
                                          m_in.plan.packageSha256,
                                          m_in.plan.sha256,
                                          m_in.session.operatorName,
                                          QFileInfo(m_in.backup.file).fileName()};
            STELLWERK_TRY(endDeployment(*m_connection, record, outcomeName(Outcome::Succeeded)));
            return transaction.commit();
        });
    }

    /// What the deployment, too, reads once more when the application is away. The proofs are those of the copy.
    Status readState() {
        STELLWERK_ASSIGN(TargetState state, readTargetState(*m_connection, *m_release, m_context));
        m_report.sameState = state.planFingerprint(m_in.plan.target) == m_in.plan.targetFingerprint;
        m_report.work.proofs = std::move(state.proofs);
        if (!m_report.sameState)
            m_report.work.warnings << Tr::tr("Somebody wrote to “%1” between plan and backup; the rehearsal is of what "
                                             "the backup holds.")
                                          .arg(m_in.plan.target.name);
        return {};
    }

    void conclude(Status status) {
        DeploymentReport &work = m_report.work;
        work.databaseState = Tr::tr("“%1” was not changed; the copy is gone.").arg(m_in.plan.target.name);
        if (status) {
            qint64 away = 0;
            for (const PhaseResult &phase : work.phases)
                away += phase.phase == u"restore" ? 0 : phase.milliseconds;
            m_report.prediction = predict(away, m_targetBytes, m_copyBytes, m_report.onPrivateServer);
            work.outcome = work.warnings.isEmpty() ? Outcome::Succeeded : Outcome::SucceededWithWarnings;
            m_context.info(QStringLiteral("rehearsal_finished"), m_report.prediction->text(),
                           {{QStringLiteral("prediction"), m_report.prediction->toJson()}});
            return;
        }
        work.outcome = status.error().code == ErrorCode::Cancelled ? Outcome::Cancelled : Outcome::Refused;
        work.error = std::move(status).error();
        m_context.event({EventLevel::Error,
                         QStringLiteral("rehearsal_failed"),
                         work.error->message,
                         {{QStringLiteral("code"), errorCodeName(work.error->code)},
                          {QStringLiteral("would_fail"), m_report.wouldFail}}});
    }

    const RehearsalInput &m_in;
    RehearsalReport m_report;
    TaskContext m_context;
    std::optional<Release> m_release;
    std::optional<PackageData> m_data;
    std::optional<RehearsalPlace> m_place;
    std::optional<db::Connection> m_connection; ///< to the copy; after m_place, so that it closes first
    qint64 m_targetBytes = 0;
    qint64 m_copyBytes = 0;
};

} // namespace

RehearsalReport rehearse(const RehearsalInput &input, const TaskContext &context) {
    RehearsalReport report = Rehearsal(input, context).run();
    QFile::remove(QString(input.folder + u"/rehearsal-reverse.jsonl")); // of a copy that is gone
    if (const Status written = writeRehearsal(report, input.folder); !written)
        report.work.warnings << written.error().toText();
    return report;
}

} // namespace stellwerk::deployment
