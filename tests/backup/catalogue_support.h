// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/catalogue/catalogue_file.h"

#include <QTimeZone>

#include "backup_support.h"

namespace stellwerk::test {

inline QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// A folder with backups of one small database.
class Folder final {
public:
    explicit Folder(int backups = 1) {
        const db::ConnectionProfile source = m_databases.fresh(db::Engine::Sqlite);
        run(source, {s("CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT)"),
                     s("INSERT INTO books (title) VALUES ('Momo'), ('Krabat')")});
        for (int i = 0; i < backups; ++i)
            files << valueOrDie(backup::createBackup(source, optionsFor(path()), {})).file;
    }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString file(const char *name) const { return m_folder.filePath(s(name)); }
    [[nodiscard]] backup::Catalogue read() const { return valueOrDie(backup::readCatalogue(path())); }
    [[nodiscard]] backup::CatalogueEntry entry(const QString &name) const {
        const backup::Catalogue catalogue = read();
        const backup::CatalogueEntry *found = catalogue.find(name);
        if (!found)
            qFatal("no entry for %s", qPrintable(name));
        return *found;
    }
    void verify(const QString &name, backup::VerifyDepth depth) const {
        const backup::FileMark before = valueOrDie(backup::markOf(name));
        valueOrDie(backup::checkFile(
            name, depth == backup::VerifyDepth::Checksum ? depth : backup::VerifyDepth::Contents, {}));
        (void)valueOrDie(backup::recordVerified(name, before, depth));
    }
    void pin(const QString &name) const { (void)valueOrDie(backup::recordPin(name, kPin)); }

    static inline const backup::BackupPin kPin{QStringLiteral("anna@desk"), QStringLiteral("inventory"),
                                               QDateTime(QDate(2026, 1, 31), QTime(12, 34, 56), QTimeZone::UTC)};
    QStringList files;

private:
    QTemporaryDir m_folder;
    TestDatabases m_databases;
};

/// With one bit of the middle turned, and the same time as before.
inline void damage(const QString &path) {
    const QDateTime time = QFileInfo(path).lastModified();
    QByteArray content = bytesOf(path);
    const qsizetype at = content.size() / 2;
    content[at] = static_cast<char>(content[at] ^ 0x10);
    putFile(path, content);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
}

} // namespace stellwerk::test
