// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QStandardPaths>
#include <QTranslator>

#include <functional>
#include <memory>

namespace stellwerk {
namespace {

/// Installs what @p load finds; gives its language, e.g. "de", or nothing.
QString install(QCoreApplication &application, const std::function<bool(QTranslator &)> &load) {
    auto translator = std::make_unique<QTranslator>();
    if (!load(*translator))
        return {};
    const QString language = translator->language();
    QCoreApplication::installTranslator(translator.get());
    translator.release()->setParent(&application);
    return language;
}

QString installOwn(QCoreApplication &application, const QLocale &locale) {
    return install(application, [&](QTranslator &translator) {
        return translator.load(locale, QStringLiteral("stellwerk"), QStringLiteral("_"), QStringLiteral(":/i18n"));
    });
}

} // namespace

void installTranslations(QCoreApplication &application, const QLocale &locale) {
    QString language = installOwn(application, locale);
    if (language.isEmpty())
        language = installOwn(application, QLocale(QLocale::English));

    // The libraries must not speak another language than the program does.
    const QString qtFile = QString(QStringLiteral("qtbase_") % language);
    install(application, [&](QTranslator &translator) {
        return translator.load(qtFile, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    });
    for (const QString &framework : {QStringLiteral("kwidgetsaddons6_qt"), QStringLiteral("karchive6_qt")}) {
        const QString file = QString(QStringLiteral("locale/") % language % QStringLiteral("/LC_MESSAGES/") %
                                     framework % QStringLiteral(".qm"));
        install(application, [&](QTranslator &translator) {
            return translator.load(QStandardPaths::locate(QStandardPaths::GenericDataLocation, file));
        });
    }
}

} // namespace stellwerk
