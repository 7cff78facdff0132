// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/public_key.h"
#include "package/signature/crypto.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace stellwerk::package {

/// Gives the password of a key file; called only when the file is encrypted.
using KeyPassword = std::function<Result<QString>()>;

/// The secret half of a minisign key pair. Its bytes are overwritten when it goes.
class SecretKey final {
public:
    [[nodiscard]] static Result<SecretKey> generate();

    /// Reads a secret key file of minisign (jedisct1.github.io/minisign): two lines, "untrusted comment: …" and base64.
    /// Encrypted ones (scrypt) and those of `minisign -W`. Damaged: not such a file; AccessDenied: wrong password.
    [[nodiscard]] static Result<SecretKey> parse(const QByteArray &file, const KeyPassword &password);

    SecretKey(SecretKey &&) noexcept = default;
    SecretKey &operator=(SecretKey &&) noexcept = default;
    SecretKey(const SecretKey &) = delete;
    SecretKey &operator=(const SecretKey &) = delete;
    ~SecretKey() { wipe(m_seed); }

    [[nodiscard]] const PublicKey &publicKey() const { return m_public; }
    [[nodiscard]] Result<QByteArray> sign(QByteArrayView message) const;

    /// The file that parse() reads; an empty @p password leaves it unencrypted.
    [[nodiscard]] Result<QByteArray> toFile(const QString &password, const ScryptCost &cost = {}) const;

private:
    SecretKey() = default;
    [[nodiscard]] static Result<SecretKey> fromSeed(const QByteArray &id, QByteArray seed);

    PublicKey m_public;
    QByteArray m_seed; ///< kSeedSize bytes
};

/// The public key file of minisign.
[[nodiscard]] QByteArray publicKeyFile(const PublicKey &key);
/// Reads such a file. Damaged when it is none.
[[nodiscard]] Result<PublicKey> parsePublicKeyFile(const QByteArray &file);

} // namespace stellwerk::package
