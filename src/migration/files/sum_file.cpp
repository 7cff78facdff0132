// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/files/sum_file.h"

#include "base/files.h"
#include "migration/files/file_name.h"
#include "migration/files/migration.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>

#include <algorithm>
#include <tuple>
#include <vector>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationSum)
};

constexpr QByteArrayView kPrefix("h1:");

struct Line {
    QString file;
    QByteArray hash; ///< "h1:…"

    bool operator==(const Line &) const = default;
};

QByteArray shown(const QCryptographicHash &hash) {
    return kPrefix.toByteArray() + hash.result().toBase64();
}

QByteArray headOf(const QByteArray &lines) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(lines);
    return shown(hash);
}

/// By number, then by name, so that it does not matter how many digits a number has.
QStringList inOrder(const QMap<QString, QByteArray> &files) {
    std::vector<std::tuple<qint64, QString>> sorted;
    for (auto it = files.begin(); it != files.end(); ++it) {
        const auto name = MigrationFileName::parse(it.key());
        if (it.key().endsWith(QLatin1StringView(".sql")))
            sorted.emplace_back(name ? name->number : std::numeric_limits<qint64>::max(), it.key());
    }
    std::ranges::sort(sorted);
    QStringList names;
    for (const auto &entry : sorted)
        names << std::get<QString>(entry);
    return names;
}

std::vector<Line> linesOf(const QMap<QString, QByteArray> &files) {
    std::vector<Line> lines;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &name : inOrder(files)) {
        hash.addData(QByteArray(name.toUtf8() + '\n' + sha256Hex(files[name]).toLatin1() + '\n'));
        lines.push_back({name, shown(hash)});
    }
    return lines;
}

/// Nothing when @p sum is no sum file or its first line does not fit the others.
std::optional<std::vector<Line>> parsed(const QByteArray &sum) {
    QByteArray text = sum;
    text.replace("\r\n", "\n"); // a checkout may have changed the line ends
    const qsizetype firstEnd = text.indexOf('\n');
    if (firstEnd < 0 || headOf(text.sliced(firstEnd + 1)) != text.first(firstEnd))
        return {};
    std::vector<Line> lines;
    for (const QByteArray &line : text.sliced(firstEnd + 1).split('\n')) {
        const qsizetype blank = line.lastIndexOf(' ');
        if (line.isEmpty())
            continue;
        if (blank <= 0)
            return {};
        lines.push_back({QString::fromUtf8(line.first(blank)), line.sliced(blank + 1)});
    }
    return lines;
}

QString pathOf(const QString &folder) {
    return folder + u'/' + QLatin1StringView(kSumFileName);
}

} // namespace

QString SumMismatch::reason() const {
    switch (kind) {
    case Kind::Changed:
        return Tr::tr("%1 has changed since its checksum was written.").arg(file);
    case Kind::Added:
        return Tr::tr("%1 is not listed in %2.").arg(file, QLatin1StringView(kSumFileName));
    case Kind::Missing:
        return Tr::tr("%1 is listed in %2, but there is no such file.").arg(file, QLatin1StringView(kSumFileName));
    case Kind::Order:
        return Tr::tr("%1 stands at another place in %2.").arg(file, QLatin1StringView(kSumFileName));
    case Kind::Damaged:
        return Tr::tr("%1 is damaged, or was edited or merged by hand: its first line does not fit the others.")
            .arg(file);
    }
    Q_UNREACHABLE_RETURN({});
}

QByteArray sumOf(const QMap<QString, QByteArray> &files) {
    QByteArray lines;
    for (const Line &line : linesOf(files))
        lines += line.file.toUtf8() + ' ' + line.hash + '\n';
    return headOf(lines) + '\n' + lines;
}

std::optional<SumMismatch> compareWithSum(const QMap<QString, QByteArray> &files, const QByteArray &sum) {
    using Kind = SumMismatch::Kind;
    const auto listed = parsed(sum);
    if (!listed)
        return SumMismatch{Kind::Damaged, QLatin1StringView(kSumFileName)};
    const std::vector<Line> present = linesOf(files);
    const auto [there, here] = std::ranges::mismatch(*listed, present);
    const auto isListed = [&](const Line &line) { return std::ranges::contains(*listed, line.file, &Line::file); };
    const auto isPresent = [&](const Line &line) { return std::ranges::contains(present, line.file, &Line::file); };
    if (there == listed->end() && here == present.end())
        return {};
    if (here != present.end() && !isListed(*here))
        return SumMismatch{Kind::Added, here->file};
    if (there != listed->end() && !isPresent(*there))
        return SumMismatch{Kind::Missing, there->file};
    if (here != present.end() && there != listed->end() && here->file == there->file)
        return SumMismatch{Kind::Changed, here->file};
    return SumMismatch{Kind::Order, here != present.end() ? here->file : there->file};
}

bool hasSumFile(const QString &folder) {
    return QFileInfo::exists(pathOf(folder));
}

Result<std::optional<SumMismatch>> checkSumFile(const QString &folder) {
    if (!hasSumFile(folder))
        return std::optional<SumMismatch>();
    STELLWERK_ASSIGN(const QByteArray sum, readFile(pathOf(folder)));
    STELLWERK_ASSIGN(const auto files, readMigrationFiles(folder));
    return compareWithSum(files, sum);
}

Status requireSumFile(const QString &folder) {
    STELLWERK_ASSIGN(const auto mismatch, checkSumFile(folder));
    if (!mismatch)
        return {};
    return fail(ErrorCode::CheckFailed, mismatch->reason(),
                Tr::tr("If the files are as they should be, write the checksums anew: stellwerk-cli migrations hash"));
}

Status writeSumFile(const QString &folder) {
    STELLWERK_ASSIGN(const auto files, readMigrationFiles(folder));
    return writeFileAtomically(pathOf(folder), sumOf(files));
}

} // namespace stellwerk::migration
