// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTest>
#include <QTranslator>

/// The catalogues are inside the program and chosen by language.
class TranslationsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void catalogueIsEmbedded_data();
    void catalogueIsEmbedded();
    void languageIsChosen_data();
    void languageIsChosen();
};

void TranslationsTest::catalogueIsEmbedded_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("German") << QStringLiteral("de");
    QTest::newRow("English") << QStringLiteral("en");
}

void TranslationsTest::catalogueIsEmbedded() {
    QFETCH(QString, language);
    QTranslator translator;
    QVERIFY(translator.load(QString(QStringLiteral(":/i18n/stellwerk_") % language % QStringLiteral(".qm"))));
    QVERIFY(!translator.isEmpty());
}

void TranslationsTest::languageIsChosen_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("two");
    QTest::newRow("German") << QStringLiteral("de_AT") << QStringLiteral("vor 1 Minute")
                            << QStringLiteral("vor 2 Minuten");
    QTest::newRow("English") << QStringLiteral("en_GB") << QStringLiteral("1 minute ago")
                             << QStringLiteral("2 minutes ago");
    QTest::newRow("a language without catalogue")
        << QStringLiteral("fi") << QStringLiteral("1 minute ago") << QStringLiteral("2 minutes ago");
}

void TranslationsTest::languageIsChosen() {
    QFETCH(QString, locale);
    QFETCH(QString, one);
    QFETCH(QString, two);
    int argc = 1;
    char name[] = "test";
    char *argv[] = {name, nullptr};
    const QCoreApplication application(argc, argv);
    stellwerk::installTranslations(*QCoreApplication::instance(), QLocale(locale));
    QCOMPARE(QCoreApplication::translate("Format", "%n minute(s) ago", nullptr, 1), one);
    QCOMPARE(QCoreApplication::translate("Format", "%n minute(s) ago", nullptr, 2), two);
}

QTEST_APPLESS_MAIN(TranslationsTest)
#include "test_translations.moc"
