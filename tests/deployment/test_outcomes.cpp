// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/backup_list_support.h"
#include "deployment/http_server.h"
#include "deployment/killed_process.h"
#include "deployment/outcome_error.h"
#include "deployment/outcome_fault.h"
#include "deployment/run/resume.h"
#include "deployment/state/status.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QThread>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::EnvironmentStatus;
using deployment::NextStep;

namespace {

/// A state without what new rows of master data got as ids: an import that was undone leaves gaps in the numbering.
QStringList withoutNewIds(QStringList state) {
    static const QRegularExpression hash(QStringLiteral("^((?:gsm|learning)_\\S+ \\d+) [0-9a-f]{32}$"));
    return state.replaceInStrings(hash, QStringLiteral("\\1"));
}

bool isAll() {
    return qEnvironmentVariableIsSet("STELLWERK_TEST_ALL_OUTCOMES");
}

/// Without the variable every phase comes once on each engine, and every fault at least twice.
bool isChosen(const OutcomeCell &cell) {
    const QList<Fault> faults = outcomeFaults(cell.engine);
    return isAll() || (outcomePhases().indexOf(cell.phase) + faults.indexOf(cell.fault)) % faults.size() == 1;
}

/// How a server ends work that has lost its client takes it a moment.
EnvironmentStatus statusOf(const Stage &stage) {
    constexpr int kMostMilliseconds = 60000;
    QElapsedTimer timer;
    timer.start();
    for (;;) {
        EnvironmentStatus status = deployment::readStatus(stage.session, stage.prod, {});
        if (!status.atWork || timer.elapsed() > kMostMilliseconds)
            return status;
        QThread::msleep(20);
    }
}

} // namespace

/// The table of docs/outcomes.md, cell by cell: what comes in between, in which phase, and what becomes of the
/// database.
class OutcomesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wordsAreExplained();
    void cell_data();
    void cell();
    void cleanupTestCase();

private:
    struct Measured {
        QString text; ///< of the cell
        QString told; ///< by the report
        QString state;
        EnvironmentStatus status;
    };
    const QStringList &stateAfter(db::Engine engine);
    [[nodiscard]] std::unique_ptr<Stage> stageFor(const OutcomeCell &cell, QStringList &before);
    void measure(Stage &stage, const OutcomeCell &cell, const QStringList &before, Measured &measured);
    void checkNew(const Stage &stage);
    void finish(const Stage &stage, const Measured &measured);
    void undo(const Stage &stage, const QStringList &before);

    std::unique_ptr<PrivateServer> m_server;
    QMap<db::Engine, QStringList> m_after;
    QMap<db::Engine, OutcomeTable> m_pages;
    QMap<db::Engine, OutcomeTable> m_measured;
};

void OutcomesTest::initTestCase() {
    // What is committed must survive the death of the server process, though not that of the machine.
    m_server = std::make_unique<PrivateServer>(QStringList{QStringLiteral("--innodb-flush-log-at-trx-commit=2")});
    Stage::useServer(m_server->adminProfile());
    for (const db::Engine engine : {db::Engine::MariaDb, db::Engine::Sqlite})
        m_pages[engine] = readOutcomePage(engine);
}

/// The page says what each word means, and has no cell of other words; above all none that says "unknown".
void OutcomesTest::wordsAreExplained() {
    const QStringList words = explainedWords();
    QStringList used;
    for (const OutcomeTable &table : std::as_const(m_pages)) {
        for (const QStringList &row : table) {
            for (const QString &cell : row)
                used += cell.split(QLatin1String(", "));
        }
    }
    used.removeDuplicates();
    for (const QString &word : std::as_const(used))
        QVERIFY2(words.contains(word), qPrintable(word));
    for (const QString &word : words)
        QVERIFY2(used.contains(word), qPrintable(word));
    QVERIFY(!used.contains(QStringLiteral("unknown")));
}

