// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/visible_text.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace stellwerk;

class VisibleTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void visible_data();
    void visible();
    void json();
};

void VisibleTextTest::visible_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QString &text, const QString &shown) {
        QTest::newRow(name) << text << shown;
    };
    row("plain", QStringLiteral("Säbel\n\t+1 🗡"), QStringLiteral("Säbel\n\t+1 🗡"));
    row("cursor up, line cleared", QStringLiteral("a\x1b[1A\x1b[2Kb"), QStringLiteral("a␛[1A␛[2Kb"));
    row("back to the beginning", QStringLiteral("bad\rgood"), QStringLiteral("bad␍good"));
    row("bell", QString(QChar(7)), QStringLiteral("␇"));
    row("control of the second set", QString(QChar(0x9b)), QStringLiteral("‹U+009B›"));
    row("direction", QString(QChar(0x202e)), QStringLiteral("‹U+202E›"));
    row("half of a character", QString(QChar(0xd83d)), QString(QChar(QChar::ReplacementCharacter)));
}

void VisibleTextTest::visible() {
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QCOMPARE(visibleText(text), shown);
}

/// Nothing in it acts, and a program reads the same as before.
void VisibleTextTest::json() {
    const QString name = QStringLiteral("a\x1b") + QChar(0x9b) + QChar(0x202e) + QChar(0x7f) + QStringLiteral("ö");
    const QJsonObject object{{QStringLiteral("name"), name}};
    const QString escaped = escapedJson(QString::fromUtf8(QJsonDocument(object).toJson()));
    QCOMPARE(QJsonDocument::fromJson(escaped.toUtf8()).object(), object);
    for (const QChar sign : escaped)
        QVERIFY2(sign == u'\n' || (sign.unicode() >= 0x20 && sign.unicode() < 0x7f) || sign == u'ö',
                 qPrintable(escaped));
}

QTEST_GUILESS_MAIN(VisibleTextTest)
#include "test_visible_text.moc"
