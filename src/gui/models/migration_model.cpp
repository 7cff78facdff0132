// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/migration_model.h"

#include "gui/look/format.h"

#include <algorithm>

namespace stellwerk::gui {
namespace {

QString touchesText(const QStringList &tables) {
    return tables.isEmpty() ? QStringLiteral("—") : tables.join(QLatin1String(", "));
}

/// The worst finding speaks for the cell; the others are in the pane below.
QVariant findingsCell(const deployment::PlannedMigration &planned, int role) {
    const auto worst = std::ranges::max_element(planned.findings, {}, &migration::LintFinding::level);
    if (worst == planned.findings.end() || worst->level == migration::LintLevel::Info)
        return lookCell({QStringLiteral("✓"), PlannedMigrationModel::tr("Nothing risky found"), Tone::Good}, role);
    const bool error = worst->level == migration::LintLevel::Error;
    return lookCell(
        {error ? QStringLiteral("✕") : QStringLiteral("!"), worst->message, error ? Tone::Bad : Tone::Warning}, role);
}

} // namespace

PlannedMigrationModel::PlannedMigrationModel(QObject *parent)
    : SnapshotModel(
          {
              {[] { return tr("Migration"); },
               [](const deployment::PlannedMigration &planned, int role) { return textCell(planned.label, role); }},
              {[] { return tr("Version"); }, [](const deployment::PlannedMigration &planned,
                                                int role) { return textCell(planned.version.toString(), role); }},
              {[] { return tr("Statements"); },
               [](const deployment::PlannedMigration &planned, int role) {
                   return numberCell(numberText(planned.statements.size()), role);
               }},
              {[] { return tr("Changes protected tables"); },
               [](const deployment::PlannedMigration &planned, int role) {
                   return textCell(touchesText(planned.touches), role);
               }},
              {[] { return tr("Findings"); }, findingsCell},
          },
          parent) {}

PendingMigrationModel::PendingMigrationModel(QObject *parent)
    : SnapshotModel(
          {
              {[] { return tr("Pending migration"); },
               [](const migration::Migration &pending, int role) { return textCell(pending.label(), role); }},
              {[] { return tr("Version"); }, [](const migration::Migration &pending,
                                                int role) { return textCell(pending.version.toString(), role); }},
              {[] { return tr("Statements"); },
               [](const migration::Migration &pending, int role) {
                   return numberCell(numberText(static_cast<qint64>(pending.up.size() + pending.data.size())), role);
               }},
              {[] { return tr("Changes protected tables"); },
               [](const migration::Migration &pending, int role) {
                   return textCell(touchesText(pending.touches), role);
               }},
          },
          parent) {}

} // namespace stellwerk::gui
