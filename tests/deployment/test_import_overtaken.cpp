// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/master/master_data.h"
#include "deployment/past/past_rollback.h"
#include "deployment/service.h"

#include <QFile>
#include <QThread>

#include <atomic>
#include <functional>
#include <future>
#include <thread>
#include <utility>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;

namespace {

QString s(const char *utf8) {
    return QString::fromUtf8(utf8);
}

/// A setting of the private server for every session that begins while it lasts.
class ServerSetting final {
public:
    ServerSetting(const char *name, const QString &value)
        : m_name(s(name)), m_admin(openOrDie(PrivateServer::instance().adminProfile())) {
        m_before =
            valueOrDie(m_admin.selectValue(QStringLiteral("SELECT CAST(@@GLOBAL.%1 AS CHAR)").arg(m_name)))->toString();
        set(value);
    }
    ~ServerSetting() { set(m_before); }
    ServerSetting(const ServerSetting &) = delete;
    ServerSetting &operator=(const ServerSetting &) = delete;

private:
    void set(const QString &value) {
        (void)valueOrDie(m_admin.exec(QStringLiteral("SET GLOBAL %1 = '%2'").arg(m_name, value)));
    }

    QString m_name;
    db::Connection m_admin;
    QString m_before;
};

/// Does something once when a transaction has begun to read, which sees nothing of it, but has not come to the rows.
class Meanwhile final {
public:
    /// @p step: what it says by then; that counts from the phase on.
    explicit Meanwhile(std::function<void()> action, const char *step = "skills", const char *phase = "import")
        : m_action(std::move(action)), m_step(s(step)), m_phase(s(phase)), m_counts(m_phase.isEmpty()) {}
    [[nodiscard]] TaskContext context() {
        return TaskContext(
            {},
            [this](const Progress &progress) {
                if (m_counts && m_action && progress.text == m_step)
                    std::exchange(m_action, {})();
            },
            [this](const Event &event) {
                m_heard << event.event;
                if (event.event == u"phase_started" && event.data[u"phase"].toString() == m_phase)
                    m_counts = true;
            });
    }
    [[nodiscard]] bool happened() const { return !m_action; }
    [[nodiscard]] bool heard(const char *event) const { return m_heard.contains(s(event)); }

private:
    std::function<void()> m_action;
    QString m_step;
    QString m_phase;
    bool m_counts;
    QStringList m_heard;
};

/// A transaction with many rows, for the sake of which the server undoes a smaller one when the two wait for each
/// other: it has a row that an undoing comes to last and wants one that this has come to first.
class Rival final {
public:
    explicit Rival(const Stage &stage) : m_stage(stage) {}
    ~Rival() { (void)wins(); }
    Rival(const Rival &) = delete;
    Rival &operator=(const Rival &) = delete;

    void begin() {
        std::promise<void> holds;
        m_thread = std::thread([&] { m_won = collide(holds); });
        holds.get_future().wait();
    }
    /// When the undoing is over.
    [[nodiscard]] bool wins() {
        m_isOver = true;
        if (m_thread.joinable())
            m_thread.join();
        return m_won;
    }

private:
    static QString lockOf(const QByteArray &change) {
        const QJsonObject line = QJsonDocument::fromJson(change).object();
        return QStringLiteral("SELECT * FROM %1 WHERE id = %2 FOR UPDATE")
            .arg(line[u"table"].toString(), line[u"id"].toObject()[u"i"].toString());
    }

