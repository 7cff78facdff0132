// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/outcome_fault.h"

#include "deployment/http_server.h"
#include "deployment/outcome_error.h"

#include <QFile>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace stellwerk::test {

namespace {

/// When the work of a phase has begun.
struct Moment {
    QString event; ///< empty: the first report of progress in the phase
    int number = 1;
};

Moment momentOf(const QString &phase) {
    static const QMap<QString, Moment> moments{
        {QStringLiteral("preflight"), {QStringLiteral("reading_target")}}, // under the lock
        {QStringLiteral("backup"), {}},
        {QStringLiteral("rehearsal"), {QStringLiteral("statement_applied"), 3}},
        {QStringLiteral("maintenance_on"), {QStringLiteral("hook_started")}},
        {QStringLiteral("migrate"), {QStringLiteral("statement_applied"), 7}},
        {QStringLiteral("safety_net"), {QStringLiteral("phase_started")}},
        {QStringLiteral("import"), {}},
        {QStringLiteral("validate"), {QStringLiteral("phase_started")}},
        {QStringLiteral("record"), {QStringLiteral("phase_started")}},
        {QStringLiteral("maintenance_off"), {QStringLiteral("hook_started")}},
        {QStringLiteral("health_check"), {QStringLiteral("health_asked")}},
        {QStringLiteral("retention"), {QStringLiteral("phase_started")}},
        {QStringLiteral("rollback"), {QStringLiteral("migration_reverted"), 3}}};
    if (!moments.contains(phase))
        qFatal("the phase %s is not known here", qPrintable(phase));
    return moments.value(phase);
}

/// The process that deploys and is disturbed.
class DisturbedProcess final {
public:
    DisturbedProcess(Stage &stage, const OutcomeCell &cell, qint64 serverPid, int answers)
        : m_stage(stage), m_cell(cell), m_moment(momentOf(cell.phase)), m_serverPid(serverPid), m_answers(answers) {}

    void run() {
        ::signal(SIGXFSZ, SIG_IGN); // a full disk is an error to a program, not its death
        HttpServer backend([this](const QByteArray &) { return backendAnswer(m_stage, !m_unwell); });
        m_stage.prod.health.url = backend.url();
        m_unwell = m_cell.phase == u"rollback" || (m_cell.fault == Fault::Error && m_cell.phase == u"health_check");
        m_listener.onEvent = [this](const Event &event) { hear(event); };
        m_listener.onReport = [this](int) {
            if (m_phase == m_cell.phase && m_moment.event.isEmpty())
                strikeOnce();
        };
        const deployment::DeploymentReport report = m_stage.deploy(m_listener.context());
        tell({{QStringLiteral("outcome"), deployment::outcomeName(report.outcome)},
              {QStringLiteral("text"),
               QString((report.error ? report.error->toText() : QString()) + u'\n' + report.databaseState + u'\n' +
                       report.nextSteps.join(u'\n') + u'\n' + report.warnings.join(u'\n'))}});
    }

private:
    void hear(const Event &event) {
        m_phase = event.data[QLatin1String("phase")].toString();
        if (m_cell.fault == Fault::Error) {
            if (m_error.hear(event))
                tellStruck();
        } else if (m_phase == m_cell.phase && event.event == m_moment.event && ++m_heard == m_moment.number) {
            strikeOnce();
        }
    }

    void strikeOnce() {
        if (m_struck || m_cell.fault == Fault::Error)
            return;
        tellStruck();
        switch (m_cell.fault) {
        case Fault::Error:
            break;
        case Fault::Killed:
            ::kill(::getpid(), SIGKILL);
            ::pause();
            break;
        case Fault::ServerKilled:
            ::kill(static_cast<pid_t>(m_serverPid), SIGKILL);
            while (db::Connection::open(m_stage.profile(m_stage.prod)))
                ::usleep(1000);
            break;
        case Fault::ConnectionLost:
            endAllConnections();
            break;
        case Fault::DiskFull:
            fillDisk();
            break;
        case Fault::Cancelled:
            m_listener.stop.request_stop();
            break;
        }
    }

