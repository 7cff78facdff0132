// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "package/signature/key.h"
#include "package/signature/signature_rule.h"

#include <QString>

namespace stellwerk::cli {

/// The words with which a secret key is named.
struct KeyWords {
    std::string key;      ///< file
    std::string password; ///< source, as in environments.toml; empty: it is asked for
};
/// --password SOURCE, and with @p name (e.g. "--key") the file.
void addKey(CLI::App &command, KeyWords &into, const char *name, const QString &help);

/// Reads the secret key; asks for its password when it has one and no source was named. Usage when nobody can be asked.
[[nodiscard]] Result<package::SecretKey> readSecretKey(const CommandContext &context, const KeyWords &words);

/// A password for a new key, asked for twice. Never empty.
[[nodiscard]] Result<QString> newPassword(const CommandContext &context, const KeyWords &words);

/// Signs a file that is a package and writes FILE.minisig; gives its path. A signature by another key is not replaced.
[[nodiscard]] Result<QString> signPackage(const QString &file, const package::SecretKey &key, const TaskContext &task);

/// The rule that --public-key (a key or a .pub file) or --env states; neither: trusts and demands nothing.
[[nodiscard]] Result<package::SignatureRule> signatureRule(const CommandContext &context, const std::string &publicKey);

[[nodiscard]] QJsonObject signatureToJson(const package::SignatureState &signature);
/// One sentence for people.
[[nodiscard]] QString signatureText(const package::SignatureState &signature);

} // namespace stellwerk::cli
