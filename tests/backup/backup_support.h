// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "backup/native/database_content.h"
#include "backup/native/file_writer.h"
#include "support/test_databases.h"

#include <QTemporaryDir>
#include <QTest>

namespace stellwerk::test {

inline backup::BackupOptions optionsFor(const QString &folder) {
    backup::BackupOptions options;
    options.folder = folder;
    options.projectId = QStringLiteral("garten");
    options.databaseVersion = Version{0, 4, 0};
    options.migrationNumber = 3;
    options.trigger = QStringLiteral("manual");
    return options;
}

inline void run(db::Connection &connection, const QStringList &statements) {
    for (const QString &statement : statements) {
        if (const auto done = connection.exec(statement); !done)
            qFatal("%s\n%s", qPrintable(statement), qPrintable(done.error().toText()));
    }
}

inline void run(const db::ConnectionProfile &profile, const QStringList &statements) {
    db::Connection connection = openOrDie(profile);
    run(connection, statements);
}

/// Everything that a restore must bring back, as text: definitions, objects, rows and hashes of all tables.
inline QStringList stateOf(const db::ConnectionProfile &profile) {
    db::Connection connection = openOrDie(profile);
    QStringList lines;
    for (const backup::TableContent &table :
         valueOrDie(backup::readTables(connection, [](const QString &) { return true; })))
        lines << table.definition.create << table.definition.columns.join(u'|');
    for (const backup::SchemaObject &object : valueOrDie(backup::readObjects(connection)))
        lines << object.kind << object.name << object.create << object.sqlMode << object.collation << object.state;
    for (const backup::BackupTable &table : valueOrDie(backup::hashTables(connection, {})))
        lines << QStringLiteral("%1 %2 %3").arg(table.name).arg(table.rows).arg(table.hash);
    return lines;
}

/// What of two states differs first, in full; nothing when they are equal.
inline QString difference(const QStringList &actual, const QStringList &expected) {
    for (qsizetype i = 0; i < std::max(actual.size(), expected.size()); ++i) {
        if (actual.value(i) != expected.value(i))
            return QStringLiteral("actual:\n%1\nexpected:\n%2")
                .arg(actual.value(i, QStringLiteral("nothing")), expected.value(i, QStringLiteral("nothing")));
    }
    return {};
}

#define COMPARE_STATES(actual, expected)                                                                               \
    do {                                                                                                               \
        const QString stateDifference = stellwerk::test::difference(actual, expected);                                 \
        QVERIFY2(stateDifference.isEmpty(), qPrintable(stateDifference));                                              \
    } while (false)

/// All files of a folder, hidden ones too.
inline QStringList filesIn(const QString &folder) {
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

inline QByteArray bytesOf(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

inline QString putFile(const QString &path, const QByteArray &content) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

/// Writes a file whose lines a test makes up: checksums, and where head and parts are, are right. The footer says what
/// else the parts claim to be, in their order.
inline QString craftBackup(const QString &folder, const QByteArray &head, const QByteArrayList &parts,
                           backup::FileFooter footer) {
    auto writer = valueOrDie(backup::FileWriter::create(folder));
    backup::FrameCompressor compressor;
    valueOrDie(writer.append(valueOrDie(compressor.compress(head.toStdString()))));
    footer.parts.resize(static_cast<size_t>(parts.size()));
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const std::string_view frame = valueOrDie(compressor.compress(parts[i].toStdString()));
        backup::FilePart &part = footer.parts[static_cast<size_t>(i)];
        part.offset = valueOrDie(writer.append(frame));
        part.size = static_cast<qint64>(frame.size());
    }
    return valueOrDie(writer.commit(backup::toLine(footer).toStdString(), QStringLiteral("crafted")));
}

} // namespace stellwerk::test