void OutcomesTest::cell_data() {
    QTest::addColumn<OutcomeCell>("cell");
    for (const db::Engine engine : {db::Engine::MariaDb, db::Engine::Sqlite}) {
        for (const QString &phase : outcomePhases()) {
            for (const Fault fault : outcomeFaults(engine)) {
                const OutcomeCell cell{engine, phase, fault};
                if (isChosen(cell))
                    QTest::newRow(qPrintable(cell.name())) << cell;
            }
        }
    }
}

const QStringList &OutcomesTest::stateAfter(db::Engine engine) {
    if (!m_after.contains(engine)) {
        const Stage stage(engine);
        if (!succeeded(stage.deploy()))
            qFatal("the undisturbed deployment fails");
        m_after[engine] = stateOf(stage.profile(stage.prod));
    }
    return m_after[engine];
}

std::unique_ptr<Stage> OutcomesTest::stageFor(const OutcomeCell &cell, QStringList &before) {
    auto stage = std::make_unique<Stage>(cell.engine);
    before = stateOf(stage->profile(stage->prod));
    if (cell.phase == u"retention") {
        stage->prod.retention.allDays = 0;
        stage->prod.retention.dailyDays = 0;
        (void)backUp(*stage);
        (void)backUp(*stage);
    }
    return stage;
}

void OutcomesTest::measure(Stage &stage, const OutcomeCell &cell, const QStringList &before, Measured &measured) {
    const Disturbed disturbed = disturb(stage, cell, m_server->pid());
    if (cell.fault == Fault::ServerKilled)
        m_server->start();
    QVERIFY2(disturbed.struck, "the fault did not come");
    QCOMPARE(disturbed.killed, cell.fault == Fault::Killed);
    measured.status = statusOf(stage);
    const EnvironmentStatus &status = measured.status;
    QVERIFY2(!status.error, status.error ? qPrintable(status.error->toText()) : "");

    const QStringList now = stateOf(stage.profile(stage.prod));
    const bool isOld = difference(now, before).isEmpty();
    const bool isNew = difference(withoutNewIds(now), withoutNewIds(m_after[cell.engine])).isEmpty();
    measured.state = isOld ? QStringLiteral("old") : isNew ? QStringLiteral("new") : QStringLiteral("between");
    QStringList words{disturbed.killed ? QStringLiteral("killed") : QString(disturbed.outcome).replace(u'_', u' ')};
    if (words.front() == u"succeeded with warnings")
        words.front() = QStringLiteral("succeeded");
    words << measured.state;
    if (!status.unfinishedRun.isEmpty())
        words << QStringLiteral("open");
    else if (!status.maintenance.isEmpty())
        words << QStringLiteral("maintenance");
    measured.text = words.join(QLatin1String(", "));
    m_measured[cell.engine][cell.phase].resize(outcomeFaults(cell.engine).size(), QStringLiteral("–"));
    m_measured[cell.engine][cell.phase][outcomeFaults(cell.engine).indexOf(cell.fault)] = measured.text;

    // What is half done has a name, and whoever looks is told how to end it.
    QVERIFY2(measured.state != u"between" || !status.unfinishedRun.isEmpty(),
             qPrintable(QString(difference(now, before) + u'\n' + disturbed.text)));
    if (!status.unfinishedRun.isEmpty()) {
        QCOMPARE(status.nextStep, NextStep::Resume);
        QVERIFY2(status.nextStepText.contains(QLatin1String("deploy --resume")) &&
                     status.nextStepText.contains(QLatin1String("rollback --unfinished")),
                 qPrintable(status.nextStepText));
        QVERIFY2(!stage.plan().deployable(), "another deployment may begin over an open one");
    }
    // And what the report says of the end is what is found.
    if (disturbed.outcome == u"refused" || disturbed.outcome == u"cancelled" || disturbed.outcome == u"rolled_back")
        QVERIFY2(isOld && status.unfinishedRun.isEmpty(), qPrintable(disturbed.text));
    if (disturbed.outcome.startsWith(QLatin1String("succeeded")))
        QVERIFY2(measured.state == u"new", qPrintable(disturbed.text));
    if (cell.phase == u"rollback" && cell.fault == Fault::Error)
        QVERIFY2(disturbed.text.contains(QLatin1String("by its backup")), qPrintable(disturbed.text));
    if (disturbed.outcome == u"rollback_failed")
        QVERIFY2(!status.unfinishedRun.isEmpty(), qPrintable(disturbed.text));
    measured.told = disturbed.text;
}

