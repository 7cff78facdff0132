// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

namespace stellwerk::backup {

/// What a progress says beside the rows: the table, and how many bytes of the file are through.
[[nodiscard]] inline QString progressText(const QString &table, qint64 bytes) {
    if (bytes == 0)
        return table;
    return QStringLiteral("%1, %2").arg(table, QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat));
}

} // namespace stellwerk::backup
