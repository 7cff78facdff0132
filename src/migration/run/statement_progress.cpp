// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/statement_progress.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <cmath>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(StatementProgress)
};

constexpr std::chrono::milliseconds kInterval{1000};
/// Every so many looks one of them is worth a line in the log.
constexpr int kLooksPerEvent = 5;
constexpr qint64 kPartsPerStage = 1000;

} // namespace

StatementProgress::StatementProgress(db::Connection &connection, const TaskContext &context) : m_context(context) {
    const auto session = db::sessionOf(connection);
    if (!session || session->id == 0)
        return;
    m_session = *session;
    m_query = std::make_unique<db::PeriodicQuery>(connection.profile(), kInterval,
                                                  [this](db::Connection &second) { look(second); });
}

StatementProgress::~StatementProgress() = default;

auto StatementProgress::watch(qint64 migration, const QString &label, int statement, int statements) -> Watch {
    const std::scoped_lock lock(m_mutex);
    m_watched = Watched{migration, label, statement, statements};
    m_looks = 0;
    return Watch(*this);
}

void StatementProgress::end() {
    const std::scoped_lock lock(m_mutex);
    m_watched.reset();
}

void StatementProgress::look(db::Connection &connection) {
    const auto process = db::findProcess(connection, m_session);
    const std::scoped_lock lock(m_mutex);
    // A statement that has run for less time than that needs no progress, and the next one may have begun meanwhile.
    if (m_watched && process && *process && (*process)->milliseconds >= kInterval.count())
        tell(*m_watched, **process);
}

void StatementProgress::tell(const Watched &watched, const db::ServerProcess &process) {
    const QString how = process.toText();
    QString text = Tr::tr("%1: statement %2 of %3").arg(watched.label).arg(watched.statement).arg(watched.statements);
    if (!how.isEmpty())
        text += QStringLiteral(" (%1)").arg(how);
    Progress progress{text, 0, 0};
    if (process.stages > 0) {
        progress.total = process.stages * kPartsPerStage;
        progress.done = (process.stage - 1) * kPartsPerStage + std::llround(process.percent * 10);
    }
    m_context.report(progress);
    if (++m_looks % kLooksPerEvent != 1)
        return;
    m_context.info(QStringLiteral("statement_progress"), text,
                   {{QStringLiteral("migration"), watched.migration},
                    {QStringLiteral("statement"), watched.statement},
                    {QStringLiteral("state"), process.state},
                    {QStringLiteral("stage"), process.stage},
                    {QStringLiteral("stages"), process.stages},
                    {QStringLiteral("percent"), process.percent},
                    {QStringLiteral("milliseconds"), process.milliseconds}});
}

} // namespace stellwerk::migration
