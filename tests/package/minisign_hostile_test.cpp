// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and signatures that were damaged, or made to deceive.
#include "package/signature/key.h"
#include "package/signature/signature.h"

#include <QTest>
#include <QtEndian>

using namespace stellwerk;
using namespace stellwerk::package;

namespace {

constexpr ScryptCost kCheap{32768, 1 << 15};
const QByteArray kContent("what was signed");
const QByteArray kUntrusted("untrusted comment: ");

template <class T>
T valueOr(Result<T> result) {
    if (!result)
        qFatal("%s", qPrintable(result.error().toText()));
    return *std::move(result);
}

Result<QString> password() {
    return QStringLiteral("geheim");
}

/// The untrusted comment is the one part that nothing vouches for; behind its first words any text may stand.
bool isUntrusted(const QByteArray &file, qsizetype at) {
    return at >= kUntrusted.size() && at < file.indexOf('\n');
}

/// Do two key files differ only where they say how long the password is to be stretched?
bool costIsEdited(const QByteArray &one, const QByteArray &other) {
    const auto withoutCost = [](const QByteArray &file) {
        return QByteArray::fromBase64(file.split('\n').value(1)).replace(38, 16, "");
    };
    return withoutCost(one) == withoutCost(other);
}

/// The decoded second line, edited.
QByteArray edited(const QByteArray &file, const std::function<void(QByteArray &)> &edit) {
    QList<QByteArray> lines = file.split('\n');
    QByteArray bytes = QByteArray::fromBase64(lines[1]);
    edit(bytes);
    lines[1] = bytes.toBase64();
    return lines.join('\n');
}

} // namespace

class MinisignHostileTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFlippedByteOfASignature();
    void everyFlippedByteOfASecretKey_data();
    void everyFlippedByteOfASecretKey();
    void everyFlippedByteOfAPublicKey();
    void everyCut();
    void tricksWithLines_data();
    void tricksWithLines();
    void otherKinds();
    void otherKey();
    void costBeyondMeasure();
};

void MinisignHostileTest::everyFlippedByteOfASignature() {
    const SecretKey key = valueOr(SecretKey::generate());
    const QByteArray good = valueOr(signContent(key, kContent, QStringLiteral("timestamp:1\tfile:x")));
    const auto verified = [&](const QByteArray &file) -> Status {
        STELLWERK_ASSIGN(const Signature signature, parseSignature(file));
        if (signature.keyId != key.publicKey().id)
            return fail(ErrorCode::Damaged, QStringLiteral("another key"));
        return verifySignature(signature, key.publicKey(), kContent);
    };
    QVERIFY(verified(good));
    int flips = 0;
    for (qsizetype i = 0; i < good.size() - 1; ++i) { // the last line's end may be missing
        for (int mask = 1; mask < 256; mask = mask * 2 + 1, ++flips) {
            QByteArray bad = good;
            bad[i] = static_cast<char>(bad[i] ^ mask);
            const Status status = verified(bad);
            if (isUntrusted(good, i))
                continue;
            QVERIFY2(!status, qPrintable(QStringLiteral("byte %1 mask %2").arg(i).arg(mask)));
            QCOMPARE(status.error().code, ErrorCode::Damaged);
            QVERIFY(status.error().message.size() > 5);
        }
    }
    QVERIFY(flips > 2000);
}

void MinisignHostileTest::everyFlippedByteOfASecretKey_data() {
    QTest::addColumn<QString>("word");
    QTest::newRow("without a password") << QString();
    QTest::newRow("with one") << QStringLiteral("geheim");
}

void MinisignHostileTest::everyFlippedByteOfASecretKey() {
    QFETCH(QString, word);
    const SecretKey key = valueOr(SecretKey::generate());
    const QByteArray good = valueOr(key.toFile(word, kCheap));
    QCOMPARE(valueOr(SecretKey::parse(good, password)).publicKey(), key.publicKey());
    for (qsizetype i = 0; i < good.size() - 1; ++i) {
        if (isUntrusted(good, i))
            continue;
        QByteArray bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 1);
        const auto parsed = SecretKey::parse(bad, password);
        // Cost is a number of which only the magnitude counts.
        if (parsed && !word.isEmpty() && costIsEdited(good, bad)) {
            QCOMPARE(parsed->publicKey(), key.publicKey());
            continue;
        }
        QVERIFY2(!parsed, qPrintable(QString::number(i)));
        QVERIFY2(parsed.error().code == ErrorCode::Damaged ||
                     (!word.isEmpty() && parsed.error().code == ErrorCode::AccessDenied),
                 qPrintable(parsed.error().toText()));
        QVERIFY(!parsed.error().toText().contains(QLatin1String("geheim")));
    }
}

