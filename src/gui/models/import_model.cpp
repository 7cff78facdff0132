// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/import_model.h"

#include "gui/look/format.h"

namespace stellwerk::gui {

using masterdata::ImportCounts;

namespace {
template <qint64 ImportCounts::*member>
QVariant countCell(const ImportCounts &counts, int role) {
    return numberCell(numberText(counts.*member), role);
}
} // namespace

ImportModel::ImportModel(QObject *parent)
    : SnapshotModel(
          {
              {[] { return tr("Master data"); },
               [](const ImportCounts &counts, int role) { return textCell(counts.entity, role); }},
              {[] { return tr("Inserted", "rows"); }, countCell<&ImportCounts::inserted>},
              {[] { return tr("Updated", "rows"); }, countCell<&ImportCounts::updated>},
              {[] { return tr("Deleted", "rows"); }, countCell<&ImportCounts::deleted>},
              {[] { return tr("Unchanged", "rows"); }, countCell<&ImportCounts::unchanged>},
              {[] { return tr("Kept", "rows"); }, countCell<&ImportCounts::kept>},
              {[] { return tr("Not touched", "ambiguous rows"); }, countCell<&ImportCounts::ambiguous>},
          },
          parent) {}

} // namespace stellwerk::gui
