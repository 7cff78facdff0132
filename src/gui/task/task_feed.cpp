// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/task/task_feed.h"

namespace stellwerk::gui {

void TaskFeed::report(const Progress &progress) {
    const std::scoped_lock lock(m_mutex);
    m_batch.progress = progress;
}

void TaskFeed::add(const Event &event) {
    const std::scoped_lock lock(m_mutex);
    m_batch.events.append(event);
}

TaskFeed::Batch TaskFeed::take() {
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_batch, {});
}

} // namespace stellwerk::gui
