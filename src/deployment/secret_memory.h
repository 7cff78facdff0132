// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "project/environment.h"

#include <QString>

#include <functional>
#include <map>
#include <mutex>

namespace stellwerk::deployment {

/// Passwords that a person has typed in (`secret = "prompt"`), so that nobody is asked twice, and never while a lock is
/// held: whoever takes a lock has read the database before. In memory only, as long as the object, then overwritten.
/// Usable by several threads; they wait for one answer instead of asking twice.
class SecretMemory final {
public:
    SecretMemory() = default;
    ~SecretMemory();
    Q_DISABLE_COPY_MOVE(SecretMemory)

    /// The password of the environment's account: as remembered, else as @p ask gives it. Only one that @p isRight
    /// says to be right is kept, so that a mistyped one can be typed again.
    [[nodiscard]] Result<QString> password(const project::Environment &environment,
                                           const std::function<Result<QString>()> &ask,
                                           const std::function<bool(const QString &)> &isRight);
    /// The server did not take it any more.
    void forget(const project::Environment &environment);

private:
    std::mutex m_mutex;
    std::map<QString, QString> m_passwords; ///< by server and account; copies of their own, which can be overwritten
};

} // namespace stellwerk::deployment