    bool collide(std::promise<void> &holds) {
        db::Connection connection = m_stage.open(m_stage.prod);
        const QString run = cellOf(connection, "SELECT run_id FROM stellwerk_deployment ORDER BY id DESC LIMIT 1");
        const QList<QByteArray> changes =
            valueOrDie(readFile(deployment::reverseFileOf(m_stage.session.workspace, run))).trimmed().split('\n');
        const QString rows = PrivateServer::instance().freshDatabase().database + s(".many");
        for (const QString &sql :
             {QStringLiteral("CREATE TABLE %1 (id int)").arg(rows), s("BEGIN"),
              QStringLiteral("INSERT INTO %1 SELECT seq FROM seq_1_to_50000").arg(rows), lockOf(changes[1])})
            (void)valueOrDie(connection.exec(sql));
        holds.set_value();
        db::Connection watch = openOrDie(PrivateServer::instance().adminProfile());
        while (!m_isOver && cellOf(watch, "SELECT COUNT(*) FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK "
                                          "WAIT'") == u"0")
            QThread::msleep(200); // the server looks again only when nobody has asked for 100 ms
        const bool won = !m_isOver && connection.exec(lockOf(changes[changes.size() - 2]));
        (void)valueOrDie(connection.exec(s("ROLLBACK")));
        return won;
    }
    static QString cellOf(db::Connection &connection, const char *sql) {
        return valueOrDie(connection.selectValue(s(sql)))->toString();
    }

    const Stage &m_stage;
    std::thread m_thread;
    std::atomic<bool> m_isOver = false;
    bool m_won = false;
};

QString skills(const Stage &stage) {
    db::Connection prod = stage.open(stage.prod);
    return valueOrDie(prod.selectValue(s("SELECT GROUP_CONCAT(initialwert ORDER BY id) FROM gsm_skills")))->toString();
}

const QString kUserWrites = s("UPDATE users SET reset_pw_hash = CONCAT('later ', RAND()) WHERE user_id = 1");
const QString kEdit = s("UPDATE gsm_skills SET initialwert = initialwert + 1 WHERE id <= 40");
const QString kEditBack = s("UPDATE gsm_skills SET initialwert = initialwert - 1 WHERE id <= 40");

} // namespace

/// Others write what an import is about to change, with both ways of the server to treat that.
class ImportOvertakenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deploymentImportsAgain_data() { addIsolationRows(); }
    void deploymentImportsAgain();
    void importRefusesAnotherPlan_data() { addIsolationRows(); }
    void importRefusesAnotherPlan();
    void importRefusesWhatNobodySaw_data();
    void importRefusesWhatNobodySaw();
    void importBeginsAgain();
    void usersMayWrite();
    void rollbackByHandBeginsAgain_data() { addIsolationRows(); }
    void rollbackByHandBeginsAgain();
    void usersMayWriteDuringARollbackByHand();
    void rollbackBeginsAgain_data();
    void rollbackBeginsAgain();

private:
    static void addIsolationRows() {
        QTest::addColumn<QString>("isolation");
        QTest::newRow("snapshot isolation off") << s("OFF");
        QTest::newRow("snapshot isolation on") << s("ON");
    }
};

void ImportOvertakenTest::deploymentImportsAgain() {
    QFETCH(QString, isolation);
    Stage expected(db::Engine::MariaDb);
    QCOMPARE(expected.deploy().exitCode(), ExitCode::Ok);
    Stage stage(db::Engine::MariaDb);
    stage.prod.live = true;
    const ServerSetting setting("innodb_snapshot_isolation", isolation);
    Meanwhile meanwhile([&] { stage.change({kEdit}); });
    const DeploymentReport report = stage.deploy(meanwhile.context());
    QVERIFY(meanwhile.happened());
    QVERIFY2(report.exitCode() == ExitCode::Ok, qPrintable(report.error ? report.error->toText() : QString()));
    QVERIFY(meanwhile.heard("import_again"));
    QCOMPARE(skills(stage), skills(expected));
}

