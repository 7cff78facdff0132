// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "base/version.h"
#include "package/signature/signature_rule.h"

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace stellwerk::package {

struct PackagedMigration {
    qint64 number = 0;
    Version version;
    QString fileName;
    QString sha256; ///< hex
};

/// metadata.json (docs/formats.md).
struct Metadata {
    int format = 1;
    QString projectId;
    Version version;           ///< backend version
    Version requiredDbVersion; ///< the database version that the package brings
    QString exportVersion;     ///< "2.0"
    QString createdAt;         ///< UTC, ISO 8601
    QString createdBy;         ///< "user@host"
    QString sourceEnvironment;
    QString toolVersion;
    QMap<QString, qint64> counts; ///< entity -> rows
    std::vector<PackagedMigration> migrations;
};

/// A package as a value: what it says of itself and its files (path inside -> bytes), without metadata.json and
/// checksums.txt.
struct Package {
    Metadata metadata;
    QMap<QString, QByteArray> files; ///< "project.toml", "migrations/…", "schema/…", "masterdata/…"
    QStringList unknownFiles;        ///< files that this version has no use for; reported, not fatal
    QString sha256;                  ///< of the archive file, hex; set by readPackage
    SignatureState signature;        ///< set by readPackage

    [[nodiscard]] QMap<QString, QByteArray> filesUnder(const QString &folder) const; ///< names without the folder
};

/// deployment_package_<version>_<yyyymmdd-hhmmss>.tar.gz
[[nodiscard]] QString packageFileName(const Version &databaseVersion, const QString &createdAt);

/// Writes the archive reproducibly (order, owner, times fixed: created_at is the only time in it) to a temporary
/// name and renames it. Gives the absolute path.
[[nodiscard]] Result<QString> writePackage(const Package &package, const QString &folder, const TaskContext &context);

/// Reads and checks an archive, trusting nothing: size and ratio limits, no absolute paths, "..", links or duplicates,
/// every file's checksum before any content is used. The signature comes first of all: when it is not as @p rule
/// demands, the archive is not even unpacked (see checkSignature). Fails with Damaged (names the file inside) or
/// InvalidInput (also when the name of @p path says another version or time than the content); never writes anything.
[[nodiscard]] Result<Package> readPackage(const QString &path, const TaskContext &context,
                                          const SignatureRule &rule = {});

} // namespace stellwerk::package
