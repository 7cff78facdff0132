// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/package_model.h"

#include "gui/look/format.h"

#include <QSet>

#include <numeric>

namespace stellwerk::gui {

qint64 rowsOf(const package::Metadata &metadata) {
    return std::accumulate(metadata.counts.cbegin(), metadata.counts.cend(), qint64{0});
}

namespace {
/// What a cell says of a package that could not be read.
const QString kNothing = QStringLiteral("—");

/// One migration may have a file for each engine.
qint64 migrationsOf(const package::Metadata &metadata) {
    QSet<int> numbers;
    for (const package::PackagedMigration &migration : metadata.migrations)
        numbers << migration.number;
    return numbers.size();
}

QDateTime createdAt(const PackageEntry &entry) {
    return entry.metadata ? QDateTime::fromString(entry.metadata->createdAt, Qt::ISODate) : entry.modifiedAt;
}
} // namespace

PackageModel::PackageModel(QObject *parent)
    : SnapshotModel(
          {
              {[] { return tr("Version"); },
               [](const PackageEntry &entry, int role) -> QVariant {
                   if (role == Qt::DecorationRole)
                       return QIcon::fromTheme(QStringLiteral("package-x-generic"));
                   return textCell(entry.metadata ? entry.metadata->requiredDbVersion.toString() : kNothing, role);
               }},
              {[] { return tr("State"); },
               [](const PackageEntry &entry, int role) { return lookCell(packageLook(entry.usable()), role); }},
              {[] { return tr("Created"); },
               [](const PackageEntry &entry, int role) { return textCell(dateTimeText(createdAt(entry)), role); }},
              {[] { return tr("From"); },
               [](const PackageEntry &entry, int role) {
                   return textCell(entry.metadata ? entry.metadata->sourceEnvironment : kNothing, role);
               }},
              {[] { return tr("Migrations"); },
               [](const PackageEntry &entry, int role) {
                   return numberCell(entry.metadata ? numberText(migrationsOf(*entry.metadata)) : kNothing, role);
               }},
              {[] { return tr("Rows"); },
               [](const PackageEntry &entry, int role) {
                   return numberCell(entry.metadata ? numberText(rowsOf(*entry.metadata)) : kNothing, role);
               }},
              {[] { return tr("Size"); },
               [](const PackageEntry &entry, int role) { return numberCell(sizeText(entry.size), role); }},
              {[] { return tr("File"); },
               [](const PackageEntry &entry, int role) -> QVariant {
                   if (role == Qt::ToolTipRole)
                       return entry.path;
                   return textCell(entry.fileName(), role);
               }},
          },
          parent) {}

} // namespace stellwerk::gui
