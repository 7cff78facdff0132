// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "project/environment.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace stellwerk::package {

/// Whose signature a package needs. Made by nobody it trusts nobody and demands nothing.
struct SignatureRule {
    std::vector<project::TrustedKey> trusted; ///< empty: a signature cannot be checked and is only named
    bool required = false;                    ///< one without a signature is refused
    QString place;                            ///< for messages: the environment whose rule this is

    /// The rule of an environment: with trusted_keys a signature must be of one of them; where a confirmation is needed
    /// (production, protected), there must be one.
    [[nodiscard]] static SignatureRule of(const project::Environment &environment);
};

/// What was found out about the signature of a package.
struct SignatureState {
    enum class Kind {
        Unsigned,  ///< there is none
        Unchecked, ///< there is one, but the rule names no keys
        Trusted,   ///< made by one of the rule's keys
    };
    Kind kind = Kind::Unsigned;
    QString keyId;          ///< of Unchecked as claimed, of Trusted proved
    QString keyName;        ///< as the rule names it; may be empty
    QString trustedComment; ///< of Trusted only

    /// "unsigned", "unchecked", "trusted".
    [[nodiscard]] QString kindName() const;
};

/// Where the signature of a file lies: FILE.minisig.
[[nodiscard]] QString signatureFile(const QString &file);

/// Looks at FILE.minisig beside the package @p file, whose bytes are @p content; nothing in them is read. CheckFailed:
/// no signature although one is required, or of a key that is not trusted. Damaged: one that is none, or that does not
/// fit.
[[nodiscard]] Result<SignatureState> checkSignature(const QString &file, QByteArrayView content,
                                                    const SignatureRule &rule);

} // namespace stellwerk::package
