// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"

#include <QFile>
#include <QJsonObject>
#include <QString>

namespace stellwerk::deployment {

/// The event stream of one run (docs/formats.md): numbers events without gaps and writes each as one JSON line to
/// events.jsonl before it is passed on. What is passed on carries the whole line in Event::data. An event's own data
/// never replaces what the stream says (seq, phase, …).
class EventStream final {
public:
    EventStream(QString runId, TaskContext outer);
    /// Opens the log file; without it events are only passed on.
    [[nodiscard]] Status open(const QString &file);
    /// A context whose events go through this stream; the stop token is the outer one's.
    [[nodiscard]] TaskContext context();
    void setPhase(const QString &phase) { m_phase = phase; }
    void add(Event event);
    /// Fails if a line could not be written; the run goes on all the same, but its log is incomplete.
    [[nodiscard]] Status written() const;

private:
    QString m_runId;
    TaskContext m_outer;
    QFile m_file;
    QString m_phase;
    qint64 m_sequence = 0;
    QString m_writeError;
};

} // namespace stellwerk::deployment
