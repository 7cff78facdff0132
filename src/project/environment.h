// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "project/service.h"
#include "project/tool_settings.h"
#include "project/trusted_key.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace stellwerk::project {

enum class EnvironmentKind { Development, Staging, Production };

[[nodiscard]] QString environmentKindName(EnvironmentKind kind);

/// Where a password comes from. Never the password itself.
struct SecretSource {
    enum class Kind { None, Keychain, EnvironmentVariable, File, Command, Prompt };
    Kind kind = Kind::None;
    QString argument; ///< variable name, file path or command line
};

/// How long backups stay; what never goes stands at backup::decideRetention().
struct BackupRetention {
    int allDays = 7;          ///< so many days all of them stay
    int dailyDays = 30;       ///< so many days one per day stays; at least allDays
    bool afterDeploy = false; ///< a deployment that succeeded removes what may go
};

/// One `[[environment]]` of environments.toml (docs/environments-file.md).
struct Environment {
    QString name;
    EnvironmentKind kind = EnvironmentKind::Production; ///< the strictest, if the file does not say
    db::Engine driver = db::Engine::MariaDb;
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 3306;
    QString socket;
    QString database; ///< MariaDB: name; SQLite: path, absolute or relative to the workspace
    QString user;
    SecretSource secret;
    QString tlsCa;
    QString backups; ///< folder, absolute or relative to the workspace; default backups/<name>
    BackupRetention retention;
    ToolSettings tools;                      ///< how the server's own programs are run
    HealthSettings health;                   ///< overrides of the project's
    Hooks hooks;                             ///< overrides of the project's
    std::optional<bool> previousImageAlways; ///< overrides the project's
    QStringList ask;                         ///< entities whose changes in this environment must be decided; "*" = all
    bool rehearsal = false;                  ///< every deployment is rehearsed on a copy before it changes anything
    bool isProtected = false;                ///< needs --confirm like production
    bool live = false;                       ///< users keep writing while a deployment is at work
    std::vector<TrustedKey> trustedKeys;     ///< one of them must have signed a package; empty: signatures do not count
    int approvals = 0;                       ///< so many different approvers must have signed a plan; 0 = none
    std::vector<TrustedKey> approvers;       ///< at least as many as approvals

    [[nodiscard]] bool needsConfirmation() const { return kind == EnvironmentKind::Production || isProtected; }
};

/// Reads environments.toml. On failure every mistake of the file at once, each with line and column. A key named
/// password (or a secret that looks like one) is refused: passwords come from secret sources only.
[[nodiscard]] std::expected<std::vector<Environment>, std::vector<Error>> readEnvironments(const QByteArray &toml,
                                                                                           const QString &file);

/// Asks the person for a password; fails with Usage when there is nobody to ask.
using SecretPrompt = std::function<Result<QString>(const Environment &)>;

/// Fetches the password from the environment's source: keychain (QtKeychain, service "stellwerk", key = name),
/// env:NAME, file:PATH (must have mode 0600 or stricter), command:… (runs without a shell, first line of the
/// output, 30 s), prompt. Fails with AccessDenied or NotFound (prompt: Usage when
/// nobody can be asked) and says how to mend it. The keychain needs an event loop and runs one of its own: never call
/// this on the thread of a window.
[[nodiscard]] Result<QString> fetchSecret(const Environment &environment, const QString &workspaceFolder,
                                          const SecretPrompt &prompt, const TaskContext &context);

/// A source as it stands in a file or an option: keychain, env:NAME, file:PATH, command:…, prompt. A wrong one fails
/// with InvalidInput and is not repeated: it may be the password itself.
[[nodiscard]] Result<SecretSource> parseSecretSource(const QString &text);

/// The same for a password that belongs to no environment: @p keychainKey is its name in the keychain, @p ask asks for
/// it (empty: nobody can be asked, fails with Usage).
[[nodiscard]] Result<QString> fetchSecret(const SecretSource &source, const QString &keychainKey, const QString &folder,
                                          const std::function<Result<QString>()> &ask, const TaskContext &context);

/// Everything to open the environment's database, password included. Relative SQLite paths are resolved.
[[nodiscard]] Result<db::ConnectionProfile> connectionProfile(const Environment &environment,
                                                              const QString &workspaceFolder,
                                                              const SecretPrompt &prompt, const TaskContext &context);

} // namespace stellwerk::project
