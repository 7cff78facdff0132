// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/foreign_formats.h"

#include "base/files.h"
#include "demo/bamort_files.h"

#include <QCoreApplication>

namespace stellwerk::demo {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ProjectFiles)
};

} // namespace

Result<QByteArray> foreignFormatText(const QString &projectName) {
    const QString file = QStringLiteral(":/projects/%1/foreign.toml").arg(projectName);
    if (!projectNames().contains(projectName) || !QFile::exists(file))
        return fail(
            ErrorCode::NotFound,
            Tr::tr("How the application of the project “%1” exports its database is not known.").arg(projectName),
            Tr::tr("Describe it in foreign.toml beside project.toml."));
    return readFile(file);
}

} // namespace stellwerk::demo
