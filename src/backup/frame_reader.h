// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

#include <memory>
#include <string_view>

namespace stellwerk::backup {

/// Reads the frames of a backup file line by line, in bounded memory, and checks everything below the lines: the
/// trailer, zstd's own checksums, the SHA-256 of the file. Everything that does not fit is Damaged.
class FrameReader final {
public:
    /// Opens the file and reads its trailer. NotFound, InvalidInput (a folder), Io, Damaged.
    [[nodiscard]] static Result<FrameReader> open(const QString &path);
    FrameReader(FrameReader &&) noexcept;
    FrameReader &operator=(FrameReader &&) noexcept;
    ~FrameReader();

    /// The next line of the current frame without its end, valid until the next call; RowParser::kPadding more bytes
    /// may be read behind it. False at the end of the frame.
    [[nodiscard]] Result<bool> nextLine(std::string_view &line);
    /// After nextLine() gave false: goes on with the footer's frame.
    [[nodiscard]] Status beginFooter();
    /// Goes straight to the footer's frame, without the rows.
    [[nodiscard]] Status seekFooter();
    /// After the footer's frame: compares the whole file with its SHA-256.
    [[nodiscard]] Status verifyEnd();

    /// Uncompressed bytes of the current frame so far, and their SHA-256 in hex.
    [[nodiscard]] qint64 frameBytes() const;
    [[nodiscard]] QString frameSha256() const;
    [[nodiscard]] qint64 fileSize() const;

private:
    struct Impl;
    explicit FrameReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace stellwerk::backup
