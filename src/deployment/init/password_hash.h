// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "project/project.h"

#include <QByteArray>
#include <QString>

namespace stellwerk::deployment {

/// The hash as the application keeps it. bcrypt and argon2id get a salt of 16 random bytes. Fails with InvalidInput for
/// what an algorithm cannot take (bcrypt reads only 72 bytes).
[[nodiscard]] Result<QString> hashPassword(project::PasswordAlgorithm algorithm, const QString &password);

/// Is @p hash one of @p password? False for what is no hash of the algorithm.
[[nodiscard]] bool verifyPassword(project::PasswordAlgorithm algorithm, const QString &password, const QString &hash);

/// Hashes without salt: whoever reads the table knows the common passwords at once.
[[nodiscard]] bool isWeak(project::PasswordAlgorithm algorithm);

/// Argon2id (RFC 9106, version 0x13, one lane), @p memory in KiB; @p size bytes.
[[nodiscard]] Result<QByteArray> argon2id(const QByteArray &password, const QByteArray &salt, quint32 memory,
                                          quint32 rounds, qsizetype size);

/// InvalidInput with every reason why the password is not taken: too short, made of few different characters or of a
/// row of neighbours, or of the name or address. Never repeats it.
[[nodiscard]] Status checkStrength(const project::InitAdmin &admin, const QString &name, const QString &email,
                                   const QString &password);

} // namespace stellwerk::deployment
