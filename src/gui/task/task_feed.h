// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_context.h"

#include <QList>

#include <mutex>
#include <optional>

namespace stellwerk::gui {

/// What a worker thread has said since the last look. The worker adds, the window drains on a timer, so that ten
/// thousand events cost the window ten repaints a second and not ten thousand.
class TaskFeed final {
public:
    struct Batch {
        std::optional<Progress> progress; ///< the newest one only
        QList<Event> events;              ///< all of them, in order
    };

    void report(const Progress &progress);
    void add(const Event &event);
    [[nodiscard]] Batch take();

private:
    std::mutex m_mutex;
    Batch m_batch;
};

} // namespace stellwerk::gui
