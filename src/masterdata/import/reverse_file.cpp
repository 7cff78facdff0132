// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/reverse_file.h"

#include "base/files.h"
#include "masterdata/import/reverse_line.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ReverseFile)
};

constexpr size_t kBufferBytes = size_t(64) << 10;

QByteArrayView view(std::string_view bytes) {
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

} // namespace

struct ReverseWriter::State {
    QString target;
    QByteArray path; ///< temporary, empty once renamed
    int fd = -1;
    std::string buffer;
    QCryptographicHash hash{QCryptographicHash::Sha256};
    qint64 changes = 0;

    State() = default;
    State(const State &) = delete;
    State &operator=(const State &) = delete;
    ~State() { close(); }

    /// Removes what is not finished.
    void close() {
        if (fd >= 0)
            ::close(std::exchange(fd, -1));
        if (!path.isEmpty())
            ::unlink(std::exchange(path, {}).constData());
    }

    /// After it the writer writes nothing more: a file with a hole must never get its name.
    std::unexpected<Error> writeError() {
        const int code = errno;
        close();
        return fail(
            ErrorCode::Io,
            Tr::tr("The reverse file %1, without which an import cannot be undone, cannot be written; no file was "
                   "left.")
                .arg(target),
            code == ENOSPC || code == EDQUOT || code == EFBIG
                ? Tr::tr("There is no room for it: make room on that disk, or name another folder.")
                : Tr::tr("Check that the folder may be written by this user."),
            QString::fromLocal8Bit(std::strerror(code)));
    }

    [[nodiscard]] std::unexpected<Error> alreadyThere() const {
        return fail(ErrorCode::AlreadyExists,
                    Tr::tr("The reverse file %1 exists already; it was not touched, nothing was written.").arg(target),
                    Tr::tr("It may be the only way to undo an import: undo that, or move the file away."));
    }

    Status open() {
        STELLWERK_TRY(makeFolder(QFileInfo(target).absolutePath()));
        if (QFileInfo::exists(target) || QFileInfo(target).isSymLink())
            return alreadyThere();
        const QFileInfo info(target);
        QByteArray name = QFile::encodeName(QStringLiteral("%1/.%2-XXXXXX").arg(info.absolutePath(), info.fileName()));
        fd = ::mkostemp(name.data(), O_CLOEXEC); // mode 0600
        if (fd < 0)
            return writeError();
        path = name;
        return {};
    }

    Status flush() {
        std::string_view left = buffer;
        while (!left.empty()) {
            const ssize_t written = ::write(fd, left.data(), left.size());
            if (written < 0 && errno != EINTR)
                return writeError();
            left.remove_prefix(static_cast<size_t>(std::max<ssize_t>(written, 0)));
        }
        buffer.clear();
        return {};
    }

    Status add(const ReverseChange &change) {
        if (fd < 0)
            return fail(ErrorCode::Internal,
                        Tr::tr("The reverse file %1 was closed before; the change was not noted.").arg(target));
        if (change.id.kind != ValueKind::Integer || change.cells.empty())
            return fail(ErrorCode::Internal,
                        Tr::tr("The change of the row %1 of %2 cannot be noted in %3: %4")
                            .arg(change.id.toString(), change.table, target,
                                 change.cells.empty() ? Tr::tr("it has no cells.") : Tr::tr("its id is no number.")));
        const size_t before = buffer.size();
        appendReverseChange(buffer, change);
        const std::string_view line = std::string_view(buffer).substr(before);
        if (line.size() > static_cast<size_t>(kMaxReverseLine)) {
            const auto bytes = line.size();
            close();
            return fail(ErrorCode::InvalidInput,
                        Tr::tr("The row %1 of %2 is too large to be noted in %3: its line would have %4 bytes; no file "
                               "was left.")
                            .arg(change.id.toString(), change.table, target)
                            .arg(bytes));
        }
        hash.addData(view(line));
        ++changes;
        return buffer.size() < kBufferBytes ? Status{} : flush();
    }

    Status rename() {
        const QByteArray name = QFile::encodeName(target);
        if (::renameat2(AT_FDCWD, path.constData(), AT_FDCWD, name.constData(), RENAME_NOREPLACE) == 0)
            return {};
        if (errno == EEXIST)
            return alreadyThere();
        // Some file systems cannot refuse to replace; there looking first has to do.
        if (errno != EINVAL && errno != ENOSYS)
            return writeError();
        if (QFileInfo::exists(target))
            return alreadyThere();
        return ::rename(path.constData(), name.constData()) == 0 ? Status{} : Status(writeError());
    }

    Status finish() {
        if (fd < 0)
            return fail(ErrorCode::Internal, Tr::tr("The reverse file %1 was closed before.").arg(target));
        buffer += reverseEnd(changes, hash.result().toHex());
        STELLWERK_TRY(flush());
        if (::fsync(fd) != 0)
            return writeError();
        if (Status renamed = rename(); !renamed) {
            close();
            return renamed;
        }
        path.clear();
        close();
        syncFolder(QFileInfo(target).absolutePath());
        return {};
    }
};

ReverseWriter::ReverseWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ReverseWriter::ReverseWriter(ReverseWriter &&) noexcept = default;
ReverseWriter &ReverseWriter::operator=(ReverseWriter &&) noexcept = default;
ReverseWriter::~ReverseWriter() = default;

Result<ReverseWriter> ReverseWriter::create(const QString &file, const QString &about) {
    auto state = std::make_unique<State>();
    state->target = QDir::cleanPath(QFileInfo(file).absoluteFilePath());
    STELLWERK_TRY(state->open());
    state->buffer = reverseHead(about, utcTimestamp());
    state->hash.addData(view(state->buffer));
    return ReverseWriter(std::move(state));
}

Status ReverseWriter::inserted(const QString &table, const QString &idColumn, const Value &id,
                               const std::vector<ReverseCell> &cells) {
    return m_state->add({ReverseOp::Insert, table, idColumn, id, cells});
}

Status ReverseWriter::updated(const QString &table, const QString &idColumn, const Value &id,
                              const std::vector<ReverseCell> &cells) {
    return m_state->add({ReverseOp::Update, table, idColumn, id, cells});
}

Status ReverseWriter::deleted(const QString &table, const QString &idColumn, const Value &id,
                              const std::vector<ReverseCell> &cells) {
    return m_state->add({ReverseOp::Delete, table, idColumn, id, cells});
}

Status ReverseWriter::finish() {
    return m_state->finish();
}

} // namespace stellwerk::masterdata
