// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/tar_scan.h"

#include "base/visible_text.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>
#include <cstring>

namespace stellwerk::package {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Package)
};

constexpr qint64 kBlock = 512;
// Fields of a POSIX tar header: offset and length (POSIX.1-1988 "ustar").
constexpr size_t kNameLength = 100;
constexpr size_t kSizeAt = 124;
constexpr size_t kSizeLength = 12;
constexpr size_t kChecksumAt = 148;
constexpr size_t kChecksumLength = 8;
constexpr size_t kTypeAt = 156;
constexpr size_t kMagicAt = 257;
constexpr size_t kPrefixAt = 345;

std::unexpected<Error> damaged(qint64 at, const QString &detail) {
    return fail(ErrorCode::Damaged, Tr::tr("The package is damaged: its archive is broken at byte %1.").arg(at),
                Tr::tr("Fetch or make the package again. Nothing was changed."), detail);
}

std::unexpected<Error> refused(const QString &name, const QString &reason) {
    return fail(ErrorCode::InvalidInput,
                Tr::tr("The package is refused: its entry \"%1\" %2.").arg(visibleText(name), reason),
                Tr::tr("Stellwerk never writes such a package; do not trust where it came from. Nothing was changed."));
}

/// An octal field: digits, then only blanks or zero bytes. Nothing else is a number, in particular no sign.
std::optional<qint64> octal(const char *field, size_t length) {
    qint64 value = 0;
    size_t i = 0;
    while (i < length && field[i] == ' ')
        ++i;
    const size_t start = i;
    for (; i < length && field[i] >= '0' && field[i] <= '7'; ++i)
        value = value * 8 + (field[i] - '0');
    if (i == start)
        return {};
    for (; i < length; ++i) {
        if (field[i] != ' ' && field[i] != '\0')
            return {};
    }
    return value;
}

bool checksumFits(const char *header) {
    qint64 sum = 0;
    for (size_t i = 0; i < kBlock; ++i) {
        const bool blank = i >= kChecksumAt && i < kChecksumAt + kChecksumLength;
        sum += blank ? ' ' : static_cast<unsigned char>(header[i]);
    }
    return octal(header + kChecksumAt, kChecksumLength) == sum;
}

bool onlyZeros(QByteArrayView bytes) {
    return std::ranges::all_of(bytes, [](char c) { return c == '\0'; });
}

QString typeProblem(char type) {
    switch (type) {
    case '0':
    case '\0':
        return {};
    case '1':
        return Tr::tr("is a hard link");
    case '2':
        return Tr::tr("is a symbolic link");
    case '5':
        return Tr::tr("is a folder entry; only files are allowed");
    default:
        return Tr::tr("is of the special kind \"%1\"; only plain files are allowed").arg(QLatin1Char(type));
    }
}

/// The name as the least careful file system sees it: upper and lower case, and the ways to write one letter, are
/// equal.
QString foldedName(const QString &name) {
    return name.normalized(QString::NormalizationForm_KC).toCaseFolded().normalized(QString::NormalizationForm_KC);
}

/// What cannot stand beside each other in a folder: the same name twice, also for a person who reads it; a file where
/// another one needs a folder.
Status checkTogether(const std::vector<TarEntry> &entries) {
    QSet<QString> names;
    QHash<QString, QString> folded;
    for (const TarEntry &entry : entries) {
        if (names.contains(entry.name))
            return refused(entry.name, Tr::tr("occurs twice"));
        names.insert(entry.name);
        QString &first = folded[foldedName(entry.name)];
        if (!first.isNull())
            return refused(entry.name, Tr::tr("differs from “%1” only in how it is written").arg(first));
        first = entry.name;
    }
    for (const TarEntry &entry : entries) {
        for (qsizetype slash = entry.name.indexOf(u'/'); slash >= 0; slash = entry.name.indexOf(u'/', slash + 1)) {
            if (names.contains(entry.name.left(slash)))
                return refused(entry.name.left(slash), Tr::tr("is a file and a folder at once"));
        }
    }
    return {};
}

