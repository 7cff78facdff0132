// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/checksums.h"

#include "base/files.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace stellwerk::package {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Package)
};

/// The listed sums by name; problems go to @p problems.
QMap<QString, QString> parseLines(const QByteArray &text, QStringList &problems) {
    static const QRegularExpression line(QStringLiteral("\\A([0-9a-f]{64})  (.+)\\z"));
    QMap<QString, QString> sums;
    QList<QByteArray> lines = text.split('\n');
    if (!lines.takeLast().isEmpty())
        problems << Tr::tr("%1 does not end with a line end").arg(kChecksumsFile);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto match = line.match(QString::fromUtf8(lines[i]));
        if (!match.hasMatch())
            problems << Tr::tr("line %1 of %2 is no checksum").arg(i + 1).arg(kChecksumsFile);
        else if (sums.contains(match.captured(2)))
            problems << Tr::tr("%1 is listed twice").arg(match.captured(2));
        else
            sums.insert(match.captured(2), match.captured(1));
    }
    return sums;
}

} // namespace

QByteArray writeChecksums(const QMap<QString, QByteArray> &files) {
    std::vector<QByteArray> names;
    for (const QString &name : files.keys())
        names.push_back(name.toUtf8());
    std::ranges::sort(names);
    QByteArray text;
    for (const QByteArray &name : names)
        text += sha256Hex(files.value(QString::fromUtf8(name))).toLatin1() + "  " + name + '\n';
    return text;
}

Status verifyChecksums(const QMap<QString, QByteArray> &files) {
    QStringList problems;
    if (!files.contains(kChecksumsFile)) {
        problems << Tr::tr("%1 is missing").arg(kChecksumsFile);
    } else {
        const QMap<QString, QString> sums = parseLines(files.value(kChecksumsFile), problems);
        for (const auto &[name, sum] : sums.asKeyValueRange()) {
            if (name == kChecksumsFile || !files.contains(name))
                problems << Tr::tr("%1 is listed but missing").arg(name);
        }
        for (const auto &[name, content] : files.asKeyValueRange()) {
            if (name == kChecksumsFile)
                continue;
            if (!sums.contains(name))
                problems << Tr::tr("%1 has no checksum").arg(name);
            else if (sums.value(name) != sha256Hex(content))
                problems << Tr::tr("%1 is not what its checksum says").arg(name);
        }
    }
    if (problems.isEmpty())
        return {};
    return fail(ErrorCode::Damaged, Tr::tr("The package is damaged: %1.").arg(problems.join(QLatin1String("; "))),
                Tr::tr("Fetch or make the package again. Nothing was changed."));
}

} // namespace stellwerk::package
