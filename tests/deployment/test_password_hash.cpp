// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/init/password_hash.h"

#include <QTest>

using namespace stellwerk;
using namespace stellwerk::deployment;
using project::PasswordAlgorithm;

Q_DECLARE_METATYPE(stellwerk::project::PasswordAlgorithm)

class PasswordHashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownHashes_data();
    void knownHashes();
    void ownHashes_data();
    void ownHashes();
    void argonReference();
    void bcryptIsNotCut();
};

/// MD5: RFC 1321. SHA-256: FIPS 180-2. bcrypt: the test vectors of crypt_blowfish. Argon2id: those of its reference
/// implementation (src/test.c of phc-winner-argon2).
void PasswordHashTest::knownHashes_data() {
    QTest::addColumn<PasswordAlgorithm>("algorithm");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("hash");
    const auto add = [](const char *name, PasswordAlgorithm algorithm, const char *password, const char *hash) {
        QTest::newRow(name) << algorithm << QString::fromUtf8(password) << QString::fromLatin1(hash);
    };
    add("md5", PasswordAlgorithm::Md5, "message digest", "f96b697d7cb7938d525a2f31aaf161d0");
    add("sha256", PasswordAlgorithm::Sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    add("bcrypt", PasswordAlgorithm::Bcrypt, "U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
    add("argon2id", PasswordAlgorithm::Argon2id, "password",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
}

void PasswordHashTest::knownHashes() {
    QFETCH(PasswordAlgorithm, algorithm);
    QFETCH(QString, password);
    QFETCH(QString, hash);
    QVERIFY(verifyPassword(algorithm, password, hash));
    QVERIFY(!verifyPassword(algorithm, password + u'x', hash));
    QString other = hash;
    other.back() = other.back() == u'1' ? u'2' : u'1';
    QVERIFY(!verifyPassword(algorithm, password, other));
    for (const char *rubbish : {"", "x", "$2b$12$", "$argon2id$v=19$m=64,t=1,p=1$$", "*0"})
        QVERIFY2(!verifyPassword(algorithm, password, QString::fromLatin1(rubbish)), rubbish);
}

void PasswordHashTest::ownHashes_data() {
    QTest::addColumn<PasswordAlgorithm>("algorithm");
    QTest::addColumn<QString>("beginning");
    QTest::addColumn<bool>("salted");
    QTest::newRow("md5") << PasswordAlgorithm::Md5 << QString() << false;
    QTest::newRow("sha256") << PasswordAlgorithm::Sha256 << QString() << false;
    QTest::newRow("bcrypt") << PasswordAlgorithm::Bcrypt << QStringLiteral("$2b$12$") << true;
    QTest::newRow("argon2id") << PasswordAlgorithm::Argon2id << QStringLiteral("$argon2id$v=19$m=65536,t=3,p=1$")
                              << true;
}

void PasswordHashTest::ownHashes() {
    QFETCH(PasswordAlgorithm, algorithm);
    QFETCH(QString, beginning);
    QFETCH(bool, salted);
    const QString password = QStringLiteral("größer als früher 🎲");
    const auto first = hashPassword(algorithm, password);
    const auto second = hashPassword(algorithm, password);
    QVERIFY(first && second);
    QVERIFY2(first->startsWith(beginning), qPrintable(*first));
    QCOMPARE(*first != *second, salted);
    QCOMPARE(isWeak(algorithm), !salted);
    QVERIFY(verifyPassword(algorithm, password, *first));
    QVERIFY(verifyPassword(algorithm, password, *second));
    QVERIFY(!verifyPassword(algorithm, QStringLiteral("größer als früher"), *first));
}

void PasswordHashTest::argonReference() {
    const auto hash = argon2id("password", "somesalt", 65536, 2, 32);
    QVERIFY(hash);
    QCOMPARE(hash->toHex(), QByteArray("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"));
}

/// It reads 72 bytes; the rest would not count, and nobody would know.
void PasswordHashTest::bcryptIsNotCut() {
    QVERIFY(hashPassword(PasswordAlgorithm::Bcrypt, QString(72, u'a')));
    const auto tooLong = hashPassword(PasswordAlgorithm::Bcrypt, QString(37, u'ä'));
    QVERIFY(!tooLong);
    QCOMPARE(tooLong.error().code, ErrorCode::InvalidInput);
}

QTEST_GUILESS_MAIN(PasswordHashTest)
#include "test_password_hash.moc"
