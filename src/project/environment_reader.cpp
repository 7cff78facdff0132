// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/environment_reader.h"

#include "project/service_reader.h"
#include "project/toml_reader.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>

#include <algorithm>

namespace stellwerk::project {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(EnvironmentsFile)
};

/// The value of a wrong secret is never repeated in a message: it may be the password itself.
SecretSource readSecret(TomlReader &reader) {
    const QString text = reader.text("secret");
    if (text.isEmpty())
        return {};
    if (const auto source = secretSourceOf(text)) {
        const bool isWhole = source->kind == SecretSource::Kind::Keychain || source->kind == SecretSource::Kind::Prompt;
        if (!isWhole && (source->argument.isEmpty() || (source->kind == SecretSource::Kind::Command &&
                                                        QProcess::splitCommand(source->argument).isEmpty())))
            reader.error("secret", Tr::tr("After “%1” something is missing.").arg(text.section(u':', 0, 0) + u':'));
        return *source;
    }
    reader.error("secret", Tr::tr("This is not a source of a password; the value is not repeated here."),
                 Tr::tr("Write keychain, env:NAME, file:PATH, command:PROGRAM ARGUMENTS or prompt. If it was a "
                        "password, change it: it has stood in a file."));
    return {};
}

void refusePasswords(TomlReader &reader) {
    for (const auto &[key, node] : reader.source()) {
        const QString name = toText(key.str()).toLower();
        const bool isPassword = name.contains(QLatin1String("password")) || name.contains(QLatin1String("passwd")) ||
                                name == QLatin1String("pass") || name == QLatin1String("pwd");
        if (!isPassword)
            continue;
        reader.refuse(key, Tr::tr("A password must not stand in this file."),
                      Tr::tr("Remove the line, change the password, and say with “secret” where it is kept: keychain, "
                             "env:NAME, file:PATH, command:… or prompt."));
    }
}

void refuseLaterKeys(TomlReader &reader) {
    for (const auto &[key, node] : reader.source()) {
        const QString name = toText(key.str());
        if (name == QLatin1String("ssh") || name == QLatin1String("agent"))
            reader.refuse(key, Tr::tr("“%1” is not supported by this version.").arg(name),
                          Tr::tr("Open the tunnel yourself and name its end with host and port."));
    }
}

auto readDriver(TomlReader &reader) -> db::Engine {
    if (reader.source()["driver"].value_or(std::string_view()) == "agent") {
        reader.error("driver", Tr::tr("The driver “agent” is not supported by this version."),
                     Tr::tr("Use mariadb or sqlite; a server behind a firewall can be reached through a tunnel."));
        (void)reader.find("driver");
        return db::Engine::MariaDb;
    }
    return reader.word<db::Engine>("driver", {{"mariadb", db::Engine::MariaDb}, {"sqlite", db::Engine::Sqlite}},
                                   db::Engine::MariaDb);
}

void readServer(TomlReader &reader, Environment &environment) {
    if (const QString host = reader.text("host"); !host.isEmpty())
        environment.host = host;
    environment.port = static_cast<quint16>(reader.integer("port", 1, 65535).value_or(environment.port));
    environment.socket = reader.text("socket");
    environment.tlsCa = reader.text("tls_ca");
    if (environment.driver == db::Engine::MariaDb) {
        environment.user = reader.requiredText("user");
        for (const char *key : {"host", "port"}) {
            if (reader.has("socket") && reader.has(key))
                reader.error(key, Tr::tr("Either “socket” or “%1”, not both.").arg(QLatin1String(key)));
        }
        return;
    }
    environment.user = reader.text("user");
    for (const char *key : {"host", "port", "socket", "user", "secret", "tls_ca"}) {
        if (reader.has(key))
            reader.error(key, Tr::tr("“%1” has no meaning with the driver sqlite.").arg(QLatin1String(key)));
    }
}

