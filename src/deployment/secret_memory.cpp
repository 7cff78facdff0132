// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/secret_memory.h"

#include "package/signature/crypto.h"

namespace stellwerk::deployment {

namespace {

/// An environment that was edited meanwhile is another account.
QString accountOf(const project::Environment &environment) {
    return QStringList{environment.name, environment.host, QString::number(environment.port), environment.socket,
                       environment.user}
        .join(QChar(0));
}

/// Shares no memory with the original, so overwriting one leaves the other.
QString copyOf(const QString &secret) {
    return QString(secret.constData(), secret.size());
}

} // namespace

SecretMemory::~SecretMemory() {
    for (auto &[account, password] : m_passwords)
        package::wipe(password);
}

Result<QString> SecretMemory::password(const project::Environment &environment,
                                       const std::function<Result<QString>()> &ask,
                                       const std::function<bool(const QString &)> &isRight) {
    const std::scoped_lock lock(m_mutex);
    const QString account = accountOf(environment);
    if (const auto known = m_passwords.find(account); known != m_passwords.end())
        return copyOf(known->second);
    STELLWERK_ASSIGN(const QString answer, ask());
    if (isRight(answer))
        m_passwords.emplace(account, copyOf(answer));
    return answer;
}

void SecretMemory::forget(const project::Environment &environment) {
    const std::scoped_lock lock(m_mutex);
    const auto known = m_passwords.find(accountOf(environment));
    if (known == m_passwords.end())
        return;
    package::wipe(known->second);
    m_passwords.erase(known);
}

} // namespace stellwerk::deployment
