// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/files/script_diff.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace stellwerk::migration {

namespace {

/// Beyond this many pairs of lines the middle part is shown as replaced as a whole.
constexpr qsizetype kMostPairs = 4'000'000;

/// Lengths of the longest common subsequences of the tails of both lists, row by row.
class CommonTails final {
public:
    CommonTails(const QStringList &before, const QStringList &after)
        : m_width(after.size() + 1), m_lengths(static_cast<size_t>((before.size() + 1) * m_width)) {
        for (qsizetype i = before.size() - 1; i >= 0; --i) {
            for (qsizetype j = after.size() - 1; j >= 0; --j)
                at(i, j) = before[i] == after[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
        }
    }
    int &at(qsizetype i, qsizetype j) { return m_lengths[static_cast<size_t>(i * m_width + j)]; }

private:
    qsizetype m_width;
    std::vector<int> m_lengths;
};

QString shown(QChar sign, QString line) {
    while (!line.isEmpty() && line.back().isSpace())
        line.chop(1);
    return sign + line;
}

} // namespace

QString scriptDiff(const QByteArray &before, const QByteArray &after) {
    QStringList left = QString::fromUtf8(before).split(u'\n');
    QStringList right = QString::fromUtf8(after).split(u'\n');
    qsizetype same = 0;
    while (same < left.size() && same < right.size() && left[same] == right[same])
        ++same;
    left.remove(0, same);
    right.remove(0, same);
    while (!left.isEmpty() && !right.isEmpty() && left.back() == right.back()) {
        left.removeLast();
        right.removeLast();
    }

    QStringList lines;
    bool inHunk = false;
    const auto add = [&](QChar sign, const QString &line, qsizetype newIndex) {
        if (!std::exchange(inHunk, true))
            lines << QStringLiteral("@@ line %1").arg(same + newIndex + 1);
        lines << shown(sign, line);
    };
    const bool compare = left.size() * right.size() <= kMostPairs;
    CommonTails tails(compare ? left : QStringList(), compare ? right : QStringList());
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < left.size() || j < right.size()) {
        if (compare && i < left.size() && j < right.size() && left[i] == right[j]) {
            inHunk = false;
            ++i;
            ++j;
        } else if (i < left.size() && (j == right.size() || !compare || tails.at(i + 1, j) >= tails.at(i, j + 1))) {
            add(u'-', left[i++], j);
        } else {
            add(u'+', right[j], j);
            ++j;
        }
    }
    return lines.join(u'\n');
}

} // namespace stellwerk::migration
