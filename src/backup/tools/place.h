// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/files.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <utility>

namespace stellwerk::backup {

/// What is not finished is called so, and no list shows it; for mkostemp and mkdtemp.
inline constexpr const char *kTemporaryName = "/.stellwerk-backup-XXXXXX";

/// An Io error for a backup that could not be written into @p folder; @p code is errno.
[[nodiscard]] std::unexpected<Error> writeError(const QString &folder, int code);

/// Renames a file or folder to "<stem><suffix>" in @p folder, or "<stem>_2<suffix>" and so on, never replacing
/// anything, and flushes the folder. Gives the absolute path.
[[nodiscard]] Result<QString> moveIntoPlace(const QByteArray &temporary, const QString &folder, const QString &stem,
                                            QLatin1StringView suffix);

/// The file that a backup is until it is complete: mode 0600, under a temporary name, gone with this object unless it
/// was given its name. It is locked, so that what killed writers left can be told from what is being written.
class TemporaryFile final {
public:
    /// The folder is made when it is missing; what killed writers left in it is removed.
    [[nodiscard]] static Result<TemporaryFile> create(const QString &folder);
    TemporaryFile(TemporaryFile &&other) noexcept;
    TemporaryFile &operator=(TemporaryFile &&) = delete;
    ~TemporaryFile();

    [[nodiscard]] Status write(QByteArrayView bytes);
    /// Flushes to disk and gives the file its name, see moveIntoPlace().
    [[nodiscard]] Result<QString> commit(const QString &stem, QLatin1StringView suffix);

private:
    TemporaryFile(QString folder, QByteArray path, int fd)
        : m_folder(std::move(folder)), m_path(std::move(path)), m_fd(fd) {}
    QString m_folder;
    QByteArray m_path; ///< empty once renamed
    int m_fd;
};

} // namespace stellwerk::backup
