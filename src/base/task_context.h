// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <stop_token>

namespace stellwerk {

/// How far a piece of work has come. total 0 = not known.
struct Progress {
    QString text; ///< translated, e.g. the table that is being read
    qint64 done = 0;
    qint64 total = 0;
};

enum class EventLevel { Debug, Info, Warning, Error };

/// The stable lower-case name, e.g. "warning".
[[nodiscard]] QString eventLevelName(EventLevel level);

/// One thing that happened; becomes one line of the event stream.
struct Event {
    EventLevel level = EventLevel::Info;
    QString event;    ///< stable name for programs, e.g. "statement_applied"
    QString message;  ///< translated sentence for people
    QJsonObject data; ///< further members for programs
};

/// What a long operation gets from its caller: a way to be stopped and a way to speak. Everything below the front
/// ends is synchronous and takes one of these. The sinks are called on the thread that does the work.
class TaskContext {
public:
    using ProgressSink = std::function<void(const Progress &)>;
    using EventSink = std::function<void(const Event &)>;

    TaskContext() = default;
    TaskContext(std::stop_token stop, ProgressSink progress, EventSink events)
        : m_stop(std::move(stop)), m_progress(std::move(progress)), m_events(std::move(events)) {}

    [[nodiscard]] bool stopRequested() const { return m_stop.stop_requested(); }
    [[nodiscard]] const std::stop_token &stopToken() const { return m_stop; }
    /// Fails with Cancelled once a stop was requested. Call between rows, chunks and steps.
    [[nodiscard]] Status checkStop() const;

    void report(const Progress &progress) const;
    void event(const Event &event) const;
    void info(const QString &name, const QString &message, const QJsonObject &data = {}) const;
    void warning(const QString &name, const QString &message, const QJsonObject &data = {}) const;

    /// The same sinks without the stop token, for work that must not be stopped (rollback, switching over).
    [[nodiscard]] TaskContext unstoppable() const { return TaskContext({}, m_progress, m_events); }
    /// The same sinks with another stop token, for one of several workers.
    [[nodiscard]] TaskContext stoppedBy(std::stop_token stop) const {
        return TaskContext(std::move(stop), m_progress, m_events);
    }

private:
    std::stop_token m_stop;
    ProgressSink m_progress;
    EventSink m_events;
};

} // namespace stellwerk
