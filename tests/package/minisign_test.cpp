// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and signatures beside the program minisign: what one makes, the other understands.
#include "base/files.h"
#include "base/process.h"
#include "package/signature/key.h"
#include "package/signature/signature.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::package;

namespace {

constexpr ScryptCost kCheap{32768, 1 << 20};

template <class T>
T valueOr(Result<T> result) {
    if (!result)
        qFatal("%s", qPrintable(result.error().toText()));
    return *std::move(result);
}

KeyPassword word(const QString &password) {
    return [password] { return password; };
}

Result<QString> nobody() {
    return fail(ErrorCode::Usage, QStringLiteral("nobody can be asked"));
}

const QByteArray kContent = QByteArray("Stellwerk\0\xff\n", 12).repeated(50000);

} // namespace

class MinisignTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.emplace(); }
    void theirUnencryptedKeySigns();
    void theirEncryptedKeySigns();
    void ourKeySignsThere_data();
    void ourKeySignsThere();
    void ourSignatureIsVerifiedThere_data();
    void ourSignatureIsVerifiedThere();
    void theirSignatureIsVerifiedHere_data();
    void theirSignatureIsVerifiedHere();
    void publicKeys();
    void knownAnswers();
    void commentsThatCannotBeSigned();

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    void write(const char *name, const QByteArray &content) const {
        if (!writeFileAtomically(path(name), content))
            qFatal("cannot write %s", name);
    }
    [[nodiscard]] QByteArray read(const char *name) const { return valueOr(readFile(path(name))); }
    [[nodiscard]] ProcessOutput minisign(const QStringList &arguments, const QByteArray &input = {}) const {
        ProcessCommand command;
        command.program = QStringLiteral("minisign");
        command.arguments = arguments;
        command.workingFolder = m_folder->path();
        command.input = input;
        return valueOr(runProcess(command));
    }
    /// Fails the test program when minisign is not content.
    void succeed(const QStringList &arguments, const QByteArray &input = {}) const {
        const ProcessOutput output = minisign(arguments, input);
        if (output.exitCode != 0)
            qFatal("minisign %s: %s", qPrintable(arguments.join(u' ')), output.standardError.constData());
    }

    std::optional<QTemporaryDir> m_folder;
};

void MinisignTest::theirUnencryptedKeySigns() {
    succeed({QStringLiteral("-G"), QStringLiteral("-W"), QStringLiteral("-p"), QStringLiteral("p"),
             QStringLiteral("-s"), QStringLiteral("s")});
    const SecretKey key = valueOr(SecretKey::parse(read("s"), nobody));
    const PublicKey theirs = valueOr(parsePublicKeyFile(read("p")));
    QCOMPARE(key.publicKey(), theirs);
    write("f", kContent);
    write("f.minisig", valueOr(signContent(key, kContent, QStringLiteral("one\ttwo"))));
    succeed(
        {QStringLiteral("-V"), QStringLiteral("-p"), QStringLiteral("p"), QStringLiteral("-m"), QStringLiteral("f")});
}

/// With the full price that minisign asks for by default.
void MinisignTest::theirEncryptedKeySigns() {
    succeed(
        {QStringLiteral("-G"), QStringLiteral("-p"), QStringLiteral("p"), QStringLiteral("-s"), QStringLiteral("s")},
        "geheim ä\ngeheim ä\n");
    const SecretKey key = valueOr(SecretKey::parse(read("s"), word(QStringLiteral("geheim ä"))));
    QCOMPARE(key.publicKey(), valueOr(parsePublicKeyFile(read("p"))));
    const auto wrong = SecretKey::parse(read("s"), word(QStringLiteral("geheim a")));
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::AccessDenied);
    const auto unasked = SecretKey::parse(read("s"), nobody);
    QVERIFY(!unasked);
    QCOMPARE(unasked.error().code, ErrorCode::Usage);
}

void MinisignTest::ourKeySignsThere_data() {
    QTest::addColumn<QString>("password");
    QTest::newRow("without a password") << QString();
    QTest::newRow("with one") << QStringLiteral("Schlüssel 🔑");
}

void MinisignTest::ourKeySignsThere() {
    QFETCH(QString, password);
    const SecretKey key = valueOr(SecretKey::generate());
    write("s", valueOr(key.toFile(password, kCheap)));
    write("p", publicKeyFile(key.publicKey()));
    write("f", kContent);
    succeed({QStringLiteral("-S"), QStringLiteral("-s"), QStringLiteral("s"), QStringLiteral("-m"), QStringLiteral("f"),
             QStringLiteral("-t"), QStringLiteral("their comment")},
            password.toUtf8() + '\n');
    const Signature made = valueOr(parseSignature(read("f.minisig")));
    QCOMPARE(made.keyId, key.publicKey().id);
    QCOMPARE(made.commentText(), QStringLiteral("their comment"));
    QVERIFY(verifySignature(made, key.publicKey(), kContent));
    // Ed25519 leaves nothing to chance: the same key, content and comment give the same signature.
    const Signature ours =
        valueOr(parseSignature(valueOr(signContent(key, kContent, QStringLiteral("their comment")))));
    QCOMPARE(ours.signature, made.signature);
    QCOMPARE(ours.globalSignature, made.globalSignature);
    // And it reads what it wrote.
    QCOMPARE(valueOr(SecretKey::parse(read("s"), word(password))).publicKey(), key.publicKey());
}

