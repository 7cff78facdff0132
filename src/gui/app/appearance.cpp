// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/appearance.h"

#include <KColorSchemeManager>
#include <KIconTheme>

#include <QAbstractItemModel>
#include <QIcon>

#include <BreezeIcons>

namespace stellwerk::gui {

Appearance::Appearance(QObject *parent) : QObject(parent) {
    // Platforms without a desktop find icons only in resources.
    BreezeIcons::initIcons();
    if (!QIcon::hasThemeIcon(QStringLiteral("document-open")))
        QIcon::setThemeName(QStringLiteral("breeze"));
    KColorSchemeManager::instance()->setAutosaveChanges(false); // our settings decide
}

void Appearance::prepare() {
    KIconTheme::initTheme();
}

QStringList Appearance::choices() {
    return {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")};
}

void Appearance::setColorScheme(const QString &choice) {
    m_choice = choices().contains(choice) ? choice : choices().first();
    QString scheme; // empty: what the system says
    if (m_choice == QLatin1String("light"))
        scheme = QStringLiteral("BreezeLight");
    else if (m_choice == QLatin1String("dark"))
        scheme = QStringLiteral("BreezeDark");
    KColorSchemeManager *manager = KColorSchemeManager::instance();
    manager->activateScheme(manager->indexForSchemeId(scheme));
}

} // namespace stellwerk::gui
