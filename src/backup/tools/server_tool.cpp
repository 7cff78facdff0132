// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/tools/server_tool.h"

#include "base/process.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QStandardPaths>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ServerTool)
};

/// What the programs were called before MariaDB 10.5, and where Debian has them.
QString formerName(const QString &name) {
    static const QHash<QString, QString> names{{QStringLiteral("mariadb-dump"), QStringLiteral("mysqldump")},
                                               {QStringLiteral("mariadb"), QStringLiteral("mysql")},
                                               {QStringLiteral("mariadb-backup"), QStringLiteral("mariabackup")}};
    return names.value(name);
}

QString packageOf(const QString &name) {
    if (name == QLatin1String("mariadb-backup"))
        return name;
    return name == QLatin1String("mariadbd") ? QStringLiteral("mariadb-server") : QStringLiteral("mariadb-client");
}

QString findProgram(const QString &name) {
    if (name.isEmpty())
        return {};
    const QString path = QStandardPaths::findExecutable(name);
    // Servers' programs are in sbin, which is not in everybody's PATH.
    return path.isEmpty()
               ? QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")})
               : path;
}

std::unexpected<Error> notFound(const QString &name, const QString &detail) {
    return fail(ErrorCode::NotFound, Tr::tr("The program %1 cannot be run; nothing was changed.").arg(name),
                Tr::tr("Install it (Debian: apt install %1), or say in environments.toml with tools = { prefix = […] } "
                       "how it is reached.")
                    .arg(packageOf(name)),
                detail);
}

/// Escaped as the option files of the clients want it.
QByteArray quoted(const QString &value) {
    QByteArray bytes = value.toUtf8();
    bytes.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t");
    return QByteArray('"' + bytes + '"');
}

QByteArray line(const char *key, const QString &value) {
    return QByteArray(key + QByteArray("=") + quoted(value) + '\n');
}

} // namespace

std::optional<ServerRelease> ServerRelease::parse(QStringView text) {
    static const QRegularExpression form(QStringLiteral("(\\d+)\\.(\\d+)\\.(\\d+)-MariaDB"));
    const auto found = form.matchView(text);
    if (!found.hasMatch())
        return {};
    return ServerRelease{found.capturedView(1).toInt(), found.capturedView(2).toInt(), found.capturedView(3).toInt()};
}

QString ServerRelease::toString() const {
    return QStringLiteral("%1.%2.%3").arg(major).arg(minor).arg(patch);
}
QString ServerRelease::series() const {
    return QStringLiteral("%1.%2").arg(major).arg(minor);
}

Result<ServerTool> findServerTool(const QString &name, const project::ToolSettings &settings,
                                  const TaskContext &context) {
    ServerTool tool{name, settings.prefix, {}, !settings.prefix.isEmpty()};
    if (tool.prefixed) {
        tool.command << name;
    } else {
        QString program = findProgram(name);
        if (program.isEmpty())
            program = findProgram(formerName(name));
        if (program.isEmpty())
            return notFound(name, {});
        tool.command << program;
    }
    ProcessCommand command{tool.command.front(), tool.command.sliced(1), {}, {}, {}};
    command.arguments << QStringLiteral("--no-defaults") << QStringLiteral("--version");
    const auto output = runProcess(command, context);
    if (!output)
        return output.error().code == ErrorCode::NotFound ? notFound(name, output.error().detail)
                                                          : Result<ServerTool>(std::unexpected(output.error()));
    // mariadb-backup prints its version where others print mistakes.
    const QString said = QString::fromUtf8(output->standardOutput + output->standardError).trimmed();
    if (output->exitCode != 0)
        return notFound(name, said);
    const auto release = ServerRelease::parse(said);
    if (!release)
        return fail(ErrorCode::CheckFailed,
                    Tr::tr("%1 is not MariaDB's; nothing was changed.").arg(tool.command.back()),
                    Tr::tr("Install MariaDB's programs (Debian: apt install %1).").arg(packageOf(name)), said);
    tool.release = *release;
    return tool;
}

Status checkRelease(const ServerTool &tool, const QString &serverVersion, ToolMatch match) {
    const auto server = ServerRelease::parse(serverVersion);
    if (!server)
        return fail(ErrorCode::CheckFailed,
                    Tr::tr("The server's version %1 is not one of MariaDB's.").arg(serverVersion));
    const auto series = [](const ServerRelease &release) { return std::pair(release.major, release.minor); };
    const bool fits = match == ToolMatch::NotOlder ? series(tool.release) >= series(*server)
                                                   : series(tool.release) == series(*server);
    if (fits)
        return {};
    const QString wanted = match == ToolMatch::NotOlder ? Tr::tr("Use %1 of the version %2 or newer.")
                                                        : Tr::tr("Use %1 of exactly the version %2.");
    return fail(ErrorCode::CheckFailed,
                Tr::tr("%1 has the version %2, the server %3; a copy made with it could not be trusted.")
                    .arg(tool.name, tool.release.toString(), server->toString()),
                wanted.arg(tool.name, server->series()));
}

QByteArray optionFile(const db::ConnectionProfile &profile, const project::ToolSettings &settings) {
    const bool elsewhere = !settings.socket.isEmpty() || !settings.host.isEmpty() || settings.port != 0;
    const QString socket = elsewhere ? settings.socket : profile.socket;
    QString host = settings.host.isEmpty() ? profile.host : settings.host;
    if (host.isEmpty())
        host = QStringLiteral("127.0.0.1");
    QByteArray text = "[client]\n" + line("user", profile.user);
    // An empty one too: without it a program would take another's, or ask.
    text += line("password", profile.password);
    if (!socket.isEmpty())
        return QByteArray(text + "protocol=socket\n" + line("socket", socket));
    text += "protocol=tcp\n" + line("host", host) +
            "port=" + QByteArray::number(settings.port == 0 ? profile.port : settings.port) + '\n';
    if (!profile.tlsCa.isEmpty() && settings.prefix.isEmpty())
        text +=
            line("ssl-ca", profile.tlsCa) + "ssl-verify-server-cert\n"; // programs before 11.4 check it only when told
    return text;
}

Status checkName(const QString &database, const project::ToolSettings &settings) {
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_][A-Za-z0-9_.-]*\\z"));
    if (settings.prefix.isEmpty() || plain.match(database).hasMatch())
        return {};
    return fail(ErrorCode::CheckFailed,
                Tr::tr("The name of the database “%1” cannot be handed safely through the prefix %2.")
                    .arg(database, settings.prefix.join(u' ')),
                Tr::tr("Through a prefix a name may hold only letters A to Z, digits, “-”, “_” and “.”. Run Stellwerk "
                       "where the program is, without a prefix."));
}

} // namespace stellwerk::backup