    /// Also that of the lock.
    void endAllConnections() const {
        db::Connection admin = m_stage.open(m_stage.prod);
        const auto others = valueOrDie(admin.select(QStringLiteral(
            "SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND user = 'root'")));
        for (const auto &row : others.rows)
            (void)admin.exec(QStringLiteral("KILL %1").arg(row.front().toString())); // some are gone by themselves
    }

    /// From now on no file of this process takes a byte; on SQLite the database is one of them.
    static void fillDisk() {
        rlimit limit{};
        ::getrlimit(RLIMIT_FSIZE, &limit);
        limit.rlim_cur = 0;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }

    void tellStruck() {
        m_struck = true;
        tell({{QStringLiteral("struck"), true}});
    }

    void tell(const QJsonObject &what) const {
        const QByteArray line = QJsonDocument(what).toJson(QJsonDocument::Compact) + '\n';
        if (::write(m_answers, line.constData(), static_cast<size_t>(line.size())) != line.size())
            ::_exit(9);
    }

    Stage &m_stage;
    const OutcomeCell &m_cell;
    Moment m_moment;
    qint64 m_serverPid;
    int m_answers;
    Listener m_listener;
    OutcomeError m_error{m_stage, m_cell.phase};
    QString m_phase;
    int m_heard = 0;
    bool m_struck = false;
    bool m_unwell = false;
};

} // namespace

void prepareForOutcomes(Stage &stage, const QString &healthUrl) {
    stage.prod.rehearsal = true;
    stage.prod.retention.afterDeploy = true;
    stage.prod.health.url = healthUrl;
    stage.prod.health.patienceSeconds = 1;
    stage.prod.health.intervalSeconds = 1;
    const auto shell = [](const char *text) {
        return QStringList{QStringLiteral("sh"), QStringLiteral("-c"), QString::fromLatin1(text)};
    };
    stage.prod.hooks[QStringLiteral("maintenance_on")] = shell("test ! -e hooks-fail && mkdir -p closed");
    stage.prod.hooks[QStringLiteral("maintenance_off")] = shell("test ! -e hooks-fail && rm -rf closed");
}

QByteArray backendAnswer(const Stage &stage, bool wellWithNew) {
    auto connection = db::Connection::open(stage.profile(stage.prod));
    if (!connection)
        return httpAnswer(503, QByteArray("no database"));
    const auto found =
        connection->selectValue(QStringLiteral("SELECT version FROM schema_version ORDER BY id DESC LIMIT 1"));
    const QString version = found && *found ? (*found)->toString() : QString();
    const bool well = !version.isEmpty() && (wellWithNew || version != u"0.4.0");
    return httpAnswer(well ? 200 : 500,
                      QJsonObject{{QStringLiteral("status"), well ? QStringLiteral("ok") : QStringLiteral("error")},
                                  {QStringLiteral("db_version"), version},
                                  {QStringLiteral("compatible"), well}});
}

Disturbed disturb(Stage &stage, const OutcomeCell &cell, qint64 serverPid) {
    int ends[2];
    if (::pipe(ends) != 0)
        qFatal("no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        DisturbedProcess(stage, cell, serverPid, ends[1]).run();
        ::_exit(0);
    }
    ::close(ends[1]);
    QFile answers;
    (void)answers.open(ends[0], QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
    Disturbed disturbed;
    for (const QByteArray &line : answers.readAll().split('\n')) {
        const QJsonObject said = QJsonDocument::fromJson(line).object();
        disturbed.struck = disturbed.struck || said[QLatin1String("struck")].toBool();
        if (said.contains(QLatin1String("outcome"))) {
            disturbed.outcome = said[QLatin1String("outcome")].toString();
            disturbed.text = said[QLatin1String("text")].toString();
        }
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
        // the death of the server is a signal, too
    }
    disturbed.killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    if (!disturbed.killed && (!WIFEXITED(status) || WEXITSTATUS(status) != 0))
        qFatal("the deployment of %s crashed", qPrintable(cell.name()));
    return disturbed;
}

} // namespace stellwerk::test