Result<TarEntry> readHeader(const QByteArray &tar, qint64 at) {
    const char *header = tar.constData() + at;
    if (!checksumFits(header) || std::memcmp(header + kMagicAt, "ustar", 5) != 0)
        return damaged(at, QStringLiteral("no tar header"));
    const QByteArrayView raw(header, qstrnlen(header, kNameLength));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString name = decoder(raw);
    if (decoder.hasError())
        return refused(QString::fromLatin1(raw), Tr::tr("has a name that is not valid UTF-8"));
    if (const QString problem = typeProblem(header[kTypeAt]); !problem.isEmpty())
        return refused(name, problem);
    if (header[kPrefixAt] != '\0')
        return refused(name, Tr::tr("has a name that is split over two fields"));
    if (const QString problem = nameProblem(name); !problem.isEmpty())
        return refused(name, problem);
    const auto size = octal(header + kSizeAt, kSizeLength);
    if (!size)
        return damaged(at, QStringLiteral("no size"));
    return TarEntry{name, at + kBlock, *size};
}

} // namespace

QString unseenProblem(const QString &name) {
    const auto codes = name.toUcs4();
    const auto found = std::ranges::find_if(codes, [](char32_t code) {
        switch (QChar::category(code)) {
        case QChar::Other_Control:
        case QChar::Other_Format: // signs of direction and without width among them
        case QChar::Other_Surrogate:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            return true;
        default:
            return false;
        }
    });
    if (found == codes.end())
        return {};
    const QString code = QString::number(static_cast<uint>(*found), 16).toUpper().rightJustified(4, u'0');
    return QChar::category(*found) == QChar::Other_Control
               ? Tr::tr("has a control character (U+%1) in its name").arg(code)
               : Tr::tr("has a sign in its name that cannot be seen (U+%1)").arg(code);
}

QString nameProblem(const QString &name) {
    if (name.isEmpty())
        return Tr::tr("has no name");
    if (name.toUtf8().size() > kMaxNameBytes)
        return Tr::tr("has a name longer than %n byte(s)", nullptr, static_cast<int>(kMaxNameBytes));
    if (name.startsWith(u'/'))
        return Tr::tr("has an absolute path");
    if (name.contains(u'\\'))
        return Tr::tr("has a backslash in its name");
    if (const QString problem = unseenProblem(name); !problem.isEmpty())
        return problem;
    for (const QStringView part : QStringView(name).split(u'/')) {
        if (part == u".." || part == u".")
            return Tr::tr("points out of its folder");
        if (part.isEmpty())
            return Tr::tr("has an empty part in its name");
    }
    return {};
}

Result<std::vector<TarEntry>> scanTar(const QByteArray &tar, qsizetype maxEntries) {
    std::vector<TarEntry> entries;
    qint64 at = 0;
    while (true) {
        if (at + kBlock > tar.size())
            return damaged(at, QStringLiteral("the end is missing"));
        if (onlyZeros(QByteArrayView(tar).sliced(at, kBlock)))
            break;
        STELLWERK_ASSIGN(TarEntry entry, readHeader(tar, at));
        const qint64 padded = (entry.size + kBlock - 1) / kBlock * kBlock;
        if (padded > tar.size() - entry.offset)
            return damaged(at, QStringLiteral("the content of %1 is cut off").arg(entry.name));
        if (!onlyZeros(QByteArrayView(tar).sliced(entry.offset + entry.size, padded - entry.size)))
            return damaged(entry.offset + entry.size, QStringLiteral("padding is not zero"));
        at = entry.offset + padded;
        entries.push_back(std::move(entry));
        if (std::ssize(entries) > maxEntries)
            return fail(ErrorCode::InvalidInput, Tr::tr("The package is refused: it has more than %n file(s).", nullptr,
                                                        static_cast<int>(maxEntries)));
    }
    const QByteArrayView end = QByteArrayView(tar).sliced(at);
    if (end.size() < 2 * kBlock || end.size() % kBlock != 0 || !onlyZeros(end))
        return damaged(at, QStringLiteral("the end mark is broken"));
    STELLWERK_TRY(checkTogether(entries));
    return entries;
}

} // namespace stellwerk::package