void MinisignHostileTest::everyFlippedByteOfAPublicKey() {
    const SecretKey key = valueOr(SecretKey::generate());
    const QByteArray good = publicKeyFile(key.publicKey());
    for (qsizetype i = 0; i < good.size() - 1; ++i) {
        QByteArray bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 1);
        const auto parsed = parsePublicKeyFile(bad);
        // No checksum is in there: what can be read is another key, which fits no signature.
        if (!isUntrusted(good, i))
            QVERIFY2(!parsed || *parsed != key.publicKey(), qPrintable(QString::number(i)));
    }
}

void MinisignHostileTest::everyCut() {
    const SecretKey key = valueOr(SecretKey::generate());
    const QByteArray signature = valueOr(signContent(key, kContent, QStringLiteral("x")));
    const QByteArray secret = valueOr(key.toFile({}));
    const QByteArray open = publicKeyFile(key.publicKey());
    for (qsizetype length = 0; length < signature.size() - 1; ++length)
        QCOMPARE(parseSignature(signature.first(length)).error().code, ErrorCode::Damaged);
    for (qsizetype length = 0; length < secret.size() - 1; ++length)
        QCOMPARE(SecretKey::parse(secret.first(length), password).error().code, ErrorCode::Damaged);
    for (qsizetype length = 0; length < open.size() - 1; ++length)
        QCOMPARE(parsePublicKeyFile(open.first(length)).error().code, ErrorCode::Damaged);
    QVERIFY(parseSignature(signature.chopped(1))); // only the last line's end
}

void MinisignHostileTest::tricksWithLines_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("said");
    const QString lines = QStringLiteral("number of lines");
    const QString control = QStringLiteral("control characters");
    QTest::newRow("line end in the comment") << QByteArray("honest") << QByteArray("hon\nest") << lines;
    QTest::newRow("second trusted comment")
        << QByteArray("honest") << QByteArray("honest\ntrusted comment: other") << lines;
    QTest::newRow("carriage return") << QByteArray("honest") << QByteArray("honest\rtrusted comment: other") << control;
    QTest::newRow("terminal's words") << QByteArray("honest") << QByteArray("\x1b[2Khonest") << control;
    QTest::newRow("zero") << QByteArray("honest") << QByteArray("hon\0est", 7) << control;
    QTest::newRow("line separator") << QByteArray("honest")
                                    << QByteArray("hon\xe2\x80\xa8"
                                                  "est")
                                    << control;
    QTest::newRow("change of direction") << QByteArray("honest")
                                         << QByteArray("hon\xe2\x80\xae"
                                                       "est")
                                         << control;
    QTest::newRow("no text") << QByteArray("honest") << QByteArray("hon\xffst") << QStringLiteral("no text");
    QTest::newRow("no prefix") << QByteArray("trusted comment: honest") << QByteArray("trusted comment:honest")
                               << QStringLiteral("does not begin with");
    QTest::newRow("trusted for untrusted") << QByteArray("untrusted comment: ") << QByteArray("trusted comment: ")
                                           << QStringLiteral("does not begin with");
    QTest::newRow("blank before") << QByteArray("untrusted comment: ") << QByteArray(" untrusted comment: ")
                                  << QStringLiteral("does not begin with");
    QTest::newRow("mark before") << QByteArray("untrusted comment: ") << QByteArray("\xef\xbb\xbfuntrusted comment: ")
                                 << QStringLiteral("does not begin with");
    QTest::newRow("blank in the value") << QByteArray("\nRU") << QByteArray("\nR U") << QStringLiteral("base64");
    QTest::newRow("empty line") << QByteArray("\nRU") << QByteArray("\n\nRU") << lines;
    QTest::newRow("all on Windows") << QByteArray("\n") << QByteArray("\r\n") << control;
}

