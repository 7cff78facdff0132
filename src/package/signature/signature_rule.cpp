// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/signature/signature_rule.h"

#include "base/files.h"
#include "package/signature/key_lines.h"
#include "package/signature/signature.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::package {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Signature)
};

QString labels(const std::vector<project::TrustedKey> &keys) {
    QStringList names;
    for (const project::TrustedKey &key : keys)
        names << key.label();
    return names.join(QLatin1String(", "));
}

std::unexpected<Error> refused(const QString &message, const SignatureRule &rule) {
    return fail(ErrorCode::CheckFailed, message,
                Tr::tr("Trusted are: %1. One of their owners signs it with: stellwerk-cli package sign FILE --key KEY")
                    .arg(labels(rule.trusted)));
}

} // namespace

SignatureRule SignatureRule::of(const project::Environment &environment) {
    return {.trusted = environment.trustedKeys,
            .required = !environment.trustedKeys.empty() && environment.needsConfirmation(),
            .place = environment.name};
}

QString SignatureState::kindName() const {
    switch (kind) {
    case Kind::Unsigned:
        return QStringLiteral("unsigned");
    case Kind::Unchecked:
        return QStringLiteral("unchecked");
    case Kind::Trusted:
        return QStringLiteral("trusted");
    }
    Q_UNREACHABLE_RETURN({});
}

QString signatureFile(const QString &file) {
    return QString(file + QLatin1String(".minisig"));
}

Result<SignatureState> checkSignature(const QString &file, QByteArrayView content, const SignatureRule &rule) {
    const QString name = QFileInfo(file).fileName();
    const QString path = signatureFile(file);
    if (!QFileInfo::exists(path)) {
        if (!rule.required)
            return SignatureState{};
        return refused(Tr::tr("The package %1 is not signed, and “%2” takes only signed ones. Nothing in it was read, "
                              "nothing was changed.")
                           .arg(name, rule.place),
                       rule);
    }
    STELLWERK_ASSIGN(const QByteArray text, readFile(path, kMaxKeyFile));
    const auto signature = parseSignature(text);
    if (!signature)
        return fail(Error(signature.error()).during(Tr::tr("reading the signature %1").arg(path)));
    if (rule.trusted.empty())
        return SignatureState{SignatureState::Kind::Unchecked, signature->keyIdText(), {}, {}};
    const auto trusted = std::ranges::find_if(
        rule.trusted, [&](const project::TrustedKey &key) { return key.key.id == signature->keyId; });
    if (trusted == rule.trusted.end())
        return refused(
            rule.place.isEmpty()
                ? Tr::tr("The package %1 is signed by the key %2, not by the named one. Nothing in it was read.")
                      .arg(name, signature->keyIdText())
                : Tr::tr("The package %1 is signed by the key %2, which “%3” does not trust. Nothing in it was read, "
                         "nothing was changed.")
                      .arg(name, signature->keyIdText(), rule.place),
            rule);
    if (Status verified = verifySignature(*signature, trusted->key, content); !verified)
        return fail(std::move(verified).error().during(
            Tr::tr("checking the signature of %1 by %2").arg(name, trusted->label())));
    return SignatureState{SignatureState::Kind::Trusted, signature->keyIdText(), trusted->name,
                          signature->commentText()};
}

} // namespace stellwerk::package
