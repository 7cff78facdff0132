// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demo_place.h"

#include "base/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace stellwerk::demo {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Demo)
};

constexpr auto kEntries = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;

Status checkFolder(const QString &folder) {
    const QFileInfo info(folder);
    if (!info.exists() && !info.isSymLink())
        return {};
    if (!info.isDir())
        return fail(ErrorCode::AlreadyExists, Tr::tr("%1 is not a folder; nothing was changed.").arg(folder),
                    Tr::tr("Choose another folder."));
    if (!QDir(folder).isEmpty(kEntries))
        return fail(ErrorCode::AlreadyExists, Tr::tr("The folder %1 is not empty; nothing was changed.").arg(folder),
                    Tr::tr("Choose another folder, or empty this one yourself."));
    return {};
}

Status checkOptions(const DemoOptions &options) {
    if (options.folder.isEmpty())
        return fail(ErrorCode::Usage, Tr::tr("The demo needs a folder."));
    if (options.scale < 1 || options.scale > kMaxScale)
        return fail(ErrorCode::Usage,
                    Tr::tr("The scale %1 is not between 1 and %2.").arg(options.scale).arg(kMaxScale));
    if (options.engine == db::Engine::Sqlite)
        return {};
    static const QRegularExpression kName(QStringLiteral("\\A[A-Za-z][A-Za-z0-9_]{0,49}\\z"));
    if (!kName.match(options.databasePrefix).hasMatch())
        return fail(ErrorCode::Usage, Tr::tr("“%1” cannot begin the name of a database.").arg(options.databasePrefix),
                    Tr::tr("Use a letter and then letters, digits and underscores, 50 at most."));
    if (options.server.user.isEmpty())
        return fail(ErrorCode::Usage, Tr::tr("The user for the MariaDB server is missing."),
                    Tr::tr("Name a user who may make databases."));
    return {};
}

