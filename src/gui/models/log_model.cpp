// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/log_model.h"

#include "gui/look/format.h"

#include <algorithm>

namespace stellwerk::gui {
namespace {
QString timeText(const LogLine &line) {
    return line.time.toString(QStringLiteral("HH:mm:ss"));
}
} // namespace

LogModel::LogModel(QObject *parent)
    : SnapshotModel(
          {
              {[] { return tr("Line"); },
               [](const LogLine &line, int role) { return numberCell(numberText(line.number), role); }},
              {[] { return tr("Time"); }, [](const LogLine &line, int role) { return textCell(timeText(line), role); }},
              {[] { return tr("Level"); },
               [](const LogLine &line, int role) { return lookCell(lookOf(line.level), role); }},
              {[] { return tr("Message"); },
               [](const LogLine &line, int role) { return textCell(line.message, role); }},
          },
          parent) {}

void LogModel::append(const QList<Event> &events) {
    std::vector<LogLine> lines;
    int number = rowCount();
    for (const Event &event : events)
        if (!event.message.isEmpty())
            lines.push_back({++number, QDateTime::currentDateTime(), event.level, event.message});
    appendRows(lines);
}

int LogModel::firstError() const {
    const auto line = std::ranges::find(rows(), EventLevel::Error, &LogLine::level);
    return line == rows().end() ? -1 : static_cast<int>(line - rows().begin());
}

QString LogModel::toText() const {
    QString text;
    for (const LogLine &line : rows())
        text += QString(QString::number(line.number) + u'\t' + timeText(line) + u'\t' + eventLevelName(line.level) +
                        u'\t' + line.message + u'\n');
    return text;
}

} // namespace stellwerk::gui
