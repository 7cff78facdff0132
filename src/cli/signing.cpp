// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/signing.h"

#include "base/files.h"
#include "package/package.h"
#include "package/signature/key_lines.h"
#include "package/signature/signature.h"
#include "project/environment.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using package::SecretKey;
using package::SignatureRule;
using package::SignatureState;

Result<QString> askPassword(const CommandContext &context, const QString &question) {
    auto answer = context.askSecret(question);
    if (!answer && answer.error().code == ErrorCode::Usage)
        return fail(ErrorCode::Usage,
                    Tr::tr("The secret key has a password, and there is nobody to ask. Nothing was done."),
                    Tr::tr("Say with --password where it is: env:NAME, file:PATH, command:PROGRAM ARGUMENTS or "
                           "keychain."));
    return answer;
}

/// From the source that was named, or by asking @p question.
Result<QString> fetchPassword(const CommandContext &context, const KeyWords &words, const QString &question) {
    const auto ask = [&] { return askPassword(context, question); };
    if (words.password.empty())
        return ask();
    const auto source = project::parseSecretSource(QString::fromStdString(words.password));
    if (!source)
        return fail(ErrorCode::Usage,
                    Tr::tr("--password does not name a source of a password; it is not repeated here."),
                    Tr::tr("Write keychain, env:NAME, file:PATH, command:PROGRAM ARGUMENTS or prompt. If it was the "
                           "password, change it: others could see it."));
    auto password = project::fetchSecret(*source, QFileInfo(QString::fromStdString(words.key)).fileName(),
                                         QDir::currentPath(), ask, context.task());
    if (!password)
        return fail(std::move(password).error().during(Tr::tr("Password of the secret key")));
    return password;
}

/// What others can read is secret no more.
Status checkOwnerOnly(const QString &path) {
    constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                             QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    const QFileInfo info(path);
    if (!info.isFile() || !(info.permissions() & kOthers))
        return {};
    return fail(ErrorCode::AccessDenied,
                Tr::tr("The secret key %1 is open to others than its owner. Nothing was signed.").arg(path),
                Tr::tr("Run: chmod 600 %1 — and make a new key if others could read it.").arg(path));
}

Result<PublicKey> readPublicKey(const QString &word) {
    if (const auto key = PublicKey::parse(word))
        return *key;
    if (!QFileInfo::exists(word))
        return fail(ErrorCode::Usage,
                    Tr::tr("--public-key names neither a public key (56 characters that begin with RW) nor a file."));
    STELLWERK_ASSIGN(const QByteArray text, readFile(word, package::kMaxKeyFile));
    auto key = package::parsePublicKeyFile(text);
    if (!key)
        return fail(std::move(key).error().during(Tr::tr("reading the public key %1").arg(word)));
    return key;
}

/// A signature of this key may be made again; that of another one is somebody's word.
Status mayReplace(const QString &path, const PublicKey &key) {
    if (!QFileInfo::exists(path))
        return {};
    STELLWERK_ASSIGN(const QByteArray text, readFile(path, package::kMaxKeyFile));
    const auto signature = package::parseSignature(text);
    if (signature && signature->keyId == key.id)
        return {};
    return fail(ErrorCode::AlreadyExists,
                Tr::tr("%1 exists already and is not of this key; it was not touched.").arg(path),
                Tr::tr("Move it away if the package is to be signed by this key."));
}

} // namespace

void addKey(CLI::App &command, KeyWords &into, const char *name, const QString &help) {
    command.add_option(name, into.key, help.toStdString())->type_name("FILE");
    command
        .add_option("--password", into.password,
                    Tr::tr("where the key's password is: env:NAME, file:PATH, command:…, keychain or prompt (default); "
                           "never the password itself")
                        .toStdString())
        ->type_name("SOURCE");
}

