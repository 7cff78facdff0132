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

} // namespace

QMap<QString, QStringList> readHooks(TomlReader &reader) {
    QMap<QString, QStringList> hooks;
    const toml::table *table = reader.table("hooks");
    if (!table)
        return hooks;
    TomlReader members(reader.document(), *table, QStringLiteral("hooks"));
    for (const char *name : kHooks) {
        const QStringList command = members.command(name);
        if (!command.isEmpty())
            hooks.insert(QString::fromLatin1(name), command);
    }
    return hooks;
}

QString readHealthUrl(TomlReader &reader) {
    const QString text = reader.text("health_url");
    const QUrl url(text, QUrl::StrictMode);
    const bool http = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!text.isEmpty() && (!url.isValid() || !http || url.host().isEmpty()))
        reader.error("health_url", Tr::tr("%1 is not a web address.").arg(reader.label("health_url")),
                     Tr::tr("It begins with http:// or https:// and names a host."));
    else if (!url.password().isEmpty())
        reader.error("health_url", Tr::tr("%1 holds a password.").arg(reader.label("health_url")),
                     Tr::tr("Take it out: no secret is kept in a file of the workspace."));
    return text;
}

void checkPlainName(TomlReader &reader, std::string_view key, const QString &name) {
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_][A-Za-z0-9_.-]*\\z"));
    if (!name.isEmpty() && !plain.match(name).hasMatch())
        reader.error(key, Tr::tr("%1 may hold only letters A to Z, digits, “-”, “_” and “.”, and begins with none of "
                                 "“-” and “.”.")
                              .arg(reader.label(key)));
}

} // namespace stellwerk::project
