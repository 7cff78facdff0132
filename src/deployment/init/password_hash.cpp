// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/init/password_hash.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>

#include <crypt.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <array>
#include <memory>

namespace stellwerk::deployment {

using project::PasswordAlgorithm;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Init)
};

constexpr qsizetype kSaltBytes = 16;
constexpr qsizetype kHashBytes = 32;
constexpr quint32 kMemoryKib = 64 << 10; ///< with three rounds the second recommendation of RFC 9106
constexpr quint32 kRounds = 3;
constexpr unsigned long kBcryptCost = 12;
constexpr qsizetype kBcryptReads = 72;
constexpr qsizetype kFewCharacters = 5;

QByteArray randomBytes(qsizetype count) {
    std::array<quint32, kSaltBytes / sizeof(quint32)> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.data()), std::min<qsizetype>(count, sizeof(words)));
}

QString hexOf(QCryptographicHash::Algorithm algorithm, const QByteArray &password) {
    return QString::fromLatin1(QCryptographicHash::hash(password, algorithm).toHex());
}

bool sameText(const QString &a, const QString &b) {
    const QByteArray left = a.toUtf8();
    const QByteArray right = b.toUtf8();
    return left.size() == right.size() &&
           CRYPTO_memcmp(left.constData(), right.constData(), static_cast<size_t>(left.size())) == 0;
}

/// crypt(3) with a setting or a whole hash; empty when it refuses.
QString crypted(const QByteArray &password, const QByteArray &setting) {
    const auto data = std::make_unique<crypt_data>();
    const char *hash = ::crypt_rn(password.constData(), setting.constData(), data.get(), sizeof(crypt_data));
    return hash ? QString::fromLatin1(hash) : QString();
}

QString bcryptHash(const QByteArray &password) {
    const QByteArray salt = randomBytes(kSaltBytes);
    std::array<char, CRYPT_GENSALT_OUTPUT_SIZE> setting{};
    if (!::crypt_gensalt_rn("$2b$", kBcryptCost, salt.constData(), static_cast<int>(salt.size()), setting.data(),
                            static_cast<int>(setting.size())))
        return {};
    return crypted(password, QByteArray(setting.data()));
}

QString phcText(quint32 memory, quint32 rounds, const QByteArray &salt, const QByteArray &hash) {
    const auto base64 = [](const QByteArray &bytes) {
        return QString::fromLatin1(bytes.toBase64(QByteArray::OmitTrailingEquals));
    };
    return QStringLiteral("$argon2id$v=19$m=%1,t=%2,p=1$%3$%4")
        .arg(QString::number(memory), QString::number(rounds), base64(salt), base64(hash));
}

bool verifyArgon(const QByteArray &password, const QString &hash) {
    static const QRegularExpression form(
        QStringLiteral("\\A\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=1\\$([^$]+)\\$([^$]+)\\z"));
    const auto match = form.match(hash);
    if (!match.hasMatch())
        return false;
    const QByteArray salt = QByteArray::fromBase64(match.captured(3).toLatin1());
    const auto size = QByteArray::fromBase64(match.captured(4).toLatin1()).size();
    const quint32 memory = match.captured(1).toUInt();
    const quint32 rounds = match.captured(2).toUInt();
    const auto again = argon2id(password, salt, memory, rounds, size);
    return again && sameText(phcText(memory, rounds, salt, *again), hash);
}

/// "abcdef", "567890", "aaaa": every character follows from the one before.
bool isRowOfNeighbours(const QString &password) {
    for (qsizetype i = 1; i < password.size(); ++i) {
        const bool turns = password[i - 1] == u'9' && password[i] == u'0';
        if (!turns && std::abs(password[i].unicode() - password[i - 1].unicode()) > 1)
            return false;
    }
    return true;
}

} // namespace

