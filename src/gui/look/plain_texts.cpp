// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/plain_texts.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>

namespace stellwerk::gui {

PlainTexts::PlainTexts() {
    qApp->installEventFilter(this);
}

bool PlainTexts::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::Polish) {
        auto *label = qobject_cast<QLabel *>(watched);
        if (label && label->textFormat() == Qt::AutoText)
            label->setTextFormat(Qt::PlainText);
    }
    return QObject::eventFilter(watched, event);
}

void showBold(QLabel *label, const QString &text) {
    QFont bold; // nothing else of it is set, so the rest stays the label's own
    bold.setBold(true);
    label->setFont(bold);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
}

} // namespace stellwerk::gui
