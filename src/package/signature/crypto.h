// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QByteArrayView>

namespace stellwerk::package {

/// The primitives of minisign's formats, by OpenSSL.

inline constexpr qsizetype kSeedSize = 32;      ///< the secret of an Ed25519 key
inline constexpr qsizetype kSignatureSize = 64; ///< of Ed25519

/// @p size: 1 to 64 bytes.
[[nodiscard]] QByteArray blake2b(QByteArrayView content, qsizetype size);

[[nodiscard]] Result<QByteArray> randomBytes(qsizetype size);

/// The public key that belongs to @p seed.
[[nodiscard]] Result<QByteArray> ed25519PublicKey(QByteArrayView seed);
[[nodiscard]] Result<QByteArray> ed25519Sign(QByteArrayView seed, QByteArrayView message);
[[nodiscard]] bool ed25519Verify(QByteArrayView publicKey, QByteArrayView message, QByteArrayView signature);

/// What scrypt costs, as libsodium counts it and minisign's key files state it.
struct ScryptCost {
    quint64 operations = 1ULL << 25;
    quint64 memory = 1ULL << 30; ///< bytes

    /// Not more than minisign itself writes: a file of an unknown hand must not make anybody wait for days.
    [[nodiscard]] bool bearable() const;
};

/// Fails when the memory for it is not there.
[[nodiscard]] Result<QByteArray> scrypt(QByteArrayView password, QByteArrayView salt, const ScryptCost &cost,
                                        qsizetype size);

/// Overwrites a secret that is not needed any more.
void wipe(QByteArray &secret);
void wipe(QString &secret);

} // namespace stellwerk::package
