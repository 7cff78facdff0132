// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/environment_model.h"

#include "gui/look/format.h"

namespace stellwerk::gui {

EnvironmentModel::EnvironmentModel(QObject *parent)
    : SnapshotModel(
          {
              {[] { return tr("Environment"); },
               [](const EnvironmentEntry &entry, int role) -> QVariant {
                   if (role == Qt::DecorationRole)
                       return QIcon::fromTheme(kindIconName(entry.environment.kind));
                   return textCell(entry.environment.name, role);
               }},
              {[] { return tr("Kind"); }, [](const EnvironmentEntry &entry,
                                             int role) { return textCell(kindText(entry.environment.kind), role); }},
              {[] { return tr("Database version"); },
               [](const EnvironmentEntry &entry, int role) { return textCell(versionText(entry.version()), role); }},
              {[] { return tr("State"); },
               [](const EnvironmentEntry &entry, int role) { return lookCell(lookOf(stateOf(entry)), role); }},
              {[] { return tr("Reason"); },
               [](const EnvironmentEntry &entry, int role) { return textCell(reasonOf(entry), role); }},
          },
          parent) {}

} // namespace stellwerk::gui
