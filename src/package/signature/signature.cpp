// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/signature/signature.h"

#include "package/signature/crypto.h"
#include "package/signature/key_lines.h"

#include <QCoreApplication>

namespace stellwerk::package {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Signature)
};

constexpr QByteArrayView kPrehashed("ED");
constexpr QByteArrayView kWhole("Ed");
constexpr qsizetype kDigestSize = 64;

std::unexpected<Error> noSignature(const QString &reason) {
    return fail(ErrorCode::Damaged, Tr::tr("This is no signature of minisign: %1.").arg(reason),
                Tr::tr("Fetch or make the file again. Nothing was changed."));
}

} // namespace

Result<Signature> parseSignature(const QByteArray &file) {
    STELLWERK_ASSIGN(const QList<QByteArray> lines, readLines(file, 4));
    STELLWERK_TRY(readComment(lines[0], kUntrustedComment));
    STELLWERK_ASSIGN(const QByteArray bytes, readBase64(lines[1]));
    Signature signature;
    STELLWERK_ASSIGN(signature.comment, readComment(lines[2], kTrustedComment));
    STELLWERK_ASSIGN(signature.globalSignature, readBase64(lines[3]));
    if (!bytes.startsWith(kPrehashed) && !bytes.startsWith(kWhole))
        return noSignature(Tr::tr("it is of an unknown kind"));
    if (bytes.size() != kPrehashed.size() + PublicKey::kIdSize + kSignatureSize ||
        signature.globalSignature.size() != kSignatureSize)
        return noSignature(Tr::tr("it has the wrong length"));
    signature.prehashed = bytes.startsWith(kPrehashed);
    signature.keyId = bytes.sliced(kPrehashed.size(), PublicKey::kIdSize);
    signature.signature = bytes.last(kSignatureSize);
    return signature;
}

Status verifySignature(const Signature &signature, const PublicKey &key, QByteArrayView content) {
    const QByteArray digest = signature.prehashed ? blake2b(content, kDigestSize) : QByteArray();
    if (!ed25519Verify(key.key, signature.prehashed ? QByteArrayView(digest) : content, signature.signature))
        return fail(ErrorCode::Damaged,
                    Tr::tr("The signature does not fit: what was signed has been changed, or the signature has."),
                    Tr::tr("Fetch both again from where they were made; do not trust them. Nothing was changed."));
    const QByteArray covered = signature.signature + signature.comment;
    if (!ed25519Verify(key.key, covered, signature.globalSignature))
        return fail(ErrorCode::Damaged, Tr::tr("The comment of the signature has been changed."),
                    Tr::tr("Fetch the signature again; do not trust it. Nothing was changed."));
    return {};
}

Result<QByteArray> signContent(const SecretKey &key, QByteArrayView content, const QString &trustedComment) {
    const QByteArray comment = trustedComment.toUtf8();
    STELLWERK_ASSIGN(const QByteArray made, key.sign(blake2b(content, kDigestSize)));
    const QByteArray covered = made + comment;
    STELLWERK_ASSIGN(const QByteArray global, key.sign(covered));
    QByteArray bytes = kPrehashed.toByteArray() + key.publicKey().id + made;
    QByteArray file = keyLines("signature from stellwerk, key " + key.publicKey().idText().toLatin1(), bytes);
    file += kTrustedComment;
    file += comment + '\n' + global.toBase64() + '\n';
    // The reader is the judge of what may stand in a comment.
    const auto read = parseSignature(file);
    if (comment.size() > kMaxTrustedComment || !read || read->comment != comment)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The comment cannot be signed: it must be one line of text without control characters, of "
                           "at most %n byte(s). Nothing was signed.",
                           nullptr, static_cast<int>(kMaxTrustedComment)));
    return file;
}

} // namespace stellwerk::package
