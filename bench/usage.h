// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <sys/resource.h>
#include <unistd.h>

namespace stellwerk::bench {

/// What the server and all programs that were waited for have used so far. CPU in seconds, data in bytes.
struct Usage {
    double clientCpu = 0;
    double serverCpu = 0;
    double serverRead = 0; ///< from the disk, not from the page cache
    double serverWritten = 0;
};

inline Usage usageNow(qint64 serverPid) {
    Usage usage;
    rusage children{};
    getrusage(RUSAGE_CHILDREN, &children);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    usage.clientCpu = seconds(children.ru_utime) + seconds(children.ru_stime);
    const auto contentOf = [&](const char *name) {
        QFile file(QStringLiteral("/proc/%1/%2").arg(serverPid).arg(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray stat = contentOf("stat");
    const QList<QByteArray> fields = stat.sliced(stat.lastIndexOf(')') + 2).split(' '); // from the third field on
    usage.serverCpu = (fields[11].toDouble() + fields[12].toDouble()) / static_cast<double>(sysconf(_SC_CLK_TCK));
    for (const QByteArray &line : contentOf("io").split('\n')) {
        if (line.startsWith("read_bytes: "))
            usage.serverRead = line.sliced(12).toDouble();
        else if (line.startsWith("write_bytes: "))
            usage.serverWritten = line.sliced(13).toDouble();
    }
    return usage;
}

} // namespace stellwerk::bench
