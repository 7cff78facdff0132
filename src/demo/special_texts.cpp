// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/special_texts.h"

#include "demo/vocabulary.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QTimeZone>

namespace stellwerk::demo {

QString longText(Random &random, qsizetype bytes, const QString &lineEnd) {
    QString result;
    qsizetype used = 0;
    while (true) {
        const QString piece = QString(sentence(random) + lineEnd);
        const qsizetype size = piece.toUtf8().size();
        if (used + size > bytes)
            break;
        result += piece;
        used += size;
    }
    return result + QString(bytes - used, u'.');
}

QString oddText(int which) {
    static const char *const kTexts[kOddTexts] = {
        "Eine rote Laterne \xF0\x9F\x8F\xAE und ein Drache \xF0\x9F\x90\x89",
        "Die Karte liegt in C:\\Burg\\Keller\\neu",
        "Sie rief: \"Halt!\" und 'Wer da?' und `nichts`",
        "Stufe\t1\tTiefe\t2",
        "  vorne und hinten Leerzeichen  ",
        "\xF0\x9D\x94\x90ond und \xF0\x90\x8D\x88 sind alte Zeichen",
        "100 % _sicher_; -- kein Kommentar /* auch nicht */",
        "\\N heißt nicht NULL, \\0 nicht Null, am Ende steht \\",
        "<b>&amp; \\u0026</b> {\"json\": [null]}",
        "NULL",
    };
    return QString::fromUtf8(kTexts[which % kOddTexts]);
}

QString maybeText(Random &random) {
    switch (random.below(6)) {
    case 0:
        return {};
    case 1:
        return QLatin1StringView("");
    default:
        return sentence(random);
    }
}

QString dataUri(Random &random, qsizetype bytes) {
    static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const QByteArray head = QByteArrayLiteral("data:image/png;base64,");
    const qsizetype size = head.size() + (bytes - head.size()) / 4 * 4;
    QByteArray result = head;
    result.reserve(size);
    while (result.size() < size) {
        quint64 bits = random.next();
        for (int i = 0; i < 10 && result.size() < size; ++i, bits >>= 6)
            result += kDigits[bits & 63];
    }
    return QString::fromLatin1(result);
}

QString passwordHash(const QString &password) {
    return QString::fromLatin1(QCryptographicHash::hash(password.toUtf8(), QCryptographicHash::Md5).toHex());
}

QString timestamp(Random &random) {
    static const QDateTime kStart(QDate(2025, 3, 1), QTime(0, 0), QTimeZone::UTC);
    const qint64 milliseconds = static_cast<qint64>(random.below(250LL * 86400)) * 1000 + random.between(1, 999);
    return kStart.addMSecs(milliseconds).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

} // namespace stellwerk::demo
