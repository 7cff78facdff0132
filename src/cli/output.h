// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "cli/text/progress_rate.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QString>

namespace stellwerk::cli {

/// Everything that a run says: data on standard output, talk and progress on standard error, events as JSON lines.
class Output final {
public:
    Output(const Streams &streams, const GlobalOptions &options);

    /// Text for people on standard output; its signs are coloured on a terminal.
    void data(const QString &text);
    /// The one document of --json, or the last line of --events.
    void document(const QJsonObject &json);
    /// A line on standard error, unless --quiet.
    void talk(const QString &line);
    /// A failure on standard error, always.
    void error(const Error &error);
    void progress(const Progress &progress);
    void event(const Event &event);
    /// Width for tables on standard output; 0 = no limit.
    [[nodiscard]] int width() const { return m_streams.outIsTerminal ? m_streams.columns : 0; }

private:
    void writeOut(const QString &text);
    void writeErr(const QString &text);
    void clearProgress();
    void writeLine(QJsonObject line);

    const Streams &m_streams;
    const GlobalOptions &m_options;
    bool m_colourOut;
    bool m_colourErr;
    bool m_progressShown = false;
    QElapsedTimer m_lastProgress;
    QElapsedTimer m_clock;
    ProgressRate m_rate;
    qint64 m_sequence = 0; ///< of the event lines on standard output
};

} // namespace stellwerk::cli
