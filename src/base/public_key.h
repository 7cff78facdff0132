// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace stellwerk {

/// The public half of a minisign key pair (Ed25519), as it stands in settings and in the second line of a .pub file.
struct PublicKey {
    static constexpr qsizetype kIdSize = 8;
    static constexpr qsizetype kKeySize = 32;

    QByteArray id;  ///< kIdSize bytes, in the order of the file
    QByteArray key; ///< kKeySize bytes

    /// Reads "RW…": base64 of "Ed", id and key, 56 characters. Nothing when it is anything else.
    [[nodiscard]] static std::optional<PublicKey> parse(const QString &base64);
    [[nodiscard]] QString toBase64() const;
    /// The id as minisign prints it: 16 upper-case hex digits.
    [[nodiscard]] QString idText() const { return idText(id); }
    [[nodiscard]] static QString idText(const QByteArray &id);

    bool operator==(const PublicKey &) const = default;
};

/// Strict base64: the standard alphabet, no blanks, and only the one spelling that encoding would give.
[[nodiscard]] std::optional<QByteArray> decodeBase64(const QByteArray &text);

} // namespace stellwerk
