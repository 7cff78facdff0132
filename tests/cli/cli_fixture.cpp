// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_fixture.h"

#include "backup/backup.h"
#include "base/files.h"
#include "project/workspace.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"

#include <QCryptographicHash>
#include <QDirIterator>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace stellwerk::test {

QJsonObject CliRun::document() const {
    QJsonParseError error;
    const QJsonDocument parsed = QJsonDocument::fromJson(out, &error);
    if (!parsed.isObject())
        qFatal("standard output is not one JSON document (%s):\n%s\n%s", qPrintable(error.errorString()),
               out.constData(), err.constData());
    return parsed.object();
}

QStringList words(const char *line, const QStringList &values) {
    QStringList list = QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
    for (QString &word : list) {
        for (qsizetype i = 0; i < values.size(); ++i)
            word.replace(QStringLiteral("%%1").arg(i + 1), values[i]);
    }
    return list;
}

CliRun runCli(const QStringList &arguments, const std::stop_token &stop) {
    CliRun result;
    cli::Streams streams;
    streams.out = [&result](std::string_view text) {
        result.out.append(text.data(), static_cast<qsizetype>(text.size()));
    };
    streams.err = [&result](std::string_view text) {
        result.err.append(text.data(), static_cast<qsizetype>(text.size()));
    };
    result.code = cli::run(arguments, streams, stop);
    return result;
}

quint16 unusedPort() {
    // It was given to us, and we did not listen.
    const int handle = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    const bool bound = ::bind(handle, reinterpret_cast<sockaddr *>(&address), size) == 0 &&
                       ::getsockname(handle, reinterpret_cast<sockaddr *>(&address), &size) == 0;
    ::close(handle);
    return bound ? ntohs(address.sin_port) : 0;
}

DemoWorkspace::DemoWorkspace(db::Engine engine)
    : m_folder(m_parent.filePath(QStringLiteral("demo"))), m_engine(engine) {
    static int count = 0;
    demo::DemoOptions options;
    options.folder = m_folder;
    options.engine = engine;
    options.databasePrefix = QStringLiteral("cli_%1").arg(++count);
    if (engine == db::Engine::MariaDb)
        options.server = PrivateServer::instance().adminProfile();
    valueOrDie(demo::createDemo(options, {}));
}

QString DemoWorkspace::path(const char *relative) const {
    return m_folder + u'/' + QString::fromUtf8(relative);
}

QStringList DemoWorkspace::arguments(const char *line, const QStringList &values) const {
    return words(line, values) + QStringList{QStringLiteral("--workspace"), m_folder};
}

QString DemoWorkspace::package() {
    if (m_package.isEmpty()) {
        const CliRun prepared = run("prepare --env dev --json");
        m_package = prepared.document()[QLatin1String("path")].toString();
        if (m_package.isEmpty())
            qFatal("no package: %s", prepared.err.constData());
        // Prod has rows of a kind that dev has none of. In a prod that a test has broken nothing can be decided.
        (void)run("masterdata decide %1 --env prod --all-open target", {m_package});
    }
    return m_package;
}

db::ConnectionProfile DemoWorkspace::profile(const char *environment) const {
    const project::Workspace workspace = valueOrDie(project::openWorkspace(m_folder));
    const project::Environment found = valueOrDie(workspace.environment(QString::fromUtf8(environment)));
    return valueOrDie(project::connectionProfile(found, m_folder, {}, {}));
}

void DemoWorkspace::exec(const char *environment, const QString &sql) const {
    db::Connection connection = openOrDie(profile(environment));
    valueOrDie(connection.exec(sql));
}

QString DemoWorkspace::value(const char *environment, const QString &sql) const {
    db::Connection connection = openOrDie(profile(environment));
    const auto cell = valueOrDie(connection.selectValue(sql));
    if (!cell)
        return QStringLiteral("no row");
    return cell->isNull() ? QStringLiteral("NULL") : cell->toString();
}

void DemoWorkspace::deploy() {
    const CliRun deployed = run("deploy %1 --env prod --confirm prod", {package()});
    if (deployed.code != 0)
        qFatal("not deployed: %s", deployed.err.constData());
}

QByteArray DemoWorkspace::databaseFingerprint(const char *environment) const {
    db::Connection connection = openOrDie(profile(environment));
    // A deployment that failed leaves its trace in the history.
    const auto isOwn = [](const auto &table) {
        return table.name.startsWith(QLatin1String("stellwerk_")) || table.name == QLatin1String("schema_version") ||
               table.name == QLatin1String("migration_history");
    };
    schema::Schema schema = valueOrDie(schema::readSchema(connection));
    std::erase_if(schema.tables, isOwn);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(schema::snapshotToJson(schema));
    auto tables = valueOrDie(backup::hashTables(connection, {}));
    std::erase_if(tables, isOwn);
    std::ranges::sort(tables, {}, &backup::BackupTable::name);
    for (const backup::BackupTable &table : tables)
        hash.addData(QStringLiteral("%1 %2 %3\n").arg(table.name).arg(table.rows).arg(table.hash).toUtf8());
    return hash.result().toHex();
}

QByteArray DemoWorkspace::fingerprint() const {
    QStringList lines;
    QDirIterator files(m_folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        if (!file.startsWith(path("data/")))
            lines << file + u' ' + valueOrDie(sha256HexOfFile(file));
    }
    lines.sort();
    for (const char *environment : {"dev", "prod"}) {
        lines << QString::fromLatin1(databaseFingerprint(environment));
        db::Connection connection = openOrDie(profile(environment));
        for (const backup::BackupTable &table : valueOrDie(backup::hashTables(connection, {})))
            lines << QStringLiteral("%1 %2 %3").arg(table.name).arg(table.rows).arg(table.hash);
    }
    return QCryptographicHash::hash(lines.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex();
}

void DemoWorkspace::edit(const char *file, const char *before, const char *after) const {
    QByteArray content = valueOrDie(readFile(path(file)));
    if (!content.contains(before))
        qFatal("%s does not hold %s", file, before);
    write(file, content.replace(before, after));
}

void DemoWorkspace::write(const char *file, const QByteArray &content) const {
    valueOrDie(writeFileAtomically(path(file), content));
}

} // namespace stellwerk::test
