// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/settings.h"

namespace stellwerk::gui {
namespace {
const QString kLanguage = QStringLiteral("language");
const QString kColorScheme = QStringLiteral("colorScheme");
const QString kWorkspace = QStringLiteral("workspace");
const QString kGeometry = QStringLiteral("window/geometry");
const QString kSystem = QStringLiteral("system");
} // namespace

Settings::Settings() = default;

Settings::Settings(const QString &file) : m_file(file, QSettings::IniFormat) {}

QString Settings::language() const {
    return m_file.value(kLanguage, kSystem).toString();
}

void Settings::setLanguage(const QString &language) {
    m_file.setValue(kLanguage, language);
}

QString Settings::colorScheme() const {
    return m_file.value(kColorScheme, kSystem).toString();
}

void Settings::setColorScheme(const QString &scheme) {
    m_file.setValue(kColorScheme, scheme);
}

QString Settings::workspace() const {
    return m_file.value(kWorkspace).toString();
}

void Settings::setWorkspace(const QString &folder) {
    m_file.setValue(kWorkspace, folder);
}

QByteArray Settings::geometry() const {
    return m_file.value(kGeometry).toByteArray();
}

void Settings::setGeometry(const QByteArray &geometry) {
    m_file.setValue(kGeometry, geometry);
}

} // namespace stellwerk::gui
