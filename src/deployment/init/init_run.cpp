// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/init/init_run.h"

#include "deployment/init/password_hash.h"
#include "deployment/run/confirmation.h"
#include "deployment/state/health.h"
#include "masterdata/import/baseline.h"
#include "migration/state/tracking_tables.h"
#include "migration/state/version_state.h"
#include "schema/schema_reader.h"
#include "schema/schema_sql.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Init)
};

/// The present time as the column keeps times: unix seconds in a column of numbers, else UTC with milliseconds.
db::Value timeFor(const schema::Column &column) {
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return column.type.contains(QLatin1String("int"), Qt::CaseInsensitive)
               ? db::Value::integer(now.toSecsSinceEpoch())
               : db::Value::text(now.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")));
}

/// Nobody has decided anything about rows of a database that did not exist.
project::Environment withoutQuestions(project::Environment target) {
    target.ask.clear();
    return target;
}

constexpr int kTableExists = 1050;

/// After any other error, above all a lost connection, the table may be there all the same; that is looked at.
bool provesNothingMade(const Error &error) {
    return error.nativeCode == kTableExists || error.code == ErrorCode::AccessDenied;
}

} // namespace

InitRun::InitRun(const Session &session, const InitPlan &plan, const InitOptions &options, const QString &runId,
                 EventStream &events)
    : m_session(session), m_plan(plan), m_options(options), m_events(events), m_context(events.context()) {
    m_report.runId = runId;
    m_report.environment = plan.target.name;
    m_report.operatorName = session.operatorName;
    m_report.package = QFileInfo(plan.packagePath).fileName();
    m_report.startedAt = QDateTime::currentDateTimeUtc();
}

DeploymentReport InitRun::run() {
    if (Status status = forward())
        succeed();
    else
        failWith(std::move(status).error());
    m_report.finishedAt = QDateTime::currentDateTimeUtc();
    return std::move(m_report);
}

Status InitRun::forward() {
    STELLWERK_TRY(phase("preflight", [this] { return preflight(); }));
    if (m_plan.interrupted)
        STELLWERK_TRY(phase("undo", [this] { return undoInterrupted(); }));
    STELLWERK_TRY(phase("schema", [this] { return makeSchema(); }));
    STELLWERK_TRY(phase("tracking", [this] { return track(); }));
    STELLWERK_TRY(phase("import", [this] { return import(); }));
    if (m_plan.admin)
        STELLWERK_TRY(phase("admin", [this] { return addAccount(); }));
    STELLWERK_TRY(phase("validate", [this] { return validate(); }));
    return phase("record", [this] { return finish(); });
}

Status InitRun::preflight() {
    STELLWERK_TRY(checkConfirmation(m_plan.target, m_options.confirmation));
    STELLWERK_TRY(statusOf(m_plan.checks));
    if (m_plan.admin)
        STELLWERK_TRY(checkStrength(*m_plan.admin, m_plan.account.name, m_plan.account.email, m_options.password));
    STELLWERK_ASSIGN(m_profile, m_session.profile(m_plan.target, m_context));
    m_profile.createFile = true;
    STELLWERK_ASSIGN(auto lock,
                     migration::DatabaseLock::acquire(m_profile, Tr::tr("init with %1").arg(m_plan.version.toString()),
                                                      m_options.lockPatience, m_context));
    m_lock.emplace(std::move(lock));
    // Executed is the plan that was looked at, or none: everything is read again under the lock.
    STELLWERK_ASSIGN(const InitPlan again,
                     planInit(m_session, m_plan.packagePath, m_plan.target, m_plan.account, m_context));
    STELLWERK_TRY(statusOf(again.checks));
    if (again.sha256 != m_plan.sha256)
        return planOutdated(m_plan.target);
    for (const CheckResult &check : again.checks) {
        if (check.level == CheckResult::Level::Warning)
            m_report.warnings << check.title + QLatin1String(": ") + check.message;
    }
    return openTarget();
}

