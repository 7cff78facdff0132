// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/public_key.h"
#include "package/signature/key.h"

#include <QByteArray>
#include <QString>

namespace stellwerk::package {

/// A signature file of minisign: what was signed lies elsewhere.
struct Signature {
    bool prehashed = true;      ///< "ED": over the BLAKE2b-512 of the content; else "Ed": over the content itself
    QByteArray keyId;           ///< PublicKey::id of the key that it claims; proved only by verifySignature()
    QByteArray signature;       ///< kSignatureSize bytes, of the content
    QByteArray comment;         ///< the trusted comment, UTF-8 without control characters
    QByteArray globalSignature; ///< of signature and comment

    [[nodiscard]] QString keyIdText() const { return PublicKey::idText(keyId); }
    [[nodiscard]] QString commentText() const { return QString::fromUtf8(comment); }
};

/// Reads a signature file of minisign: four lines. Damaged when it is none; the untrusted comment is thrown away.
[[nodiscard]] Result<Signature> parseSignature(const QByteArray &file);

/// Fails with Damaged unless @p key made @p signature, its comment included, of exactly this content. The caller has
/// chosen the key by Signature::keyId.
[[nodiscard]] Status verifySignature(const Signature &signature, const PublicKey &key, QByteArrayView content);

/// A signature file over @p content. @p trustedComment is covered by it: one line without control characters (but
/// tabs), at most kMaxTrustedComment bytes; InvalidInput otherwise.
[[nodiscard]] Result<QByteArray> signContent(const SecretKey &key, QByteArrayView content,
                                             const QString &trustedComment);

inline constexpr qsizetype kMaxTrustedComment = 8000; // minisign: 8192 with prefix and end

} // namespace stellwerk::package
