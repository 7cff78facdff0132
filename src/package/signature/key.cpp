// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/signature/key.h"

#include "package/signature/key_lines.h"

#include <QCoreApplication>
#include <QtEndian>

#include <algorithm>

namespace stellwerk::package {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Signature)
};

// The 158 bytes of a secret key file: algorithms of signature, password and checksum; salt and cost; then, encrypted
// as a whole, id, secret and public key (together what libsodium calls a secret key), checksum.
constexpr QByteArrayView kSignatureAlgorithm("Ed");
constexpr QByteArrayView kScrypt("Sc");
constexpr QByteArrayView kNoPassword("\0\0", 2);
constexpr QByteArrayView kBlake2b("B2");
constexpr qsizetype kSaltAt = 6;
constexpr qsizetype kSaltSize = 32;
constexpr qsizetype kOperationsAt = kSaltAt + kSaltSize;
constexpr qsizetype kMemoryAt = kOperationsAt + 8;
constexpr qsizetype kSecretAt = kMemoryAt + 8;
constexpr qsizetype kSumSize = 32;
constexpr qsizetype kSecretSize = PublicKey::kIdSize + kSeedSize + PublicKey::kKeySize + kSumSize;
constexpr qsizetype kFileSize = kSecretAt + kSecretSize;

std::unexpected<Error> noKey(const QString &reason) {
    return fail(ErrorCode::Damaged, Tr::tr("This is no secret key of minisign: %1.").arg(reason),
                Tr::tr("Take the right file, or make a new pair: stellwerk-cli package keygen"));
}

/// Covers algorithm, id, secret and public key.
QByteArray checksum(QByteArrayView secret) {
    QByteArray covered = kSignatureAlgorithm.toByteArray();
    covered += secret.first(kSecretSize - kSumSize);
    const QByteArray sum = blake2b(covered, kSumSize);
    wipe(covered);
    return sum;
}

bool isZero(QByteArrayView bytes) {
    return std::ranges::all_of(bytes, [](char c) { return c == '\0'; });
}

/// Encrypts and decrypts.
Status applyPassword(QByteArray &secret, QString password, QByteArrayView salt, const ScryptCost &cost) {
    QByteArray bytes = password.toUtf8();
    wipe(password);
    auto stream = scrypt(bytes, salt, cost, secret.size());
    wipe(bytes);
    if (!stream)
        return std::unexpected(std::move(stream).error());
    for (qsizetype i = 0; i < secret.size(); ++i)
        secret[i] = static_cast<char>(secret[i] ^ stream->at(i));
    wipe(*stream);
    return {};
}

Status decrypt(const QByteArray &bytes, QByteArray &secret, const KeyPassword &password) {
    const ScryptCost cost{qFromLittleEndian<quint64>(bytes.constData() + kOperationsAt),
                          qFromLittleEndian<quint64>(bytes.constData() + kMemoryAt)};
    if (!cost.bearable())
        return noKey(Tr::tr("its password is to be stretched beyond all measure"));
    STELLWERK_ASSIGN(QString word, password());
    STELLWERK_TRY(applyPassword(secret, std::move(word), QByteArrayView(bytes).sliced(kSaltAt, kSaltSize), cost));
    if (secret.last(kSumSize) == checksum(secret))
        return {};
    return fail(ErrorCode::AccessDenied,
                Tr::tr("The password of the secret key is wrong, or the file is damaged. Nothing was signed."),
                Tr::tr("Try again with the right password."));
}

/// minisign writes no checksum without a password, others do.
Status checkUnencrypted(const QByteArray &bytes, QByteArrayView secret) {
    if (!isZero(QByteArrayView(bytes).sliced(kSaltAt, kSecretAt - kSaltAt)))
        return noKey(Tr::tr("it has no password and yet the salt of one"));
    if (!isZero(secret.last(kSumSize)) && secret.last(kSumSize) != checksum(secret))
        return noKey(Tr::tr("its checksum is wrong"));
    return {};
}

} // namespace

