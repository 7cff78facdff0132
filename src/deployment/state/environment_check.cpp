// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/state/environment_check.h"

#include "deployment/plan/preflight_parts.h"
#include "deployment/run/hooks.h"
#include "deployment/state/place_check.h"
#include "migration/lock/lock.h"
#include "migration/state/version_state.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QVersionNumber>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(EnvironmentCheck)
};

using Level = CheckResult::Level;
using migration::Compatibility;

constexpr qint64 kMaxClockSkewSeconds = 120;

class Check {
public:
    Check(const Session &session, const project::Environment &environment, const TaskContext &context)
        : m_session(session), m_environment(environment), m_context(context) {}

    std::vector<CheckResult> run() {
        if (auto connection = reach()) {
            checkEncryption(*connection);
            checkServer(*connection);
            checkClock(*connection);
            checkRights(*connection);
            checkVersion(*connection);
            checkLock(*connection);
            m_checks.push_back(checkBackupFolder(m_session.workspace.backupsFolder(m_environment), &*connection));
            if (m_environment.driver == db::Engine::MariaDb)
                m_checks.push_back(checkTools(m_environment.tools, connection->serverVersion(), m_context));
        } else {
            m_checks.push_back(checkBackupFolder(m_session.workspace.backupsFolder(m_environment), nullptr));
        }
        checkHooks();
        return std::move(m_checks);
    }

private:
    void add(const char *code, Level level, const QString &title, const QString &message, const QString &hint = {},
             ErrorCode error = ErrorCode::CheckFailed) {
        m_checks.push_back({QString::fromLatin1(code), level, title, message, hint, error});
    }
    void addError(const char *code, const QString &title, const Error &error) {
        const QString message = error.detail.isEmpty() ? error.message : QString(error.message + u' ' + error.detail);
        add(code, Level::Error, title, message, error.hint, error.code);
    }

    std::optional<db::Connection> reach() {
        auto profile = m_session.profile(m_environment, m_context);
        if (!profile) {
            addError("secret", Tr::tr("Password"), profile.error());
            return {};
        }
        if (m_environment.secret.kind != project::SecretSource::Kind::None)
            add("secret", Level::Passed, Tr::tr("Password"), Tr::tr("The source gives one."));
        const QString title = Tr::tr("Connection");
        profile->readOnly = true;
        auto connection = db::Connection::open(*profile);
        if (!connection) {
            addError("connection", title, connection.error());
            return {};
        }
        connection->stopWith(m_context.stopToken());
        add("connection", Level::Passed, title, profile->address());
        return *std::move(connection);
    }

    void checkEncryption(db::Connection &connection) {
        if (connection.engine() == db::Engine::Sqlite)
            return;
        const QString title = Tr::tr("Encryption");
        const auto status = connection.select(QStringLiteral("SHOW SESSION STATUS LIKE 'Ssl_cipher'"));
        const QString cipher = status && !status->rows.empty() ? status->rows.front()[1].toString() : QString();
        if (!cipher.isEmpty())
            add("tls", Level::Passed, title, cipher);
        else if (!connection.profile().socket.isEmpty() || isThisMachine(connection.profile().host))
            add("tls", Level::Passed, title, Tr::tr("None; the connection does not leave this machine."));
        else
            add("tls", Level::Warning, title, Tr::tr("The connection to %1 is not encrypted.").arg(m_environment.host),
                Tr::tr("Switch TLS on at the server, and name its authority with “tls_ca” in environments.toml."));
    }

    static bool isThisMachine(const QString &host) {
        return host == QLatin1String("localhost") || host == QLatin1String("::1") ||
               host.startsWith(QLatin1String("127."));
    }

    void checkServer(db::Connection &connection) {
        const QString title = Tr::tr("Server");
        const QString version = connection.serverVersion();
        if (connection.engine() == db::Engine::MariaDb) {
            if (!version.contains(QLatin1String("MariaDB")) ||
                QVersionNumber::fromString(version) < QVersionNumber(10, 6)) {
                add("server", Level::Error, title,
                    Tr::tr("The server is %1; MariaDB 10.6 or newer is needed.").arg(version));
                return;
            }
            const auto readOnly = connection.selectValue(QStringLiteral("SELECT @@GLOBAL.read_only"));
            if (readOnly && *readOnly && (*readOnly)->toInteger() == 1) {
                add("server", Level::Error, title, Tr::tr("%1 takes no changes (read_only).").arg(version),
                    Tr::tr("Deploy to the server that this one copies, or switch read_only off."),
                    ErrorCode::AccessDenied);
                return;
            }
        }
        add("server", Level::Passed, title, version);
    }

    void checkClock(db::Connection &connection) {
        if (connection.engine() == db::Engine::Sqlite)
            return;
        const QString title = Tr::tr("Clock");
        const auto there = connection.selectValue(QStringLiteral("SELECT UNIX_TIMESTAMP()"));
        if (!there || !*there) {
            add("clock", Level::Warning, title, Tr::tr("The server does not tell its time."));
            return;
        }
        const qint64 skew = (*there)->toInteger().value_or(0) - QDateTime::currentSecsSinceEpoch();
        add("clock", std::abs(skew) > kMaxClockSkewSeconds ? Level::Warning : Level::Passed, title,
            Tr::tr("The server's clock differs from this machine's by %1 s.").arg(skew));
    }

    void checkRights(db::Connection &connection) {
        if (connection.engine() == db::Engine::Sqlite)
            return;
        Findings findings;
        checkDatabaseRights(m_environment, connection, findings);
        std::ranges::move(findings.take(), std::back_inserter(m_checks));
    }

    void checkVersion(db::Connection &connection) {
        const QString title = Tr::tr("Version");
        const Version required = m_session.workspace.project.requiredDbVersion;
        const auto migrations =
            migration::loadMigrations(m_session.workspace.migrationsFolder(), connection.engine(), required);
        if (!migrations) {
            addError("version", title, migrations.error());
            return;
        }
        const auto state = migration::readVersionState(connection, required, *migrations);
        if (!state) {
            addError("version", title, state.error());
            return;
        }
        const bool fits = state->compatibility == Compatibility::Compatible ||
                          state->compatibility == Compatibility::MigrationRequired;
        add("version", fits && state->blockers.isEmpty() ? Level::Passed : Level::Warning, title,
            state->blockers.isEmpty() ? state->reason : state->blockers.front());
    }

    void checkLock(db::Connection &connection) {
        const QString title = Tr::tr("Lock");
        const auto holder = migration::DatabaseLock::holder(connection);
        if (!holder)
            addError("lock", title, holder.error());
        else if (*holder)
            add("lock", Level::Warning, title, Tr::tr("At work there: %1").arg((*holder)->toText()));
        else
            add("lock", Level::Passed, title, Tr::tr("Nobody is at work there."));
    }

    void checkHooks() {
        const QString title = Tr::tr("Hooks");
        const QStringList problems = hookProblems(m_session.workspace, m_environment);
        for (const QString &problem : problems)
            add("hooks", Level::Error, title, problem);
        if (problems.isEmpty())
            add("hooks", Level::Passed, title, Tr::tr("Every command of the hooks is there."));
    }

    const Session &m_session;
    const project::Environment &m_environment;
    const TaskContext &m_context;
    std::vector<CheckResult> m_checks;
};

} // namespace

std::vector<CheckResult> checkEnvironment(const Session &session, const project::Environment &environment,
                                          const TaskContext &context) {
    return Check(session, environment, context).run();
}

} // namespace stellwerk::deployment
