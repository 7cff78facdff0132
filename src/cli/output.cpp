// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "base/visible_text.h"
#include "cli/text/paint.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

constexpr qint64 kProgressMilliseconds = 100;
constexpr int kEventSchema = 1;

bool coloursAllowed(const GlobalOptions &options) {
    return !options.noColor && qEnvironmentVariableIsEmpty("NO_COLOR") && qgetenv("TERM") != "dumb";
}

QString signOf(const Event &event) {
    switch (event.level) {
    case EventLevel::Error:
        return QStringLiteral("✕ ");
    case EventLevel::Warning:
        return QStringLiteral("! ");
    case EventLevel::Debug:
    case EventLevel::Info:
        break;
    }
    const QJsonValue success = event.data[QLatin1String("success")];
    return success.isUndefined() ? QStringLiteral("· ")
           : success.toBool()    ? QStringLiteral("✓ ")
                                 : QStringLiteral("✕ ");
}

/// A hundred statements hide the one line that matters; who wants them says --verbose.
bool isDetail(const Event &event) {
    return event.level == EventLevel::Debug || event.event == QLatin1String("statement_applied") ||
           event.event == QLatin1String("phase_started");
}

} // namespace

Output::Output(const Streams &streams, const GlobalOptions &options)
    : m_streams(streams),
      m_options(options),
      m_colourOut(streams.outIsTerminal && coloursAllowed(options)),
      m_colourErr(streams.errIsTerminal && coloursAllowed(options)) {
    m_clock.start();
}

void Output::data(const QString &text) {
    const QString shown = visibleText(text);
    writeOut(m_colourOut ? painted(shown) : shown);
}

void Output::document(const QJsonObject &json) {
    if (!m_options.events) {
        writeOut(escapedJson(QString::fromUtf8(QJsonDocument(json).toJson())));
        return;
    }
    QJsonObject line = json;
    line[QStringLiteral("event")] = QStringLiteral("result");
    writeLine(std::move(line));
}

void Output::talk(const QString &line) {
    if (!m_options.quiet)
        writeErr(line + u'\n');
}

void Output::error(const Error &error) {
    writeErr(QStringLiteral("✕ %1 %2\n").arg(Tr::tr("Error:"), error.toText()));
}

void Output::progress(const Progress &progress) {
    // Only a terminal can take a line back.
    if (m_options.quiet || !m_streams.errIsTerminal)
        return;
    m_rate.add(progress.done, progress.total, m_clock.elapsed());
    if (m_lastProgress.isValid() && m_lastProgress.elapsed() < kProgressMilliseconds)
        return;
    m_lastProgress.start();
    QString line = QStringLiteral("  ") + visibleText(progress.text);
    if (progress.total > 0)
        line += QStringLiteral(" %1/%2").arg(progress.done).arg(progress.total) + m_rate.toText();
    if (m_streams.columns > 0 && line.size() >= m_streams.columns)
        line.truncate(m_streams.columns - 1); // a second line could not be taken back
    clearProgress();
    m_streams.err(line.toStdString());
    m_progressShown = true;
}

void Output::event(const Event &event) {
    if (m_options.events) {
        QJsonObject line = event.data;
        line[QStringLiteral("level")] = eventLevelName(event.level);
        line[QStringLiteral("event")] = event.event;
        line[QStringLiteral("message")] = event.message;
        writeLine(std::move(line));
    }
    if (m_options.verbose || !isDetail(event))
        talk(signOf(event) + event.message);
    else if (event.level != EventLevel::Debug)
        progress({event.message});
}

void Output::writeLine(QJsonObject line) {
    // A run has its own numbers in its log; here the lines before and after it are counted, too, so that a reader of
    // the stream can tell that none is missing.
    line[QStringLiteral("schema_version")] = kEventSchema;
    line[QStringLiteral("seq")] = ++m_sequence;
    if (!line.contains(QLatin1String("ts")))
        line[QStringLiteral("ts")] = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    writeOut(escapedJson(QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact))) + u'\n');
}

void Output::writeOut(const QString &text) {
    clearProgress();
    m_streams.out(text.toStdString());
}

void Output::writeErr(const QString &text) {
    clearProgress();
    const QString shown = visibleText(text);
    m_streams.err((m_colourErr ? painted(shown) : shown).toStdString());
}

void Output::clearProgress() {
    if (m_progressShown)
        m_streams.err("\r\x1b[K");
    m_progressShown = false;
}

} // namespace stellwerk::cli
