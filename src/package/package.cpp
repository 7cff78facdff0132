// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/package.h"

#include "base/files.h"
#include "base/visible_text.h"
#include "package/archive.h"
#include "package/checksums.h"
#include "package/metadata.h"
#include "package/tar_scan.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

namespace stellwerk::package {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Package)
};

constexpr ArchiveLimits kLimits;

/// The files that docs/formats.md names; one level of folders, each with its own kind of file.
bool isKnownFile(const QString &name) {
    static const QRegularExpression known(
        QStringLiteral("\\A(project\\.toml|migrations/[^/]+\\.sql|schema/[^/]+\\.json|masterdata/[^/]+\\.json)\\z"));
    return known.match(name).hasMatch();
}

/// What metadata.json says of its migrations must be true of the files.
QStringList migrationProblems(const Package &package) {
    QStringList problems;
    QSet<QString> named;
    for (const PackagedMigration &migration : package.metadata.migrations) {
        const QString name = QString(u"migrations/" + migration.fileName);
        if (!package.files.contains(name))
            problems << Tr::tr("%1 is named in %2 but missing").arg(name, kMetadataFile);
        else if (sha256Hex(package.files.value(name)) != migration.sha256)
            problems << Tr::tr("%1 has another checksum than %2 says").arg(name, kMetadataFile);
        if (named.contains(name))
            problems << Tr::tr("%1 is named twice in %2").arg(name, kMetadataFile);
        named << name;
    }
    for (const QString &file : package.files.keys()) {
        if (file.startsWith(QLatin1String("migrations/")) && !named.contains(file))
            problems << Tr::tr("%1 is not named in %2").arg(file, kMetadataFile);
    }
    return problems;
}

/// Everything that would make readPackage() refuse what is about to be written.
QStringList writeProblems(const Package &package) {
    QStringList problems = migrationProblems(package);
    for (const QString &name : package.files.keys()) {
        if (const QString problem = nameProblem(name); !problem.isEmpty())
            problems << Tr::tr("the file \"%1\" %2").arg(visibleText(name), problem);
        else if (!isKnownFile(name))
            problems << Tr::tr("a package has no place for the file \"%1\"").arg(name);
    }
    return problems;
}

Result<Package> parsePackage(const QByteArray &archive, const TaskContext &context) {
    STELLWERK_ASSIGN(const auto files, unpackFiles(archive, kLimits, context));
    STELLWERK_TRY(verifyChecksums(files));
    if (!files.contains(kMetadataFile))
        return fail(ErrorCode::InvalidInput, Tr::tr("The package is refused: %1 is missing.").arg(kMetadataFile));
    Package package;
    STELLWERK_ASSIGN(package.metadata, parseMetadata(files.value(kMetadataFile)));
    for (const auto &[name, content] : files.asKeyValueRange()) {
        if (isKnownFile(name))
            package.files.insert(name, content);
        else if (name != kMetadataFile && name != kChecksumsFile)
            package.unknownFiles << name;
    }
    if (const QStringList problems = migrationProblems(package); !problems.isEmpty())
        return fail(ErrorCode::Damaged, Tr::tr("The package is damaged: %1.").arg(problems.join(QLatin1String("; "))));
    package.sha256 = sha256Hex(archive);
    return package;
}

/// A name is not signed. One that says version and time must say those of the content, or an old package could pass for
/// the newest; any other name, and whatever follows ("… (1).tar.gz"), is free.
Status checkName(const QString &path, const Metadata &metadata) {
    if (const QString problem = unseenProblem(QFileInfo(path).fileName()); !problem.isEmpty())
        return fail(
            ErrorCode::InvalidInput,
            Tr::tr("The package is refused: the file \"%1\" %2. Nothing was changed.").arg(visibleText(path), problem),
            Tr::tr("Find out who named it so, and give it another name."));
    static const QRegularExpression claim(QStringLiteral("\\Adeployment_package_(?=\\d)[^_]*(?:_[0-9-]*)?"));
    const auto claimed = claim.match(QFileInfo(path).fileName());
    const QString own = packageFileName(metadata.requiredDbVersion, metadata.createdAt);
    if (!claimed.hasMatch() || own == QString(claimed.captured() + QLatin1String(".tar.gz")))
        return {};
    return fail(ErrorCode::InvalidInput,
                Tr::tr("The name of the package %1 contradicts its content: it was made at %2 for version %3. Nothing "
                       "was changed.")
                    .arg(path, metadata.createdAt, metadata.requiredDbVersion.toString()),
                Tr::tr("Find out who renamed it. Its own name is %1").arg(own));
}

} // namespace

