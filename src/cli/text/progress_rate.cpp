// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text/progress_rate.h"

#include "cli/text/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

constexpr qint64 kFirstMilliseconds = 1000;

} // namespace

void ProgressRate::add(qint64 done, qint64 total, qint64 now) {
    if (m_firstTime < 0 || done < m_done) {
        m_firstDone = done;
        m_firstTime = now;
    }
    m_done = done;
    m_total = total;
    m_time = now;
}

std::optional<double> ProgressRate::perSecond() const {
    const qint64 milliseconds = m_time - m_firstTime;
    if (m_firstTime < 0 || milliseconds < kFirstMilliseconds || m_done <= m_firstDone)
        return {};
    return static_cast<double>(m_done - m_firstDone) * 1000.0 / static_cast<double>(milliseconds);
}

std::optional<qint64> ProgressRate::secondsLeft() const {
    const auto rate = perSecond();
    if (!rate || m_total <= 0)
        return {};
    return static_cast<qint64>(std::ceil(static_cast<double>(std::max<qint64>(0, m_total - m_done)) / *rate));
}

QString ProgressRate::toText() const {
    const auto rate = perSecond();
    const auto seconds = secondsLeft();
    if (!rate || !seconds)
        return {};
    const QString left = *seconds < 60 ? Tr::tr("%1 s").arg(*seconds) : durationText(*seconds * 1000);
    return QStringLiteral(" · ") + Tr::tr("%1/s").arg(QLocale().toString(std::llround(*rate))) + QStringLiteral(" · ") +
           Tr::tr("%1 left").arg(left);
}

} // namespace stellwerk::cli
