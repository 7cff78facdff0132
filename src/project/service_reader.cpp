// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/service_reader.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

namespace stellwerk::project {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ProjectFile)
};

constexpr auto kHooks = {"maintenance_on", "maintenance_off", "before_deploy",
                         "after_deploy",   "on_failure",      "previous_image"};

constexpr int kMaxPatienceSeconds = 60 * 60;

/// ["program", "argument"] or { command = [...], timeout = 30, shell = true }
Hook readHook(TomlReader &reader, const char *name) {
    if (!reader.source()[name].is_table())
        return reader.command(name);
    TomlReader members(reader.document(), *reader.table(name), QStringLiteral("hook"));
    Hook hook(members.command("command"));
    if (!members.has("command"))
        reader.error(name, Tr::tr("%1 names no command.").arg(reader.label(name)),
                     Tr::tr("Example: { command = [\"/usr/bin/systemctl\", \"stop\", \"app\"], timeout = 30 }"));
    if (const auto seconds = members.integer("timeout", 1, kMaxHookSeconds))
        hook.timeoutSeconds = static_cast<int>(*seconds);
    hook.shell = members.boolean("shell", false);
    if (hook.shell && hook.command.size() > 1)
        members.error("command", Tr::tr("With “shell” the command is one text, which the shell reads."));
    return hook;
}

QString readAddress(TomlReader &reader, const char *key) {
    const QString text = reader.text(key);
    const QUrl url(text, QUrl::StrictMode);
    const bool http = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!text.isEmpty() && (!url.isValid() || !http || url.host().isEmpty()))
        reader.error(key, Tr::tr("%1 is not a web address.").arg(reader.label(key)),
                     Tr::tr("It begins with http:// or https:// and names a host."));
    else if (!url.password().isEmpty())
        reader.error(key, Tr::tr("%1 holds a password.").arg(reader.label(key)),
                     Tr::tr("Take it out: no secret is kept in a file of the workspace."));
    return text;
}

} // namespace

Hooks readHooks(TomlReader &reader) {
    Hooks hooks;
    const toml::table *table = reader.table("hooks");
    if (!table)
        return hooks;
    TomlReader members(reader.document(), *table, QStringLiteral("hooks"));
    for (const char *name : kHooks) {
        Hook hook = readHook(members, name);
        if (!hook.command.isEmpty())
            hooks.insert(QString::fromLatin1(name), std::move(hook));
    }
    return hooks;
}

HealthSettings readHealth(TomlReader &reader) {
    HealthSettings health;
    const QString shortForm = readAddress(reader, "health_url");
    if (reader.has("health_url")) {
        health.url = shortForm;
        if (reader.has("health"))
            reader.error("health_url", Tr::tr("Either “health” or “health_url”, not both."));
    }
    if (reader.source()["health"].is_boolean()) {
        if (reader.boolean("health", false))
            reader.error("health",
                         Tr::tr("%1 is a table, or false for nobody to be asked.").arg(reader.label("health")));
        health.url = QString();
        return health;
    }
    const toml::table *table = reader.table("health");
    if (!table)
        return health;
    TomlReader members(reader.document(), *table, QStringLiteral("health"));
    const QString url = readAddress(members, "url");
    if (members.has("url"))
        health.url = url;
    const auto seconds = [&](const char *key) -> std::optional<int> {
        const auto given = members.integer(key, 1, kMaxPatienceSeconds);
        return given ? std::optional(static_cast<int>(*given)) : std::nullopt;
    };
    health.patienceSeconds = seconds("patience");
    health.intervalSeconds = seconds("interval");
    const bool expected = members.boolean("expect_version", false);
    if (members.has("expect_version"))
        health.expectedVersion = expected;
    return health;
}

std::optional<bool> readPreviousImageAlways(TomlReader &reader) {
    const bool always = reader.boolean("previous_image_always", false);
    return reader.has("previous_image_always") ? std::optional(always) : std::nullopt;
}

void checkPlainName(TomlReader &reader, std::string_view key, const QString &name) {
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_][A-Za-z0-9_.-]*\\z"));
    if (!name.isEmpty() && !plain.match(name).hasMatch())
        reader.error(key, Tr::tr("%1 may hold only letters A to Z, digits, “-”, “_” and “.”, and begins with none of "
                                 "“-” and “.”.")
                              .arg(reader.label(key)));
}

} // namespace stellwerk::project
