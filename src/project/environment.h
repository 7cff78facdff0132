// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "project/tool_settings.h"

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

/// "keychain", "prompt", "env:NAME", "file:PATH" or "command:PROGRAM ARGUMENTS"; nothing when it is none of them. The
/// argument may be empty: the caller says so.
[[nodiscard]] std::optional<SecretSource> secretSourceOf(const QString &text);

/// How long backups stay; what never goes stands at backup::decideRetention().
struct BackupRetention {
    int allDays = 7;    ///< so many days all of them stay
    int dailyDays = 30; ///< so many days one per day stays; at least allDays
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
    ToolSettings tools; ///< how the server's own programs are run
    QString healthUrl;
    QMap<QString, QStringList> hooks; ///< overrides of the project's
    QStringList ask;                  ///< entities whose changes in this environment must be decided; "*" = all
    bool isProtected = false;         ///< needs --confirm like production

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

/// The same for a secret that belongs to no environment: env:NAME, file:PATH and command:… only, Usage for the others.
[[nodiscard]] Result<QString> fetchSecret(const SecretSource &source, const QString &workspaceFolder,
                                          const TaskContext &context);

/// Everything to open the environment's database, password included. Relative SQLite paths are resolved.
[[nodiscard]] Result<db::ConnectionProfile> connectionProfile(const Environment &environment,
                                                              const QString &workspaceFolder,
                                                              const SecretPrompt &prompt, const TaskContext &context);

} // namespace stellwerk::project
