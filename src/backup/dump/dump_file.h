// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/dump/dump_metadata.h"

#include <memory>
#include <optional>
#include <string_view>

namespace stellwerk::backup {

inline constexpr QLatin1StringView kDumpSuffix(".sql.zst");

/// Writes a dump under a temporary name with mode 0600, compressing what it is given. Without commit() nothing is left.
class DumpFileWriter final {
public:
    /// The folder is made when it is missing.
    [[nodiscard]] static Result<DumpFileWriter> create(const QString &folder);
    DumpFileWriter(DumpFileWriter &&) noexcept;
    ~DumpFileWriter();

    [[nodiscard]] Status write(std::string_view bytes);
    /// Fills bytes and SHA-256 of @p metadata, adds it, flushes to disk and renames to "<stem>.sql.zst", or
    /// "<stem>_2.sql.zst" and so on when that exists. Gives the absolute path.
    [[nodiscard]] Result<QString> commit(DumpMetadata metadata, const QString &stem);

private:
    struct Impl;
    explicit DumpFileWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Reads a dump of any origin as a stream: with Stellwerk's metadata, other zstd, or plain text.
class DumpFileReader final {
public:
    /// NotFound, Io, InvalidInput (a folder, gzip), Damaged (the metadata).
    [[nodiscard]] static Result<DumpFileReader> open(const QString &file);
    DumpFileReader(DumpFileReader &&) noexcept;
    ~DumpFileReader();

    /// Nothing for a dump that Stellwerk did not write.
    [[nodiscard]] const std::optional<DumpMetadata> &metadata() const;
    [[nodiscard]] qint64 fileSize() const;
    /// Bytes of the file that have been read.
    [[nodiscard]] qint64 position() const;

    /// The next piece of the dump's text; false at its end, after which everything that the file says of itself has
    /// been compared. Damaged when it does not fit.
    [[nodiscard]] Result<bool> read(std::string_view &piece);

private:
    struct Impl;
    explicit DumpFileReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace stellwerk::backup