Result<QByteArray> argon2id(const QByteArray &password, const QByteArray &salt, quint32 memory, quint32 rounds,
                            qsizetype size) {
    const std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> kdf(EVP_KDF_fetch(nullptr, "ARGON2ID", nullptr),
                                                                EVP_KDF_free);
    const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(EVP_KDF_CTX_new(kdf.get()),
                                                                            EVP_KDF_CTX_free);
    if (!kdf || !context)
        return fail(ErrorCode::Internal,
                    Tr::tr("This system's OpenSSL has no argon2id; version 3.2 or newer is needed."));
    QByteArray secret = password;
    QByteArray saltBytes = salt;
    quint32 lanes = 1;
    const std::array<OSSL_PARAM, 6> parameters{
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_PASSWORD, secret.data(), static_cast<size_t>(secret.size())),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, saltBytes.data(), static_cast<size_t>(saltBytes.size())),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_ITER, &rounds),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_ARGON2_LANES, &lanes),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_ARGON2_MEMCOST, &memory),
        OSSL_PARAM_construct_end()};
    QByteArray hash(size, '\0');
    if (EVP_KDF_derive(context.get(), reinterpret_cast<unsigned char *>(hash.data()), static_cast<size_t>(hash.size()),
                       parameters.data()) != 1)
        return fail(ErrorCode::InvalidInput, Tr::tr("The hash of the password could not be made."));
    return hash;
}

Result<QString> hashPassword(PasswordAlgorithm algorithm, const QString &password) {
    const QByteArray bytes = password.toUtf8();
    QString hash;
    switch (algorithm) {
    case PasswordAlgorithm::Md5:
        return hexOf(QCryptographicHash::Md5, bytes);
    case PasswordAlgorithm::Sha256:
        return hexOf(QCryptographicHash::Sha256, bytes);
    case PasswordAlgorithm::Bcrypt:
        if (bytes.size() > kBcryptReads)
            return fail(ErrorCode::InvalidInput,
                        Tr::tr("bcrypt reads only %1 bytes, and the password is longer.").arg(kBcryptReads));
        hash = bcryptHash(bytes);
        break;
    case PasswordAlgorithm::Argon2id: {
        const QByteArray salt = randomBytes(kSaltBytes);
        STELLWERK_ASSIGN(const QByteArray derived, argon2id(bytes, salt, kMemoryKib, kRounds, kHashBytes));
        return phcText(kMemoryKib, kRounds, salt, derived);
    }
    }
    if (hash.isEmpty())
        return fail(ErrorCode::InvalidInput, Tr::tr("The hash of the password could not be made."));
    return hash;
}

bool verifyPassword(PasswordAlgorithm algorithm, const QString &password, const QString &hash) {
    const QByteArray bytes = password.toUtf8();
    switch (algorithm) {
    case PasswordAlgorithm::Md5:
        return sameText(hexOf(QCryptographicHash::Md5, bytes), hash);
    case PasswordAlgorithm::Sha256:
        return sameText(hexOf(QCryptographicHash::Sha256, bytes), hash);
    case PasswordAlgorithm::Bcrypt:
        return hash.startsWith(QLatin1String("$2")) && sameText(crypted(bytes, hash.toLatin1()), hash);
    case PasswordAlgorithm::Argon2id:
        return verifyArgon(bytes, hash);
    }
    Q_UNREACHABLE_RETURN(false);
}

bool isWeak(PasswordAlgorithm algorithm) {
    return algorithm == PasswordAlgorithm::Md5 || algorithm == PasswordAlgorithm::Sha256;
}

Status checkStrength(const project::InitAdmin &admin, const QString &name, const QString &email,
                     const QString &password) {
    QStringList reasons;
    if (password.size() < admin.minLength)
        reasons << Tr::tr("it has less than %n character(s)", nullptr, admin.minLength);
    if (QSet<QChar>(password.begin(), password.end()).size() < kFewCharacters)
        reasons << Tr::tr("it has less than %n different character(s)", nullptr, static_cast<int>(kFewCharacters));
    if (!password.isEmpty() && isRowOfNeighbours(password))
        reasons << Tr::tr("its characters follow each other");
    if (name.size() > 2 && password.contains(name, Qt::CaseInsensitive))
        reasons << Tr::tr("it contains the account's name");
    if (!email.isEmpty() && password.compare(email, Qt::CaseInsensitive) == 0)
        reasons << Tr::tr("it is the e-mail address");
    if (std::ranges::any_of(password, [](QChar sign) { return sign.category() == QChar::Other_Control; }))
        reasons << Tr::tr("it contains control characters");
    if (reasons.isEmpty())
        return {};
    return fail(ErrorCode::InvalidInput,
                Tr::tr("The password of the account is not taken: %1. Nothing was changed.")
                    .arg(reasons.join(QLatin1String("; "))),
                Tr::tr("Choose a longer one, for example several words."));
}

} // namespace stellwerk::deployment
