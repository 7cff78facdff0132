// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>

namespace stellwerk::gui {

/// What the window remembers from one start to the next. Nothing here is secret and nothing decides about databases.
class Settings final {
public:
    /// The user's settings file.
    Settings();
    /// A file of its own, for tests and screenshots.
    explicit Settings(const QString &file);

    [[nodiscard]] QString language() const; ///< "system", "en", "de"
    void setLanguage(const QString &language);
    [[nodiscard]] QString colorScheme() const; ///< "system", "light", "dark"
    void setColorScheme(const QString &scheme);
    [[nodiscard]] QString workspace() const; ///< folder, or empty
    void setWorkspace(const QString &folder);
    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);

private:
    QSettings m_file;
};

} // namespace stellwerk::gui
