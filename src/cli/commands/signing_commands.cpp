// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "cli/command.h"
#include "cli/signing.h"
#include "package/signature/signature_rule.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct SigningWords {
    std::string file;
    KeyWords key;
    bool noPassword = false;
};

/// FILE.pub beside FILE.key or FILE.
QString publicKeyPath(const QString &secret) {
    const QString stem = secret.endsWith(QLatin1String(".key")) ? secret.chopped(4) : secret;
    return QString(stem + QLatin1String(".pub"));
}

Result<CommandResult> keygen(const CommandContext &context, const SigningWords &words) {
    const QString secret = QString::fromStdString(words.key.key);
    const QString open = publicKeyPath(secret);
    for (const QString &path : {secret, open}) {
        // A key that is lost cannot be made again.
        if (QFileInfo::exists(path))
            return fail(ErrorCode::AlreadyExists, Tr::tr("%1 exists already; no key was made.").arg(path),
                        Tr::tr("Choose another name, or move it away."));
    }
    if (words.noPassword && !words.key.password.empty())
        return fail(ErrorCode::Usage, Tr::tr("Either --password or --no-password, not both."));
    QString password;
    if (!words.noPassword) {
        STELLWERK_ASSIGN(password, newPassword(context, words.key));
    }
    STELLWERK_ASSIGN(const package::SecretKey key, package::SecretKey::generate());
    auto file = key.toFile(password);
    package::wipe(password);
    if (!file)
        return std::unexpected(std::move(file).error());
    const Status written = writeFileAtomically(secret, *file, FileAccess::OwnerOnly);
    package::wipe(*file);
    STELLWERK_TRY(written);
    STELLWERK_TRY(writeFileAtomically(open, package::publicKeyFile(key.publicKey())));
    CommandResult result;
    result.json = {{QStringLiteral("key_id"), key.publicKey().idText()},
                   {QStringLiteral("public_key"), key.publicKey().toBase64()},
                   {QStringLiteral("public_key_file"), open},
                   {QStringLiteral("secret_key_file"), secret},
                   {QStringLiteral("encrypted"), !words.noPassword}};
    result.text = key.publicKey().toBase64() + u'\n';
    context.output().talk(
        Tr::tr("The secret key is %1: keep it to yourself, and keep a copy in a safe place.\nThe public key is %2; put "
               "its line into trusted_keys of environments.toml.")
            .arg(secret, open));
    if (words.noPassword)
        result.warnings << Tr::tr("The secret key has no password: whoever reads the file can sign.");
    return result;
}

Result<CommandResult> sign(const CommandContext &context, const SigningWords &words) {
    const QString file = QString::fromStdString(words.file);
    STELLWERK_ASSIGN(const package::SecretKey key, readSecretKey(context, words.key));
    STELLWERK_ASSIGN(const QString signature, signPackage(file, key, context.task()));
    CommandResult result;
    result.json = {{QStringLiteral("key_id"), key.publicKey().idText()},
                   {QStringLiteral("public_key"), key.publicKey().toBase64()},
                   {QStringLiteral("signature"), signature}};
    result.text = signature + u'\n';
    return result;
}

} // namespace

void addSigningCommands(CommandTable &commands) {
    const auto words = std::make_shared<SigningWords>();
    CLI::App &keygenCommand = commands.add({.path = QStringLiteral("package keygen"),
                                            .help = Tr::tr("make a pair of keys for signing, in minisign's format"),
                                            .example = QStringLiteral("package keygen --key ~/.minisign/stellwerk.key"),
                                            .effect = Effect::Writes},
                                           [words](const CommandContext &context) { return keygen(context, *words); });
    addKey(keygenCommand, words->key, "--key", Tr::tr("the file for the secret key; the public one is put beside it"));
    keygenCommand.get_option("--key")->required();
    keygenCommand.add_flag("--no-password", words->noPassword,
                           Tr::tr("leave the secret key unencrypted").toStdString());

    CLI::App &signCommand =
        commands.add({.path = QStringLiteral("package sign"),
                      .help = Tr::tr("sign a package; minisign verifies it too"),
                      .example = QStringLiteral("package sign packages/deployment_package_0.4.0_20260131-221500.tar.gz "
                                                "--key ~/.minisign/stellwerk.key"),
                      .effect = Effect::Writes},
                     [words](const CommandContext &context) { return sign(context, *words); });
    addFile(signCommand, words->file, "package", Tr::tr("the package file"));
    addKey(signCommand, words->key, "--key", Tr::tr("the file with the secret key"));
    signCommand.get_option("--key")->required();
}

} // namespace stellwerk::cli