void OutcomesTest::checkNew(const Stage &stage) {
    COMPARE_STATES(withoutNewIds(stateOf(stage.profile(stage.prod))), withoutNewIds(m_after[stage.prod.driver]));
    const deployment::Plan plan = stage.plan();
    QVERIFY(plan.nothingToDo()); // the content of master data, whatever its ids
}

/// What is open is taken up; what is old gets a new deployment, for nothing may stand in its way.
void OutcomesTest::finish(const Stage &stage, const Measured &measured) {
    const bool open = !measured.status.unfinishedRun.isEmpty();
    if (open || measured.state == u"old") {
        const auto plan =
            open ? deployment::planResume(stage.session, stage.prod, {}, {}) : Result<deployment::Plan>(stage.plan());
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toText()));
        const deployment::DeploymentReport report = stage.apply(*plan);
        QVERIFY2(succeeded(report), qPrintable(report.error ? report.error->toText() : report.databaseState));
    }
    checkNew(stage);
}

void OutcomesTest::undo(const Stage &stage, const QStringList &before) {
    const auto plan = deployment::planResume(stage.session, stage.prod, {}, {});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toText()));
    const auto result = deployment::rollBackUnfinished(stage.session, *plan, stage.prod.name, {});
    QVERIFY2(result, result ? "" : qPrintable(result.error().toText()));
    QVERIFY2(result->success, qPrintable(result->state));
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

void OutcomesTest::cell() {
    QFETCH(OutcomeCell, cell);
    (void)stateAfter(cell.engine);
    bool again = false; // what is open is ended in both ways, each from a run of its own
    do {
        QStringList before;
        const std::unique_ptr<Stage> stage = stageFor(cell, before);
        HttpServer backend([&](const QByteArray &) { return backendAnswer(*stage, true); });
        prepareForOutcomes(*stage, backend.url());
        Measured measured;
        measure(*stage, cell, before, measured);
        if (QTest::currentTestFailed())
            return;
        mendCause(*stage);
        if (again)
            undo(*stage, before);
        else
            finish(*stage, measured);
        if (QTest::currentTestFailed())
            return;
        const EnvironmentStatus status = statusOf(*stage);
        QVERIFY2(status.unfinishedRun.isEmpty() && status.maintenance.isEmpty(), qPrintable(status.nextStepText));
        QVERIFY(!QFile::exists(stage->folder() + QLatin1String("/closed")));
        const QString expected = m_pages[cell.engine][cell.phase].value(outcomeFaults(cell.engine).indexOf(cell.fault));
        QVERIFY2(
            measured.text == expected,
            qPrintable(QStringLiteral("found: %1, the page says: %2\n%3").arg(measured.text, expected, measured.told)));
        again = !again && !measured.status.unfinishedRun.isEmpty();
    } while (again);
}

/// What was measured, ready for the page.
void OutcomesTest::cleanupTestCase() {
    QString text;
    for (const db::Engine engine : {db::Engine::MariaDb, db::Engine::Sqlite})
        text += outcomeTableText(engine, m_measured[engine]) + u'\n';
    valueOrDie(
        writeFileAtomically(QCoreApplication::applicationDirPath() + QLatin1String("/outcomes.md"), text.toUtf8()));
}

QTEST_GUILESS_MAIN(OutcomesTest)
#include "test_outcomes.moc"