QString tomlText(const QString &value) {
    QString result;
    for (const QChar c : value) {
        if (c == u'"' || c == u'\\')
            result += u'\\';
        if (c < u' ' || c == QChar(0x7f))
            result += QStringLiteral("\\u%1").arg(static_cast<int>(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            result += c;
    }
    return QString(u'"' + result + u'"');
}

} // namespace

QString sideName(Side side) {
    return side == Side::Dev ? QStringLiteral("dev") : QStringLiteral("prod");
}

Result<DemoPlace> DemoPlace::find(const DemoOptions &options) {
    STELLWERK_TRY(checkOptions(options));
    DemoPlace place(options, QDir::cleanPath(QFileInfo(options.folder).absoluteFilePath()));
    STELLWERK_TRY(checkFolder(place.m_folder));
    if (options.engine == db::Engine::MariaDb)
        STELLWERK_TRY(place.checkServer());
    return place;
}

DemoPlace::DemoPlace(DemoPlace &&other) noexcept
    : m_options(std::move(other.m_options)),
      m_folder(std::move(other.m_folder)),
      m_folderExisted(other.m_folderExisted),
      m_madeFolders(std::exchange(other.m_madeFolders, {})),
      m_madeDatabases(std::exchange(other.m_madeDatabases, {})),
      m_keep(std::exchange(other.m_keep, true)) {}

DemoPlace::~DemoPlace() {
    if (m_keep)
        return;
    removeDatabases();
    removeFolders();
}

QString DemoPlace::databaseName(Side side) const {
    return QString(m_options.databasePrefix + u'_' + sideName(side));
}

Status DemoPlace::checkServer() const {
    STELLWERK_ASSIGN(db::Connection server, db::Connection::open(m_options.server));
    for (const Side side : {Side::Dev, Side::Prod}) {
        STELLWERK_ASSIGN(
            const auto existing,
            server.selectValue(
                QStringLiteral("SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?"),
                {db::Value::text(databaseName(side))}));
        if (existing)
            return fail(ErrorCode::AlreadyExists,
                        Tr::tr("The server has a database %1 already; nothing was changed.").arg(databaseName(side)),
                        Tr::tr("Choose another prefix, or drop that database yourself."));
    }
    return {};
}

Status DemoPlace::makeWorkspaceFolder() {
    m_folderExisted = QFileInfo::exists(m_folder);
    for (QString missing = m_folder; !QFileInfo::exists(missing); missing = QFileInfo(missing).absolutePath())
        m_madeFolders << missing;
    return makeFolder(m_folder);
}

Result<db::ConnectionProfile> DemoPlace::makeDatabase(Side side) {
    db::ConnectionProfile profile = m_options.engine == db::Engine::Sqlite ? db::ConnectionProfile{} : m_options.server;
    profile.engine = m_options.engine;
    profile.label = sideName(side);
    if (m_options.engine == db::Engine::Sqlite) {
        STELLWERK_TRY(makeFolder(QString(m_folder + QLatin1String("/data"))));
        profile.database = QStringLiteral("%1/data/%2.sqlite").arg(m_folder, sideName(side));
        profile.createFile = true;
        return profile;
    }
    STELLWERK_ASSIGN(db::Connection server, db::Connection::open(m_options.server));
    profile.database = databaseName(side);
    STELLWERK_TRY(server.exec(QStringLiteral("CREATE DATABASE %1 CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci")
                                  .arg(server.dialect().quote(profile.database))));
    m_madeDatabases << profile.database;
    return profile;
}

QByteArray DemoPlace::environmentsToml() const {
    QStringList lines{QStringLiteral("# The environments of the demo. Passwords never stand here."), {}};
    for (const Side side : {Side::Dev, Side::Prod}) {
        const auto add = [&lines](QLatin1StringView key, const QString &value) {
            lines << QStringLiteral("%1 = %2").arg(key, tomlText(value));
        };
        lines << QStringLiteral("[[environment]]");
        add(QLatin1StringView("name"), sideName(side));
        add(QLatin1StringView("kind"),
            side == Side::Dev ? QStringLiteral("development") : QStringLiteral("production"));
        add(QLatin1StringView("driver"), db::engineName(m_options.engine));
        if (m_options.engine == db::Engine::Sqlite) {
            add(QLatin1StringView("database"), QStringLiteral("data/%1.sqlite").arg(sideName(side)));
            lines << QString();
            continue;
        }
        const db::ConnectionProfile &server = m_options.server;
        if (!server.socket.isEmpty())
            add(QLatin1StringView("socket"), server.socket);
        else {
            add(QLatin1StringView("host"), server.host.isEmpty() ? QStringLiteral("127.0.0.1") : server.host);
            lines << QStringLiteral("port = %1").arg(server.port);
        }
        add(QLatin1StringView("database"), databaseName(side));
        add(QLatin1StringView("user"), server.user);
        if (!server.password.isEmpty())
            add(QLatin1StringView("secret"), QStringLiteral("env:STELLWERK_DEMO_PASSWORD"));
        if (!server.tlsCa.isEmpty())
            add(QLatin1StringView("tls_ca"), server.tlsCa);
        lines << QString();
    }
    return lines.join(u'\n').toUtf8();
}

void DemoPlace::removeDatabases() const {
    if (m_madeDatabases.isEmpty())
        return;
    auto server = db::Connection::open(m_options.server);
    if (!server)
        return; // what failed is reported; a server that is gone cannot be cleaned
    for (const QString &name : m_madeDatabases)
        (void)server->exec(QString(QLatin1String("DROP DATABASE IF EXISTS ") + server->dialect().quote(name)));
}

void DemoPlace::removeFolders() const {
    if (m_folderExisted) {
        for (const QFileInfo &entry : QDir(m_folder).entryInfoList(kEntries)) {
            if (entry.isDir() && !entry.isSymLink())
                QDir(entry.filePath()).removeRecursively();
            else
                QFile::remove(entry.filePath());
        }
        return;
    }
    if (m_madeFolders.isEmpty())
        return;
    QDir(m_folder).removeRecursively();
    for (const QString &made : m_madeFolders)
        QDir().rmdir(made); // parents of our own making, if nobody else uses them by now
}

} // namespace stellwerk::demo