Result<SecretKey> readSecretKey(const CommandContext &context, const KeyWords &words) {
    if (words.key.empty())
        return fail(ErrorCode::Usage, Tr::tr("Which secret key? The option --key is missing."),
                    Tr::tr("Make one with: stellwerk-cli package keygen --key FILE"));
    const QString path = QString::fromStdString(words.key);
    STELLWERK_TRY(checkOwnerOnly(path));
    STELLWERK_ASSIGN(QByteArray text, readFile(path, package::kMaxKeyFile));
    auto key = SecretKey::parse(
        text, [&] { return fetchPassword(context, words, Tr::tr("Password of the secret key %1: ").arg(path)); });
    package::wipe(text);
    if (!key)
        return fail(std::move(key).error().during(Tr::tr("reading the secret key %1").arg(path)));
    return key;
}

Result<QString> newPassword(const CommandContext &context, const KeyWords &words) {
    STELLWERK_ASSIGN(const QString password,
                     fetchPassword(context, words, Tr::tr("A password for the new secret key: ")));
    if (password.isEmpty())
        return fail(ErrorCode::Usage, Tr::tr("The password is empty. No key was made."),
                    Tr::tr("A key without a password must be asked for with --no-password."));
    if (!words.password.empty() && words.password != "prompt")
        return password;
    STELLWERK_ASSIGN(const QString again, askPassword(context, Tr::tr("Once more: ")));
    if (again != password)
        return fail(ErrorCode::Usage, Tr::tr("The two passwords differ. No key was made."));
    return password;
}

Result<QString> signPackage(const QString &file, const SecretKey &key, const TaskContext &task) {
    const QString path = package::signatureFile(file);
    STELLWERK_TRY(mayReplace(path, key.publicKey()));
    // A name under what cannot be used would only mislead.
    STELLWERK_ASSIGN(const package::Package package, package::readPackage(file, task));
    STELLWERK_ASSIGN(const QByteArray content, readFile(file, QFileInfo(file).size()));
    if (sha256Hex(content) != package.sha256)
        return fail(ErrorCode::Damaged,
                    Tr::tr("The package %1 was changed while it was read; it was not signed.").arg(file));
    const QString comment = QStringLiteral("timestamp:%1\tfile:%2\thashed")
                                .arg(QDateTime::currentSecsSinceEpoch())
                                .arg(QFileInfo(file).fileName());
    STELLWERK_ASSIGN(const QByteArray signature, package::signContent(key, content, comment));
    STELLWERK_TRY(writeFileAtomically(path, signature));
    return path;
}

Result<SignatureRule> signatureRule(const CommandContext &context, const std::string &publicKey) {
    if (!publicKey.empty()) {
        STELLWERK_ASSIGN(const PublicKey key, readPublicKey(QString::fromStdString(publicKey)));
        return SignatureRule{.trusted = {{key, {}}}, .required = true, .place = {}};
    }
    if (context.options().environment.empty())
        return SignatureRule{};
    STELLWERK_ASSIGN(const Target target, context.target());
    return SignatureRule::of(target.environment);
}

QJsonObject signatureToJson(const SignatureState &signature) {
    const auto text = [](const QString &value) { return value.isEmpty() ? QJsonValue() : QJsonValue(value); };
    return {{QStringLiteral("state"), signature.kindName()},
            {QStringLiteral("key_id"), text(signature.keyId)},
            {QStringLiteral("key_name"), text(signature.keyName)},
            {QStringLiteral("trusted_comment"), text(signature.trustedComment)}};
}

QString signatureText(const SignatureState &signature) {
    const QString signer = signature.keyName.isEmpty()
                               ? signature.keyId
                               : QStringLiteral("%1 (%2)").arg(signature.keyName, signature.keyId);
    switch (signature.kind) {
    case SignatureState::Kind::Unsigned:
        return Tr::tr("none");
    case SignatureState::Kind::Unchecked:
        return Tr::tr("names the key %1; not checked: say with --public-key or --env whom to trust").arg(signer);
    case SignatureState::Kind::Trusted:
        return Tr::tr("right, by %1: %2").arg(signer, QString(signature.trustedComment).replace(u'\t', u' '));
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace stellwerk::cli
