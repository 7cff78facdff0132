// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

#include <memory>
#include <string>
#include <string_view>

struct ZSTD_CCtx_s;

namespace stellwerk::backup {

/// Compresses lines into frames, one after the other; one object per thread.
class FrameCompressor final {
public:
    FrameCompressor();
    /// One frame with all of @p lines, valid until the next call.
    [[nodiscard]] Result<std::string_view> compress(std::string_view lines);

private:
    struct Free {
        void operator()(ZSTD_CCtx_s *zstd) const;
    };
    std::unique_ptr<ZSTD_CCtx_s, Free> m_zstd;
    std::string m_frame;
};

/// Writes the frames of a backup file (file_format.h) under a temporary name with mode 0600. Until commit() there is
/// no file of the final name, and without it nothing is left.
class FileWriter final {
public:
    /// The folder is made when it is missing; what killed writers left in it is removed.
    [[nodiscard]] static Result<FileWriter> create(const QString &folder);
    FileWriter(FileWriter &&) noexcept;
    FileWriter &operator=(FileWriter &&) noexcept;
    ~FileWriter();

    /// Adds a whole frame, compressed by FrameCompressor; gives where it begins. Several threads may do so.
    [[nodiscard]] Result<qint64> append(std::string_view frame);

    /// Writes the footer and the trailer, flushes to disk and renames to "<stem>.jsonl.zst", or "<stem>_2.jsonl.zst"
    /// and so on when that exists. Gives the absolute path.
    [[nodiscard]] Result<QString> commit(std::string_view footer, const QString &stem);

private:
    struct Impl;
    explicit FileWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace stellwerk::backup
