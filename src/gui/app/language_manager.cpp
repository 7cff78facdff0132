// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/language_manager.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QTranslator>

namespace stellwerk::gui {
namespace {

const QString kSystem = QStringLiteral("system");

/// The catalogues of the libraries whose texts can be seen in the window.
const QStringList kLibraryCatalogues{QStringLiteral("kwidgetsaddons6_qt"), QStringLiteral("karchive6_qt"),
                                     QStringLiteral("kcoreaddons6_qt"), QStringLiteral("kconfig6_qt")};

QString systemLanguage() {
    for (const QString &name : QLocale::system().uiLanguages()) {
        const QString language = name.section(u'-', 0, 0).section(u'_', 0, 0);
        if (LanguageManager::available().contains(language))
            return language;
    }
    return QStringLiteral("en");
}

/// The system's own country conventions where its language is spoken, the language's usual ones elsewhere.
QLocale localeFor(const QString &language) {
    const QLocale system = QLocale::system();
    return QLocale::languageToCode(system.language()) == language ? system : QLocale(language);
}

} // namespace

LanguageManager::LanguageManager(QObject *parent) : QObject(parent) {}

LanguageManager::~LanguageManager() = default;

QStringList LanguageManager::available() {
    return {QStringLiteral("en"), QStringLiteral("de")};
}

void LanguageManager::setLanguage(const QString &choice) {
    m_choice = available().contains(choice) ? choice : kSystem;
    m_language = m_choice == kSystem ? systemLanguage() : m_choice;
    QLocale::setDefault(localeFor(m_language));
    m_translators.clear(); // a translator uninstalls itself
    installLibraries();
    // Ours last: the newest translator is asked first. English has a catalogue too, for its plurals.
    install(QString(u"stellwerk_" + m_language), QStringLiteral(":/i18n"));
    Q_EMIT languageChanged(m_language);
}

void LanguageManager::installLibraries() {
    install(QString(u"qtbase_" + m_language), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    for (const QString &catalogue : kLibraryCatalogues) {
        const QString file =
            QStandardPaths::locate(QStandardPaths::GenericDataLocation,
                                   QString(u"locale/" + m_language + u"/LC_MESSAGES/" + catalogue + u".qm"));
        if (!file.isEmpty())
            install(QFileInfo(file).completeBaseName(), QFileInfo(file).path());
    }
}

void LanguageManager::install(const QString &catalogue, const QString &folder) {
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(catalogue, folder))
        return;
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

} // namespace stellwerk::gui
