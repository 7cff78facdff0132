// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/bamort_files.h"

#include "base/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

// The resource is part of a static library: without this the linker would leave it out. Must stand outside namespaces.
static void initProjects() {
    Q_INIT_RESOURCE(projects);
}

namespace stellwerk::demo {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ProjectFiles)
};

const QString kRoot = QStringLiteral(":/projects");

QStringList filesBelow(const QDir &source) {
    QStringList files;
    for (QDirIterator it(source.path(), QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        files << source.relativeFilePath(it.next());
    files.sort();
    return files;
}

} // namespace

QStringList projectNames() {
    initProjects();
    return QDir(kRoot).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

Status writeProjectFiles(const QString &projectName, const QString &folder) {
    const QStringList names = projectNames();
    if (!names.contains(projectName))
        return fail(ErrorCode::NotFound, Tr::tr("There is no project “%1” in this program.").arg(projectName),
                    Tr::tr("There are: %1.").arg(names.join(QLatin1String(", "))));
    const QDir source(QString(kRoot + u'/' + projectName));
    const QDir target(folder);
    const QStringList files = filesBelow(source);
    for (const QString &file : files) {
        if (QFileInfo::exists(target.filePath(file)))
            return fail(ErrorCode::AlreadyExists,
                        Tr::tr("The file %1 exists already; nothing was written.").arg(target.filePath(file)),
                        Tr::tr("Choose another folder."));
    }
    for (const QString &file : files) {
        STELLWERK_ASSIGN(const QByteArray content, readFile(source.filePath(file)));
        STELLWERK_TRY(writeFileAtomically(target.filePath(file), content));
    }
    return {};
}

} // namespace stellwerk::demo
