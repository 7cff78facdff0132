// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/state_delegate.h"

#include "gui/models/snapshot_model.h"

#include <QApplication>
#include <QPainter>

namespace stellwerk::gui {

void StateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const QString glyph = index.data(GlyphRole).toString();
    if (glyph.isEmpty())
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    if (item.features.testFlag(QStyleOptionViewItem::HasCheckIndicator)) {
        // Some styles draw the box in a colour that dark schemes swallow.
        const QRect box = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &item, item.widget);
        painter->setPen(blended(item.palette.color(QPalette::Base), item.palette.color(QPalette::Text), 0.55));
        painter->drawRect(box.adjusted(0, 0, -1, -1));
    }
    item.text = QStringLiteral("x"); // the place of a text, which an empty one would not have
    const QRect place = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, item.widget) + 1;
    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const int baseline = option.rect.center().y() + (item.fontMetrics.ascent() - item.fontMetrics.descent()) / 2 + 1;
    const int left = place.left() + margin;
    const int column = item.fontMetrics.height() + 2;
    painter->save();
    painter->setFont(item.font);
    const QPalette::ColorGroup group =
        item.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    painter->setPen(item.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(QPoint(left, baseline), glyph);
    const QString word = item.fontMetrics.elidedText(index.data(Qt::AccessibleTextRole).toString(), Qt::ElideRight,
                                                     option.rect.right() - left - column - margin);
    painter->drawText(QPoint(left + column, baseline), word);
    painter->restore();
}

QSize StateDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const QSize usual = QStyledItemDelegate::sizeHint(option, index);
    // A glyph from a taller font does not make the row taller.
    return index.data(GlyphRole).isNull()
               ? usual
               : QSize(usual.width() + option.fontMetrics.height(), option.fontMetrics.height() + 6);
}

} // namespace stellwerk::gui
