// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <string_view>

namespace stellwerk::demo {

/// A small generator of our own (SplitMix64), because the distributions of the standard library differ between
/// implementations. It is keyed: what row 17 of a table gets does not depend on how many numbers other rows drew, so
/// that the same row comes out equal in dev and in prod.
class Random final {
public:
    Random(quint32 seed, std::string_view stream, qint64 index = 0) {
        m_state = 0xcbf29ce484222325U ^ seed;
        for (const char c : stream)
            m_state = (m_state ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        m_state += static_cast<quint64>(index) * 0xd1342543de82ef95U;
        next();
    }

    quint64 next() {
        quint64 z = (m_state += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }
    /// 0 … limit - 1.
    int below(qsizetype limit) { return static_cast<int>(next() % static_cast<quint64>(limit)); }
    /// low … high, both included.
    int between(int low, int high) { return low + below(high - low + 1); }
    const QString &pick(const QStringList &words) { return words[below(words.size())]; }

private:
    quint64 m_state = 0;
};

} // namespace stellwerk::demo
