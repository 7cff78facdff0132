// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text/text_table.h"

#include <algorithm>

namespace stellwerk::cli {

namespace {

constexpr qsizetype kGap = 2;
constexpr qsizetype kWorthWrapping = 24; ///< a narrower column is harder to read than a cut one

std::vector<qsizetype> widthsOf(const std::vector<QStringList> &rows) {
    std::vector<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), static_cast<size_t>(row.size())));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[static_cast<size_t>(i)] = std::max(widths[static_cast<size_t>(i)], row[i].size());
    }
    return widths;
}

QString withoutEndBlanks(QString line) {
    while (line.endsWith(u' '))
        line.chop(1);
    return line;
}

/// Breaks at blanks, and inside a word that is too long.
QStringList wrapped(const QString &text, qsizetype width) {
    QStringList lines;
    QString rest = text;
    while (rest.size() > width) {
        qsizetype end = rest.lastIndexOf(u' ', width);
        if (end <= 0)
            end = width;
        lines << withoutEndBlanks(rest.first(end));
        rest = rest.sliced(end).trimmed();
    }
    return lines << rest;
}

} // namespace

QString cutLine(const QString &line, int width) {
    return width > 0 && line.size() > width ? QString(line.first(width - 1) + u'…') : line;
}

QString textTable(const std::vector<QStringList> &rows, int width) {
    const std::vector<qsizetype> widths = widthsOf(rows);
    qsizetype indent = 0; // of the last column
    for (size_t i = 0; i + 1 < widths.size(); ++i)
        indent += widths[i] + kGap;
    const qsizetype room = width - indent;
    const bool wrap = width > 0 && room >= kWorthWrapping;
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const qsizetype columnWidth = widths[static_cast<size_t>(i)];
            const bool last = static_cast<size_t>(i) + 1 == widths.size();
            if (last && wrap)
                line += wrapped(row[i], room).join(QString(u'\n' + QString(indent, u' ')));
            else
                line += row[i].leftJustified(columnWidth + kGap);
        }
        line = withoutEndBlanks(line);
        text += (wrap ? line : cutLine(line, width)) + u'\n';
    }
    return text;
}

} // namespace stellwerk::cli
