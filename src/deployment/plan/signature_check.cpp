// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/signature_check.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Preflight)
};

using Kind = package::SignatureState::Kind;

} // namespace

CheckResult signatureCheck(const package::SignatureState &signature, const project::Environment &target) {
    CheckResult check{.code = QStringLiteral("signature"), .title = Tr::tr("Signature"), .message = {}, .hint = {}};
    const QString signer = signature.keyName.isEmpty()
                               ? signature.keyId
                               : QStringLiteral("%1 (%2)").arg(signature.keyName, signature.keyId);
    switch (signature.kind) {
    case Kind::Trusted:
        check.message = Tr::tr("Signed by %1, which “%2” trusts: %3")
                            .arg(signer, target.name, QString(signature.trustedComment).replace(u'\t', u' '));
        return check;
    case Kind::Unchecked:
        check.message = Tr::tr("The package names a signature by %1; it was not checked, because “%2” has no "
                               "trusted_keys.")
                            .arg(signer, target.name);
        return check;
    case Kind::Unsigned:
        break;
    }
    if (target.trustedKeys.empty()) {
        check.message = Tr::tr("The package is not signed, and “%1” demands no signature.").arg(target.name);
        return check;
    }
    check.level = CheckResult::Level::Warning;
    check.message =
        Tr::tr("The package is not signed. “%1” has trusted_keys; in production it would be refused.").arg(target.name);
    check.hint = Tr::tr("Sign it: stellwerk-cli package sign FILE --key KEY");
    return check;
}

} // namespace stellwerk::deployment
