// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/phase_model.h"

#include "gui/look/format.h"

#include <QFont>

namespace stellwerk::gui {
namespace {
QVariant phaseCell(const PhaseProgress &phase, int role) {
    if (role == Qt::FontRole && phase.state == PhaseState::Running) {
        QFont font;
        font.setBold(true);
        return font;
    }
    return textCell(deployment::phaseText(phase.phase), role);
}

QString durationOf(const PhaseProgress &phase) {
    return phase.state == PhaseState::Done || phase.state == PhaseState::Failed ? durationText(phase.milliseconds)
                                                                                : QString();
}
} // namespace

PhaseModel::PhaseModel(QObject *parent)
    : SnapshotModel(
          {
              {[] { return tr("State"); },
               [](const PhaseProgress &phase, int role) { return lookCell(lookOf(phase.state), role); }},
              {[] { return tr("Phase"); }, phaseCell},
              {[] { return tr("Duration"); },
               [](const PhaseProgress &phase, int role) { return numberCell(durationOf(phase), role); }},
          },
          parent) {}

} // namespace stellwerk::gui
