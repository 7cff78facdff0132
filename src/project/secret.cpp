// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "base/process.h"
#include "project/environment.h"
#include "project/keychain.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>

namespace stellwerk::project {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Secret)
};

constexpr qint64 kMaxSecretFile = 64 << 10;
constexpr std::chrono::seconds kCommandLimit{30};

QString firstLine(const QByteArray &content) {
    QByteArray line = content.left(content.indexOf('\n') < 0 ? content.size() : content.indexOf('\n'));
    if (line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

Result<QString> notEmpty(const QString &secret, const QString &source) {
    if (secret.isEmpty())
        return fail(ErrorCode::NotFound, Tr::tr("%1 gives an empty password.").arg(source));
    return secret;
}

Result<QString> fromVariable(const QString &name) {
    if (!qEnvironmentVariableIsSet(name.toLocal8Bit().constData()))
        return fail(ErrorCode::NotFound, Tr::tr("The environment variable %1 is not set.").arg(name),
                    Tr::tr("Set it before the program starts."));
    return notEmpty(qEnvironmentVariable(name.toLocal8Bit().constData()), name);
}

Result<QString> fromFile(const QString &argument, const QString &workspaceFolder) {
    const QString home =
        argument.startsWith(QLatin1String("~/")) ? QString(QDir::homePath() + argument.sliced(1)) : argument;
    const QString path = QDir::cleanPath(QDir(workspaceFolder).absoluteFilePath(home));
    constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                             QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    const QFileInfo info(path);
    if (info.isFile() && (info.permissions() & kOthers))
        return fail(ErrorCode::AccessDenied,
                    Tr::tr("The file %1 with a password is open to others than its owner.").arg(path),
                    Tr::tr("Run: chmod 600 %1 — and change the password if others could read it.").arg(path));
    auto content = readFile(path, kMaxSecretFile);
    if (!content)
        return fail(std::move(content).error().withHint(
            Tr::tr("Put the password into its first line and run: chmod 600 %1").arg(path)));
    return notEmpty(firstLine(*content), path);
}

/// What the command prints is a secret, also when it fails; so neither output enters an error.
Result<QString> fromCommand(const QString &line, const QString &workspaceFolder, const TaskContext &context) {
    QStringList parts = QProcess::splitCommand(line);
    if (parts.isEmpty())
        return fail(ErrorCode::NotFound, Tr::tr("The command that gives the password is empty."));
    ProcessCommand command;
    command.program = parts.takeFirst();
    command.arguments = parts;
    command.workingFolder = workspaceFolder;
    command.timeLimit = kCommandLimit;
    STELLWERK_ASSIGN(const ProcessOutput output, runProcess(command, context));
    if (output.exitCode != 0)
        return fail(ErrorCode::AccessDenied,
                    Tr::tr("The command %1 gave no password; it ended with code %2.")
                        .arg(command.program, QString::number(output.exitCode)),
                    Tr::tr("Run it by hand to see what it says."));
    return notEmpty(firstLine(output.standardOutput), command.program);
}

Result<QString> fetch(const Environment &environment, const QString &workspaceFolder, const SecretPrompt &prompt,
                      const TaskContext &context) {
    switch (environment.secret.kind) {
    case SecretSource::Kind::None:
        return QString();
    case SecretSource::Kind::Keychain:
        return readKeychain(environment.name, context);
    case SecretSource::Kind::EnvironmentVariable:
    case SecretSource::Kind::File:
    case SecretSource::Kind::Command:
        return fetchSecret(environment.secret, workspaceFolder, context);
    case SecretSource::Kind::Prompt:
        break;
    }
    if (!prompt)
        return fail(ErrorCode::Usage, Tr::tr("The password must be typed in, but there is nobody to ask."),
                    Tr::tr("Run it where it can ask, or choose another source with “secret”: keychain, env:NAME, "
                           "file:PATH or command:…"));
    return prompt(environment);
}

} // namespace

std::optional<SecretSource> secretSourceOf(const QString &text) {
    using Kind = SecretSource::Kind;
    if (text == QLatin1String("keychain"))
        return SecretSource{Kind::Keychain, {}};
    if (text == QLatin1String("prompt"))
        return SecretSource{Kind::Prompt, {}};
    for (const auto &[prefix, kind] : {std::pair{QLatin1String("env:"), Kind::EnvironmentVariable},
                                       {QLatin1String("file:"), Kind::File},
                                       {QLatin1String("command:"), Kind::Command}}) {
        if (text.startsWith(prefix))
            return SecretSource{kind, text.sliced(prefix.size()).trimmed()};
    }
    return {};
}

Result<QString> fetchSecret(const SecretSource &source, const QString &workspaceFolder, const TaskContext &context) {
    switch (source.kind) {
    case SecretSource::Kind::EnvironmentVariable:
        return fromVariable(source.argument);
    case SecretSource::Kind::File:
        return fromFile(source.argument, workspaceFolder);
    case SecretSource::Kind::Command:
        return fromCommand(source.argument, workspaceFolder, context);
    case SecretSource::Kind::None:
    case SecretSource::Kind::Keychain:
    case SecretSource::Kind::Prompt:
        break;
    }
    return fail(ErrorCode::Usage, Tr::tr("This password can only come from env:NAME, file:PATH or command:…"));
}

Result<QString> fetchSecret(const Environment &environment, const QString &workspaceFolder, const SecretPrompt &prompt,
                            const TaskContext &context) {
    auto secret = fetch(environment, workspaceFolder, prompt, context);
    if (!secret)
        return fail(std::move(secret).error().during(Tr::tr("Password of the environment %1").arg(environment.name)));
    return secret;
}

} // namespace stellwerk::project
