// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/tables.h"

#include "gui/widgets/state_delegate.h"

#include <QHeaderView>
#include <QTableView>

namespace stellwerk::gui {

void styleTable(QTableView *table, const QList<int> &widths, int stretched) {
    const QFontMetrics metrics = table->fontMetrics();
    table->setItemDelegate(new StateDelegate(table));
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(metrics.height() + 10);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    for (int column = 0; column < widths.size(); ++column)
        table->setColumnWidth(column, metrics.averageCharWidth() * widths[column] + 16);
    if (stretched >= 0) {
        table->horizontalHeader()->setStretchLastSection(false);
        table->horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
    }
}

} // namespace stellwerk::gui
