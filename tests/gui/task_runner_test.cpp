// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/task/task_runner.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <stdexcept>

using namespace stellwerk;
using stellwerk::gui::TaskRunner;

class TaskRunnerTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void resultArrivesOnOwnThread();
    void progressAndEventsArriveInOrderBeforeTheResult();
    void manyEventsAreDeliveredInBatches();
    void stopKeepsTheResult();
    void exceptionBecomesInternalError();
    void secondWorkIsRefusedWhileRunning();
    void destructionStopsTheWork();
};

void TaskRunnerTest::resultArrivesOnOwnThread() {
    TaskRunner runner;
    QThread *workThread = nullptr;
    QThread *doneThread = nullptr;
    std::optional<int> result;
    QVERIFY(runner.run<int>(
        [&workThread](const TaskContext &) -> Result<int> {
            workThread = QThread::currentThread();
            return 42;
        },
        [&](Result<int> answer) {
            doneThread = QThread::currentThread();
            result = answer.value_or(-1);
        }));
    QVERIFY(runner.isRunning());
    QTRY_VERIFY(result.has_value());
    QCOMPARE(*result, 42);
    QVERIFY(workThread != QThread::currentThread());
    QCOMPARE(doneThread, QThread::currentThread());
    QVERIFY(!runner.isRunning());
}

void TaskRunnerTest::progressAndEventsArriveInOrderBeforeTheResult() {
    TaskRunner runner;
    QStringList seen;
    qint64 lastDone = 0;
    bool done = false;
    connect(&runner, &TaskRunner::eventsArrived, this, [&](const QList<Event> &events) {
        QVERIFY(!done);
        for (const Event &event : events)
            seen << event.event;
    });
    connect(&runner, &TaskRunner::progressed, this, [&](const Progress &progress) { lastDone = progress.done; });
    runner.run<bool>(
        [](const TaskContext &context) -> Result<bool> {
            for (int index = 1; index <= 5; ++index) {
                context.info(QString::number(index), QStringLiteral("message"));
                context.report({QStringLiteral("rows"), index, 5});
            }
            return true;
        },
        [&](const Result<bool> &) { done = true; });
    QTRY_VERIFY(done);
    QCOMPARE(seen, QStringList({QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4"),
                                QStringLiteral("5")}));
    QCOMPARE(lastDone, 5);
}

void TaskRunnerTest::manyEventsAreDeliveredInBatches() {
    TaskRunner runner;
    qsizetype count = 0;
    const QSignalSpy batches(&runner, &TaskRunner::eventsArrived);
    connect(&runner, &TaskRunner::eventsArrived, this, [&](const QList<Event> &events) { count += events.size(); });
    bool done = false;
    runner.run<bool>(
        [](const TaskContext &context) -> Result<bool> {
            for (int index = 0; index < 20'000; ++index)
                context.info(QStringLiteral("row"), QString());
            return true;
        },
        [&](const Result<bool> &) { done = true; });
    QTRY_VERIFY_WITH_TIMEOUT(done, 30'000);
    QCOMPARE(count, 20'000);
    QVERIFY2(batches.size() < 2'000, "events must not arrive one by one");
}

void TaskRunnerTest::stopKeepsTheResult() {
    TaskRunner runner;
    QSemaphore started;
    std::optional<Error> error;
    runner.run<int>(
        [&started](const TaskContext &context) -> Result<int> {
            started.release();
            while (!context.stopRequested())
                QThread::yieldCurrentThread();
            STELLWERK_TRY(context.checkStop());
            return 1;
        },
        [&](const Result<int> &answer) { error = answer.error(); });
    started.acquire();
    runner.requestStop();
    QVERIFY(runner.stopRequested());
    QTRY_VERIFY(error.has_value());
    QCOMPARE(error->code, ErrorCode::Cancelled);
}

void TaskRunnerTest::exceptionBecomesInternalError() {
    TaskRunner runner;
    std::optional<Error> error;
    runner.run<int>([](const TaskContext &) -> Result<int> { throw std::runtime_error("out of luck"); },
                    [&](const Result<int> &answer) { error = answer.error(); });
    QTRY_VERIFY(error.has_value());
    QCOMPARE(error->code, ErrorCode::Internal);
    QCOMPARE(error->detail, QStringLiteral("out of luck"));
}

void TaskRunnerTest::secondWorkIsRefusedWhileRunning() {
    TaskRunner runner;
    QSemaphore gate;
    int results = 0;
    const auto work = [&gate](const TaskContext &) -> Result<int> {
        gate.acquire();
        return 1;
    };
    const auto done = [&results](const Result<int> &) { ++results; };
    QVERIFY(runner.run<int>(work, done));
    QVERIFY(!runner.run<int>(work, done));
    gate.release();
    QTRY_COMPARE(results, 1);
    gate.release();
    QVERIFY(runner.run<int>(work, done));
    QTRY_COMPARE(results, 2);
}

void TaskRunnerTest::destructionStopsTheWork() {
    bool ended = false;
    {
        TaskRunner runner;
        QSemaphore started;
        runner.run<int>(
            [&](const TaskContext &context) -> Result<int> {
                started.release();
                while (!context.stopRequested())
                    QThread::yieldCurrentThread();
                ended = true;
                return 1;
            },
            [](const Result<int> &) { QFAIL("the owner is gone"); });
        started.acquire();
    }
    QVERIFY(ended);
}

QTEST_GUILESS_MAIN(TaskRunnerTest)
#include "task_runner_test.moc"
