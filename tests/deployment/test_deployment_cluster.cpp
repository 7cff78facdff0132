// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/backup.h"
#include "deployment/run/resume.h"
#include "deployment/stage.h"
#include "deployment/state/status.h"
#include "support/galera_cluster.h"

#include <QRegularExpression>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::CheckResult;
using deployment::DeploymentReport;
using deployment::NextStep;
using deployment::Outcome;
using deployment::Plan;

namespace {

bool succeeded(const DeploymentReport &report) {
    return report.outcome == Outcome::Succeeded || report.outcome == Outcome::SucceededWithWarnings;
}

QByteArray told(const DeploymentReport &report) {
    return (report.error ? report.error->toText() : report.databaseState).toUtf8();
}

/// CHECKSUM TABLE of every table, as the server of the profile says.
QStringList checksums(const db::ConnectionProfile &profile) {
    db::Connection connection = openOrDie(profile);
    const auto tables = valueOrDie(connection.select(
        QStringLiteral("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND "
                       "TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME <> 'stellwerk_lock' ORDER BY TABLE_NAME")));
    QStringList names;
    for (const auto &row : tables.rows)
        names << row.front().toString();
    QStringList lines;
    const QString query = QString(u"CHECKSUM TABLE " + connection.dialect().quoteList(names));
    for (const auto &row : valueOrDie(connection.select(query)).rows)
        lines << row[0].toString() + u' ' + row[1].toString();
    return lines;
}

/// A state without the hashes of rows: the ids that new rows get depend on the number of nodes.
QStringList outline(QStringList state) {
    static const QRegularExpression hash(QStringLiteral("^(\\S+ \\d+) [0-9a-f]{32}$"));
    return state.replaceInStrings(hash, QStringLiteral("\\1"));
}

QString textOf(const Plan &plan) {
    QStringList lines;
    for (const CheckResult &check : plan.checks)
        lines << check.code + QLatin1String(": ") + check.message;
    return lines.join(u'\n');
}

bool hasError(const Plan &plan, const char *code, const QString &word) {
    return std::ranges::any_of(plan.checks, [&](const CheckResult &check) {
        return check.code == QLatin1String(code) && check.level == CheckResult::Level::Error &&
               check.message.contains(word);
    });
}

} // namespace

/// Deployments on a real cluster of three nodes. Node 0 is that of the environment "prod".
class DeploymentClusterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_cluster->mend(); }
    void wholeDeployment();
    void backupAndRestore();
    void refused_data();
    void refused();
    void twoAtOnce();
    void conflictAtTheEnd();
    void anotherNodeDies();
    void anotherNodeIsSilent();
    void ownNodeDies_data();
    void ownNodeDies();
    void ownNodeDiesBeforeTheFirstWrite();
    void minority();

private:
    [[nodiscard]] project::Environment through(int node, const Stage &stage) const {
        project::Environment environment = stage.prod;
        environment.socket = m_cluster->adminProfile(node).socket;
        return environment;
    }
    void execute(int node, const QString &statement) const {
        db::Connection connection = openOrDie(m_cluster->adminProfile(node));
        valueOrDie(connection.exec(statement));
    }
    void compareNodes(const Stage &stage, const QList<int> &nodes) const {
        const QStringList first = checksums(stage.profile(through(nodes.front(), stage)));
        QVERIFY(first.size() > 20);
        for (const int node : nodes) {
            const QString other = difference(checksums(stage.profile(through(node, stage))), first);
            QVERIFY2(
                other.isEmpty(),
                qPrintable(
                    QStringLiteral("node %1: %2\n%3").arg(node).arg(other, QString::fromUtf8(m_cluster->logOf(node)))));
        }
    }
    std::unique_ptr<GaleraCluster> m_cluster;
    QStringList m_before;
    QStringList m_after;
};

void DeploymentClusterTest::initTestCase() {
    m_cluster = std::make_unique<GaleraCluster>();
    Stage::useServer(m_cluster->adminProfile(0));
    const Stage stage(db::Engine::MariaDb);
    m_before = stateOf(stage.profile(stage.prod));
    const DeploymentReport report = stage.deploy();
    QVERIFY2(succeeded(report), told(report));
    m_after = stateOf(stage.profile(stage.prod));
    QVERIFY(m_after != m_before);
}

