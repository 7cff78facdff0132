// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/signature/key_lines.h"

#include "base/public_key.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>

namespace stellwerk::package {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Signature)
};

std::unexpected<Error> damaged(const QString &message) {
    return fail(ErrorCode::Damaged, message, Tr::tr("Fetch or make the file again. Nothing was changed."));
}

/// Also the signs with which a text can be made to look like another one: line separators and changes of direction.
bool isHarmless(const QString &text) {
    return std::ranges::all_of(text.toUcs4(), [](uint c) {
        const auto category = QChar::category(c);
        return c == '\t' || (category != QChar::Other_Control && category != QChar::Other_Format &&
                             category != QChar::Separator_Line && category != QChar::Separator_Paragraph);
    });
}

} // namespace

Result<QList<QByteArray>> readLines(const QByteArray &file, qsizetype count) {
    if (file.size() > kMaxKeyFile)
        return damaged(Tr::tr("The file is too large for a key or a signature."));
    QList<QByteArray> lines = file.split('\n');
    if (lines.size() == count + 1 && lines.last().isEmpty())
        lines.removeLast();
    if (lines.size() != count)
        return damaged(Tr::tr("The file has another number of lines than %1.").arg(count));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    for (const QByteArray &line : lines) {
        const QString text = decoder(line);
        if (decoder.hasError())
            return damaged(Tr::tr("The file holds bytes that are no text."));
        if (!isHarmless(text))
            return damaged(Tr::tr("The file holds control characters."));
    }
    return lines;
}

Result<QByteArray> readComment(const QByteArray &line, QByteArrayView prefix) {
    if (line.startsWith(prefix))
        return line.sliced(prefix.size());
    return damaged(Tr::tr("A line of the file does not begin with “%1”.").arg(QString::fromLatin1(prefix.trimmed())));
}

Result<QByteArray> readBase64(const QByteArray &line) {
    const auto bytes = decodeBase64(line);
    if (!bytes || bytes->isEmpty())
        return damaged(Tr::tr("A line of the file is not base64."));
    return *bytes;
}

Result<QByteArray> readKeyLines(const QByteArray &file) {
    STELLWERK_ASSIGN(const QList<QByteArray> lines, readLines(file, 2));
    STELLWERK_TRY(readComment(lines[0], kUntrustedComment));
    return readBase64(lines[1]);
}

QByteArray keyLines(const QByteArray &comment, const QByteArray &bytes) {
    return kUntrustedComment.toByteArray() + comment + '\n' + bytes.toBase64() + '\n';
}

} // namespace stellwerk::package