Status InitRun::openTarget() {
    STELLWERK_ASSIGN(const package::Package package,
                     package::readPackage(m_plan.packagePath, m_context, package::SignatureRule::of(m_plan.target)));
    if (package.sha256 != m_plan.packageSha256)
        return planOutdated(m_plan.target);
    STELLWERK_ASSIGN(auto release, releaseOf(package, m_profile.engine));
    m_release.emplace(std::move(release));
    STELLWERK_ASSIGN(auto data,
                     PackageData::open(package, m_plan.packagePath, *m_release, withoutQuestions(m_plan.target)));
    m_packageData.emplace(std::move(data));
    STELLWERK_ASSIGN(auto connection, db::Connection::open(m_profile));
    m_connection.emplace(std::move(connection));
    m_connection->stopWith(m_context.stopToken());
    STELLWERK_ASSIGN(m_worker, db::sessionOf(*m_connection));
    return m_lock->enlist(*m_connection);
}

Status InitRun::undoInterrupted() {
    STELLWERK_ASSIGN(const auto run, unfinishedRun(*m_connection));
    const auto note = run ? initNoteOf(*run) : std::nullopt;
    if (!note)
        return planOutdated(m_plan.target);
    STELLWERK_TRY(dropMade(*m_connection, *note));
    return endDeployment(*m_connection, run->record, outcomeName(Outcome::RolledBack),
                         Tr::tr("taken back by the init %1").arg(m_report.runId));
}

/// From here on somebody who finds the target must be able to tell what was begun, and to take it away.
Status InitRun::begin() {
    m_context.info(QStringLiteral("first_write"),
                   Tr::tr("From here on the database is changed; cancelling means emptying it again."));
    STELLWERK_TRY(migration::ensureTable(*m_connection, migration::TrackingTable::Deployment));
    m_wrote = true;
    for (const schema::Table &table : m_release->snapshot().tables)
        m_note.tables << table.name;
    return beginRun(*m_connection, record(), m_note.toJson());
}

Status InitRun::noteProgress() {
    // On SQLite it would be part of the transaction that it is to tell about.
    return m_connection->engine() == db::Engine::MariaDb ? noteOfRun(*m_connection, m_report.runId, m_note.toJson())
                                                         : Status();
}

Status InitRun::makeSchema() {
    STELLWERK_TRY(begin());
    if (m_connection->engine() == db::Engine::Sqlite) {
        STELLWERK_ASSIGN(auto transaction, db::Transaction::begin(*m_connection));
        m_transaction.emplace(std::move(transaction));
        for (const QString &statement : schema::createStatements(m_release->snapshot(), m_profile.engine))
            STELLWERK_TRY(m_connection->exec(statement));
        return {};
    }
    // The tables are empty, so adding a foreign key need not look at rows.
    STELLWERK_TRY(m_connection->exec(QStringLiteral("SET SESSION foreign_key_checks = 0")));
    STELLWERK_TRY(makeTables());
    STELLWERK_TRY(makeOthers());
    STELLWERK_TRY(m_connection->exec(QStringLiteral("SET SESSION foreign_key_checks = 1")));
    return {};
}

/// MariaDB commits each one: its name is written down before it is made.
Status InitRun::makeTables() {
    schema::Schema sequences;
    sequences.sequences = m_release->snapshot().sequences; // a default may need one
    m_note.programs = programsOf(sequences);
    for (const QString &statement : schema::createStatements(sequences, m_profile.engine)) {
        STELLWERK_TRY(noteProgress());
        STELLWERK_TRY(m_connection->exec(statement));
    }
    for (const schema::Table &table : m_release->snapshot().tables) {
        STELLWERK_TRY(m_context.checkStop());
        ++m_note.begun;
        STELLWERK_TRY(noteProgress());
        schema::Table alone = table;
        alone.foreignKeys.clear();
        for (const QString &statement : schema::createTableStatements(alone, m_profile.engine)) {
            if (Status made = m_connection->exec(statement).transform([](qint64) {}); !made) {
                if (provesNothingMade(made.error())) {
                    --m_note.begun;       // whatever has that name is not ours
                    (void)noteProgress(); // for whoever empties the database should this process not
                }
                return made;
            }
        }
        m_context.info(QStringLiteral("table_created"), Tr::tr("Table %1").arg(table.name),
                       {{QStringLiteral("table"), table.name}});
    }
    return {};
}

/// Foreign keys, views, programs: everything but tables and sequences.
Status InitRun::makeOthers() {
    const schema::Schema &wanted = m_release->snapshot();
    m_note.programs = programsOf(wanted);
    STELLWERK_TRY(noteProgress());
    QStringList done;
    schema::Schema made = wanted;
    for (schema::Table &table : made.tables)
        table.foreignKeys.clear();
    made.views = made.triggers = made.routines = made.events = {};
    done = schema::createStatements(made, m_profile.engine);
    for (const QString &statement : schema::createStatements(wanted, m_profile.engine)) {
        STELLWERK_TRY(m_context.checkStop());
        if (!done.contains(statement))
            STELLWERK_TRY(m_connection->exec(statement));
    }
    return {};
}