BackupRetention readRetention(TomlReader &reader) {
    constexpr int kLongest = 36500;
    BackupRetention retention;
    const toml::table *table = reader.table("retention");
    if (!table)
        return retention;
    TomlReader members(reader.document(), *table, QStringLiteral("retention"));
    retention.allDays = static_cast<int>(members.integer("all_days", 0, kLongest).value_or(retention.allDays));
    retention.dailyDays = static_cast<int>(
        members.integer("daily_days", 0, kLongest).value_or(std::max(retention.dailyDays, retention.allDays)));
    if (retention.dailyDays < retention.allDays)
        members.error("daily_days", Tr::tr("“daily_days” is less than “all_days” (%1).").arg(retention.allDays),
                      Tr::tr("Both count from today: first all backups stay, then one per day."));
    return retention;
}

/// How the server's programs are run; only a prefix leads to a place where the server has another address.
ToolSettings readTools(TomlReader &reader, db::Engine driver) {
    ToolSettings tools;
    const toml::table *table = reader.table("tools");
    if (!table)
        return tools;
    if (driver == db::Engine::Sqlite)
        reader.error("tools", Tr::tr("“%1” has no meaning with the driver sqlite.").arg(QLatin1String("tools")));
    static const QRegularExpression password(QStringLiteral("(password|passwd|pwd)="),
                                             QRegularExpression::CaseInsensitiveOption);
    TomlReader members(reader.document(), *table, QStringLiteral("tools"));
    tools.prefix = members.command("prefix");
    tools.host = members.text("host");
    tools.port = static_cast<quint16>(members.integer("port", 1, 65535).value_or(0));
    tools.socket = members.text("socket");
    if (!tools.prefix.filter(password).isEmpty())
        members.error(
            "prefix", Tr::tr("The prefix seems to hold a password; the value is not repeated here."),
            Tr::tr("Leave it out: the programs get the environment's own password. Change it: it has stood in "
                   "a file."));
    for (const char *key : {"host", "port", "socket"}) {
        if (members.has(key) && !members.has("prefix"))
            members.error(key, Tr::tr("“%1” is for programs that run elsewhere; there is no “prefix” that leads there.")
                                   .arg(QLatin1String(key)));
        else if (members.has(key) && members.has("socket") && QLatin1String(key) != QLatin1String("socket"))
            members.error(key, Tr::tr("Either “socket” or “%1”, not both.").arg(QLatin1String(key)));
    }
    return tools;
}

Environment readEnvironment(TomlReader &reader) {
    Environment environment;
    environment.name = reader.requiredText("name");
    checkPlainName(reader, "name", environment.name);
    environment.kind = reader.word<EnvironmentKind>("kind",
                                                    {{"development", EnvironmentKind::Development},
                                                     {"staging", EnvironmentKind::Staging},
                                                     {"production", EnvironmentKind::Production}},
                                                    EnvironmentKind::Production);
    environment.driver = readDriver(reader);
    environment.database = reader.requiredText("database");
    environment.secret = readSecret(reader);
    readServer(reader, environment);
    environment.backups = reader.text("backups");
    if (environment.backups.isEmpty())
        environment.backups = QString(QLatin1String("backups/") + environment.name);
    environment.retention = readRetention(reader);
    environment.tools = readTools(reader, environment.driver);
    environment.healthUrl = readHealthUrl(reader);
    environment.hooks = readHooks(reader);
    environment.ask = reader.texts("ask");
    environment.isProtected = reader.boolean("protected", false);
    refusePasswords(reader);
    refuseLaterKeys(reader);
    return environment;
}

} // namespace

std::vector<Environment> readEnvironments(TomlDocument &document) {
    std::vector<Environment> environments;
    TomlReader root(document, document.root(), {});
    refusePasswords(root);
    for (const toml::table *table : root.tables("environment")) {
        TomlReader reader(document, *table, QStringLiteral("environment"));
        Environment one = readEnvironment(reader);
        if (!one.name.isEmpty() && std::ranges::contains(environments, one.name, &Environment::name))
            reader.error("name", Tr::tr("Two environments have the name “%1”.").arg(one.name));
        environments.push_back(std::move(one));
    }
    return environments;
}

std::expected<std::vector<Environment>, std::vector<Error>> readEnvironments(const QByteArray &toml,
                                                                             const QString &file) {
    TomlDocument document(toml, file, TomlDocument::Quoting::Forbidden);
    std::vector<Environment> environments = readEnvironments(document);
    if (document.hasErrors())
        return std::unexpected(document.sortedErrors());
    return environments;
}

} // namespace stellwerk::project