void MinisignHostileTest::tricksWithLines() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, said);
    const SecretKey key = valueOr(SecretKey::generate());
    QByteArray file = valueOr(signContent(key, kContent, QStringLiteral("honest")));
    QVERIFY(file.contains(from));
    const auto parsed = parseSignature(file.replace(from, to));
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::Damaged);
    QVERIFY2(parsed.error().message.contains(said), qPrintable(parsed.error().message));
}

void MinisignHostileTest::otherKinds() {
    const SecretKey key = valueOr(SecretKey::generate());
    const QByteArray signature = valueOr(signContent(key, kContent, QStringLiteral("x")));
    QVERIFY(parseSignature(edited(signature, [](QByteArray &bytes) { bytes[1] = 'X'; }))
                .error()
                .message.contains(QLatin1String("unknown kind")));
    QVERIFY(parseSignature(edited(signature, [](QByteArray &bytes) { bytes += 'x'; }))
                .error()
                .message.contains(QLatin1String("wrong length")));
    const QByteArray open = valueOr(key.toFile({}));
    const auto refusal = [&](const std::function<void(QByteArray &)> &edit) {
        const auto parsed = SecretKey::parse(edited(open, edit), password);
        return parsed ? QStringLiteral("accepted") : parsed.error().message;
    };
    QVERIFY(refusal([](QByteArray &bytes) { bytes[1] = 'D'; }).contains(QLatin1String("another kind of signature")));
    QVERIFY(refusal([](QByteArray &bytes) { bytes[2] = 'X'; }).contains(QLatin1String("unknown way")));
    QVERIFY(refusal([](QByteArray &bytes) { bytes[4] = 'X'; }).contains(QLatin1String("kind of checksum")));
    QVERIFY(refusal([](QByteArray &bytes) { bytes[10] = 'X'; }).contains(QLatin1String("salt")));
    QVERIFY(refusal([](QByteArray &bytes) { bytes.chop(1); }).contains(QLatin1String("wrong length")));
    // minisign -W writes no checksum; the halves must belong together all the same.
    QVERIFY(refusal([](QByteArray &bytes) { bytes.replace(126, 32, QByteArray(32, '\0')); }) ==
            QLatin1String("accepted"));
    QVERIFY(refusal([](QByteArray &bytes) {
                bytes.replace(126, 32, QByteArray(32, '\0'));
                bytes[100] = static_cast<char>(bytes[100] ^ 1);
            }).contains(QLatin1String("belong together")));
    // A secret key is no public one, and the other way round.
    QVERIFY(!parsePublicKeyFile(open));
    QVERIFY(!SecretKey::parse(publicKeyFile(key.publicKey()), password));
}

void MinisignHostileTest::otherKey() {
    const SecretKey key = valueOr(SecretKey::generate());
    const SecretKey other = valueOr(SecretKey::generate());
    const Signature signature = valueOr(parseSignature(valueOr(signContent(key, kContent, QStringLiteral("x")))));
    QVERIFY(verifySignature(signature, key.publicKey(), kContent));
    QVERIFY(!verifySignature(signature, other.publicKey(), kContent));
    // The comment of one signature does not go with another one of the same key and content.
    Signature mixed = valueOr(parseSignature(valueOr(signContent(key, QByteArray("y"), QStringLiteral("y")))));
    mixed.signature = signature.signature;
    const Status status = verifySignature(mixed, key.publicKey(), kContent);
    QVERIFY(!status);
    QVERIFY(status.error().message.contains(QLatin1String("comment")));
    QVERIFY(!verifySignature(signature, PublicKey{key.publicKey().id, QByteArray(32, '\0')}, kContent));
    QVERIFY(!verifySignature(signature, PublicKey{key.publicKey().id, QByteArray("short")}, kContent));
}

void MinisignHostileTest::costBeyondMeasure() {
    const SecretKey key = valueOr(SecretKey::generate());
    const QByteArray file = valueOr(key.toFile(QStringLiteral("geheim"), kCheap));
    for (const qsizetype at : {38, 46}) {
        const auto parsed = SecretKey::parse(
            edited(file, [at](QByteArray &bytes) { qToLittleEndian<quint64>(1ULL << 50, bytes.data() + at); }),
            []() -> Result<QString> { qFatal("asked for the password of a file that cannot be right"); });
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::Damaged);
        QVERIFY(parsed.error().message.contains(QLatin1String("beyond all measure")));
    }
}

QTEST_GUILESS_MAIN(MinisignHostileTest)
#include "minisign_hostile_test.moc"
