// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/reverse_reader.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>

#include <cstring>

namespace stellwerk::masterdata {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ReverseFile)
};

constexpr qint64 kBlockBytes = qint64(256) << 10;
/// More than the last line of any file has.
constexpr qint64 kEndBytes = 256;

} // namespace

ReverseReader::ReverseReader(const QString &file) : m_name(file), m_file(std::make_unique<QFile>(file)) {}

Result<ReverseReader> ReverseReader::open(const QString &file, const TaskContext &context) {
    ReverseReader reader(file);
    if (!QFileInfo::exists(file))
        return fail(ErrorCode::NotFound, Tr::tr("The reverse file %1 does not exist; nothing was undone.").arg(file));
    if (!QFileInfo(file).isFile())
        return fail(ErrorCode::InvalidInput, Tr::tr("%1 is no file; nothing was undone.").arg(file));
    if (!reader.m_file->open(QIODevice::ReadOnly))
        return reader.unreadable();
    STELLWERK_TRY(reader.findEnd());
    STELLWERK_TRY(reader.findLines(context));
    STELLWERK_TRY(reader.checkHead());
    return reader;
}

std::unexpected<Error> ReverseReader::damaged() const {
    return fail(ErrorCode::Damaged,
                Tr::tr("The reverse file %1 is damaged or was not written to its end; nothing was undone.").arg(m_name),
                Tr::tr("Take another copy of this file, or restore the backup that was made before the import."));
}

std::unexpected<Error> ReverseReader::unreadable() const {
    return fail(ErrorCode::Io, Tr::tr("The reverse file %1 cannot be read; nothing was undone.").arg(m_name), {},
                m_file->errorString());
}

Status ReverseReader::findEnd() {
    const qint64 size = m_file->size();
    const qint64 from = std::max<qint64>(size - kEndBytes, 0);
    if (!m_file->seek(from))
        return unreadable();
    const QByteArray tail = m_file->read(size - from);
    const qsizetype before = tail.chopped(tail.isEmpty() ? 0 : 1).lastIndexOf('\n');
    if (!tail.endsWith('\n') || before < 0)
        return damaged();
    m_end = tail.sliced(before + 1).toStdString();
    m_lines = {0};
    return {};
}

/// Compares the last line as a whole, so that no byte of it goes unread.
Status ReverseReader::findLines(const TaskContext &context) {
    const qint64 end = m_file->size() - static_cast<qint64>(m_end.size());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::string block(static_cast<size_t>(kBlockBytes), '\0');
    if (!m_file->seek(0))
        return unreadable();
    for (qint64 at = 0; at < end;) {
        STELLWERK_TRY(context.checkStop());
        const qint64 size = m_file->read(block.data(), std::min(kBlockBytes, end - at));
        if (size < 0)
            return unreadable();
        if (size == 0) // somebody has made it shorter since
            return damaged();
        hash.addData(QByteArrayView(block.data(), size));
        const char *stop = block.data() + size;
        for (const char *next = block.data();
             (next = static_cast<const char *>(std::memchr(next, '\n', static_cast<size_t>(stop - next))));)
            m_lines.push_back(at + (++next - block.data()));
        at += size;
    }
    if (m_lines.size() < 2 || m_end != reverseEnd(static_cast<qint64>(count()), hash.result().toHex()))
        return damaged();
    return {};
}

Status ReverseReader::checkHead() {
    STELLWERK_ASSIGN(const std::string_view head, line(0));
    const auto version = m_parser.headVersion(head);
    if (!version)
        return damaged();
    if (*version != ReverseLineParser::kVersion)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The reverse file %1 has the format version %2, which this program does not know; nothing "
                           "was undone.")
                        .arg(m_name)
                        .arg(*version),
                    Tr::tr("Use the version of the program that has written it, or a newer one."));
    return {};
}

Result<std::string_view> ReverseReader::line(size_t number) {
    const qint64 size = m_lines[number + 1] - m_lines[number];
    if (size > kMaxReverseLine)
        return fail(
            ErrorCode::InvalidInput,
            Tr::tr("Line %1 of the reverse file %2 has %3 bytes, more than this program writes or reads; nothing "
                   "was undone.")
                .arg(number + 1)
                .arg(m_name)
                .arg(size));
    m_line.resize(static_cast<size_t>(size));
    if (!m_file->seek(m_lines[number]) || m_file->read(m_line.data(), size) != size)
        return unreadable();
    return m_line;
}

Result<ReverseChange> ReverseReader::at(size_t index) {
    STELLWERK_ASSIGN(const std::string_view text, line(index + 1));
    auto change = m_parser.change(text);
    if (!change)
        return damaged();
    return *std::move(change);
}

} // namespace stellwerk::masterdata
