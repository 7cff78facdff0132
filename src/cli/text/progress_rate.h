// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace stellwerk::cli {

/// How fast a piece of work goes and how long it will still take, from its progress reports.
class ProgressRate final {
public:
    /// @p now in milliseconds of any clock. A count that goes back begins a new piece of work.
    void add(qint64 done, qint64 total, qint64 now);
    /// Steps per second; nothing in the first second, when nobody can tell.
    [[nodiscard]] std::optional<double> perSecond() const;
    /// Nothing without a rate or a total.
    [[nodiscard]] std::optional<qint64> secondsLeft() const;
    /// " · 8,100/s · 5 s left", or empty.
    [[nodiscard]] QString toText() const;

private:
    qint64 m_firstDone = 0;
    qint64 m_firstTime = -1; ///< -1 = no report yet
    qint64 m_done = 0;
    qint64 m_total = 0;
    qint64 m_time = 0;
};

} // namespace stellwerk::cli
