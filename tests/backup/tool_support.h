// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStandardPaths>

#include "backup_support.h"
#include "rich_databases.h"

namespace stellwerk::test {

/// For the time of the object another PATH: a folder of own programs, and the real one behind it if wanted.
class ProgramFolder final {
public:
    explicit ProgramFolder(bool withReal = true) : m_path(qgetenv("PATH")) {
        QByteArray path = QFile::encodeName(m_folder.path());
        if (withReal)
            path += ':' + m_path;
        qputenv("PATH", path);
    }
    ~ProgramFolder() { qputenv("PATH", m_path); }
    ProgramFolder(const ProgramFolder &) = delete;
    ProgramFolder &operator=(const ProgramFolder &) = delete;

    /// A shell script; $REAL in it is the real program of that name.
    QString add(const QString &name, const QByteArray &script) const {
        const QByteArray real =
            QFile::encodeName(QStandardPaths::findExecutable(name, QString::fromLocal8Bit(m_path).split(u':')));
        const QString path = putFile(m_folder.filePath(name), "#!/bin/sh\nREAL=" + real + '\n' + script);
        QFile::setPermissions(path, QFile::permissions(path) | QFileDevice::ExeOwner);
        return path;
    }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    QByteArray m_path;
};

/// CHECKSUM TABLE … EXTENDED and SHOW CREATE TABLE of every base table.
inline QStringList checksumsOf(const db::ConnectionProfile &profile) {
    db::Connection connection = openOrDie(profile);
    QStringList lines;
    const db::ResultSet tables = valueOrDie(connection.select(
        QStringLiteral("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND "
                       "TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED') ORDER BY TABLE_NAME")));
    for (const auto &table : tables.rows) {
        const QString name = connection.dialect().quote(table.front().toString());
        const db::ResultSet checksum = valueOrDie(connection.select(QString(u"CHECKSUM TABLE " + name + u" EXTENDED")));
        const db::ResultSet create = valueOrDie(connection.select(QString(u"SHOW CREATE TABLE " + name)));
        lines << QString(name + u' ' + checksum.rows.front()[1].toString()) << create.rows.front()[1].toString();
    }
    return lines;
}

/// Databases that a restore left behind.
inline QStringList scratchDatabases(const db::ConnectionProfile &profile) {
    db::Connection connection = openOrDie(profile);
    QStringList names;
    for (const auto &row :
         valueOrDie(connection.select(QStringLiteral("SHOW DATABASES LIKE 'stellwerk\\_scratch\\_%'"))).rows)
        names << row.front().toString();
    return names;
}

/// What a program printed; the test ends when it fails.
inline QByteArray outputOf(const QString &command) {
    QProcess process;
    process.start(QStringLiteral("sh"), {QStringLiteral("-c"), command});
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        qFatal("%s\n%s", qPrintable(command), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

} // namespace stellwerk::test