/// What was shown is done, or nothing; and what others wrote is no reason to bring a backup back.
void ImportOvertakenTest::importRefusesAnotherPlan() {
    QFETCH(QString, isolation);
    Stage stage(db::Engine::MariaDb);
    QCOMPARE(stage.deploy().exitCode(), ExitCode::Ok);
    stage.change({kEdit});
    const ServerSetting setting("innodb_snapshot_isolation", isolation);
    const auto plan =
        valueOrDie(deployment::compareMasterData(stage.session, stage.prod, {stage.package, {}}, TaskContext()));
    QString edited;
    Meanwhile meanwhile([&] {
        stage.change({kEdit});
        edited = skills(stage);
    });
    const DeploymentReport report =
        deployment::importMasterData(stage.session, plan, {.confirmation = stage.prod.name}, meanwhile.context());
    QVERIFY(meanwhile.happened());
    QVERIFY(report.error.has_value());
    QVERIFY2(report.error->code == ErrorCode::PlanOutdated, qPrintable(report.error->toText()));
    QCOMPARE(report.outcome, Outcome::Refused);
    QVERIFY(!QFile::exists(report.folder + s("/reverse.jsonl")));
    QCOMPARE(skills(stage), edited);
}

void ImportOvertakenTest::importRefusesWhatNobodySaw_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("edit");
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        const auto row = [&](const char *name, const char *edit) {
            QTest::addRow("%s: %s", qPrintable(db::engineName(engine)), name) << engine << s(edit);
        };
        row("a row that was equal", "UPDATE gsm_skills SET initialwert = 4711 WHERE id > 40 AND id < 45");
        row("a row that differs already", "UPDATE gsm_skills SET initialwert = 4712 WHERE id = 1");
        row("a row that is gone", "UPDATE gsm_skills SET name = 'Another one' WHERE id = 1");
    }
}

/// Nobody overtakes the transaction of the import: it begins after somebody wrote, and after the plan.
void ImportOvertakenTest::importRefusesWhatNobodySaw() {
    QFETCH(db::Engine, engine);
    QFETCH(QString, edit);
    Stage stage(engine);
    QCOMPARE(stage.deploy().exitCode(), ExitCode::Ok);
    stage.change({kEdit});
    const auto plan =
        valueOrDie(deployment::compareMasterData(stage.session, stage.prod, {stage.package, {}}, TaskContext()));
    QStringList edited;
    Listener listener;
    listener.atPhase(s("backup"), [&] {
        stage.change({edit});
        edited = stateOf(stage.profile(stage.prod));
    });
    const DeploymentReport report =
        deployment::importMasterData(stage.session, plan, {.confirmation = stage.prod.name}, listener.context());
    QVERIFY(report.error.has_value());
    QVERIFY2(report.error->code == ErrorCode::PlanOutdated, qPrintable(report.error->toText()));
    QVERIFY2(!report.error->hint.isEmpty(), qPrintable(report.error->toText()));
    QCOMPARE(report.outcome, Outcome::Refused);
    QVERIFY2(report.databaseState.contains(s("Nothing was changed")), qPrintable(report.databaseState));
    QVERIFY(!QFile::exists(report.folder + s("/reverse.jsonl")));
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), edited);
}

void ImportOvertakenTest::importBeginsAgain() {
    Stage stage(db::Engine::MariaDb);
    QCOMPARE(stage.deploy().exitCode(), ExitCode::Ok);
    const QString deployed = skills(stage);
    stage.change({kEdit});
    const ServerSetting setting("innodb_snapshot_isolation", s("ON"));
    const auto plan =
        valueOrDie(deployment::compareMasterData(stage.session, stage.prod, {stage.package, {}}, TaskContext()));
    Meanwhile meanwhile([&] {
        stage.change({kEdit});
        stage.change({kEditBack});
    });
    const DeploymentReport report =
        deployment::importMasterData(stage.session, plan, {.confirmation = stage.prod.name}, meanwhile.context());
    QVERIFY(meanwhile.happened());
    QVERIFY2(report.exitCode() == ExitCode::Ok, qPrintable(report.error ? report.error->toText() : QString()));
    QVERIFY(meanwhile.heard("import_again"));
    QCOMPARE(skills(stage), deployed);
}

