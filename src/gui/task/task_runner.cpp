// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/task/task_runner.h"

namespace stellwerk::gui {
namespace {
constexpr int kDrainIntervalMs = 100;
}

TaskRunner::TaskRunner(QObject *parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);
    m_drainTimer.setInterval(kDrainIntervalMs);
    connect(&m_drainTimer, &QTimer::timeout, this, &TaskRunner::drain);
}

TaskRunner::~TaskRunner() {
    m_stop.request_stop();
    m_pool.waitForDone();
}

void TaskRunner::begin() {
    m_stop = std::stop_source();
    m_running = true;
    m_drainTimer.start();
    Q_EMIT runningChanged(true);
}

void TaskRunner::end() {
    m_drainTimer.stop();
    drain();
    m_running = false;
    Q_EMIT runningChanged(false);
}

void TaskRunner::drain() {
    const TaskFeed::Batch batch = m_feed->take();
    if (!batch.events.isEmpty())
        Q_EMIT eventsArrived(batch.events);
    if (batch.progress)
        Q_EMIT progressed(*batch.progress);
}

TaskContext TaskRunner::context() const {
    return TaskContext(
        m_stop.get_token(), [feed = m_feed](const Progress &progress) { feed->report(progress); },
        [feed = m_feed](const Event &event) { feed->add(event); });
}

Error TaskRunner::foreignException(const char *what) {
    return Error{
        .code = ErrorCode::Internal,
        .message = tr("The program met an error that it did not expect."),
        .hint = tr("Please report this with the details below. Check the state of the environment before you go on."),
        .detail = QString::fromUtf8(what)};
}

} // namespace stellwerk::gui
