// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

#include <memory>
#include <string_view>

namespace stellwerk::backup {

/// Writes the frames of a backup file (file_format.h) under a temporary name with mode 0600. Until commit() there is
/// no file of the final name, and without it nothing is left.
class FileWriter final {
public:
    /// The folder is made when it is missing.
    [[nodiscard]] static Result<FileWriter> create(const QString &folder);
    FileWriter(FileWriter &&) noexcept;
    FileWriter &operator=(FileWriter &&) noexcept;
    ~FileWriter();

    /// Compresses more of the first frame.
    [[nodiscard]] Status write(std::string_view bytes);

    struct Content {
        qint64 bytes = 0;
        QString sha256;
    };
    /// Ends the first frame; gives what the footer says about it.
    [[nodiscard]] Result<Content> endContent();

    /// Writes the footer and the trailer, flushes to disk and renames to "<stem>.jsonl.zst", or "<stem>_2.jsonl.zst"
    /// and so on when that exists. Gives the absolute path.
    [[nodiscard]] Result<QString> commit(std::string_view footer, const QString &stem);

private:
    struct Impl;
    explicit FileWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace stellwerk::backup
