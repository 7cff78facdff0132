// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"

#include <QFile>
#include <QJsonObject>
#include <QString>

namespace stellwerk::deployment {

/// The event stream of one run (product.md 10): numbers events without gaps and writes each as one JSON line to
/// events.jsonl before it is passed on. What is passed on carries the whole line in Event::data.
class EventStream final {
public:
    EventStream(QString runId, TaskContext outer);
    /// Opens the log file; without it events are only passed on.
    [[nodiscard]] Status open(const QString &file);
    /// A context whose events go through this stream; the stop token is the outer one's.
    [[nodiscard]] TaskContext context();
    void setPhase(const QString &phase) { m_phase = phase; }
    void add(Event event);

private:
    QString m_runId;
    TaskContext m_outer;
    QFile m_file;
    QString m_phase;
    qint64 m_sequence = 0;
};

} // namespace stellwerk::deployment
