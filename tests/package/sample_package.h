// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/files.h"
#include "package/package.h"

#include <QTest>

namespace stellwerk::test {

/// A small package with every kind of file, names and text beyond ASCII, an empty file.
inline package::Package samplePackage() {
    package::Package sample;
    sample.files = {
        {QStringLiteral("project.toml"), "[project]\nid = \"garten\"\n"},
        {QStringLiteral("migrations/0001_beete.mariadb.sql"),
         "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE beete (id INT);\n"},
        {QStringLiteral("migrations/0001_beete.sqlite.sql"),
         "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE beete (id INTEGER);\n"},
        {QStringLiteral("schema/0.4.0.json"), "{}"},
        {QStringLiteral("masterdata/kräuter.json"), QStringLiteral("{\"name\":\"Bärlauch 🌿\"}").toUtf8()},
        {QStringLiteral("masterdata/empty.json"), QByteArray()},
        {QStringLiteral("masterdata/binary.json"), QByteArray("\0\xff\n\r\0", 5)},
    };
    package::Metadata &metadata = sample.metadata;
    metadata.projectId = QStringLiteral("garten");
    metadata.version = {0, 5, 1};
    metadata.requiredDbVersion = {0, 4, 0};
    metadata.exportVersion = QStringLiteral("2.0");
    metadata.createdAt = QStringLiteral("2026-01-31T12:34:56Z");
    metadata.createdBy = QStringLiteral("erika@werkstatt");
    metadata.sourceEnvironment = QStringLiteral("development");
    metadata.toolVersion = QStringLiteral("0.1.0");
    metadata.counts = {{QStringLiteral("kräuter"), 1}, {QStringLiteral("empty"), 0}};
    for (const QString &name : {QStringLiteral("0001_beete.mariadb.sql"), QStringLiteral("0001_beete.sqlite.sql")})
        metadata.migrations.push_back(
            {1, {0, 4, 0}, name, sha256Hex(sample.files.value(QString(u"migrations/" + name)))});
    return sample;
}

/// Writes the bytes as a file of a folder and gives its path.
inline QString putFile(const QString &folder, const QByteArray &content,
                       const QString &name = QStringLiteral("p.tar.gz")) {
    const QString path = QString(folder + u'/' + name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

inline QByteArray bytesOf(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

template <class T>
T valueOr(Result<T> result) {
    if (!result)
        qFatal("%s", qPrintable(result.error().toText()));
    return *std::move(result);
}

} // namespace stellwerk::test
