// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

namespace stellwerk::gui {

/// Light or dark. Uses the KDE colour schemes, which work on every platform; Qt's own switch does nothing without a
/// desktop's platform theme.
class Appearance final : public QObject {
    Q_OBJECT
public:
    explicit Appearance(QObject *parent = nullptr);

    /// Before the application object: icons that follow the palette.
    static void prepare();
    /// "system", "light", "dark".
    [[nodiscard]] static QStringList choices();
    [[nodiscard]] QString choice() const { return m_choice; }
    void setColorScheme(const QString &choice);

private:
    QString m_choice;
};

} // namespace stellwerk::gui
