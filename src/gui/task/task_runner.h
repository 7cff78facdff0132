// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "gui/task/task_feed.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrentRun>

#include <exception>
#include <functional>
#include <memory>
#include <stop_token>

namespace stellwerk::gui {

/// Runs one piece of synchronous work at a time on a thread of its own and brings result, progress and events back to
/// the thread that owns the runner. Stopping is a request: the work decides where it can end and its result always
/// arrives (QFuture::cancel() would drop it).
class TaskRunner final : public QObject {
    Q_OBJECT
public:
    template <class T>
    using Work = std::function<Result<T>(const TaskContext &)>;
    template <class T>
    using Done = std::function<void(Result<T>)>;

    explicit TaskRunner(QObject *parent = nullptr);
    /// Asks running work to stop and waits for its thread; @c done is not called any more.
    ~TaskRunner() override;

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] bool stopRequested() const { return m_stop.stop_requested(); }

    /// Starts @p work; it must capture values only. @p done is called on the owner's thread after the last event was
    /// delivered. An exception becomes an Internal error. Gives false, and does nothing, while work is running.
    template <class T>
    bool run(Work<T> work, Done<T> done);

    void requestStop() { m_stop.request_stop(); }

Q_SIGNALS:
    void runningChanged(bool running);
    void progressed(const stellwerk::Progress &progress);
    void eventsArrived(const QList<stellwerk::Event> &events);

private:
    void begin();
    void end();
    void drain();
    [[nodiscard]] TaskContext context() const;
    [[nodiscard]] static Error foreignException(const char *what);

    QThreadPool m_pool;
    QTimer m_drainTimer;
    std::shared_ptr<TaskFeed> m_feed = std::make_shared<TaskFeed>();
    std::stop_source m_stop;
    bool m_running = false;
};

template <class T>
bool TaskRunner::run(Work<T> work, Done<T> done) {
    if (m_running)
        return false;
    begin();
    auto *watcher = new QFutureWatcher<Result<T>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, done = std::move(done)] {
        Result<T> result = watcher->future().takeResult();
        watcher->deleteLater();
        end();
        done(std::move(result));
    });
    watcher->setFuture(
        QtConcurrent::run(&m_pool, [task = context(), work = std::move(work)](QPromise<Result<T>> &promise) {
            try {
                promise.addResult(work(task));
            } catch (const std::exception &exception) {
                promise.addResult(Result<T>(std::unexpected(foreignException(exception.what()))));
            } catch (...) {
                promise.addResult(Result<T>(std::unexpected(foreignException("unknown exception"))));
            }
        }));
    return true;
}

} // namespace stellwerk::gui
