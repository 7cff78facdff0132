// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QLabel;

namespace stellwerk::gui {

/// Texts of databases, packages, files and servers are shown, never obeyed: as long as this lives, every label that
/// would guess whether its text is HTML (Qt::AutoText, Qt's default) shows it letter by letter, before it is seen for
/// the first time. That holds for tool tips, message boxes and the dialogs of libraries as well, whose labels nobody
/// here makes. A label with markup of our own says Qt::RichText and escapes what comes from elsewhere.
class PlainTexts final : public QObject {
    Q_OBJECT
public:
    PlainTexts();
    bool eventFilter(QObject *watched, QEvent *event) override;
};

/// Shows a text in bold letters, whatever signs are in it.
void showBold(QLabel *label, const QString &text);

} // namespace stellwerk::gui