void DeploymentClusterTest::wholeDeployment() {
    const Stage stage(db::Engine::MariaDb);
    const Plan plan = stage.plan();
    QVERIFY2(plan.deployable(), qPrintable(textOf(plan)));
    const auto check = std::ranges::find(plan.checks, QStringLiteral("cluster"), &CheckResult::code);
    QVERIFY(check != plan.checks.end());
    QVERIFY2(check->message.contains(QLatin1String("node-0")), qPrintable(check->message));
    const DeploymentReport report = stage.apply(plan);
    QVERIFY2(succeeded(report), told(report));
    compareNodes(stage, {0, 1, 2});
    for (const int node : {0, 1, 2})
        COMPARE_STATES(outline(stateOf(stage.profile(through(node, stage)))), outline(m_after));
    const auto status = deployment::readStatus(stage.session, stage.prod, {});
    QVERIFY(status.cluster.has_value());
    QCOMPARE(status.cluster->size, 3);
    const QJsonObject json = status.toJson().value(QLatin1String("cluster")).toObject();
    QCOMPARE(json.value(QLatin1String("node")).toString(), QStringLiteral("node-0"));
    QCOMPARE(json.value(QLatin1String("node_state")).toString(), QStringLiteral("Synced"));
    QCOMPARE(status.nextStep, NextStep::None);
}

/// With limits that one statement for a whole table would break.
void DeploymentClusterTest::backupAndRestore() {
    const Stage stage(db::Engine::MariaDb);
    backup::BackupOptions options;
    options.folder = stage.folder() + QLatin1String("/saved");
    Listener listener;
    const QString file = valueOrDie(backup::createBackup(stage.profile(stage.prod), options, listener.context())).file;
    QVERIFY(listener.heard(QStringLiteral("backup_with_one_connection"))); // LOCK TABLES would hold on one node only
    QVERIFY(m_cluster->status(0, QStringLiteral("wsrep_desync_count")) == u"0");
    const project::Environment other = stage.emptyEnvironment();
    for (int node = 0; node < GaleraCluster::kNodes; ++node)
        execute(node, QStringLiteral("SET GLOBAL wsrep_max_ws_rows = 50"));
    const auto restored = backup::restoreBackup(file, stage.profile(other), {});
    for (int node = 0; node < GaleraCluster::kNodes; ++node)
        execute(node, QStringLiteral("SET GLOBAL wsrep_max_ws_rows = 0"));
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().toText()));
    for (const int node : {0, 1, 2}) {
        project::Environment there = other;
        there.socket = m_cluster->adminProfile(node).socket;
        COMPARE_STATES(stateOf(stage.profile(there)), m_before);
    }
}

void DeploymentClusterTest::refused_data() {
    QTest::addColumn<QString>("make");
    QTest::addColumn<QString>("undo");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("word");
    QTest::newRow("a table without key") << "CREATE TABLE %1.keyless (a INT)" << "DROP TABLE %1.keyless"
                                         << QByteArray("cluster-keys") << "keyless";
    QTest::newRow("a table of another engine") << "CREATE TABLE %1.lonely (a INT PRIMARY KEY) ENGINE = Aria"
                                               << "DROP TABLE %1.lonely" << QByteArray("cluster-engine") << "lonely";
    QTest::newRow("changes of structure on one node")
        << "SET GLOBAL wsrep_OSU_method = 'RSU'" << "SET GLOBAL wsrep_OSU_method = 'TOI'" << QByteArray("cluster-ddl")
        << "RSU";
    QTest::newRow("an import that is too large")
        << "SET GLOBAL wsrep_max_ws_rows = 20"
        << "SET GLOBAL wsrep_max_ws_rows = 0" << QByteArray("cluster-import") << "wsrep_max_ws_rows allows 20";
    QTest::newRow("a write set that is too small")
        << "SET GLOBAL wsrep_max_ws_size = 2048" << "SET GLOBAL wsrep_max_ws_size = 2147483647"
        << QByteArray("cluster-import") << "wsrep_max_ws_size allows 2048";
}

void DeploymentClusterTest::refused() {
    QFETCH(QString, make);
    QFETCH(QString, undo);
    QFETCH(QByteArray, code);
    QFETCH(QString, word);
    const Stage stage(db::Engine::MariaDb);
    const QString database = stage.profile(stage.prod).database;
    execute(0, make.contains(u'%') ? make.arg(database) : make);
    const Plan plan = stage.plan();
    const DeploymentReport report = stage.apply(plan);
    execute(0, undo.contains(u'%') ? undo.arg(database) : undo);
    QVERIFY2(hasError(plan, code.constData(), word), qPrintable(textOf(plan)));
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.exitCode(), ExitCode::CheckFailed);
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), m_before);
}

