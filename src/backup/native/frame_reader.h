// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

#include <memory>
#include <string_view>

namespace stellwerk::backup {

/// The error of a file in which something does not fit.
[[nodiscard]] std::unexpected<Error> fileDamaged(const QString &path, const QString &what);

/// Reads frames of a backup file line by line, in bounded memory, and checks everything below the lines: zstd's own
/// checksums, that a frame is where it should be and as long as it should be. Everything that does not fit is Damaged.
class FrameReader final {
public:
    /// NotFound, InvalidInput (a folder), Io.
    [[nodiscard]] static Result<FrameReader> open(const QString &path);
    FrameReader(FrameReader &&) noexcept;
    FrameReader &operator=(FrameReader &&) noexcept;
    ~FrameReader();

    /// Goes to the frame of @p size bytes at @p offset.
    [[nodiscard]] Status begin(qint64 offset, qint64 size);
    /// The next line of the frame without its end, valid until the next call; RowParser::kPadding more bytes may be
    /// read behind it. False at the end of the frame.
    [[nodiscard]] Result<bool> nextLine(std::string_view &line);

private:
    struct Impl;
    explicit FrameReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace stellwerk::backup
