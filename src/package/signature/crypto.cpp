// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/signature/crypto.h"

#include <QCoreApplication>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>

namespace stellwerk::package {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Signature)
};

struct Free {
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};
using MdContext = std::unique_ptr<EVP_MD_CTX, Free>;
using Key = std::unique_ptr<EVP_PKEY, Free>;

const unsigned char *raw(QByteArrayView bytes) {
    return reinterpret_cast<const unsigned char *>(bytes.data());
}
unsigned char *raw(QByteArray &bytes) {
    return reinterpret_cast<unsigned char *>(bytes.data());
}
size_t length(QByteArrayView bytes) {
    return static_cast<size_t>(bytes.size());
}

std::unexpected<Error> failed(const char *what) {
    return fail(ErrorCode::Internal, Tr::tr("The cryptographic library refused its service; nothing was changed."), {},
                QString::fromLatin1(what));
}

/// What a cost means for scrypt.
struct ScryptParameters {
    quint64 n = 2;
    quint64 p = 1;
    static constexpr quint64 kR = 8;
};

/// The rule of libsodium (crypto_pwhash_scryptsalsa208sha256, pickparams), so that the same file means the same key.
ScryptParameters parametersOf(const ScryptCost &cost) {
    constexpr quint64 kLeastOperations = 32768;
    constexpr quint64 kMostRp = 0x3fffffff;
    const quint64 operations = std::max(cost.operations, kLeastOperations);
    const bool fewOperations = operations < cost.memory / 32;
    const quint64 most =
        fewOperations ? operations / (ScryptParameters::kR * 4) : cost.memory / (ScryptParameters::kR * 128);
    ScryptParameters result;
    while (result.n <= most / 2)
        result.n *= 2;
    if (!fewOperations)
        result.p = std::max<quint64>(1, std::min(operations / 4 / result.n, kMostRp) / ScryptParameters::kR);
    return result;
}

} // namespace

QByteArray blake2b(QByteArrayView content, qsizetype size) {
    QByteArray digest(size, '\0');
    size_t wanted = static_cast<size_t>(size);
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_size_t(OSSL_DIGEST_PARAM_SIZE, &wanted),
                                     OSSL_PARAM_construct_end()};
    const MdContext context(EVP_MD_CTX_new());
    // Only a library without BLAKE2 could fail here, and nothing of ours can go on without it.
    if (!context || EVP_DigestInit_ex2(context.get(), EVP_blake2b512(), parameters) != 1 ||
        EVP_DigestUpdate(context.get(), content.data(), length(content)) != 1 ||
        EVP_DigestFinal_ex(context.get(), raw(digest), nullptr) != 1)
        qFatal("OpenSSL offers no BLAKE2b");
    return digest;
}

Result<QByteArray> randomBytes(qsizetype size) {
    QByteArray bytes(size, '\0');
    if (RAND_priv_bytes(raw(bytes), static_cast<int>(size)) != 1)
        return failed("no random numbers");
    return bytes;
}

Result<QByteArray> ed25519PublicKey(QByteArrayView seed) {
    const Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, raw(seed), length(seed)));
    QByteArray publicKey(32, '\0');
    size_t size = length(publicKey);
    if (!key || EVP_PKEY_get_raw_public_key(key.get(), raw(publicKey), &size) != 1 || size != length(publicKey))
        return failed("no Ed25519 key");
    return publicKey;
}

Result<QByteArray> ed25519Sign(QByteArrayView seed, QByteArrayView message) {
    const Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, raw(seed), length(seed)));
    const MdContext context(EVP_MD_CTX_new());
    QByteArray signature(kSignatureSize, '\0');
    size_t size = length(signature);
    if (!key || !context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
        EVP_DigestSign(context.get(), raw(signature), &size, raw(message), length(message)) != 1 ||
        size != length(signature))
        return failed("no Ed25519 signature");
    return signature;
}

bool ed25519Verify(QByteArrayView publicKey, QByteArrayView message, QByteArrayView signature) {
    const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(publicKey), length(publicKey)));
    const MdContext context(EVP_MD_CTX_new());
    return key && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), raw(signature), length(signature), raw(message), length(message)) == 1;
}

bool ScryptCost::bearable() const {
    return operations <= ScryptCost().operations && memory <= ScryptCost().memory;
}

Result<QByteArray> scrypt(QByteArrayView password, QByteArrayView salt, const ScryptCost &cost, qsizetype size) {
    constexpr quint64 kMostMemory = 2ULL << 30; // twice what a bearable cost asks for
    const ScryptParameters parameters = parametersOf(cost);
    QByteArray key(size, '\0');
    if (EVP_PBE_scrypt(password.data(), length(password), raw(salt), length(salt), parameters.n, ScryptParameters::kR,
                       parameters.p, kMostMemory, raw(key), length(key)) != 1)
        return fail(ErrorCode::Io,
                    Tr::tr("The password cannot be turned into a key: there are not %1 MiB of free "
                           "memory. Nothing was changed.")
                        .arg(cost.memory >> 20),
                    Tr::tr("Do this where there is more memory."));
    return key;
}

void wipe(QByteArray &secret) {
    OPENSSL_cleanse(secret.data(), static_cast<size_t>(secret.size()));
    secret.clear();
}

void wipe(QString &secret) {
    OPENSSL_cleanse(secret.data(), static_cast<size_t>(secret.size()) * sizeof(QChar));
    secret.clear();
}

} // namespace stellwerk::package
