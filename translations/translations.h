// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

class QCoreApplication;

namespace stellwerk {

/// Makes @p application speak the first language of @p locale that there is a catalogue for (":/i18n"), else English
/// with its plurals. Qt's and the KDE Frameworks' own texts follow as far as they are installed. Call once, before
/// the first text is made: `installTranslations(application, name.isEmpty() ? QLocale::system() : QLocale(name))`.
void installTranslations(QCoreApplication &application, const QLocale &locale);

} // namespace stellwerk