QMap<QString, QByteArray> Package::filesUnder(const QString &folder) const {
    const QString prefix = QString(folder + u'/');
    QMap<QString, QByteArray> result;
    for (auto it = files.lowerBound(prefix); it != files.end() && it.key().startsWith(prefix); ++it)
        result.insert(it.key().mid(prefix.size()), it.value());
    return result;
}

QString packageFileName(const Version &databaseVersion, const QString &createdAt) {
    const QString time = parseCreatedAt(createdAt).value_or(QDateTime()).toString(QStringLiteral("yyyyMMdd-HHmmss"));
    return QStringLiteral("deployment_package_%1_%2.tar.gz").arg(databaseVersion.toString(), time);
}

Result<QString> writePackage(const Package &package, const QString &folder, const TaskContext &context) {
    const auto time = parseCreatedAt(package.metadata.createdAt);
    if (!time)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The package cannot be written: \"%1\" is not a time like 2026-01-31T12:34:56Z.")
                        .arg(package.metadata.createdAt));
    if (const QStringList problems = writeProblems(package); !problems.isEmpty())
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The package cannot be written: %1.").arg(problems.join(QLatin1String("; "))));

    QMap<QString, QByteArray> files = package.files;
    files.insert(kMetadataFile, writeMetadata(package.metadata));
    files.insert(kChecksumsFile, writeChecksums(files));
    STELLWERK_ASSIGN(const QByteArray archive, packFiles(files, *time));
    // Read back before it exists: whatever the reader would refuse (limits, a defect here) is told now, not on the
    // server.
    STELLWERK_ASSIGN(const Package read, parsePackage(archive, context));
    if (read.files != package.files)
        return fail(ErrorCode::Internal, Tr::tr("The package does not read back as it was made; nothing was written."));

    const QString path =
        QFileInfo(
            QString(folder + u'/' + packageFileName(package.metadata.requiredDbVersion, package.metadata.createdAt)))
            .absoluteFilePath();
    if (QFileInfo::exists(path)) {
        if (sha256HexOfFile(path) == read.sha256)
            return path;
        return fail(ErrorCode::AlreadyExists,
                    Tr::tr("The package %1 exists already with other content; it was not touched.").arg(path),
                    Tr::tr("Wait a second and prepare again, or move the old file away."));
    }
    STELLWERK_TRY(context.checkStop());
    STELLWERK_TRY(writeFileAtomically(path, archive));
    return path;
}

Result<Package> readPackage(const QString &path, const TaskContext &context, const SignatureRule &rule) {
    const QFileInfo info(path);
    if (info.exists() && !info.isFile() && !info.isDir())
        return fail(ErrorCode::InvalidInput, Tr::tr("%1 is not a file.").arg(path));
    STELLWERK_ASSIGN(const QByteArray archive, readFile(path, kLimits.packedBytes));
    // The bytes that were checked are the bytes that are read: the file may be replaced at any moment.
    STELLWERK_ASSIGN(SignatureState signature, checkSignature(path, archive, rule));
    auto package = parsePackage(archive, context);
    if (!package)
        return fail(std::move(package).error().during(Tr::tr("reading the package %1").arg(path)));
    STELLWERK_TRY(checkName(path, package->metadata));
    package->signature = std::move(signature);
    return package;
}

} // namespace stellwerk::package
