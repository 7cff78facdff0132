// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QString>

#include <vector>

namespace stellwerk::backup {

/// A list of rows in an application's own export.
struct ForeignList {
    QString member;                  ///< of the document
    QStringList tables;              ///< names of its table in the releases; the first that the schema has
    QHash<QString, QString> columns; ///< member of a row -> column, where they are not named alike
    QSet<QString> json;              ///< members of any kind, which the column holds as JSON text
    QSet<QString> ignore;            ///< members that repeat what stands elsewhere
};

/// How an application writes its whole database into one JSON document: an object with a list of rows per table.
struct ForeignFormat {
    QString name;            ///< of the application
    QString versionMember;   ///< with the application's version, a text
    QString timestampMember; ///< with the time of the export, a text
    QSet<QString> omitted;   ///< members that are left out when they are zero or empty
    std::vector<ForeignList> lists;

    [[nodiscard]] const ForeignList *list(const QString &member) const;
};

/// Reads the description, a TOML file (docs/formats.md). Fails with InvalidInput and all mistakes.
[[nodiscard]] Result<ForeignFormat> readForeignFormat(const QByteArray &toml, const QString &file);

} // namespace stellwerk::backup