void MinisignTest::ourSignatureIsVerifiedThere_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("comment");
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("short") << QByteArray("a") << QStringLiteral("timestamp:1\tfile:a\thashed");
    QTest::newRow("long") << kContent << QStringLiteral("Äpfel & 🍐");
    QTest::newRow("longest comment") << kContent << QString(kMaxTrustedComment, u'x');
}

void MinisignTest::ourSignatureIsVerifiedThere() {
    QFETCH(QByteArray, content);
    QFETCH(QString, comment);
    const SecretKey key = valueOr(SecretKey::generate());
    write("f", content);
    write("f.minisig", valueOr(signContent(key, content, comment)));
    const ProcessOutput output = minisign({QStringLiteral("-V"), QStringLiteral("-H"), QStringLiteral("-P"),
                                           key.publicKey().toBase64(), QStringLiteral("-m"), QStringLiteral("f")});
    QVERIFY2(output.exitCode == 0, output.standardError.constData());
    QVERIFY(output.standardOutput.contains(QByteArray("Trusted comment: " + comment.toUtf8() + '\n')));
    write("f", content + 'x');
    QVERIFY(minisign({QStringLiteral("-V"), QStringLiteral("-P"), key.publicKey().toBase64(), QStringLiteral("-m"),
                      QStringLiteral("f")})
                .exitCode != 0);
}

void MinisignTest::theirSignatureIsVerifiedHere_data() {
    QTest::addColumn<bool>("legacy");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("prehashed") << false << kContent;
    QTest::newRow("prehashed, empty") << false << QByteArray();
    QTest::newRow("legacy") << true << kContent;
    QTest::newRow("legacy, empty") << true << QByteArray();
}

void MinisignTest::theirSignatureIsVerifiedHere() {
    QFETCH(bool, legacy);
    QFETCH(QByteArray, content);
    succeed({QStringLiteral("-G"), QStringLiteral("-W"), QStringLiteral("-p"), QStringLiteral("p"),
             QStringLiteral("-s"), QStringLiteral("s")});
    write("f", content);
    QStringList arguments{QStringLiteral("-S"), QStringLiteral("-s"), QStringLiteral("s"), QStringLiteral("-m"),
                          QStringLiteral("f")};
    if (legacy)
        arguments << QStringLiteral("-l");
    succeed(arguments);
    const PublicKey key = valueOr(parsePublicKeyFile(read("p")));
    const Signature signature = valueOr(parseSignature(read("f.minisig")));
    QCOMPARE(signature.prehashed, !legacy);
    QCOMPARE(signature.keyId, key.id);
    QVERIFY(signature.commentText().startsWith(QLatin1String("timestamp:")));
    QVERIFY(verifySignature(signature, key, content));
    QCOMPARE(verifySignature(signature, key, QByteArray(content + 'x')).error().code, ErrorCode::Damaged);
    // The other kind of the same signature is another statement.
    Signature other = signature;
    other.prehashed = legacy;
    QVERIFY(!verifySignature(other, key, content));
}

void MinisignTest::publicKeys() {
    const SecretKey key = valueOr(SecretKey::generate());
    const QString text = key.publicKey().toBase64();
    QCOMPARE(text.size(), 56);
    QVERIFY(text.startsWith(QLatin1String("RW")));
    QCOMPARE(PublicKey::parse(text), key.publicKey());
    QCOMPARE(valueOr(parsePublicKeyFile(publicKeyFile(key.publicKey()))), key.publicKey());
    QVERIFY(valueOr(SecretKey::generate()).publicKey() != key.publicKey());
    for (const QString &wrong : {QString(), QString(text.chopped(1)), QString(text + u'A'), QString(text + u'\n'),
                                 QString(u' ' + text), QString(u"AA" + text.sliced(2)), QString(u"ü" + text.sliced(1))})
        QVERIFY2(!PublicKey::parse(wrong), qPrintable(wrong));
}

/// RFC 7693 (A) and RFC 8032 (7.1, test 2), so that not only two wrongs agree.
void MinisignTest::knownAnswers() {
    QCOMPARE(blake2b("abc", 64).toHex(),
             QByteArray("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                        "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"));
    const auto seed = QByteArray::fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    QCOMPARE(valueOr(ed25519PublicKey(seed)).toHex(),
             QByteArray("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
    QCOMPARE(valueOr(ed25519Sign(seed, "\x72")).toHex(),
             QByteArray("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
    QVERIFY(ScryptCost().bearable());
    QVERIFY(!(ScryptCost{(1ULL << 25) + 1, 1}).bearable());
    QVERIFY(!(ScryptCost{1, (1ULL << 30) + 1}).bearable());
}

void MinisignTest::commentsThatCannotBeSigned() {
    const SecretKey key = valueOr(SecretKey::generate());
    for (const QString &comment :
         {QStringLiteral("a\nb"), QStringLiteral("a\r"), QStringLiteral("\x1b[2J"), QStringLiteral("a\u2028b"),
          QStringLiteral("a\u202eb"), QString(QChar(0)), QString(kMaxTrustedComment + 1, u'x')}) {
        const auto made = signContent(key, "x", comment);
        QVERIFY2(!made, qPrintable(comment));
        QCOMPARE(made.error().code, ErrorCode::InvalidInput);
    }
}

QTEST_GUILESS_MAIN(MinisignTest)
#include "minisign_test.moc"