/// Whatever isolation the server gives by default, the proof is about the import and its undoing alone.
void ImportOvertakenTest::usersMayWrite() {
    Stage stage(db::Engine::MariaDb);
    QCOMPARE(stage.deploy().exitCode(), ExitCode::Ok);
    stage.change({kEdit});
    const QString before = skills(stage);
    const ServerSetting setting("tx_isolation", s("READ-COMMITTED"));
    const auto plan =
        valueOrDie(deployment::compareMasterData(stage.session, stage.prod, {stage.package, {}}, TaskContext()));
    Meanwhile meanwhile([&] { stage.change({kUserWrites}); });
    const DeploymentReport report =
        deployment::importMasterData(stage.session, plan, {.confirmation = stage.prod.name}, meanwhile.context());
    QVERIFY(meanwhile.happened());
    QVERIFY2(report.exitCode() == ExitCode::Ok, qPrintable(report.error ? report.error->toText() : QString()));
    QVERIFY(skills(stage) != before);

    Meanwhile undoing([&] { stage.change({kUserWrites}); }, "Undoing the import", "");
    const auto undone = deployment::undoMasterData(stage.session, stage.prod, report.runId,
                                                   {.confirmation = stage.prod.name}, undoing.context());
    QVERIFY(undoing.happened());
    QVERIFY2(undone, undone ? "" : qPrintable(undone.error().toText()));
    QCOMPARE(skills(stage), before);
}

/// The rows are as the deployment left them, only not those that the transaction saw at its beginning.
void ImportOvertakenTest::rollbackByHandBeginsAgain() {
    QFETCH(QString, isolation);
    Stage stage(db::Engine::MariaDb);
    const QStringList before = stateOf(stage.profile(stage.prod));
    const DeploymentReport deployed = stage.deploy();
    QCOMPARE(deployed.exitCode(), ExitCode::Ok);
    const ServerSetting setting("innodb_snapshot_isolation", isolation);
    const auto plan = valueOrDie(
        deployment::planPastRollback(stage.session, stage.prod, {.deployment = deployed.runId}, TaskContext()));
    Meanwhile meanwhile(
        [&] {
            stage.change({kEdit});
            stage.change({kEditBack});
        },
        "Undoing the import", "undo_import");
    const DeploymentReport report =
        deployment::applyPastRollback(stage.session, plan, stage.prod.name, meanwhile.context());
    QVERIFY(meanwhile.happened());
    QVERIFY2(report.exitCode() == ExitCode::Ok, qPrintable(report.error ? report.error->toText() : QString()));
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

void ImportOvertakenTest::usersMayWriteDuringARollbackByHand() {
    Stage stage(db::Engine::MariaDb);
    const DeploymentReport deployed = stage.deploy();
    QCOMPARE(deployed.exitCode(), ExitCode::Ok);
    const ServerSetting setting("tx_isolation", s("READ-COMMITTED"));
    const auto plan = valueOrDie(
        deployment::planPastRollback(stage.session, stage.prod, {.deployment = deployed.runId}, TaskContext()));
    Meanwhile meanwhile([&] { stage.change({kUserWrites}); }, "Undoing the import", "undo_import");
    const DeploymentReport report =
        deployment::applyPastRollback(stage.session, plan, stage.prod.name, meanwhile.context());
    QVERIFY(meanwhile.happened());
    QVERIFY2(report.exitCode() == ExitCode::Ok, qPrintable(report.error ? report.error->toText() : QString()));
}

void ImportOvertakenTest::rollbackBeginsAgain_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::newRow("mariadb") << db::Engine::MariaDb;
}

/// A deadlock with users is no reason to bring the backup back, which does not have what they wrote.
void ImportOvertakenTest::rollbackBeginsAgain() {
    Service service;
    service.deployAgain = false;
    Rival rival(service.stage);
    Meanwhile meanwhile([&] { rival.begin(); }, "Undoing the import", "");
    const DeploymentReport report = service.stage.deploy(meanwhile.context());
    QVERIFY(meanwhile.happened());
    QVERIFY2(rival.wins(), "the server has undone the other transaction");
    QVERIFY2(report.databaseState.contains(s("own way down")), qPrintable(textOf(report)));
    QCOMPARE(report.outcome, Outcome::RolledBack);
}

QTEST_GUILESS_MAIN(ImportOvertakenTest)
#include "test_import_overtaken.moc"
