// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/task_context.h"

#include <QCoreApplication>

namespace stellwerk {

QString eventLevelName(EventLevel level) {
    switch (level) {
    case EventLevel::Debug:
        return QStringLiteral("debug");
    case EventLevel::Info:
        return QStringLiteral("info");
    case EventLevel::Warning:
        return QStringLiteral("warning");
    case EventLevel::Error:
        return QStringLiteral("error");
    }
    Q_UNREACHABLE_RETURN({});
}

Status TaskContext::checkStop() const {
    if (!stopRequested())
        return {};
    return fail(ErrorCode::Cancelled, QCoreApplication::translate("TaskContext", "The work was cancelled."));
}

void TaskContext::report(const Progress &progress) const {
    if (m_progress)
        m_progress(progress);
}

void TaskContext::event(const Event &event) const {
    if (m_events)
        m_events(event);
}

void TaskContext::info(const QString &name, const QString &message, const QJsonObject &data) const {
    event({EventLevel::Info, name, message, data});
}

void TaskContext::warning(const QString &name, const QString &message, const QJsonObject &data) const {
    event({EventLevel::Warning, name, message, data});
}

} // namespace stellwerk
