// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_context.h"
#include "gui/models/snapshot_model.h"

#include <QDateTime>
#include <QList>

namespace stellwerk::gui {

struct LogLine {
    int number = 0; ///< counts from 1 without gaps
    QDateTime time; ///< local
    EventLevel level = EventLevel::Info;
    QString message;
};

/// The log of a run: lines are only ever added, in batches.
class LogModel final : public SnapshotModel<LogLine> {
    Q_OBJECT
public:
    enum ColumnIndex { Number, Time, Level, Message };
    explicit LogModel(QObject *parent = nullptr);

    void append(const QList<Event> &events);
    void clear() { setRows({}); }
    /// The first row of level Error, or -1.
    [[nodiscard]] int firstError() const;
    /// All lines as text, for the clipboard.
    [[nodiscard]] QString toText() const;
};

} // namespace stellwerk::gui