/// While one run is at work through node 0, another one through node 1 is told who that is.
void DeploymentClusterTest::twoAtOnce() {
    const Stage stage(db::Engine::MariaDb);
    const project::Environment other = through(1, stage);
    const Plan otherPlan = valueOrDie(deployment::planDeployment(stage.session, stage.package, other, {}));
    std::optional<DeploymentReport> second;
    Listener listener;
    listener.atPhase(QStringLiteral("migrate"), [&] {
        second = deployment::applyDeployment(stage.session, otherPlan, {other.name, std::chrono::seconds(0)}, {});
    });
    const DeploymentReport first = stage.deploy(listener.context());
    QVERIFY2(succeeded(first), told(first));
    QVERIFY(second.has_value());
    QCOMPARE(second->outcome, Outcome::Refused);
    QCOMPARE(second->exitCode(), ExitCode::Locked);
    QVERIFY2(second->error->message.contains(QStringLiteral("process %1").arg(QCoreApplication::applicationPid())),
             told(*second));
    COMPARE_STATES(outline(stateOf(stage.profile(stage.prod))), outline(m_after));
}

/// Somebody commits a change of a row that the import has written, through another node: the import's transaction is
/// undone by the cluster, and done again.
void DeploymentClusterTest::conflictAtTheEnd() {
    const Stage stage(db::Engine::MariaDb);
    const Plan plan = stage.plan();
    QString statement;
    for (const masterdata::EntityDiff &entity : plan.data.entities) {
        for (const masterdata::RowChange &row : entity.rows) {
            if (row.state == masterdata::RowState::Changed && row.action == masterdata::RowAction::Write &&
                !row.cells.empty() && statement.isEmpty())
                statement = QStringLiteral("UPDATE %1.%2 SET %3 = %4 WHERE id = %5")
                                .arg(stage.profile(stage.prod).database, entity.table, row.cells.front().column,
                                     QString::fromStdString(
                                         db::Dialect::of(db::Engine::MariaDb).literal(row.cells.front().package)),
                                     row.targetId.toString());
        }
    }
    QVERIFY(!statement.isEmpty());
    int strikes = 0;
    Listener listener;
    listener.atPhase(QStringLiteral("record"), [&] {
        if (++strikes == 1)
            execute(1, statement);
    });
    const DeploymentReport report = stage.apply(plan, listener.context());
    QVERIFY2(succeeded(report), told(report));
    QCOMPARE(strikes, 2);
    QVERIFY(listener.heard(QStringLiteral("import_again")));
    compareNodes(stage, {0, 1, 2});
    QVERIFY(stage.plan().nothingToDo());
}

void DeploymentClusterTest::anotherNodeDies() {
    const Stage stage(db::Engine::MariaDb);
    Listener listener;
    int statements = 0;
    listener.onEvent = [&](const Event &event) {
        if (event.event == u"statement_applied" && ++statements == 3)
            m_cluster->kill(2);
    };
    const DeploymentReport report = stage.deploy(listener.context());
    QVERIFY2(succeeded(report), told(report));
    COMPARE_STATES(outline(stateOf(stage.profile(stage.prod))), outline(m_after));
    m_cluster->mend();
    compareNodes(stage, {0, 1, 2});
}

/// A node that stops without dying holds the others up until they have put it out of the cluster.
void DeploymentClusterTest::anotherNodeIsSilent() {
    const Stage stage(db::Engine::MariaDb);
    Listener listener;
    listener.atPhase(QStringLiteral("import"), [&] { m_cluster->pause(2); });
    const DeploymentReport report = stage.deploy(listener.context());
    m_cluster->goOn(2);
    QVERIFY2(succeeded(report), told(report));
    COMPARE_STATES(outline(stateOf(stage.profile(stage.prod))), outline(m_after));
    m_cluster->mend();
    compareNodes(stage, {0, 1, 2});
}

void DeploymentClusterTest::ownNodeDies_data() {
    QTest::addColumn<QString>("phase");
    QTest::addColumn<int>("statement"); ///< of the migrations, after which it dies; 0: at the beginning of the phase
    QTest::addColumn<bool>("resume");
    QTest::newRow("in the migrations, resumed") << "migrate" << 6 << true;
    QTest::newRow("in the import, undone") << "import" << 0 << false;
    QTest::newRow("before the commit, resumed") << "record" << 0 << true;
    // Each takes half a minute, most of it for the node's way back; ./dev cluster runs them all.
    if (!qEnvironmentVariableIsSet("STELLWERK_TEST_ALL_PHASES"))
        return;
    QTest::newRow("in the migrations, undone") << "migrate" << 6 << false;
    QTest::newRow("before the safety net, resumed") << "safety_net" << 0 << true;
    QTest::newRow("before the safety net, undone") << "safety_net" << 0 << false;
    QTest::newRow("in the import, resumed") << "import" << 0 << true;
    QTest::newRow("before the validation, resumed") << "validate" << 0 << true;
    QTest::newRow("before the validation, undone") << "validate" << 0 << false;
    QTest::newRow("before the commit, undone") << "record" << 0 << false;
}

