// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

class QTranslator;

namespace stellwerk::gui {

/// The language of the window, switched while it is open. Installs our catalogue, Qt's and those of the KDE libraries
/// (which choose by the system's language at the start and would not follow) and sets the default locale; Qt then
/// sends every widget a LanguageChange.
class LanguageManager final : public QObject {
    Q_OBJECT
public:
    explicit LanguageManager(QObject *parent = nullptr);
    ~LanguageManager() override;

    /// The languages that Stellwerk speaks: "en", "de".
    [[nodiscard]] static QStringList available();
    /// What was chosen: "system" or one of available().
    [[nodiscard]] QString choice() const { return m_choice; }
    /// What is spoken: one of available().
    [[nodiscard]] QString language() const { return m_language; }
    /// Anything unknown counts as "system".
    void setLanguage(const QString &choice);

Q_SIGNALS:
    void languageChanged(const QString &language);

private:
    void install(const QString &catalogue, const QString &folder);
    void installLibraries();
    QString m_choice;
    QString m_language;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace stellwerk::gui