Status InitRun::track() {
    m_note.tracking = true;
    STELLWERK_TRY(noteProgress());
    STELLWERK_TRY(migration::ensureTrackingTables(*m_connection));
    STELLWERK_TRY(masterdata::ensureBaselineTable(*m_connection));
    if (!m_transaction) {
        STELLWERK_ASSIGN(auto transaction, db::Transaction::begin(*m_connection));
        m_transaction.emplace(std::move(transaction));
    }
    return migration::recordInstalled(*m_connection, m_release->version, m_release->project.version,
                                      m_release->migrations, m_session.operatorName,
                                      QStringLiteral("init: installed without running migrations"));
}

Status InitRun::import() {
    STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(*m_connection));
    STELLWERK_ASSIGN(m_report.import, m_packageData->import(*m_connection, actual, nullptr, m_context));
    return {};
}

Status InitRun::addAccount() {
    const project::InitAdmin &admin = *m_plan.admin;
    const schema::Table &table = *m_release->snapshot().table(admin.table);
    STELLWERK_ASSIGN(const QString hash, hashPassword(admin.algorithm, m_options.password));
    QStringList columns;
    std::vector<db::Value> values;
    const auto add = [&](const QString &column, db::Value value) {
        columns << column;
        values.push_back(std::move(value));
    };
    for (const QString &column : admin.name)
        add(column, db::Value::text(m_plan.account.name));
    if (!admin.email.isEmpty())
        add(admin.email, db::Value::text(m_plan.account.email));
    add(admin.password, db::Value::text(hash));
    for (const QString &column : admin.created)
        add(column, timeFor(*table.column(column)));
    for (auto it = admin.values.begin(); it != admin.values.end(); ++it)
        add(it.key(), db::Value::text(it.value()));
    const db::Dialect &dialect = m_connection->dialect();
    const QStringList marks(columns.size(), QStringLiteral("?"));
    STELLWERK_TRY(m_connection->exec(
        QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
            .arg(dialect.quote(admin.table), dialect.quoteList(columns), marks.join(QLatin1String(", "))),
        values));
    return checkAccount();
}

/// What the backend will read is what was meant: a column that is too short would have cut the hash.
Status InitRun::checkAccount() {
    const project::InitAdmin &admin = *m_plan.admin;
    const db::Dialect &dialect = m_connection->dialect();
    STELLWERK_ASSIGN(const auto written,
                     m_connection->select(QStringLiteral("SELECT %1 FROM %2 WHERE %3 = ?")
                                              .arg(dialect.quote(admin.password), dialect.quote(admin.table),
                                                   dialect.quote(admin.name.front())),
                                          {db::Value::text(m_plan.account.name)}));
    if (written.rows.size() == 1 &&
        verifyPassword(admin.algorithm, m_options.password, written.rows.front().front().toString()))
        return {};
    return fail(ErrorCode::CheckFailed, Tr::tr("The account “%1” cannot be read back from %2 as it was written.")
                                            .arg(m_plan.account.name, admin.table));
}

Status InitRun::validate() {
    STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(*m_connection));
    STELLWERK_ASSIGN(const auto state,
                     migration::readVersionState(*m_connection, m_release->version, m_release->migrations));
    STELLWERK_ASSIGN(m_report.validation, checkDatabase({*m_connection, *m_release, actual, state}, m_context));
    STELLWERK_TRY(statusOf(m_report.validation));
    if (state.compatibility != migration::Compatibility::Compatible)
        return fail(ErrorCode::Drift, Tr::tr("After the init the database is not at version %1: %2")
                                          .arg(m_release->version.toString(), state.reason));
    for (const CheckResult &check : m_report.validation) {
        if (check.level == CheckResult::Level::Warning)
            m_report.warnings << check.title + QLatin1String(": ") + check.message;
    }
    m_report.versionAfter = state.current;
    return {};
}

Status InitRun::finish() {
    m_connection->stopWith({}); // a COMMIT that was interrupted leaves nobody the wiser
    STELLWERK_TRY(endDeployment(*m_connection, record(), kInstalled.toString()));
    return m_transaction->commit();
}

} // namespace stellwerk::deployment
