// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/event_stream.h"

#include "base/files.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(EventStream)
};

constexpr int kSchemaVersion = 1;

} // namespace

EventStream::EventStream(QString runId, TaskContext outer) : m_runId(std::move(runId)), m_outer(std::move(outer)) {}

Status EventStream::open(const QString &file) {
    STELLWERK_TRY(makeFolder(QFileInfo(file).absolutePath()));
    m_file.setFileName(file);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return fail(ErrorCode::Io, Tr::tr("The event log %1 cannot be written.").arg(file), {}, m_file.errorString());
    return {};
}

TaskContext EventStream::context() {
    return TaskContext(
        m_outer.stopToken(), [this](const Progress &progress) { m_outer.report(progress); },
        [this](const Event &event) { add(event); });
}

void EventStream::add(Event event) {
    QJsonObject envelope{{QStringLiteral("schema_version"), kSchemaVersion},
                         {QStringLiteral("run_id"), m_runId},
                         {QStringLiteral("seq"), ++m_sequence},
                         {QStringLiteral("ts"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
                         {QStringLiteral("level"), eventLevelName(event.level)},
                         {QStringLiteral("event"), event.event},
                         {QStringLiteral("phase"), m_phase},
                         {QStringLiteral("message"), event.message}};
    for (auto it = event.data.begin(); it != event.data.end(); ++it) {
        if (!envelope.contains(it.key()))
            envelope.insert(it.key(), it.value());
    }
    if (m_file.isOpen()) {
        const QByteArray line = QJsonDocument(envelope).toJson(QJsonDocument::Compact) + '\n';
        // Flushed, because a crash must not take the last lines along.
        if ((m_file.write(line) != line.size() || !m_file.flush()) && m_writeError.isEmpty())
            m_writeError = m_file.errorString();
    }
    event.data = envelope;
    m_outer.event(event);
}

Status EventStream::written() const {
    if (m_writeError.isEmpty())
        return {};
    return fail(ErrorCode::Io, Tr::tr("The event log %1 is incomplete.").arg(m_file.fileName()), {}, m_writeError);
}

} // namespace stellwerk::deployment
