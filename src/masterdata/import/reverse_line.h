// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/import/reverse_file.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stellwerk::masterdata {

/// Longer lines are neither written nor read; enough for a row with 60 MiB of bytes before and after.
inline constexpr qint64 kMaxReverseLine = qint64(256) << 20;

enum class ReverseOp : quint8 { Insert, Update, Delete };

/// What an import did to one row: one line of a reverse file.
struct ReverseChange {
    ReverseOp op = ReverseOp::Update;
    QString table;
    QString idColumn;
    db::Value id; ///< Integer
    std::vector<ReverseCell> cells;
};

/// The lines as they are written, each with its line end.
[[nodiscard]] std::string reverseHead(const QString &about, const QString &createdAt);
void appendReverseChange(std::string &out, const ReverseChange &change);
/// @p sha256: hex digits over all bytes before this line.
[[nodiscard]] std::string reverseEnd(qint64 changes, const QByteArray &sha256);

class ReverseLineDocument;

/// Reads lines to the bit. There is one spelling of everything: a line that would not be written like this is none,
/// so further members, other orders and other spellings of numbers need no rules.
class ReverseLineParser final {
public:
    ReverseLineParser();
    ReverseLineParser(ReverseLineParser &&) noexcept;
    ReverseLineParser &operator=(ReverseLineParser &&) noexcept;
    ~ReverseLineParser();

    /// The format's version; nothing when it is no head of a reverse file.
    [[nodiscard]] std::optional<qint64> headVersion(std::string_view line);
    [[nodiscard]] std::optional<ReverseChange> change(std::string_view line);

    static constexpr qint64 kVersion = 1;

private:
    std::unique_ptr<ReverseLineDocument> m_document;
};

} // namespace stellwerk::masterdata