Result<SecretKey> SecretKey::fromSeed(const QByteArray &id, QByteArray seed) {
    SecretKey key;
    key.m_seed = std::move(seed);
    STELLWERK_ASSIGN(QByteArray publicKey, ed25519PublicKey(key.m_seed));
    key.m_public = {id, std::move(publicKey)};
    return key;
}

Result<SecretKey> SecretKey::generate() {
    STELLWERK_ASSIGN(const QByteArray id, randomBytes(PublicKey::kIdSize));
    STELLWERK_ASSIGN(QByteArray seed, randomBytes(kSeedSize));
    return fromSeed(id, std::move(seed));
}

Result<SecretKey> SecretKey::parse(const QByteArray &file, const KeyPassword &password) {
    STELLWERK_ASSIGN(const QByteArray bytes, readKeyLines(file));
    if (bytes.size() != kFileSize)
        return noKey(Tr::tr("it has the wrong length"));
    if (!bytes.startsWith(kSignatureAlgorithm))
        return noKey(Tr::tr("it is for another kind of signature"));
    if (QByteArrayView(bytes).sliced(4, 2) != kBlake2b)
        return noKey(Tr::tr("it has another kind of checksum"));
    const QByteArrayView kind = QByteArrayView(bytes).sliced(2, 2);
    QByteArray secret = bytes.last(kSecretSize);
    if (kind == kScrypt)
        STELLWERK_TRY(decrypt(bytes, secret, password));
    else if (kind == kNoPassword)
        STELLWERK_TRY(checkUnencrypted(bytes, secret));
    else
        return noKey(Tr::tr("its password protects it in an unknown way"));
    auto key = fromSeed(secret.first(PublicKey::kIdSize), secret.sliced(PublicKey::kIdSize, kSeedSize));
    // A signature made with a public key that is not the secret's own gives the secret away.
    const bool own = key && key->m_public.key == secret.sliced(PublicKey::kIdSize + kSeedSize, PublicKey::kKeySize);
    wipe(secret);
    if (key && !own)
        return noKey(Tr::tr("its two halves do not belong together"));
    return key;
}

Result<QByteArray> SecretKey::sign(QByteArrayView message) const {
    return ed25519Sign(m_seed, message);
}

Result<QByteArray> SecretKey::toFile(const QString &password, const ScryptCost &cost) const {
    QByteArray secret = m_public.id + m_seed + m_public.key;
    secret += QByteArray(kSumSize, '\0');
    secret.replace(kSecretSize - kSumSize, kSumSize, checksum(secret));
    QByteArray salt(kSaltSize, '\0');
    QByteArray limits(16, '\0');
    if (!password.isEmpty()) {
        STELLWERK_ASSIGN(salt, randomBytes(kSaltSize));
        qToLittleEndian(cost.operations, limits.data());
        qToLittleEndian(cost.memory, limits.data() + 8);
        STELLWERK_TRY(applyPassword(secret, password, salt, cost));
    }
    QByteArray bytes = kSignatureAlgorithm.toByteArray();
    bytes += password.isEmpty() ? kNoPassword : kScrypt;
    bytes += kBlake2b;
    bytes += salt + limits + secret;
    wipe(secret);
    const QByteArray file = keyLines("minisign encrypted secret key", bytes);
    wipe(bytes);
    return file;
}

QByteArray publicKeyFile(const PublicKey &key) {
    return keyLines("minisign public key " + key.idText().toLatin1(),
                    QByteArray::fromBase64(key.toBase64().toLatin1()));
}

Result<PublicKey> parsePublicKeyFile(const QByteArray &file) {
    STELLWERK_ASSIGN(const QByteArray bytes, readKeyLines(file));
    const auto key = PublicKey::parse(QString::fromLatin1(bytes.toBase64()));
    if (!key)
        return fail(ErrorCode::Damaged, Tr::tr("This is no public key of minisign."),
                    Tr::tr("Take the file that ends with .pub."));
    return *key;
}

} // namespace stellwerk::package