/// The node that the deployment uses dies. The run ends and says so; through another node the same run is taken up or
/// undone.
void DeploymentClusterTest::ownNodeDies() {
    QFETCH(QString, phase);
    QFETCH(int, statement);
    QFETCH(bool, resume);
    const Stage stage(db::Engine::MariaDb);
    Listener listener;
    int statements = 0;
    bool struck = false;
    listener.onEvent = [&](const Event &event) {
        const bool here = statement > 0 ? event.event == u"statement_applied" && ++statements == statement
                                        : event.event == u"phase_started" &&
                                              event.data.value(QLatin1String("phase")).toString() == phase;
        if (here && !struck) {
            struck = true;
            m_cluster->kill(0);
        }
    };
    const DeploymentReport report = stage.deploy(listener.context());
    QVERIFY(struck);
    QVERIFY2(report.outcome == Outcome::RollbackFailed, told(report));
    QVERIFY2(report.nextSteps.join(u'\n').contains(QLatin1String("deploy --resume")),
             qPrintable(report.nextSteps.join(u'\n')));

    m_cluster->awaitSize(1, 2);
    const project::Environment other = through(1, stage);
    const auto status = deployment::readStatus(stage.session, other, {});
    QVERIFY2(!status.error, status.error ? qPrintable(status.error->toText()) : "");
    QCOMPARE(status.unfinishedRun, report.runId);
    // The lock of the dead: what is tried elsewhere in full length is not waited for here.
    execute(
        1,
        QStringLiteral("UPDATE %1.stellwerk_lock SET heartbeat = heartbeat - 20").arg(stage.profile(other).database));
    const Plan plan = valueOrDie(deployment::planResume(stage.session, other, {}, {}));
    QVERIFY2(plan.deployable(), qPrintable(textOf(plan)));
    if (resume) {
        const DeploymentReport again =
            deployment::applyDeployment(stage.session, plan, {other.name, std::chrono::seconds(60)}, {});
        QVERIFY2(succeeded(again), told(again));
        COMPARE_STATES(outline(stateOf(stage.profile(other))), outline(m_after));
        QVERIFY(valueOrDie(deployment::planDeployment(stage.session, stage.package, other, {})).nothingToDo());
    } else {
        const auto undone = valueOrDie(deployment::rollBackUnfinished(stage.session, plan, other.name, {}));
        QVERIFY2(undone.success, qPrintable(undone.state));
        COMPARE_STATES(stateOf(stage.profile(other)), m_before);
    }
    m_cluster->mend();
    compareNodes(stage, {0, 1, 2});
}

void DeploymentClusterTest::ownNodeDiesBeforeTheFirstWrite() {
    const Stage stage(db::Engine::MariaDb);
    Listener listener;
    listener.atPhase(QStringLiteral("migrate"), [&] { m_cluster->kill(0); });
    const DeploymentReport report = stage.deploy(listener.context());
    QVERIFY2(report.outcome == Outcome::Refused, told(report));
    m_cluster->awaitSize(1, 2);
    const project::Environment other = through(1, stage);
    const auto status = deployment::readStatus(stage.session, other, {});
    QVERIFY2(!status.error, status.error ? qPrintable(status.error->toText()) : "");
    QVERIFY(status.unfinishedRun.isEmpty());
    COMPARE_STATES(stateOf(stage.profile(other)), m_before);
}

void DeploymentClusterTest::minority() {
    const Stage stage(db::Engine::MariaDb);
    const Plan plan = stage.plan();
    m_cluster->isolate(0, true);
    m_cluster->awaitStatus(0, QStringLiteral("wsrep_cluster_status"), QStringLiteral("non-Primary"));
    const auto status = deployment::readStatus(stage.session, stage.prod, {});
    const DeploymentReport report = stage.apply(plan);
    m_cluster->mend();
    QVERIFY(status.error.has_value());
    QCOMPARE(status.error->code, ErrorCode::ConnectionFailed);
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.exitCode(), ExitCode::Unreachable);
    QVERIFY2(status.error->message.contains(QLatin1String("non-Primary")), qPrintable(status.error->message));
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), m_before);
}

QTEST_GUILESS_MAIN(DeploymentClusterTest)
#include "test_deployment_cluster.moc"
